"""Sets the links in the author's lists: unsafe ones are removed, those to files are made relative to the page."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE

from ..lists.records import ADDRESSES
from ..problems import Problem, near_file
from ..text.plain_values import quotable
from ..text.safe_urls import leads_elsewhere, safe_url
from ..text.word_sets import word_set

if TYPE_CHECKING:
    import xml.etree.ElementTree as etree

    from markdown import Markdown

    from ..lists.records import ItemList
    from ..rule_names import RuleName
    from .reading import Reading

_ADDRESS = {"a": "href", "img": "src"}
_ROUND, _COLUMN = "160px", "(min-width: 576px) 400px, 90vw"
"""How wide a round picture is, and any other if the author says nothing: a column of cards, or a phone's screen."""
_PATH_AND_END = re.compile(r"([^?#]+)(.*)")
_HELD = "data-held"
_OF_AUTHORS = word_set("alt height lang loading title width")
"""The attributes that an author may write in a list (`{: width=300 }`)."""


class ItemAttributes(Treeprocessor):
    """Notes the attributes of what lists show before Markdown adds those that an author writes."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the lists of the page that is read."""
        super().__init__(md)
        self.reading = reading
        self.noted: dict[etree.Element, dict[str, str]] = {}

    def run(self, root: etree.Element) -> None:
        """Note the attributes in all lists on the page."""
        lists = [element for element in root.iter() if element.get("data-list", "") in self.reading.site.lists]
        self.noted = {child: dict(child.attrib) for element in lists for child in element.iter()}

    def restore(self, element: etree.Element) -> None:
        """Remove what an author has written from an element, as far as it would pass for a part of the page."""
        allowed = {name: value for name, value in element.attrib.items() if name in _OF_AUTHORS}
        element.attrib.clear()
        element.attrib.update(self.noted.get(element, {}) | allowed)


class ItemLinks(Treeprocessor):
    """Finds the addresses of links in lists, and hides them from the host, which would read them differently.

    A list can be shown on any page, so the paths in it are relative to `docs_dir`.
    """

    def __init__(self, md: Markdown, reading: Reading, attributes: ItemAttributes) -> None:
        """Run on the lists of the page that is read."""
        super().__init__(md)
        self.reading = reading
        self.attributes = attributes

    def run(self, root: etree.Element) -> None:
        """Set the links of all lists on the page."""
        for element in root.iter():
            if shown := self.reading.site.lists.get(element.get("data-list", "")):
                self._visit(element, shown, inside_link=False)

    def _visit(self, element: etree.Element, shown: ItemList, *, inside_link: bool) -> None:
        for child in element:
            self.attributes.restore(child)
            if child.tag in _ADDRESS and child.get("class") != "cite":
                self._point(child, shown, inside_link=inside_link)
            self._visit(child, shown, inside_link=inside_link or child.tag == "a")

    def _point(self, element: etree.Element, shown: ItemList, *, inside_link: bool) -> None:
        """Give a link or picture its address; without a valid address, or inside another link, it becomes text."""
        attribute = _ADDRESS[element.tag]
        written = element.get(attribute, "")
        if written.startswith(AMP_SUBSTITUTE):  # a mail address, which Markdown disguises
            return
        address = "" if element.tag == "a" and inside_link else self._address(written, shown)
        if address:
            hold(element, address)
            if element.tag == "img":
                self._size(element, posixpath.normpath(unquote(written)))
            return
        element.tag, element.text = "span", element.text or element.get("alt")
        element.attrib.clear()

    def _size(self, element: etree.Element, source: str) -> None:
        """Give a picture its proportions, and the smaller copies of which a browser takes one."""
        sized = self.reading.addresses.pictures.get(source)
        if not sized:
            return
        written = element.get("width", "")
        width = int(written) if written.isdecimal() and written.isascii() else 0
        shown = width or sized.width
        element.attrib |= {"width": str(shown), "height": str(max(1, round(sized.height * shown / sized.width)))}
        if srcset := sized.srcset(source, self.reading.page.root):
            column = _ROUND if "item__picture--round" in element.get("class", "") else _COLUMN
            element.attrib |= {"srcset": srcset, "sizes": f"{width}px" if width else column}

    def _address(self, written: str, shown: ItemList) -> str:
        """Return an address as seen from the page, or report a problem and return an empty string."""
        safe = safe_url(written)
        if not safe:
            self._report(written, shown, f'"{quotable(written)}" is not an address: {ADDRESSES}', "list-address")
            return ""
        path_and_end = _PATH_AND_END.fullmatch(safe)
        if path_and_end is None or leads_elsewhere(safe):
            return safe
        path, end = path_and_end.groups()
        source = posixpath.normpath(unquote(path).lstrip("/"))
        if source in self.reading.addresses.urls:
            return self.reading.hrefs.page(source) + end
        files, is_page = self.reading.addresses.files, source.endswith(".md")
        if files is None or (source in files and not is_page):
            return self.reading.page.root + quote(source) + end
        hint = near_file(source, files) or " Write its path below docs/."
        self._report(written, shown, f'"{quotable(written)}" is not in docs/.{hint}', "missing-file")
        return ""

    def _report(self, written: str, shown: ItemList, message: str, rule: RuleName) -> None:
        match = re.search(re.escape(written), shown.source)
        line = shown.source.count("\n", 0, match.start()) + 1 if match else 1
        self.reading.problems.report(Problem(shown.path, line, message, rule))


def hold(element: etree.Element, address: str) -> None:
    """Hide the address of a link or picture from the host, until `HeldLinks` sets it."""
    element.attrib |= {_ADDRESS[str(element.tag)]: "", _HELD: address}


class HeldLinks(Treeprocessor):
    """Writes the hidden addresses into the page, after the host has read the page's links."""

    def run(self, root: etree.Element) -> None:
        """Set the addresses in the whole page."""
        for element in root.iter():
            if address := element.attrib.pop(_HELD, ""):
                element.set(_ADDRESS[str(element.tag)], address)
