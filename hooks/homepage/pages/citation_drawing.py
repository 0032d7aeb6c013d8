"""Draws the citations that were read: their marks, links and previews, and the list of references at the end."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from ..bibliography.citation_marks import names_in_text
from ..text.directions import is_right_to_left
from .placeholders import placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown import Markdown

    from ..bibliography.labels import Label
    from ..bibliography.publication import Publication
    from ..whole_site.page import Page
    from .reading import Reading


class CitationMarks(Treeprocessor):
    """Writes the number of each cited work, or its authors and year, which depend on what else the page cites."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        """Write all marks, and add the list of references unless the author asks for it somewhere."""
        for parent, span in list(citations_in(root)):
            if parent is None:
                restore(span)
        page = self.reading.page
        page.cited = _in_order(page.cited, root)
        marks = page.marks(self.reading.site.options.citations)
        for link in (link for link in root.iter("a") if link.get("class") == "cite"):
            mark = marks[page.cited[link.get("data-key", "")].key]
            link.text = AtomicString(mark.rest if "data-bare" in link.attrib else mark.whole)
            link.attrib.pop("data-bare", None)
            if is_right_to_left(link.text):
                link.set("dir", "auto")
        names = names_in_text(page.cited.values(), page.words)
        for span in (span for span in root.iter("span") if span.get("data-before")):
            key = next(link.get("data-key", "") for link in span.iter("a"))
            begin_with(span, names[page.cited[key].key])
            del span.attrib["data-before"]
        if marks:
            add_references(root, page)


class CitationLinks(Treeprocessor):
    """Gives citations their links and previews; a citation inside another link becomes text again."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        """Finish all citations of the page, and sort the cited publications by their first citation."""
        for parent, span in citations_in(root):
            if parent is None:
                restore(span)
                continue
            span.attrib.pop("data-source", None)
            if self.reading.site.options.citations == "author-year":
                span.set("data-names", "")
            parents = {child: parent for parent in span.iter() for child in parent}
            for link in [each for each in parents if each.get("data-key")]:
                publication = self.reading.page.cited[link.get("data-key", "")]
                self._point(link, publication)
                self._preview(parents[link], link, publication)
        if not self.reading.page.printed:
            self.reading.page.cited = _in_order(self.reading.page.cited, root)

    def _point(self, link: etree.Element, publication: Publication) -> None:
        printed = self.reading.page.printed
        is_listed = not printed or publication.key in (each.key for each in printed.references)
        cited_here = f"#ref-{publication.slug}" if self.reading.page.has_references and is_listed else ""
        if href := cited_here or self.reading.hrefs.cited(publication):
            link.set("href", href)
        else:
            del link.attrib["href"]

    def _preview(self, parent: etree.Element, link: etree.Element, publication: Publication) -> None:
        """Insert a preview right after its link, so that CSS can show it without a script."""
        name = self.reading.page.unique_id(f"preview:{publication.slug}")
        link.set("aria-describedby", name)
        card = placeholder(self.reading.page, lambda renderer: renderer.preview(publication, name))
        link.tail, card.tail = None, link.tail
        parent.insert(list(parent).index(link) + 1, card)


def add_references(root: etree.Element, page: Page) -> None:
    """Add the list of references at the end of a page, unless the author asks for it somewhere; excerpts have none."""
    if not (page.has_references or page.is_excerpt):
        page.has_references = True
        etree.SubElement(root, "h2").text = AtomicString(page.words("References"))
        root.append(placeholder(page, lambda renderer: renderer.references()))


def begin_with(span: etree.Element, names: str, space: str = " ") -> None:
    """Write names before a citation, apart from it if they are read from right to left."""
    if not is_right_to_left(names):
        span.text = AtomicString(f"{names}{space}{span.text or ''}".lstrip())
        return
    apart = etree.Element("bdi")
    apart.text, apart.tail, span.text = AtomicString(names), AtomicString(f"{space}{span.text or ''}"), None
    span.insert(0, apart)


def _in_order(cited: Mapping[str, Publication], root: etree.Element) -> dict[str, Publication]:
    """Return the cited publications, sorted by their first citation; without those that nothing cites any more."""
    order = [link.get("data-key", "") for link in root.iter("a") if link.get("class") == "cite"]
    return {key: cited[key] for key in order if key in cited}


def citations_in(
    root: etree.Element, *, inside_link: bool = False
) -> Iterator[tuple[etree.Element | None, etree.Element]]:
    """Yield each citation with its parent element, or with None if it is inside a link."""
    stack = [(root, inside_link)]
    while stack:
        element, linked = stack.pop()
        for child in element:
            if child.get("class") == "citation":
                yield (None if linked else element), child
            else:
                stack.append((child, linked or child.tag == "a"))


def restore(span: etree.Element) -> None:
    """Turn a citation back into the text that the author wrote."""
    source = span.attrib.pop("data-source", "")
    for child in list(span):
        span.remove(child)
    span.attrib.clear()
    span.text = AtomicString(source)


def set_label(element: etree.Element, label: Label) -> None:
    """Write a label into an element; the letter of the site's author goes into its own `<i>`."""
    if not label.own:
        element.text = AtomicString(str(label))
        return
    element.text = AtomicString(label.before)
    own = etree.SubElement(element, "i")
    own.text = AtomicString(label.own)
    own.tail = AtomicString(label.after)
