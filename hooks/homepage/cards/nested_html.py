"""HTML whose elements are all closed where they end, in place of what a stranger wrote.

A browser, and a sanitizer that reads HTML as browsers do, opens elements again that are not closed where they should
be: a few thousand letters could become a page without end.
"""

from __future__ import annotations

import re
from collections import Counter
from html import escape, unescape
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from ..text.word_sets import word_set

if TYPE_CHECKING:
    from collections.abc import Collection

VOID = word_set("br col hr img source wbr")
_DEEPEST = 60
_HEADINGS = word_set("h1 h2 h3 h4 h5 h6")
_END_PARAGRAPHS = _HEADINGS | word_set(
    "blockquote center dd details div dl dt figcaption figure hr li ol p pre section summary table ul"
)
_CELLS = word_set("caption td th")
_ROWS = word_set("tbody tfoot thead")
_PARTS = {
    **dict.fromkeys(("caption", "colgroup", *_ROWS), word_set("table")),
    "col": word_set("colgroup table"),
    "tr": _ROWS | {"table"},
    **dict.fromkeys(("td", "th"), _ROWS | {"table", "tr"}),
}
"""In what a part of a table may be; whatever else is open there ends before it."""
_ENDS = {
    "a": (word_set("a"), _CELLS),
    "table": (word_set("table"), _CELLS),
    "li": (word_set("li"), word_set("ol ul")),
    "dd": (word_set("dd dt"), word_set("dl")),
    "dt": (word_set("dd dt"), word_set("dl")),
    "rt": (word_set("rp rt"), word_set("ruby")),
    "rp": (word_set("rp rt"), word_set("ruby")),
}
"""Which elements end where another begins, and in what else these may be that does not end."""
_NAME = re.compile(r"[a-z][a-z-]*")


def nested(html: str, elements: Collection[str]) -> str:
    """Return HTML with only these elements, each closed, and not too deep in others."""
    reader = _Nested(elements)
    reader.feed(html)
    rest = reader.rawdata  # without its close(), which takes quadratic time for tags that do not end
    reader.handle_data("" if rest.startswith("<") else unescape(rest))
    reader.close_all()
    return "".join(reader.parts)


class _Nested(HTMLParser):
    """Writes what it reads anew."""

    def __init__(self, elements: Collection[str]) -> None:
        super().__init__()
        self.elements = elements
        self.parts: list[str] = []
        self.open: list[str] = []
        self.times: Counter[str] = Counter()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and close what it ends."""
        if tag not in self.elements or (tag in _PARTS and not self.times["table"]):
            return
        if tag in _PARTS:
            while self.open[-1] not in _PARTS[tag]:
                self._close()
        if tag in _END_PARAGRAPHS:
            self._end({"p"}, _CELLS)
        if tag in _ENDS:
            self._end(*_ENDS[tag])
        if tag in _HEADINGS and self.open and self.open[-1] in _HEADINGS:
            self._close()
        if len(self.open) < _DEEPEST:
            named = "".join(f' {name}="{escape(value or "")}"' for name, value in attrs if _NAME.fullmatch(name))
            self.parts.append(f"<{tag}{named}>")
            if tag not in VOID:
                self.open.append(tag)
                self.times[tag] += 1

    handle_startendtag = handle_starttag  # in HTML, only an end tag closes

    def close_all(self) -> None:
        """Close what is still open."""
        while self.open:
            self._close()

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and what is open in it."""
        self._end({tag}, _CELLS - {tag} if tag not in ("table", "tr", *_ROWS) else ())

    def handle_data(self, data: str) -> None:
        """Write text, but not that of scripts and styles."""
        if not self.cdata_elem:
            self.parts.append(escape(data, quote=False))

    def _end(self, tags: Collection[str], outer: Collection[str]) -> None:
        """Close the innermost of some elements, unless it is around one of `outer`."""
        if any(self.times[tag] for tag in tags):
            for number, tag in enumerate(reversed(self.open), 1):
                if tag in tags:
                    for _ in range(number):
                        self._close()
                if tag in tags or tag in outer:
                    return

    def _close(self) -> None:
        tag = self.open.pop()
        self.times[tag] -= 1
        self.parts.append(f"</{tag}>")
