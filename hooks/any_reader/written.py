"""What `mkdocs.yml` and the files that it inherits from say, in plain values."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import yaml
from homepage.settings.inherited import configuration_files

if TYPE_CHECKING:
    from pathlib import Path


class _Loader(yaml.SafeLoader):
    """Loads YAML; for a function it names, the name: the reader finds the function by that."""


def _name(_: _Loader, name: str, node: yaml.Node) -> str:
    return name


def _call(loader: _Loader, name: str, node: yaml.Node) -> dict[str, Any]:
    options = loader.construct_mapping(node, deep=True) if isinstance(node, yaml.MappingNode) else {}
    return {"object": name, "kwds": options.get("kwds") or {}}


def _variable(loader: _Loader, node: yaml.Node) -> Any:
    """Return the value of the first variable of the environment that is set, or the last value of the list."""
    values = loader.construct_sequence(node) if isinstance(node, yaml.SequenceNode) else [loader.construct_scalar(node)]  # type: ignore[arg-type]
    names = values[:-1] if len(values) > 1 else values
    for name in map(str, names):
        if name in os.environ:
            return yaml.safe_load(os.environ[name])
    return values[-1] if len(values) > 1 else None


_Loader.add_multi_constructor("tag:yaml.org,2002:python/name:", _name)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/object/apply:", _call)
_Loader.add_constructor("!ENV", _variable)
_Loader.add_constructor(None, lambda loader, node: None)


def written_in(file: Path) -> dict[str, Any]:
    """Return the options of a configuration file, joined with those that it inherits as MkDocs joins them."""
    joined: dict[str, Any] = {}
    for each in configuration_files(file):
        own = None if each.root is None else _Loader("").construct_document(each.root)
        joined = _joined(own, joined) if isinstance(own, dict) else joined
    return {name: value for name, value in joined.items() if name != "INHERIT" and value is not None}


def _joined(inherited: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return two mappings joined into one; any value of `own` that is not a mapping takes precedence."""
    both = {
        key for key in inherited.keys() & own.keys() if isinstance(inherited[key], dict) and isinstance(own[key], dict)
    }
    return inherited | own | {key: _joined(inherited[key], own[key]) for key in both}
