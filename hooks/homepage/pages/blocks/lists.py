"""The blocks `/// news`, `/// talks` and so on, one for each of the author's lists."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from markdown.util import AtomicString

from ...lists.choice import GROUPS, STATUSES, Choice, folded, grouped
from ...problems import did_you_mean
from ...text.markdown import plain
from ..option_values import count, one_of, texts, words
from .base import SiteBlock, words_of_heading
from .publications import heading_level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ...bibliography.publication import Publication
    from ...lists.records import Item, ItemList
    from ...whole_site.addresses import Hrefs
    from ...words import Words

VIEWS = ("list", "compact", "cards", "table", "sheet")
SHAPES = ("square", "round", "wide", "none")
_NONE = "nothing is shown, since the list has no file. Write it in docs/lists/{}.yml, or remove the block."
_CHOOSING = ("status", "since", "tag", "keys", "limit")


class ListBlock(SiteBlock):
    """One of the author's lists, below its title if it has one; nothing if no items are chosen.

    The items are inserted as Markdown, so that they can contain links, citations and formulas.
    """

    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {  # noqa: RUF012 - pymdownx's form
        "limit": (None, count),
        "title": ("", words),
        "status": ("all", one_of(STATUSES)),
        "since": (None, count),
        "tag": ((), texts),
        "keys": ((), texts),
        "group": ("none", one_of(GROUPS)),
        "view": ("list", one_of(VIEWS)),
        "pictures": ("square", one_of(SHAPES)),
    }

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the list, or an empty element that `on_end` removes if no items are chosen."""
        items = self.site.lists.get(self.NAME)
        if items is None and self.NAME not in self.site.list_files:
            self.reading.report(self.opening, f"/// {self.NAME}: {_NONE.format(self.NAME)}", "unused-value", "warning")
        shown = self._chosen(items) if items else ()
        title, view = self.options["title"], self.options["view"]
        words, level = self.reading.page.words, 2 if title else heading_level(self.md) - 1
        groups = grouped(shown, self.options["group"])
        write = partial(_written, title, groups, level + 1, words)
        self.also_in_markdown(write, (title, groups, level))
        self.is_empty = not shown
        if items:
            self.reading.page.lists.append(items)
        if not shown:
            return etree.SubElement(parent, "div")
        if title:
            etree.SubElement(parent, "h2").text = words_of_heading(title)
        pictures = self.options["pictures"] if any(item.picture for item in shown) else "none"
        if len(groups) == 1 and not groups[0][0]:
            return self._drawn(parent, shown, view, pictures)
        element = etree.SubElement(parent, "div", {"class": "item-groups"})
        for heading, members in groups:
            if heading:
                etree.SubElement(element, f"h{min(level + 1, 6)}").text = words_of_heading(heading)
            self._drawn(element, members, view, pictures)
        return element

    def on_end(self, block: etree.Element) -> None:
        """Remove the element if no items are chosen."""
        super().on_end(block)
        if self.is_empty:
            self.parent.remove(block)

    def _chosen(self, items: ItemList) -> tuple[Item, ...]:
        """Return the items that the options choose, and report tags that no item has."""
        self._report_unknown("tag", list(dict.fromkeys(name for item in items.items for name in item.names)))
        self._report_unknown("keys", [item.key for item in items.items if item.key])
        choice = Choice(**{name: self.options[name] for name in _CHOOSING})
        return tuple(map(self._with_readings, choice.of(items.items, date.today())))

    def _with_readings(self, item: Item) -> Item:
        """Return an item whose text names the works that one reads for it; unknown ones are reported elsewhere."""
        known = self.site.publications if item.readings else {}
        works = "; ".join(_cited(known[key]) for key in item.readings if key in known)
        said = self.reading.page.words("Readings: {works}", works=works) if works else ""
        return replace(item, text=" ".join(filter(None, (item.text, said)))) if works else item

    def _report_unknown(self, option: str, known: Sequence[str]) -> None:
        """Report the values of an option that no item has."""
        for value in self.options[option]:
            if not folded([value]) & folded(known):
                hint = did_you_mean(value, known) or (f" Known here: {', '.join(known)}." if known else "")
                what = "key" if option == "keys" else option
                self.report_value(option, value, f'no item of the list has the {what} "{value}".{hint}', "unused-value")

    def _drawn(self, parent: etree.Element, items: Sequence[Item], view: str, pictures: str) -> etree.Element:
        """Add items to an element, as a list whose Markdown has not been read yet; `pictures` is their shape."""
        renderer = self.reading.placeholders.renderer(self.reading.page)
        element = renderer.items(self.NAME, items, view, pictures)
        for each in element.iter():
            each.text, each.tail = _spared(each.text), _spared(each.tail)
        parent.append(element)
        return element


def _cited(publication: Publication) -> str:
    """Return the title of a publication with a citation, as Markdown."""
    return f"*{plain(publication.title.text)}* [@{{{publication.key}}}]"


def _written(title: str, groups: Sequence[tuple[str, Sequence[Item]]], level: int, words: Words, _hrefs: Hrefs) -> str:
    from ...markdown_twins.blocks import author_items

    return author_items(title, groups, level, words)


def _spared(text: str | None) -> str | None:
    """Return a text; white space becomes an AtomicString, which Markdown skips, to save time."""
    return AtomicString(text) if text and text.isspace() else text


def list_blocks(names: Iterable[str]) -> tuple[type[ListBlock], ...]:
    """Return one block class for each list."""
    return tuple(_list_block(name) for name in names)


def _list_block(name: str) -> type[ListBlock]:
    options = {**ListBlock.OPTIONS, "group": ("group" if name == "people" else "none", one_of(GROUPS))}
    members = {"NAME": name, "OPTIONS": options, "__doc__": f"The block `/// {name}`."}
    return type(f"{name.capitalize()}Block", (ListBlock,), members)
