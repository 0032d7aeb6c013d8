"""Turns the author's `[@key]` into a link with a preview of the publication."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..bibliography.author_lists import short_names
from ..bibliography.citation_syntax import BRACKET, IN_SENTENCE, PLACE, Citation, parse_citation
from ..text.directions import is_right_to_left
from .placeholders import placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown import Markdown

    from ..bibliography.labels import Label
    from ..bibliography.publication import Publication
    from .reading import Reading

_MORE = re.compile(r"(?<!\S)@([^\s,;\]]+)")
_EMPHASIS = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+)(?<!\s)\*(?![\w*])")
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
            return None, None, None
        return self._bracket(citations, self.unescape(m.group(0))), m.start(0), m.end(0)

    def _bracket(self, citations: tuple[Citation, ...], source: str) -> etree.Element:
        span = etree.Element("span", {"class": "citation", "data-source": source})
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
        before, *rest = _EMPHASIS.split(text)
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
        _begin_with(span, names)
        return span, m.start(0), place.end() if place else m.end(0)


def _begin_with(span: etree.Element, names: str) -> None:
    """Write names before a citation, apart from it if they are read from right to left."""
    if not is_right_to_left(names):
        span.text = AtomicString(f"{names} {span.text}".strip())
        return
    apart = etree.Element("bdi")
    apart.text, apart.tail, span.text = AtomicString(names), AtomicString(f" {span.text}"), None
    span.insert(0, apart)


class CitationMarks(Treeprocessor):
    """Writes the number of each cited work, or its authors and year, which depend on what else the page cites."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        """Write all marks, and add the list of references unless the author asks for it somewhere."""
        for parent, span in list(_citations(root, inside_link=False)):
            if parent is None:
                _restore(span)
        page = self.reading.page
        page.cited = _in_order(page.cited, root)
        marks = page.marks(self.reading.site.options.citations)
        for link in (link for link in root.iter("a") if link.get("class") == "cite"):
            mark = marks[page.cited[link.get("data-key", "")].key]
            link.text = AtomicString(mark.rest if "data-bare" in link.attrib else mark.whole)
            link.attrib.pop("data-bare", None)
            if is_right_to_left(link.text):
                link.set("dir", "auto")
        if marks and not page.has_references and not page.is_excerpt:
            page.has_references = True
            etree.SubElement(root, "h2").text = AtomicString(page.words("References"))
            root.append(placeholder(page, lambda renderer: renderer.references()))


class CitationLinks(Treeprocessor):
    """Gives citations their links and previews; a citation inside another link becomes text again."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        """Finish all citations of the page, and sort the cited publications by their first citation."""
        for parent, span in _citations(root, inside_link=False):
            if parent is None:
                _restore(span)
                continue
            span.attrib.pop("data-source", None)
            if self.reading.site.options.citations == "author-year":
                span.set("data-names", "")
            for link in span.findall("a"):
                publication = self.reading.page.cited[link.get("data-key", "")]
                self._point(link, publication)
                self._preview(span, link, publication)
        self.reading.page.cited = _in_order(self.reading.page.cited, root)

    def _point(self, link: etree.Element, publication: Publication) -> None:
        cited_here = f"#ref-{publication.slug}" if self.reading.page.has_references else ""
        if href := cited_here or self.reading.hrefs.cited(publication):
            link.set("href", href)
        else:
            del link.attrib["href"]

    def _preview(self, span: etree.Element, link: etree.Element, publication: Publication) -> None:
        """Insert a preview right after its link, so that CSS can show it without a script."""
        name = self.reading.page.unique_id(f"preview:{publication.slug}")
        link.set("aria-describedby", name)
        card = placeholder(self.reading.page, lambda renderer: renderer.preview(publication, name))
        link.tail, card.tail = None, link.tail
        span.insert(list(span).index(link) + 1, card)


def _in_order(cited: Mapping[str, Publication], root: etree.Element) -> dict[str, Publication]:
    """Return the cited publications, sorted by their first citation; without those that nothing cites any more."""
    order = [link.get("data-key", "") for link in root.iter("a") if link.get("class") == "cite"]
    return {key: cited[key] for key in order if key in cited}


def _citations(root: etree.Element, *, inside_link: bool) -> Iterator[tuple[etree.Element | None, etree.Element]]:
    """Yield each citation with its parent element, or with None if it is inside a link."""
    stack = [(root, inside_link)]
    while stack:
        element, linked = stack.pop()
        for child in element:
            if child.get("class") == "citation":
                yield (None if linked else element), child
            else:
                stack.append((child, linked or child.tag == "a"))


def _restore(span: etree.Element) -> None:
    """Turn a citation back into the text that the author wrote."""
    source = span.attrib.pop("data-source", "")
    for child in list(span):
        span.remove(child)
    span.attrib.clear()
    span.text = AtomicString(source)


def is_in_html(data: str, at: int) -> bool:
    """Return whether a position in the text is inside a link or code that is written in HTML."""
    last = {name.lower(): closing for closing, name in _TAG.findall(data, 0, at)}
    return "" in last.values()


def _in_picture(data: str, at: int) -> bool:
    """Return whether a position is inside the alternative text of a picture, `![...](...)`."""
    return data.rfind("![", 0, at) > data.rfind("](", 0, at)


def set_label(element: etree.Element, label: Label) -> None:
    """Write a label into an element; the letter of the site's author goes into its own `<i>`."""
    if not label.own:
        element.text = AtomicString(str(label))
        return
    element.text = AtomicString(label.before)
    own = etree.SubElement(element, "i")
    own.text = AtomicString(label.own)
    own.tail = AtomicString(label.after)
