"""Checks the icons that `mkdocs.yml` names: a template that does not find one ends the build without a line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from ..problems import Problem, did_you_mean, shown_path
from ..text.named_files import file_in
from .inherited import child
from .lines import option_node, option_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..front_matter.yaml_reader import Steps

_ICONS: tuple[tuple[Steps, Steps], ...] = (
    (("theme", "icon"), ()),
    (("theme", "palette"), ("toggle", "icon")),
    (("extra", "social"), ("icon",)),
    (("extra", "analytics", "feedback", "ratings"), ("icon",)),
)
"""Where Material's documentation has icons: the steps to an option, and those within each of its items."""


def icon_problems(folders: Sequence[str], config_file: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each named icon that no folder of the theme has."""
    file = Path(config_file)
    for option, within in _ICONS:
        for steps, name in _named(option_node(file, option), option, within):
            if not any(file_in(Path(folder, ".icons"), f"{name}.svg") for folder in folders):
                path, line = option_place(file, steps)
                option_name = ".".join(step for step in steps if isinstance(step, str))
                message = f"{option_name}{_wrong(name, folders)}"
                yield Problem(shown_path(path, root), line, message, "theme-option", "error")


def _wrong(name: str, folders: Sequence[str]) -> str:
    if not name:
        return " is missing. Write the name of an icon, such as material/account."
    hint = did_you_mean(name, _known(folders)) or (
        " Write the name of an icon that Material has, such as material/account, or put"
        f" .icons/{name}.svg into the folder `custom_dir`."
    )
    return f': there is no icon "{name}".{hint}'


def _named(node: yaml.Node | None, steps: Steps, within: Steps) -> Iterator[tuple[Steps, str]]:
    """Yield the names of icons in an option, each with the steps to it; an empty name for an icon that is missing."""
    if isinstance(node, yaml.SequenceNode):
        for number, item in enumerate(node.value):
            yield from _named(item, (*steps, number), within)
    elif within and isinstance(node, yaml.MappingNode):
        inner = child(node, within[0])
        if inner is None and len(within) == 1:
            yield (*steps, *within), ""
        yield from _named(inner, (*steps, within[0]), within[1:])
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _named(value, (*steps, str(key.value)), ())
    elif isinstance(node, yaml.ScalarNode) and node.tag.endswith(":str") and steps != ("theme", "icon"):
        yield steps, str(node.value)


def _known(folders: Sequence[str]) -> list[str]:
    """Return the names of all icons."""
    roots = [Path(folder, ".icons") for folder in folders]
    return [file.relative_to(root).with_suffix("").as_posix() for root in roots for file in root.rglob("*.svg")]
