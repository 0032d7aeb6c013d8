"""Finds the files and pages that the text of a card links to, and reports links that lead nowhere."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as etree
from collections import Counter
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from markdown.treeprocessors import Treeprocessor

from ..cards.usage import snippet
from ..problems import did_you_mean, near_file
from ..text.plain_values import quotable
from ..text.safe_urls import leads_elsewhere
from ..whole_site.site import card_source
from .list_links import hold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from markdown import Markdown

    from ..cards.card import ModelCard
    from .reading import Reading

_ADDRESS = {"a": "href", "img": "src"}
"""The addresses that the host reads as names of files, and makes relative to the page."""
_OF_MEDIA = {"audio": "src", "source": "src", "video": "src"}
_OF_FRAME = ("__comments", "__config", "__content", "__drawer", "__palette", "__search", "__skip", "__tags", "__toc")
"""The ids of what is around the text of a page."""
_RESERVED = "data-reserved"
_PICTURE = re.compile(r"(?P<before>(?:^|,)\s*)(?P<address>[^\s,]+)")
"""One of the pictures in a `srcset`."""
_MOST_HINTS = 20
"""For how many links the nearest heading is looked for; for all of them, it would take quadratic time."""
_PATH_AND_END = re.compile(r"([^?#]*)(.*)", re.DOTALL)


def reserve_ids(root: etree.Element, card: ModelCard) -> None:
    """Put the ids of the rest of the page into a card's text until headings have theirs; `CardLinks` removes them."""
    place = etree.SubElement(root, "div", {_RESERVED: ""})
    for name in (*_OF_FRAME, *_drawn(card)):
        etree.SubElement(place, "i", {"id": name})


def _drawn(card: ModelCard) -> Iterator[str]:
    """Yield the ids of what is drawn below a card's text."""
    if card.results:
        yield "reported-results"
    if card.papers:
        yield from ("papers", "cite")
    if snippet(card):
        yield "usage"


class CardLinks(Treeprocessor):
    """Gives the links and pictures in a card's text the form that the host reads, and reports those that lead nowhere.

    The card may name a file as seen from the card, as in its repository, or from docs/, or from the page's address.
    """

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Run on the page that is read."""
        super().__init__(md)
        self.reading = reading
        self._ids: dict[str, etree.Element] = {}
        self._headings: dict[str, str] = {}
        self._hints = 0

    def run(self, root: etree.Element) -> None:
        """Look at every address of a card's text."""
        if self.reading.card is None:
            return
        for place in [each for each in root if _RESERVED in each.attrib]:
            root.remove(place)
        self._ids = {each.get("id", ""): each for each in root.iter()}
        self._headings, self._hints = _by_anchor(self._ids), 0
        for element in list(root.iter()):
            tag = str(element.tag)
            written = element.get((_ADDRESS | _OF_MEDIA).get(tag, ""), "")
            if pictures := element.get("srcset", ""):
                element.set("srcset", _PICTURE.sub(self._of_set, pictures))
            if written.startswith("#"):
                self._point_inside(element, written, self.reading.card)
            elif leads_elsewhere(written):
                self._lead_to_card(element, written)
            elif written and not written.startswith("?"):
                self._point(element, written)

    def _lead_to_card(self, element: etree.Element, written: str) -> None:
        """Let a link to a repository on the Hub that has another card on this site lead to that card."""
        card = self.reading.site.card_at(written)
        if element.tag == "a" and card and card != self.reading.card:
            element.set("href", quote(posixpath.relpath(card_source(card), self._folder)))

    def _point(self, element: etree.Element, written: str) -> None:
        path, end = _PATH_AND_END.fullmatch(written).groups()  # type: ignore[union-attr]
        found, tag = self._found(unquote(path)), str(element.tag)
        if found and tag in _ADDRESS:
            element.set(_ADDRESS[tag], quote(posixpath.relpath(found, self._folder)) + end)
        elif found:
            element.set(_OF_MEDIA[tag], self.reading.page.root + quote(found) + end)
        elif self.reading.addresses.files is not None:
            hint = near_file(path, self.reading.addresses.files) or " Put it into docs/, or write its whole address."
            self._leads_nowhere(element, written, f"which is not a file of this site.{hint}")

    def _of_set(self, picture: re.Match[str]) -> str:
        """Return one of several pictures with its address as seen from the page, if the site has it."""
        path, end = _PATH_AND_END.fullmatch(picture["address"]).groups()  # type: ignore[union-attr]
        found = "" if leads_elsewhere(picture["address"]) else self._found(unquote(path))
        return f"{picture['before']}{self.reading.page.root}{quote(found)}{end}" if found else picture[0]

    @property
    def _folder(self) -> str:
        """The folder of the card below docs/."""
        return posixpath.dirname(card_source(self.reading.card)) if self.reading.card else ""

    def _found(self, path: str) -> str:
        """Return the file or page below docs/ that a path names, or an empty string."""
        folders = ("",) if path.startswith("/") else (self._folder, "", self.reading.page.url)
        files = self.reading.addresses.files or ()
        named = (posixpath.normpath(posixpath.join(folder, path.lstrip("/"))) for folder in folders)
        return next((name for name in named if name in files), "")

    def _point_inside(self, element: etree.Element, written: str, card: ModelCard) -> None:
        """Look at a link to a place on the page: an id, or a heading as the Hub names it."""
        wanted = unquote(written[1:])
        if name := self._headings.get(wanted.casefold()):
            element.set("href", f"#{name}")
        if name or not wanted or wanted in self._ids or wanted in _drawn(card):
            return
        self._hints += 1
        hint = did_you_mean(wanted, {*self._ids, *self._headings} - {""}) if self._hints <= _MOST_HINTS else ""
        self._leads_nowhere(element, written, f"which is not a heading of this card.{hint}")

    def _leads_nowhere(self, element: etree.Element, written: str, why: str) -> None:
        what = "picture" if element.tag == "img" else "link"
        pattern = "|".join(dict.fromkeys(map(re.escape, (written, unquote(written)))))
        message = f'the {what} leads to "{quotable(unquote(written))}", {why}'
        self.reading.report(pattern, message, "missing-file", "warning")
        if element.tag in _ADDRESS:
            hold(element, written)


def _by_anchor(ids: Mapping[str, etree.Element]) -> dict[str, str]:
    """Return the ids of headings by the anchors that the Hub makes of them: `x`, then `x-1` for the second `X`."""
    headings: dict[str, str] = {}
    times: Counter[str] = Counter()
    for name, element in ids.items():
        if re.fullmatch("h[1-6]", str(element.tag)):
            anchor = _as_on_the_hub(element)
            headings.setdefault(f"{anchor}-{times[anchor]}" if times[anchor] else anchor, name)
            times[anchor] += 1
    return headings


def _as_on_the_hub(heading: etree.Element) -> str:
    """Return the anchor that GitHub and the Hub make of a heading."""
    words = re.sub(r"[^\w\- ]", "", "".join(heading.itertext()).removesuffix("#").strip().casefold())
    return words.replace(" ", "-")
