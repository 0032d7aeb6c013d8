"""Options that Material documents and that change nothing on these pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from ..problems import Problem, shown_path
from .lines import option_node, option_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..front_matter.yaml_reader import Steps

_OPTIONS: Mapping[Steps, str] = {
    ("theme", "font"): "The fonts are those in docs/assets/homepage.css, such as --site-serif.",
    ("theme", "logo"): "The pages show the name of the site.",
    ("extra", "analytics"): "The pages send nothing to services that count readers.",
    ("extra", "consent"): "The pages ask no other site for anything, so readers need not agree to that.",
    ("extra", "social"): "Write these addresses under `extra: homepage: author: profiles:`.",
}
"""What there is instead of each option."""
_FEATURES: Mapping[str, str] = {
    "navigation.expand": "The pages of a section are in the bar at the top.",
    "navigation.footer": "The bar at the top leads to all pages.",
    "navigation.path": "The bar at the top marks the section of a page.",
    "navigation.prune": "The bar at the top is small on every page.",
    "navigation.sections": "The pages of a section are in the bar at the top.",
    "navigation.tabs": "The entries of `nav` are in the bar at the top without it.",
    "navigation.tabs.sticky": "The bar at the top stays in sight without it.",
    "navigation.top": "The bar at the top stays in sight.",
    "search.share": "The address of a page has the words of the search without it.",
    "search.suggest": "The search shows its results at each letter.",
}
_OFF = {"", "~", "null", "false"}


def options_without_effect(config_file: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each option and each feature of the theme that is set and changes nothing."""
    for steps, instead in _OPTIONS.items():
        node = option_node(Path(config_file), steps)
        if node is not None and not (isinstance(node, yaml.ScalarNode) and node.value.lower() in _OFF):
            yield _problem(steps, ".".join(map(str, steps)), instead, config_file, root)
    features = option_node(Path(config_file), ("theme", "features"))
    for number, each in enumerate(features.value if isinstance(features, yaml.SequenceNode) else ()):
        if each.value in _FEATURES:
            steps = ("theme", "features", number)
            yield _problem(steps, f"the feature {each.value}", _FEATURES[each.value], config_file, root)


def _problem(steps: Steps, name: str, instead: str, config_file: str, root: Path) -> Problem:
    path, line = option_place(Path(config_file), steps)
    message = f"{name} has no effect on these pages. {instead} Delete it."
    return Problem(shown_path(path, root), line, message, "no-effect")
