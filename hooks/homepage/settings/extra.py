"""Checks the options below `extra` that Material documents: its templates fail on wrong ones, or ignore them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from ..problems import Problem, did_you_mean, shown_path
from .lines import option_node, option_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..front_matter.yaml_reader import Steps

_BELOW = "options of its own on lines below it, such as "
_FORMS: Mapping[str, tuple[type[yaml.Node], str]] = {
    "analytics": (yaml.MappingNode, f"{_BELOW}`provider: google`"),
    "annotate": (yaml.MappingNode, f"{_BELOW}`json: [.s2]`"),
    "consent": (yaml.MappingNode, f"{_BELOW}`title: Cookies` and `description: …`"),
    "polyfills": (yaml.SequenceNode, "a list of addresses, each after a hyphen"),
    "social": (yaml.SequenceNode, "a list: `- icon: fontawesome/brands/github`, and `link: …` on the next line"),
    "status": (yaml.MappingNode, f"{_BELOW}`new: Recently added`"),
    "tags": (yaml.MappingNode, f"{_BELOW}`HTML5: html`"),
    "version": (yaml.MappingNode, f"{_BELOW}`provider: mike`"),
}
"""The form of each option, and what to write."""
_OFF = {"", "~", "null", "false"}
_PROVIDER: Steps = ("extra", "analytics", "provider")
_ANALYTICS = "partials/integrations/analytics"


def extra_problems(folders: Sequence[str], config_file: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each option of a wrong form; `folders` are the folders with the theme's templates."""
    file = Path(config_file)
    for name, (form, wanted) in _FORMS.items():
        node = option_node(file, ("extra", name))
        is_off = isinstance(node, yaml.ScalarNode) and (node.value.lower() in _OFF or node.tag.startswith("!"))
        if node is not None and not is_off and not isinstance(node, form):
            yield _problem(("extra", name), f"extra.{name} takes {wanted}.", file, root)
    yield from _provider(folders, file, root)


def _provider(folders: Sequence[str], file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for a provider of analytics for which no folder of the theme has a template."""
    node = option_node(file, _PROVIDER)
    name = str(node.value) if node else ""
    known = {file.stem for each in folders for file in Path(each, _ANALYTICS).glob("*.html")}
    if node and name not in known and not node.tag.startswith("!"):
        hint = did_you_mean(name, known) or f" Put {_ANALYTICS}/{name}.html into the folder `custom_dir`."
        message = f'extra.analytics.provider: there is no template for "{name}".{hint}'
        yield _problem(_PROVIDER, message, file, root)


def _problem(steps: Steps, message: str, file: Path, root: Path) -> Problem:
    path, line = option_place(file, steps)
    return Problem(shown_path(path, root), line, message, "theme-option", "error")
