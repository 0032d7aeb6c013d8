"""The author's lists and their fields: news, talks, teaching, students, service and awards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .dates import When


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields that items of one list may have."""

    title: tuple[str, ...]
    """The fields for an item's title: at least one is required, and the first that is given becomes the title."""
    when: tuple[str, ...]
    """The fields for an item's date: one of them, or `since` and `until` together."""
    details: tuple[str, ...] = ()
    """The fields that are shown after the title, in this order."""
    links: tuple[str, ...] = ()
    """Fields with an address; the field's name becomes the text of the link."""
    further: tuple[str, ...] = ("url", "text")
    """Other fields: the address of the title, and a text below it."""
    dated: bool = True
    """Whether an item must have a date."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every field, in the usual order of writing them."""
        return (*self.when, *self.title, *self.details, *self.links, *self.further)


LISTS: Mapping[str, Fields] = {
    "news": Fields(("text",), ("date",), further=()),
    "talks": Fields(("title",), ("date",), ("event", "place"), ("slides", "video")),
    "teaching": Fields(("course", "title"), ("term", "date"), ("role", "place")),
    "students": Fields(("name",), ("since", "until"), ("degree", "now"), dated=False),
    "service": Fields(("role", "venue"), ("years", "date"), dated=False),
    "awards": Fields(("title",), ("date",), ("from",)),
}
"""The fields of each list by its name, which is also the name of its file and of its block."""

ADDRESSES = "write one that starts with https://, http:// or mailto:, or a file below docs/ such as research/index.md"
"""The forms that a problem about an address asks for."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; its texts are inline Markdown."""

    title: str
    when: When
    details: tuple[str, ...] = ()
    text: str = ""
    url: str = ""
    """The address that the title links to: a safe address, or a file or page below `docs_dir`."""
    links: tuple[tuple[str, str], ...] = ()
    """The texts and addresses of other links."""


@dataclass(frozen=True, slots=True)
class ItemList:
    """One of the author's lists, ongoing items first, then the newest."""

    name: str
    path: str
    """The path of the file, as messages show it."""
    source: str
    """The file's text, in which line numbers are looked up."""
    items: tuple[Item, ...]
