"""The notes below a page: those that the author wrote, and those in which a citation style cites."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown.util import AtomicString

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = re.compile(r"\d+(?::\d+)?")


class Footnotes:
    """The notes of a page, in the order in which the text refers to them."""

    def __init__(self, root: etree.Element) -> None:
        """Find the notes that Markdown has put below the text."""
        self.root = root
        self.box = next((each for each in root.iter("div") if each.get("class") == "footnote"), None)
        items = self.box.iter("li") if self.box is not None else ()
        self.written = {f"#{item.get('id')}": item for item in items if item.get("id")}
        """The author's notes by the target of the links to them."""

    def places(self) -> Iterator[etree.Element]:
        """Yield each citation of the text, and each of the author's notes where the text first refers to it."""
        seen: set[str] = set()
        for place in self._in_text(self.root):
            href = place.get("href", "")
            if place.get("class") == "citation":
                yield place
            elif href in self.written and href not in seen:
                seen.add(href)
                yield self.written[href]
        yield from (item for href, item in self.written.items() if href not in seen)

    def _in_text(self, element: etree.Element) -> Iterator[etree.Element]:
        """Yield all elements outside the notes."""
        for child in element:
            if child is not self.box:
                yield child
                yield from self._in_text(child)

    def add(self, name: str) -> etree.Element:
        """Return the empty paragraph of a new note, to which `reference` links."""
        item = etree.SubElement(self._list(), "li", {"id": f"fn:{name}"})
        self.written[f"#fn:{name}"] = item
        return etree.SubElement(item, "p")

    def _list(self) -> etree.Element:
        if self.box is None:
            self.box = etree.SubElement(self.root, "div", {"class": "footnote"})
            etree.SubElement(self.box, "hr")
            etree.SubElement(self.box, "ol")
        found = self.box.find("ol")
        assert found is not None
        return found

    def free_name(self, number: int) -> str:
        """Return a name that no note of the author's has."""
        name = f"cite-{number}"
        while f"#fn:{name}" in self.written:
            name += "-"
        return name

    def put_in_order(self) -> None:
        """Sort the notes as the text refers to them, and write their numbers where the text does so."""
        items = [place for place in self.places() if place.tag == "li"]
        numbers = {id(item): str(number) for number, item in enumerate(items, 1)}
        for link in self._in_text(self.root):
            item = self.written.get(link.get("href", ""))
            if item is not None:
                link.text = AtomicString(_NUMBER.sub(numbers[id(item)], link.text or ""))
        for item in items:
            for link in (link for link in item.iter("a") if link.get("class") == "footnote-backref"):
                link.set("title", _NUMBER.sub(numbers[id(item)], link.get("title", "")))
        if items:
            self._list()[:] = items


def reference(name: str) -> etree.Element:
    """Return the number in the text that leads to a note."""
    sup = etree.Element("sup", {"id": f"fnref:{name}"})
    etree.SubElement(sup, "a", {"class": "footnote-ref", "href": f"#fn:{name}"}).text = AtomicString("0")
    return sup


def way_back(name: str) -> etree.Element:
    """Return the link at the end of a note to its number in the text."""
    title = "Jump back to footnote 0 in the text"
    link = etree.Element("a", {"class": "footnote-backref", "href": f"#fnref:{name}", "title": title})
    link.text = AtomicString("↩")
    return link
