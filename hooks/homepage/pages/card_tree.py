"""The text of a card as a tree of elements: what the Hub's Markdown gives, without what a stranger may not do."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from html.parser import HTMLParser
from typing import TYPE_CHECKING

from markdown.util import AMP_SUBSTITUTE

from ..cards.hub_html import PLACE, clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .card_rules import Node, Places

_DEEPEST = 100
_EMPTY = frozenset({"br", "col", "hr", "img", "source", "wbr"})
_LIKE_ENTITY = re.compile(r"&(?=#[0-9]+;|#x[0-9a-f]+;|[0-9a-z]+;)", re.IGNORECASE)
_UNWANTED = str.maketrans("", "", "\x02\x03")
_HEADING = re.compile(r"h[1-6]")
_ANCHOR = "card-"


def card_tree(html: str, places: Places) -> etree.Element:
    """Return the HTML of a card's text as a tree, with the nodes of `places`."""
    reader = _TreeReader()
    reader.feed(clean(html).translate(_UNWANTED))
    reader.close()
    root = reader.builder.close()
    _name_anchors(root)
    _lower_headings(root)
    _fill(root, places)
    return root


class _TreeReader(HTMLParser):
    """Builds a tree from HTML in which each element is closed."""

    def __init__(self) -> None:
        super().__init__()
        self.builder = etree.TreeBuilder()
        self.builder.start("div", {})
        self.depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, unless it is too deep in others for Python's stack."""
        self.depth += 1
        if self.depth <= _DEEPEST:
            self.builder.start(tag, {name: _exact(value or "") for name, value in attrs})
        if tag in _EMPTY:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if self.depth <= _DEEPEST:
            self.builder.end(tag)
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        """Add text."""
        self.builder.data(_exact(data))

    def close(self) -> None:
        """Close the root."""
        super().close()
        self.builder.end("div")


def _exact(text: str) -> str:
    """Return text in which Python-Markdown takes nothing for an entity."""
    return _LIKE_ENTITY.sub(f"{AMP_SUBSTITUTE}amp;", text)


def _fill(root: etree.Element, places: Places) -> None:
    """Put each node into its place."""
    for parent in list(root.iter()):
        children, parent[:] = list(parent), []
        for element in children:
            name = element.get(PLACE)
            _add(parent, element, places.take(name) if name else element)


def _add(parent: etree.Element, place: etree.Element, node: Node) -> None:
    """Add a node and what follows its place below a parent, after the children that it has."""
    if not isinstance(node, str):
        node.tail = place.tail
        parent.append(node)
    elif len(parent):
        parent[-1].tail = f"{parent[-1].tail or ''}{node}{place.tail or ''}"
    else:
        parent.text = f"{parent.text or ''}{node}{place.tail or ''}"


def _name_anchors(root: etree.Element) -> None:
    """Give the ids of a card's text a name of their own, so that none takes the place of one of the page's.

    An id that is repeated is removed: the first one is the place that links lead to.
    """
    own = set[str]()
    for element in root.iter():
        if element.tag in ("a", "img") and not element.get("href", element.get("src")):
            element.tag = "span"
        if name := element.attrib.pop("name", "") or element.get("id", ""):
            element.set("id", _ANCHOR + name)
            if element.get("id") in own:
                del element.attrib["id"]
            own.add(_ANCHOR + name)
    for element in root.iter("a"):
        target = element.get("href", "")
        if target.startswith("#") and _ANCHOR + target[1:] in own:
            element.set("href", f"#{_ANCHOR}{target[1:]}")


def _lower_headings(root: etree.Element) -> None:
    """Lower the headings from the second one of the first level on: a page has one title."""
    below = -1
    for heading in _headings(root):
        level = int(heading.tag[1])
        below += level == 1 and below < 1
        heading.tag = f"h{min(level + max(below, 0), 6)}"


def _headings(root: etree.Element) -> Iterator[etree.Element]:
    return (element for element in root.iter() if _HEADING.fullmatch(element.tag))
