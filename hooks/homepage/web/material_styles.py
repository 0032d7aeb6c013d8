"""Finds an author's styles for parts and colors of Material that pages in the engine's frame do not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..problems import Problem
from .custom_properties import settings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

PARTS: Mapping[str, str] = {
    "copyright": ".bottom",
    "footer": ".bottom",
    "header": ".top",
    "logo": ".top__name",
    "nav": ".top__entries, or .contents beside a text",
    "overlay": ".top",
    "search": ".search",
    "sidebar": ".margin",
    "source": ".bottom",
    "tabs": ".top__entries",
}
"""Components of Material, each as the `x` of its class `md-x`, and the class of what these pages have instead."""
OF_BLOGS = ("nav", "sidebar")
"""Components that posts of a blog have."""
_WIDTH = "the width of all parts of a page is `--page`, such as `:root { --page: 72rem; }`"
_ACCENT = "set `--md-accent-fg-color`, the color of links and buttons"
_PAPER = "set `--md-default-bg-color` and `--md-default-fg-color`"
PROPERTIES: Mapping[str, str] = {
    "--md-primary-fg-color": _ACCENT,
    "--md-primary-fg-color--light": _ACCENT,
    "--md-primary-fg-color--dark": _ACCENT,
    "--md-primary-bg-color": _PAPER,
    "--md-primary-bg-color--light": _PAPER,
    "--md-footer-bg-color": _PAPER,
    "--md-footer-bg-color--dark": _PAPER,
    "--md-footer-fg-color": _PAPER,
    "--md-footer-fg-color--light": _PAPER,
    "--md-footer-fg-color--lighter": _PAPER,
    "--md-hue": _PAPER,
}
"""Colors of Material that nothing on these pages has."""
_NO_SELECTOR = re.compile(r"""/\*.*?\*/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'""", re.DOTALL)
_HEAD = re.compile(r"([^{};]*)\{")
_CLASS = re.compile(r"\.md-([a-z]+)(?:__[\w-]+|--[\w-]+)?(?![\w-])")


def styles_without_effect(css: str, path: str, templates: Iterable[str], *, has_blog: bool) -> Iterator[Problem]:
    """Yield a problem for each part and each color of Material that a stylesheet of the author's is about.

    `templates` are the author's own, which may have these parts.
    """
    for line, what in sorted([*_parts(css, "".join(templates), has_blog=has_blog), *_colors(css)]):
        message = f"{what}. Or write `frame: material` under `extra: homepage:` for Material's own pages."
        yield Problem(path, line, message, "no-effect")


def _parts(css: str, templates: str, *, has_blog: bool) -> Iterator[tuple[int, str]]:
    """Yield the first line of each part that no page has, with what is wrong and what to write instead."""
    plain = _NO_SELECTOR.sub(lambda text: re.sub(r"[^\n]", " ", text[0]), css)
    known = {*(OF_BLOGS if has_blog else ()), *_CLASS.findall(re.sub(r"\bmd-", ".md-", templates))}
    for head in _HEAD.finditer(plain):
        for found in _CLASS.finditer(head[1]):
            line = plain.count("\n", 0, head.start(1) + found.start()) + 1
            if found[1] in PARTS and found[1] not in known:
                known.add(found[1])
                yield line, f"{found[0]} has no effect on these pages: the class here is {PARTS[found[1]]}"
            elif found[0] == ".md-grid" and "max-width" in plain[head.end() :].partition("}")[0]:
                yield line, f"max-width of .md-grid moves only the middle of a page: {_WIDTH}"


def _colors(css: str) -> Iterator[tuple[int, str]]:
    for setting in settings(css):
        if setting.name in PROPERTIES:
            yield setting.line, f"{setting.name} has no effect on these pages: {PROPERTIES[setting.name]}"
