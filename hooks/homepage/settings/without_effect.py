"""Options that Material documents and that change nothing on these pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from ..problems import Problem, did_you_mean, shown_path
from .inherited import child
from .lines import option_node, option_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..front_matter.yaml_reader import Steps

_SEARCH = "The search finds words as they are written, and their parts, in every language."
OPTIONS: Mapping[Steps, str] = {
    ("extra", "status"): "The bar at the top shows no status of pages.",
    ("theme", "logo"): "The pages show the name of the site.",
    ("theme", "icon", "logo"): "The pages show the name of the site.",
    ("theme", "icon", "repo"): "The link to the repository is its name, at the bottom.",
    ("theme", "icon", "menu"): "The bar at the top opens by an icon of its own.",
    ("theme", "icon", "alternate"): "The languages are named above the bar.",
    ("theme", "icon", "previous"): "The pages before and after have arrows.",
    ("theme", "icon", "next"): "The pages before and after have arrows.",
    ("theme", "icon", "share"): "The address of a page has the words of the search.",
    ("plugins", "search", "pipeline"): _SEARCH,
    ("plugins", "search", "jieba_dict"): _SEARCH,
    ("plugins", "search", "jieba_dict_user"): _SEARCH,
}
"""What there is instead of each option."""
_CODE = "Code is colored when the site is built."
_COLORS = "Write `theme: palette:`."
_BAR = "The bar at the top has all pages."
OF_OTHER_THEMES: Mapping[str, str] = {
    **dict.fromkeys(("highlightjs", "hljs_style", "hljs_style_dark", "hljs_languages"), _CODE),
    **dict.fromkeys(("color_mode", "user_color_mode_toggle", "nav_style"), _COLORS),
    **dict.fromkeys(("navigation_depth", "collapse_navigation", "titles_only", "sticky_navigation"), _BAR),
    "analytics": "Write `extra: analytics:`, as Material documents it.",
    "include_homepage_in_sidebar": "The name of the site leads to the start page.",
    "locale": "Write `theme: language:`.",
    "prev_next_buttons_location": "Write `navigation.footer` under `theme: features:`.",
    "shortcuts": "The search opens by the keys / and Ctrl+K.",
}
"""Options below `theme` that MkDocs documents for its own two themes, with what to write instead."""
FEATURES: Mapping[str, str] = {
    "navigation.expand": "The pages of a section are in the bar at the top.",
    "navigation.prune": "The bar at the top is small on every page.",
    "navigation.sections": "The pages of a section are in the bar at the top.",
    "navigation.tabs": "The entries of `nav` are in the bar at the top without it.",
    "navigation.tabs.sticky": "The bar at the top stays in sight without it.",
    "navigation.tracking": "The address of a section is in its heading.",
    "search.share": "The address of a page has the words of the search without it.",
    "search.suggest": "The search shows its results at each letter.",
    "toc.follow": "The contents beside a text are short.",
    "toc.integrate": "The contents of a page are beside its text.",
}
_EFFECTIVE = (
    *("announce.dismiss", "content.action.edit", "content.action.view", "content.code.annotate", "content.code.copy"),
    *("content.code.select", "content.footnote.tooltips", "content.lazy", "content.tabs.link", "content.tooltips"),
    *("header.autohide", "navigation.footer", "navigation.indexes", "navigation.instant", "navigation.path"),
    *("navigation.instant.prefetch", "navigation.instant.preview", "navigation.instant.progress", "navigation.top"),
    "search.highlight",
)
"""Material's other features."""
_FORMULA_SCRIPT = re.compile("katex|mathjax|temml|arithmatex|formula", re.IGNORECASE)
_OFF = {"", "~", "null", "false"}
_LOGO_OF_NEW_SITES = "material/account"
_OWN_COLORS = {"custom", "white", "black"}


def options_without_effect(config_file: str, root: Path) -> Iterator[Problem]:
    """Yield a problem for each option and each feature of the theme that is set and changes nothing."""
    file = Path(config_file)
    if steps := _entry(file, "plugins", "social") or _entry(file, "plugins", "material/social"):
        path, line = option_place(file, steps)
        message = "plugins.social makes a second card of each page: the engine makes cards for sharing. Delete it."
        yield Problem(shown_path(path, root), line, message, "no-effect")
    yield from _of_other_themes(file, root)
    yield from _misspelled_features(file, root)
    yield from _formulas(file, root)
    if (frame := option_node(file, ("extra", "homepage", "frame"))) and frame.value == "material":
        return
    for steps, instead in OPTIONS.items():
        node = option_node(file, steps)
        if node is not None and not _is_off(node):
            yield _problem(steps, ".".join(map(str, steps)), instead, file, root)
    features = option_node(file, ("theme", "features"))
    for number, each in enumerate(features.value if isinstance(features, yaml.SequenceNode) else ()):
        if each.value in FEATURES:
            steps = ("theme", "features", number)
            yield _problem(steps, f"the feature {each.value}", FEATURES[each.value], file, root)
    yield from _colors(file, root)


def _is_off(node: yaml.Node) -> bool:
    """Return whether an option says nothing, or only what new sites begin with."""
    return isinstance(node, yaml.ScalarNode) and (node.value.lower() in _OFF or node.value == _LOGO_OF_NEW_SITES)


def _of_other_themes(file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each option that only other themes have."""
    for name, instead in OF_OTHER_THEMES.items():
        if option_node(file, ("theme", name)) is not None:
            path, line = option_place(file, ("theme", name))
            message = f"theme.{name} is an option of other themes and has no effect here. {instead}"
            yield Problem(shown_path(path, root), line, message, "no-effect")


def _misspelled_features(file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each name that looks like a feature of Material's; templates may know others."""
    features, known = option_node(file, ("theme", "features")), (*FEATURES, *_EFFECTIVE)
    for number, each in enumerate(features.value if isinstance(features, yaml.SequenceNode) else ()):
        hint = did_you_mean(str(each.value), known) if str(each.value) not in known else ""
        if hint:
            path, line = option_place(file, ("theme", "features", number))
            message = f'theme.features contains "{each.value}", which Material does not know.{hint}'
            yield Problem(shown_path(path, root), line, message, "theme-option")


def _formulas(file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem if an extension leaves formulas to a script and the site has no script."""
    steps = _entry(file, "markdown_extensions", "pymdownx.arithmatex")
    if steps and not any(_draws_formulas(each, file) for each in _scripts(file)):
        path, line = option_place(file, steps)
        message = (
            "pymdownx.arithmatex leaves formulas to a script, and extra_javascript names none for them. Delete it:"
            " formulas become MathML without it. Else name a copy of KaTeX or MathJax under `extra_javascript`."
        )
        yield Problem(shown_path(path, root), line, message, "no-effect")


def _scripts(file: Path) -> Iterator[str]:
    """Yield the scripts that a configuration names."""
    scripts = option_node(file, ("extra_javascript",))
    for each in scripts.value if isinstance(scripts, yaml.SequenceNode) else ():
        node = each if isinstance(each, yaml.ScalarNode) else child(each, "path")
        yield str(node.value) if node is not None else ""


def _draws_formulas(script: str, file: Path) -> bool:
    """Return whether a script's name, or what it says, speaks of formulas."""
    docs = option_node(file, ("docs_dir",))
    own = file.parent / (docs.value if isinstance(docs, yaml.ScalarNode) else "docs") / script
    text = own.read_text(encoding="utf-8", errors="replace") if script and own.is_file() else ""
    return bool(_FORMULA_SCRIPT.search(script) or _FORMULA_SCRIPT.search(text))


def _entry(file: Path, option: str, name: str) -> Steps:
    """Return the steps to an extension or a plugin in a list or a mapping; none if no file names it."""
    entries = option_node(file, (option,))
    for number, each in enumerate(entries.value if isinstance(entries, yaml.SequenceNode) else ()):
        if each.value == name:
            return option, number
    return (option, name) if option_node(file, (option, name)) is not None else ()


def _colors(file: Path, root: Path) -> Iterator[Problem]:
    """Yield a problem for each color of Material that a palette names."""
    palette = option_node(file, ("theme", "palette"))
    is_list = isinstance(palette, yaml.SequenceNode)
    for number, each in enumerate(palette.value if isinstance(palette, yaml.SequenceNode) else [palette]):
        for key in ("primary", "accent"):
            color = child(each, key)
            if isinstance(color, yaml.ScalarNode) and color.value not in _OWN_COLORS:
                steps: Steps = ("theme", "palette", *((number,) if is_list else ()), key)
                instead = "The colors are those in docs/assets/homepage.css, such as --md-accent-fg-color."
                yield _problem(steps, f"theme.palette.{key}", instead, file, root)


def _problem(steps: Steps, name: str, instead: str, config_file: Path, root: Path) -> Problem:
    path, line = option_place(config_file, steps)
    message = (
        f"{name} has no effect on these pages. {instead} Delete it, or write `frame: material` under"
        " `extra: homepage:` for Material's own pages."
    )
    return Problem(shown_path(path, root), line, message, "no-effect")
