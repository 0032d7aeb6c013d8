"""The blocks `/// news`, `/// talks` and so on, one for each of the author's lists."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from functools import partial
from typing import TYPE_CHECKING, Any

from markdown.util import AtomicString

from ...lists.records import LISTS
from ..option_values import count, words
from .base import SiteBlock

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...lists.records import Item
    from ...whole_site.addresses import Hrefs
    from ...words import Words


class ListBlock(SiteBlock):
    """One of the author's lists, below its title if it has one; nothing if the list has no items.

    The items are inserted as Markdown, so that they can contain links, citations and formulas.
    """

    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {  # noqa: RUF012 - pymdownx's form
        "limit": (None, count),
        "title": ("", words),
    }

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the list, or an empty element that `on_end` removes if the list has no items."""
        self.parent = parent
        items = self.site.lists.get(self.NAME)
        shown = items.items[: self.options["limit"]] if items else ()
        words = self.reading.page.words
        self.also_in_markdown(partial(_written, self.options["title"], shown, words), (self.options["title"], shown))
        if items is None:
            return etree.SubElement(parent, "div")
        self.reading.page.lists.append(items)
        if self.options["title"]:
            etree.SubElement(parent, "h2").text = AtomicString(self.options["title"])
        element = self.reading.placeholders.renderer(self.reading.page).items(self.NAME, shown)
        for each in element.iter():
            each.text, each.tail = _spared(each.text), _spared(each.tail)
        parent.append(element)
        return element

    def on_end(self, block: etree.Element) -> None:
        """Remove the element if the list has no items."""
        super().on_end(block)
        if self.NAME not in self.site.lists:
            self.parent.remove(block)


def _written(title: str, items: Sequence[Item], words: Words, _hrefs: Hrefs) -> str:
    from ...markdown_twins.blocks import author_items

    return author_items(title, items, words)


def _spared(text: str | None) -> str | None:
    """Return a text; white space becomes an AtomicString, which Markdown skips, to save time."""
    return AtomicString(text) if text and text.isspace() else text


LIST_BLOCKS: tuple[type[ListBlock], ...] = tuple(
    type(f"{name.capitalize()}Block", (ListBlock,), {"NAME": name, "__doc__": f"The block `/// {name}`."})
    for name in LISTS
)
"""One block class for each list."""
