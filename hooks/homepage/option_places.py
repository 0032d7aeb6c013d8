"""The file and line at which `mkdocs.yml` sets an option."""

from __future__ import annotations

from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from .front_matter_yaml import Steps


def option_place(config_file: Path, steps: Steps) -> tuple[Path, int]:
    """Return the file and line that set an option, following `INHERIT` where the file itself does not."""
    best = (config_file, 1, 0)
    file: Path | None = config_file
    while file is not None and file.is_file():
        root = yaml.compose(file.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
        line, depth = _deepest(root, steps)
        if depth > best[2]:
            best = (file, line, depth)
        parent = _child(root, "INHERIT")
        file = (file.parent / parent.value).resolve() if isinstance(parent, yaml.ScalarNode) else None
    return best[0], best[1]


def _deepest(node: yaml.Node | None, steps: Steps) -> tuple[int, int]:
    """Return the line of the last step that can be followed, and how many could."""
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
    if isinstance(node, yaml.SequenceNode):  # plugins may stand in a list, each with its own options
        return next(filter(None, (_child(item, step, key=key) for item in node.value)), None)
    return None
