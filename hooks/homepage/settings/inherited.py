"""The files that make up a configuration: `mkdocs.yml` and those that it names in `INHERIT`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import yaml

from ..front_matter.key_by_key import without_unreadable
from ..front_matter.yaml_mistakes import mistake
from ..text.encoding import decode

if TYPE_CHECKING:
    from pathlib import Path

    from ..front_matter.yaml_mistakes import UnreadableYaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class ConfigurationFile:
    """One file of a configuration, with its lines."""

    path: Path
    text: str = ""
    root: yaml.Node | None = None
    """What the file contains, without the top-level keys that cannot be read; None if nothing is left."""
    error: OSError | None = None
    """Why the file cannot be opened."""
    mistakes: tuple[UnreadableYaml, ...] = ()
    """What cannot be read as YAML."""

    @property
    def parent(self) -> Path | None:
        """The file that it inherits from, or None."""
        node = child(self.root, "INHERIT")
        return (self.path.parent / node.value).resolve() if isinstance(node, yaml.ScalarNode) else None


def configuration_files(config_file: Path) -> list[ConfigurationFile]:
    """Return a configuration and the files that it inherits from, the nearest first, each once."""
    found = [_read(config_file)]
    seen = {config_file.resolve()}
    while (parent := found[-1].parent) and parent not in seen:
        seen.add(parent)
        found.append(_read(parent))
    return found


def _read(path: Path) -> ConfigurationFile:
    try:
        text = _with_one_line_end(decode(path.read_bytes())[0])
    except OSError as error:
        return ConfigurationFile(path, error=error)
    return _parsed(path, text)


@lru_cache(maxsize=8)  # a build asks for many lines of few files
def _parsed(path: Path, text: str) -> ConfigurationFile:
    try:
        return ConfigurationFile(path, text, yaml.compose(text, Loader=_LOADER))
    except (yaml.YAMLError, RecursionError) as error:
        return _recovered(path, text, error)


def _recovered(path: Path, text: str, whole: Exception) -> ConfigurationFile:
    """Return a file as far as it can be read: each top-level key by itself."""
    readable, mistakes = without_unreadable(text)
    try:
        return ConfigurationFile(
            path, text, yaml.compose(readable, Loader=_LOADER), mistakes=mistakes or (mistake(whole, text, 1),)
        )
    except (yaml.YAMLError, RecursionError):
        return ConfigurationFile(path, text, mistakes=(mistake(whole, text, 1),))


def _with_one_line_end(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def child(node: yaml.Node | None, step: str | int, *, key: bool = False) -> yaml.Node | None:
    """Return what a node has under a key or at an index, or with `key` the key itself; None if it has nothing there."""
    if isinstance(node, yaml.MappingNode):
        return next((pair[0] if key else pair[1] for pair in node.value if pair[0].value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.SequenceNode):  # plugins may be a list, each with its own options
        return next(filter(None, (child(item, step, key=key) for item in node.value)), None)
    return None
