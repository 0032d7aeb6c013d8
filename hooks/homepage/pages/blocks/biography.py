"""The block `/// biography`."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from functools import partial
from typing import TYPE_CHECKING, Any

from markdown.util import AtomicString

from ...text.markdown import paragraph
from ..list_links import hold
from .base import SiteBlock
from .publications import heading_level

if TYPE_CHECKING:
    from collections.abc import Callable

    from ...settings.options import Owner
    from ...whole_site.addresses import Hrefs
    from ...words import Words

HEADINGS = ("Short biography", "Long biography")
_NONE = (
    "nothing is shown, since the author has no biography. Write `short_biography` or `biography` under "
    "`extra: homepage: author:` in mkdocs.yml, or remove the block."
)


class BiographyBlock(SiteBlock):
    """The author in the third person, for those who introduce the author, and a picture to download."""

    NAME = "biography"
    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {}  # noqa: RUF012 - pymdownx's form

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the biographies, each below its heading and with a button that copies it, and the picture."""
        author, words = self.site.options.author, self.reading.page.words
        level = heading_level(self.md)
        element = etree.SubElement(parent, "div", {"class": "biography"})
        for heading, text in texts_of(author):
            etree.SubElement(element, f"h{level}").text = AtomicString(words(heading))
            below = etree.SubElement(element, "div", {"class": "biography__text", "data-copy": words(heading)})
            for written in text.split("\n\n"):
                part = etree.SubElement(below, "p")
                part.text, part.tail = AtomicString(" ".join(written.split())), AtomicString("\n\n")
        self._add_picture(element)
        self.also_in_markdown(partial(_written, author, level, words), (author, level))
        if not texts_of(author):
            self.reading.report(self.opening, f"/// {self.NAME}: {_NONE}", "unused-value", "warning")
        return element

    def _add_picture(self, element: etree.Element) -> None:
        """Add a link to the author's picture, if there is one."""
        portrait = self.site.options.author.portrait
        if portrait and portrait in (self.reading.addresses.files or ()):
            line = etree.SubElement(element, "p", {"class": "biography__picture"})
            link = etree.SubElement(line, "a", {"download": ""})
            link.text = AtomicString(self.reading.page.words("Picture to download"))
            hold(link, self.reading.hrefs.file(portrait))


def texts_of(author: Owner) -> list[tuple[str, str]]:
    """Return the headings and texts of the biographies that there are."""
    texts = zip(HEADINGS, (author.short_biography, author.biography), strict=True)
    return [(heading, text) for heading, text in texts if text]


def _written(author: Owner, level: int, words: Words, _: Hrefs) -> str:
    paragraphs = ((heading, text.split("\n\n")) for heading, text in texts_of(author))
    return "\n\n".join(
        "\n\n".join([f"{'#' * level} {words(heading)}", *map(paragraph, parts)]) for heading, parts in paragraphs
    )
