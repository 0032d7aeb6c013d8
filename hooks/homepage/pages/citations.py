"""Reads the author's `[@key]`: a link to each cited work, with the words around it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from ..bibliography.author_lists import short_names
from ..bibliography.citation_syntax import BRACKET, EMPHASIS, IN_SENTENCE, PLACE, Citation, parse_citation
from .citation_drawing import begin_with, set_label

if TYPE_CHECKING:
    from markdown import Markdown

    from .reading import Reading

_MORE = re.compile(r"(?<!\S)@([^\s,;\]]+)")
_PLACE = re.compile(PLACE)
_TAG = re.compile(r"<(/?)(a|code|kbd|pre|samp)\b[^<>]*>", re.IGNORECASE)


class CitationProcessor(InlineProcessor):
    """Turns `[@key]` into links whose text is the publication's label."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(BRACKET, md)
        self.reading = reading

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | None, int | None, int | None]:
        """Return the citation that replaces the bracket, or None to leave the text unchanged."""
        outside = is_in_html(data, m.start(0)) or _in_picture(data, m.start(0))
        if outside or m.group(1).strip().lower() in self.md.references:
            return None, None, None
        text = self.unescape(m.group(1))
        citations = parse_citation(text, self.reading.site.publications)
        if not citations:
            self._report_unread(text)
            return None, None, None
        return self._bracket(citations, self.unescape(m.group(0))), m.start(0), m.end(0)

    def _report_unread(self, text: str) -> None:
        """Report a bracket with a known key of which a part cites no work."""
        if keys := [key for key in _MORE.findall(text) if key in self.reading.site.publications]:
            message = f"[{text}] is not a citation: between semicolons, each part names a work by @key."
            self.reading.report(rf"@\{{?{re.escape(keys[0])}", message, "citation-form", "warning")

    def _bracket(self, citations: tuple[Citation, ...], source: str) -> etree.Element:
        span = etree.Element("span", {"class": "citation", "data-source": source})
        if self.reading.site.options.cites_by_style:
            span.set("data-bracket", self._noted(citations))
        opening, closing = "()" if self.reading.site.options.citations == "author-year" else "[]"
        span.text = AtomicString(opening)
        for number, citation in enumerate(citations):
            if number:
                is_long = opening == "(" or citation.prefix or citations[number - 1].suffix
                self._append(span, "; " if is_long else ", ")
            if citation.prefix:
                self._append_words(span, f"{citation.prefix} ")
            self._cite(span, citation)
            self._check_suffix(citation)
            self._append_words(span, citation.suffix.rstrip())
        self._append(span, closing)
        return span

    def _noted(self, citations: tuple[Citation, ...]) -> str:
        """Return the number under which the known works of a bracket are noted, for the style that prints them."""
        known = self.reading.site.publications
        self.reading.brackets.append(tuple(each for each in citations if each.key in known))
        return str(len(self.reading.brackets) - 1)

    def _check_suffix(self, citation: Citation) -> None:
        """Report a key after another one and a comma: only a semicolon separates citations."""
        for key in _MORE.findall(citation.suffix):
            if key in self.reading.site.publications:
                message = f"@{key} is not a citation after a comma. Write [@{citation.key}; @{key}]."
                pattern = rf"@\{{?{re.escape(citation.key)}[^\[\];]*@{re.escape(key)}"
                self.reading.report(pattern, message, "citation-form", "warning")

    def _cite(self, span: etree.Element, citation: Citation) -> None:
        key = citation.key
        publication = self.reading.find_publication(key)
        if publication is None:
            self._append(span, f"@{key}")
            return
        self.reading.page.cite(key, publication)
        link = etree.SubElement(span, "a", {"class": "cite", "data-key": key, "href": ""})
        if self.reading.site.options.citations == "label":
            set_label(link, publication.label)
        elif citation.is_bare:
            link.set("data-bare", "")

    def _append_words(self, span: etree.Element, text: str) -> None:
        """Append the author's words, in which `*passim*` is emphasis."""
        before, *rest = EMPHASIS.split(text)
        self._append(span, before)
        for word, after in zip(rest[::2], rest[1::2], strict=True):
            etree.SubElement(span, "em").text = AtomicString(word)
            self._append(span, after)

    @staticmethod
    def _append(span: etree.Element, text: str) -> None:
        if len(span):
            span[-1].tail = AtomicString((span[-1].tail or "") + text)
        else:
            span.text = AtomicString((span.text or "") + text)


class SentenceProcessor(CitationProcessor):
    """Turns `@key` in a sentence into the authors' names and a citation.

    The text stays unchanged if the @ is not followed by a known key, or has a backslash before it.
    """

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md, reading)
        self.compiled_re = re.compile(IN_SENTENCE)

    def handleMatch(  # type: ignore[override]
        self, m: re.Match[str], data: str
    ) -> tuple[etree.Element | str | None, int | None, int | None]:
        """Return the names and the citation that replace the key, or None to leave the text unchanged."""
        key = m[1] or m[2]
        if m[0].startswith("\\"):
            return m[0][1:], m.start(0), m.end(0)
        publication = self.reading.site.publications.get(key)
        if publication is None or is_in_html(data, m.start(0)):
            return None, None, None
        names = short_names(publication, self.reading.page.words)
        place = _PLACE.match(data, m.end(0))
        if place and place[1].strip().lower() in self.md.references:
            place = None
        suffix = f", {self.unescape(place[1])}" if place else ""
        span = self._bracket((Citation("", key, suffix, is_bare=bool(names)),), m[0] + (place[0] if place else ""))
        if names and self.reading.site.options.citations != "label":
            span.set("data-before", names)  # namesakes among the works of the page are told apart later
        else:
            begin_with(span, names)
        return span, m.start(0), place.end() if place else m.end(0)


def is_in_html(data: str, at: int) -> bool:
    """Return whether a position in the text is inside a link or code that is written in HTML."""
    last = {name.lower(): closing for closing, name in _TAG.findall(data, 0, at)}
    return "" in last.values()


def _in_picture(data: str, at: int) -> bool:
    """Return whether a position is inside the alternative text of a picture, `![...](...)`."""
    return data.rfind("![", 0, at) > data.rfind("](", 0, at)
