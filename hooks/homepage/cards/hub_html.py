"""The HTML that a card's text may hold: about what the Hub lets through, since a card may come from a stranger."""

from __future__ import annotations

import re
from functools import cache
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import nh3

from ..text.word_sets import word_set
from .nested_html import nested

if TYPE_CHECKING:
    from ..problems import Severity

PLACE = "data-place"
"""The attribute of an element that stands for something made here, such as a formula."""

_ELEMENTS = word_set(
    "a abbr audio b bdi bdo blockquote br caption center cite code col colgroup dd del details dfn div dl dt em"
    " figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p picture pre q rp rt ruby s samp section"
    " small source span strike strong sub summary sup table tbody td tfoot th thead time tr tt u ul var video wbr"
)
_ATTRIBUTES = {
    "*": word_set("align dir height id lang style title valign width"),
    "a": word_set("href name"),
    "audio": word_set("controls loop muted src"),
    "col": word_set("span"),
    "colgroup": word_set("span"),
    "del": word_set("datetime"),
    "details": word_set("open"),
    "font": word_set("size"),
    "img": word_set("alt border src srcset"),
    "ins": word_set("datetime"),
    "li": word_set("value"),
    "ol": word_set("reversed start type"),
    "source": word_set("media src srcset type"),
    "table": word_set("border cellpadding cellspacing"),
    "td": word_set("colspan headers rowspan"),
    "th": word_set("abbr colspan headers rowspan scope"),
    "time": word_set("datetime"),
    "video": word_set("controls loop muted poster src"),
}
_VALUES = {"a": {"target": {"_blank"}}}
_CLASSES = {
    "a": word_set("footnote-backref"),
    "div": word_set("admonition note tip info warning danger footnote"),
    "p": word_set("admonition-title"),
    "sup": word_set("footnote-ref"),
}
"""The classes that the reader of Markdown writes; an author's mean nothing here, or something of the page's."""
_STYLES = word_set(
    "align-items display flex-wrap font-size font-style font-weight gap justify-content list-style-type max-width"
    " text-align text-decoration vertical-align width"
)
"""Properties that cannot take an element out of its place and cannot load anything."""
_SCHEMES = word_set("http https mailto")
_ADDRESSES = word_set("href poster src")
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
_UNSEEN = re.compile(r"[\x00-\x20]+")
_RUNS = re.compile(r"on[a-z]+")

_MANY = 400
"""How many tags can become a page without end if their elements do not end where they should."""
_WITH_CONTENT = re.compile(
    r"<(script|style|svg|math|template|iframe|object|noscript|textarea|select|title)\b[^<>]*>(?:(?!<\1\b).)*?</\1\s*>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"</?([a-z][\w:-]*)(?:[\s/][^<>]*)?>", re.IGNORECASE)


def clean(html: str) -> str:
    """Return HTML with only the elements, attributes and addresses that a card's text may hold, each element closed."""
    few = html.count("<") < _MANY
    return _cleaner().clean(html if few else nested(html, _ELEMENTS))


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_ELEMENTS,
        attributes=_ATTRIBUTES | {"div": {PLACE}, "span": {PLACE}},
        tag_attribute_values=_VALUES,
        allowed_classes=_CLASSES,
        filter_style_properties=_STYLES,
        url_schemes=_SCHEMES,
        link_rel=None,
    )


def without_foreign_tags(html: str) -> str:
    """Return an author's HTML without tags of other elements: one that is never closed would hide what follows it."""
    return _TAG.sub(lambda tag: tag[0] if tag[1].lower() in _ELEMENTS else "", _WITH_CONTENT.sub("", html))


def removed(html: str) -> tuple[tuple[int, str, Severity], ...]:
    """Return what `clean` removes from an author's HTML: how many lines it is below the first, and a message."""
    reader = _Removed()
    reader.feed(html)
    return tuple(reader.found)


class _Removed(HTMLParser):
    """Finds what a card's text may not hold."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[int, str, Severity]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at the element and its attributes."""
        if tag not in _ELEMENTS:
            advice = "Write it in Markdown, or as code between backquotes."
            self._add(f"the text of a card cannot hold <{tag}>, so it is removed. {advice}", "warning")
            return
        for name, value in attrs:
            self._look_at(tag, name, value or "")

    def _look_at(self, tag: str, name: str, value: str) -> None:
        if _RUNS.fullmatch(name):
            self._add(f"{name} is removed, since the text of a card runs no script. Remove it here.", "warning")
        elif name in _ADDRESSES and not may_follow(value):
            self._add(f"{unsafe_address(value)}", "warning")
        elif name == "style":
            self._look_at_style(value)
        elif name not in _ATTRIBUTES["*"] | _ATTRIBUTES.get(tag, frozenset()) | _VALUES.get(tag, {}).keys():
            self._add(f"the attribute {name} of <{tag}> is removed.", "note")

    def _look_at_style(self, value: str) -> None:
        properties = (each.partition(":")[0].strip().lower() for each in value.split(";"))
        if foreign := sorted({each for each in properties if each and each not in _STYLES}):
            advice = f"What it may set: {', '.join(sorted(_STYLES))}."
            self._add(f"style is removed as far as it sets {', '.join(foreign)}. {advice}", "warning")

    def _add(self, message: str, severity: Severity) -> None:
        self.found.append((self.getpos()[0] - 1, message, severity))


def may_follow(address: str) -> bool:
    """Return whether readers can follow an address: it has no scheme, or that of the web or of mail."""
    scheme = _SCHEME.match(_UNSEEN.sub("", address))
    return scheme is None or scheme[1].lower() in _SCHEMES


def unsafe_address(address: str) -> str:
    """Return what is wrong with an address that readers cannot follow."""
    return f'"{address}" is not an address that readers can follow: write one that starts with https:// or mailto:'
