"""Finds the file and line at which `mkdocs.yml` sets an option, and options that are set twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

from ..problems import Problem, shown_path
from .inherited import child, configuration_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..front_matter.yaml_reader import Steps


def option_place(config_file: Path, steps: Steps) -> tuple[Path, int]:
    """Return the file and line that set an option; files named by `INHERIT` are searched, too."""
    best = (config_file, 1, 0)
    for each in configuration_files(config_file):
        line, depth = _deepest(each.root, steps)
        if depth > best[2]:
            best = (each.path, line, depth)
    return best[0], best[1]


def is_set(config_file: Path, steps: Steps) -> bool:
    """Return whether a configuration file, or one that it inherits from, sets an option."""
    return any(_deepest(each.root, steps)[1] == len(steps) for each in configuration_files(config_file))


def option_node(config_file: Path, steps: Steps) -> yaml.Node | None:
    """Return what the nearest file that sets an option says, or None if no file sets it."""
    for each in configuration_files(config_file):
        node = each.root
        for step in steps:
            node = child(node, step)
        if node is not None:
            return node
    return None


def file_named(config_file: Path, steps: Steps) -> str:
    """Return the file that an option names, as a text or as `path` of a mapping; empty if it names none.

    Plugins change options after the configuration was read, and add files of their own.
    """
    node = option_node(config_file, steps)
    if isinstance(node, yaml.MappingNode):
        node = child(node, "path")
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def repeated_options(config_file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each option that a mapping sets twice: YAML uses only the last value."""
    for each in configuration_files(config_file):
        for node in _mappings(each.root):
            lines: dict[str, int] = {}
            for key, _ in node.value:
                line = key.start_mark.line + 1
                first = lines.setdefault(str(key.value), line)
                if first != line and not str(key.value).startswith("-"):  # items without a space: said as such
                    message = (
                        f'"{key.value}" is already set on line {first}, and only the value here is used. Join the two.'
                    )
                    yield Problem(shown_path(each.path, root), line, message, "site-option")


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
        key = child(node, step, key=True)
        if key is None:
            break
        line, depth, node = key.start_mark.line + 1, depth + 1, child(node, step)
    return line, depth
