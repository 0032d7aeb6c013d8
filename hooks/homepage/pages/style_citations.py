"""Writes citations as a citation style prints them, in the text or in notes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..bibliography.citation_marks import names_in_text
from ..bibliography.printed_citations import Group
from .citation_drawing import add_references, begin_with, citations_in, restore
from .footnotes import Footnotes, reference, way_back

if TYPE_CHECKING:
    from markdown import Markdown

    from ..bibliography.printed_citations import Bracket, PrintedCitation
    from ..exports.page_citations import PageCitations
    from .reading import Reading

_PUNCTUATION = re.compile(r"[.,;:!?…。、，]+[”’»“)]?(?=\s|$)")
_BEFORE_PUNCTUATION = ("fr", "es", "it")
"""The languages in which the number of a note stands before a comma or a full stop."""


class StyleCitations(Treeprocessor):
    """Replaces the citations that were read by what a citation style prints for them."""

    def __init__(self, md: Markdown, reading: Reading, printer: PageCitations) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading
        self.printer = printer

    def run(self, root: etree.Element) -> None:
        """Write all citations, and add the list of references unless the author asks for it somewhere."""
        for parent, span in list(citations_in(root)):
            if parent is None or not self._bracket(span):
                restore(span)
        notes = Footnotes(root)
        places = list(notes.places())
        page = self.reading.page
        groups = [self._group(place) for place in places]
        page.cited = {each.key: page.cited[each.key] for group in groups for each in group.citations}
        page.cited |= {each.key: each for each in page.cited.values()}
        page.printed = self.printer(page.path, groups, page.cited, page.words.code) if page.cited else None
        if page.printed:
            self._write(root, notes, places)
            if page.printed.references:
                add_references(root, page)
        else:
            _restore_all(root)

    def _bracket(self, span: etree.Element) -> Bracket:
        return self.reading.brackets[int(span.get("data-bracket", ""))]

    def _group(self, place: etree.Element) -> Group:
        return Group(map(self._bracket, _spans(place)), is_note=place.get("class") != "citation")

    def _write(self, root: etree.Element, notes: Footnotes, places: list[etree.Element]) -> None:
        parents = {child: parent for parent in root.iter() for child in parent}
        spans = [span for place in places for span in _spans(place)]
        assert self.reading.page.printed
        names_of = names_in_text(self.reading.page.cited.values(), self.reading.page.words)
        for number, (span, printed) in enumerate(zip(spans, self.reading.page.printed.citations, strict=True), 1):
            is_raised = bool(printed.note) or printed.text.startswith("<sup")
            key = self._bracket(span)[0].key if span.get("data-before") else ""
            names = names_of[self.reading.page.cited[key].key] if key else ""
            signs = self._close_up(parents[span], span, has_names=bool(names)) if is_raised else ""
            self._fill(span, printed, notes, number)
            if names:
                begin_with(span, names + signs, "" if is_raised else " ")
        if self.printer.in_notes:
            notes.put_in_order()

    def _fill(self, span: etree.Element, printed: PrintedCitation, notes: Footnotes, number: int) -> None:
        span[:], span.text, span.attrib = [], "", {"class": "citation", "data-names": ""}
        span.extend(self._elements(span, printed.text))
        if printed.note:
            name = notes.free_name(number)
            span.append(reference(name))
            paragraph = notes.add(name)
            written = etree.SubElement(paragraph, "span", {"class": "citation", "data-names": ""})
            written.extend(self._elements(written, printed.note))
            written.tail = AtomicString("\u00a0")
            paragraph.append(way_back(name))

    def _elements(self, span: etree.Element, html: str) -> list[etree.Element]:
        """Return printed HTML as elements, with the text before the first one in `span`."""
        made = etree.fromstring(f"<span>{html}</span>")
        assert self.reading.page.printed
        for link in made.iter("a"):
            work = re.fullmatch(r"#ref-(\d+)", link.get("href", ""))
            if work:
                key = self.reading.page.printed.cited[int(work[1])]
                link.attrib = {"class": "cite", "data-key": key, "href": ""}
        span.text = made.text or ""
        return list(made)

    def _close_up(self, parent: etree.Element, span: etree.Element, *, has_names: bool) -> str:
        """Take away the space before the number of a note, and return the punctuation that comes before it instead."""
        place = list(parent).index(span)
        before = (parent[place - 1].tail if place else parent.text) or ""
        follows_note = place > 0 and not before.strip() and _ends_with_note(parent[place - 1])
        signs = self._signs_before(span) if not follows_note else ""
        if not has_names:
            _set_text_before(parent, place, before.rstrip() + signs)
        return signs

    def _signs_before(self, span: etree.Element) -> str:
        """Take the punctuation after a citation away, and return it, if it stands before notes in the language."""
        signs = _PUNCTUATION.match(span.tail or "")
        if signs is None or self.reading.page.words.code.startswith(_BEFORE_PUNCTUATION):
            return ""
        span.tail = AtomicString((span.tail or "")[signs.end() :])
        return signs[0]


def _ends_with_note(element: etree.Element) -> bool:
    return element.tag == "sup" or (element.get("class") == "citation" and element.find("sup") is not None)


def _set_text_before(parent: etree.Element, place: int, text: str) -> None:
    if place:
        parent[place - 1].tail = AtomicString(text)
    else:
        parent.text = AtomicString(text)


def _spans(place: etree.Element) -> list[etree.Element]:
    """Return a citation alone, or those in a note."""
    return [each for each in place.iter("span") if each.get("class") == "citation"]


def _restore_all(root: etree.Element) -> None:
    for _, span in list(citations_in(root)):
        restore(span)
