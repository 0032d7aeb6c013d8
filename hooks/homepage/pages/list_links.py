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
_FOOTNOTE = re.compile(r"fnref[\d]*:")
"""The id of a sign that leads to a footnote; any other may be that of something else on the page."""
_HELD = "data-held"
_KEPT = {
    *("alt", "class", "data-key", "data-list", "data-source", "datetime", "href", "lang", "role", "src", "title"),
    *("width", "height", "loading", "scope", "aria-hidden"),
}
"""The attributes that elements of a list may have; all others are removed."""


class ItemLinks(Treeprocessor):
    """Finds the addresses of links in lists, and hides them from the host, which would read them differently.

    A list can be shown on any page, so the paths in it are relative to `docs_dir`.
    """

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the lists of the page that is read."""
        super().__init__(md)
        self.reading = reading

    def run(self, root: etree.Element) -> None:
        """Set the links of all lists on the page."""
        for element in root.iter():
            if shown := self.reading.site.lists.get(element.get("data-list", "")):
                self._visit(element, shown, inside_link=False)

    def _visit(self, element: etree.Element, shown: ItemList, *, inside_link: bool) -> None:
        for child in element:
            for name in child.attrib.keys() - _KEPT:
                if name != "id" or not _FOOTNOTE.match(child.attrib[name]):
                    del child.attrib[name]
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
        width = int(element.get("width", "0") or 0)
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
