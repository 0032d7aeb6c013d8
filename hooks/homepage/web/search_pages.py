"""The search index of pages, in the form of Material's, for hosts that have none of this form."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_HEADING = re.compile(r"h[1-6]")
_LINKS = {"headerlink", "footnote-ref", "footnote-backref"}
"""The classes of links that are signs, such as # and 1."""
_UNREAD = {"script", "style", "object", "svg"}
_INLINE = {"a", "abbr", "b", "bdi", "code", "em", "i", "kbd", "mark", "small", "span", "strong", "sub", "sup", "wbr"}
_VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


@dataclass(frozen=True, slots=True)
class SearchedPage:
    """What of a page is searched."""

    url: str
    title: str
    """The title that readers are shown; empty if the first heading has it."""
    options: object
    """What the front matter says under `search`."""
    html: str


def page_records(pages: Iterable[SearchedPage]) -> bytes:
    """Return the index of pages."""
    docs = [record for page in pages for record in _records(page)]
    return json.dumps({"config": {}, "docs": docs}, separators=(",", ":")).encode()


def _records(page: SearchedPage) -> Iterator[dict[str, Any]]:
    """Yield a record for the page, and one for each heading with an id."""
    options = page.options if isinstance(page.options, dict) else {}
    if options.get("exclude"):
        return
    reader = _Sections()
    reader.feed(page.html)
    boost = {"boost": options["boost"]} if "boost" in options else {}
    first, *others = reader.sections
    if not first.text and others and others[0].level == "h1":
        first = others.pop(0)
    yield {"location": page.url, "title": page.title or first.title, "text": first.text, **boost}
    for each in others:
        yield {"location": f"{page.url}#{each.id}", "title": each.title, "text": each.text, **boost}


@dataclass
class _Section:
    """A heading, and what comes after it."""

    id: str = ""
    level: str = ""
    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)

    @property
    def title(self) -> str:
        """The heading as HTML."""
        return escape(_joined(self.titles), quote=False)

    @property
    def text(self) -> str:
        """The text as HTML."""
        return escape(_joined(self.texts), quote=False)


def _joined(texts: Sequence[str]) -> str:
    return " ".join("".join(texts).split())


class _Sections(HTMLParser):
    """Cuts a page at its headings."""

    def __init__(self) -> None:
        """Start with what comes before the first heading."""
        super().__init__()
        self.sections = [_Section()]
        self._open: list[str] = []
        self._left_out = 0
        """How many elements are open since the outermost one that is not searched."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a section at a heading with an id; leave out what is not searched."""
        values = dict(attrs)
        is_link = not _LINKS.isdisjoint((values.get("class") or "").split())
        is_left_out = tag in _UNREAD or is_link or "data-search-exclude" in values
        if tag not in _VOID:
            self._open.append(tag)
            if self._left_out or is_left_out:
                self._left_out += 1
        if _HEADING.fullmatch(tag) and values.get("id") and not self._left_out:
            self.sections.append(_Section(str(values["id"]), tag))
        self._space(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        if tag in self._open:
            while self._open.pop() != tag:
                self._left_out = max(0, self._left_out - 1)
            self._left_out = max(0, self._left_out - 1)
        self._space(tag)

    def _space(self, tag: str) -> None:
        if tag not in _INLINE and not _HEADING.fullmatch(tag):
            self.sections[-1].texts.append(" ")

    def handle_data(self, data: str) -> None:
        """Add text to the title or the text of a section."""
        if not self._left_out:
            section = self.sections[-1]
            (section.titles if section.level in self._open else section.texts).append(data)
