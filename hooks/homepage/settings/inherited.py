"""The files that make up a configuration: `mkdocs.yml` and those that it names in `INHERIT`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from ..text.encoding import decode

if TYPE_CHECKING:
    from pathlib import Path

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class ConfigurationFile:
    """One file of a configuration, with its lines."""

    path: Path
    text: str = ""
    root: yaml.Node | None = None
    """What the file contains; None if it is empty or cannot be read."""
    error: Exception | None = None
    """Why it cannot be read."""

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
    text = ""
    try:
        text = decode(path.read_bytes())[0]
        return ConfigurationFile(path, text, yaml.compose(text, Loader=_LOADER))
    except (OSError, yaml.YAMLError, ValueError, RecursionError) as error:
        return ConfigurationFile(path, text, error=error)


def child(node: yaml.Node | None, step: str | int, *, key: bool = False) -> yaml.Node | None:
    """Return what a node has under a key or at an index, or with `key` the key itself; None if it has nothing there."""
    if isinstance(node, yaml.MappingNode):
        return next((pair[0] if key else pair[1] for pair in node.value if pair[0].value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        return node.value[step] if step < len(node.value) else None
    if isinstance(node, yaml.SequenceNode):  # plugins may be a list, each with its own options
        return next(filter(None, (child(item, step, key=key) for item in node.value)), None)
    return None
