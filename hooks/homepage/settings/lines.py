"""Finds the file and line at which `mkdocs.yml` sets an option, and options that are set twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from ..problems import Problem, shown_path
from ..text.encoding import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..front_matter.yaml_reader import Steps

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def option_place(config_file: Path, steps: Steps) -> tuple[Path, int]:
    """Return the file and line that set an option; files named by `INHERIT` are searched, too."""
    best = (config_file, 1, 0)
    for file, root in _inherited(config_file):
        line, depth = _deepest(root, steps)
        if depth > best[2]:
            best = (file, line, depth)
    return best[0], best[1]


def inherited_files(config_file: Path) -> list[Path]:
    """Return the configuration files that a configuration inherits from, the nearest first."""
    return [file for file, _ in _inherited(config_file)][1:]


def repeated_options(config_file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each option that a mapping sets twice: YAML uses only the last value."""
    for file, top in _inherited(config_file):
        for node in _mappings(top):
            lines: dict[str, int] = {}
            for key, _ in node.value:
                line = key.start_mark.line + 1
                first = lines.setdefault(str(key.value), line)
                if first != line:
                    message = (
                        f'"{key.value}" is already set on line {first}, and only the value here is used. Join the two.'
                    )
                    yield Problem(shown_path(file, root), line, message, "site-option")


def _inherited(config_file: Path) -> Iterator[tuple[Path, yaml.Node | None]]:
    """Yield a configuration file and the files it inherits from, each as YAML nodes, which have line numbers."""
    file: Path | None = config_file
    seen: set[Path] = set()
    while file is not None and file.is_file() and file not in seen:
        seen.add(file)
        try:
            root = yaml.compose(decode(file.read_bytes())[0], Loader=_LOADER)
        except (yaml.YAMLError, ValueError, RecursionError):  # `read_configuration` reports this
            return
        yield file, root
        parent = _child(root, "INHERIT")
        file = (file.parent / parent.value).resolve() if isinstance(parent, yaml.ScalarNode) else None


def _mappings(node: yaml.Node | None) -> Iterator[yaml.MappingNode]:
    if isinstance(node, yaml.MappingNode):
        yield node
        for _, value in node.value:
            yield from _mappings(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _mappings(item)


def _deepest(node: yaml.Node | None, steps: Steps) -> tuple[int, int]:
    """Return the line of the deepest key on the way to an option that exists, and how many keys exist."""
    line, depth = 1, 0
    for step in steps:
        key = _child(node, step, key=True)
        if key is None:
            break
        line, depth, node = key.start_mark.line + 1, depth + 1, _child(node, step)
    return line, depth


def _child(node: yaml.Node | None, step: str | int, *, key: bool = False) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((pair[0] if key else pair[1] for pair in node.value if pair[0].value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.SequenceNode):  # plugins can be a list in which each has its own options
        return next(filter(None, (_child(item, step, key=key) for item in node.value)), None)
    return None
