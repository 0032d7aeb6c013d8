"""Pages that need few styles: those without tables, notes, code, filters and the like."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .stylesheet import selectors, with_selectors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_EVERYWHERE = frozenset({"md-typeset", "md-container", "md-content", "md-content__inner", "md-main", "md-main__inner"})
"""The classes of Material's on each page of the engine's frame."""
_STATES = frozenset({"md-grid", "focus-visible", "headerlink", "js", "no-js"})
_ELEMENTS = "table|caption|thead|tbody|tr|th|td|details|summary|kbd|mark|iframe|video"
"""Elements that bring styles of their own."""
_NAME = re.compile(rf"\.(-?[a-zA-Z_][\w-]*)|\[(data-[\w-]+)|(?<![\w.#-])((?:{_ELEMENTS}))(?![\w-])")
_CONDITION = re.compile(r":(?:not|has)\((?:[^()]|\([^()]*\))*\)|\"[^\"]*\"|'[^']*'")
_CHOICE = re.compile(r":(?:is|where)\(((?:[^()]|\([^()]*\))*)\)")
_CHECKBOX = "[type=checkbox]"
_CLASSES = re.compile(r"""class=(?<=\sclass=)("[^"]*"|'[^']*'|[^\s"'>]+)""")  # starts with letters: that is fast
_DATA = re.compile(r"data-(?<=\sdata-)[\w-]+")
_IN_PAGE = re.compile(r"<(?:table|details|kbd|mark|iframe|video)\b(?! class=\"?top__)")
"""Elements, but not those that are only in others; the top of each page has rules of its own."""
_START = 100_000
"""How many letters of a long page usually tell."""


def of_plain_pages(material: str) -> str:
    """Return what pages without any part need of Material's stylesheet."""
    return with_selectors(material, _is_plain)


def parts_of(usual: str, plain: str) -> list[list[str]]:
    """Return what a page has if it needs a rule that is only in the first stylesheet, each as names found together."""
    left_out = {choice for selector in {*selectors(usual)} - {*selectors(plain)} for choice in _choices(selector)}
    found = {frozenset(_names(_CONDITION.sub("", choice))) - _STATES for choice in left_out}
    return sorted(sorted(part) for part in found if not any(other < part for other in found))


def is_plain(html: str, parts: Sequence[Iterable[str]]) -> bool:
    """Return whether a whole page has none of the parts."""
    if len(html) > _START and not is_plain(html[: html.rfind(">", 0, _START)], parts):
        return False
    classes = " ".join(each.strip("\"'") for each in set(_CLASSES.findall(html)))  # long lists repeat a few
    names = {*classes.split(), *_DATA.findall(html), *_IN_PAGE.findall(html)}
    return not any(names.issuperset(part) for part in parts)


def _is_plain(selector: str) -> bool:
    names = {name for name in _names(selector) if not name.startswith("data-md-")}
    return names <= _EVERYWHERE | _STATES and _CHECKBOX not in selector


def _choices(selector: str) -> Iterator[str]:
    """Yield a selector once for each alternative in its `:is()`."""
    choice = _CHOICE.search(selector)
    if not choice:
        yield selector
        return
    for alternative in choice[1].split(","):
        yield from _choices(selector[: choice.start()] + alternative + selector[choice.end() :])


def _names(selector: str) -> Iterable[str]:
    return (f"<{element}" if element else name or data for name, data, element in _NAME.findall(selector))
