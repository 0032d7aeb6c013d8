"""The newest of the news, for a first screen below which the list of news is out of sight."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple

_LIST = re.compile(r'<ol class="items[^"]*\bitems--news\b')
_HEADING = re.compile(r'<h[2-6]\b[^>]*\sid="([^"]+)"')
_WHEN = re.compile(r'class="item__when"[^>]*>(.*?)</(?:time|span)>', re.DOTALL)
_WHAT = re.compile(r'class="item__what"[^>]*>(.*?)</p>', re.DOTALL)
_VOID = {"br", "hr", "img", "input", "wbr"}
_BEFORE_MARK = re.compile(r"\s+(?=[.,;:!?،؛؟](?:\s|$))")


class Newest(NamedTuple):
    """One item of the news, as text."""

    when: str
    """Its date as the list shows it; empty without one."""
    text: str
    place: str
    """The id of the heading above the list; empty without one."""


def newest_news(html: str) -> Newest | None:
    """Return the first item of the first list of news in the HTML of a page, without citations; None without one."""
    start = _LIST.search(html)
    what = start and _WHAT.search(html, start.end())
    if not (start and what):
        return None
    when = _WHEN.search(html, start.end(), what.start())
    above = _HEADING.findall(html, 0, start.start())
    return Newest(_text(when[1]) if when else "", _text(what[1]), above[-1] if above else "")


def _text(html: str) -> str:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return _BEFORE_MARK.sub("", " ".join("".join(reader.parts).split()))


class _Reader(HTMLParser):
    """Reads text that is not in a citation."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._open: list[bool] = []
        """Whether each open element is a citation."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_data(" ")
        else:
            self._open.append("citation" in (dict(attrs).get("class") or "").split())

    def handle_endtag(self, tag: str) -> None:
        if self._open:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        if not any(self._open):
            self.parts.append(data)
