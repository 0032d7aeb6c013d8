"""What the author's lists hold: news, talks, teaching, students, service and awards."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .dates import When


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields that the items of one list have."""

    title: tuple[str, ...]
    """What an item is called: it has one of these at least, and the first one that it has leads it."""
    when: tuple[str, ...]
    """One of these says when it was; `since` and `until` together."""
    details: tuple[str, ...] = ()
    """The fields that are shown after the title, in this order."""
    links: tuple[str, ...] = ()
    """Addresses that have their field's name for a text."""
    further: tuple[str, ...] = ("url", "text")
    dated: bool = True
    """Whether an item must say when it was."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every field, in the order in which a person writes them."""
        return (*self.when, *self.title, *self.details, *self.links, *self.further)


LISTS: Mapping[str, Fields] = {
    "news": Fields(("text",), ("date",), further=()),
    "talks": Fields(("title",), ("date",), ("event", "place"), ("slides", "video")),
    "teaching": Fields(("course", "title"), ("term", "date"), ("role", "place")),
    "students": Fields(("name",), ("since", "until"), ("degree", "now"), dated=False),
    "service": Fields(("role", "venue"), ("years", "date"), dated=False),
    "awards": Fields(("title",), ("date",), ("from",)),
}
"""The lists by name, which is that of their file and of their block."""

ADDRESSES = "write one that starts with https://, http:// or mailto:, or a file below docs/ such as research/index.md"
"""What a problem about an address asks for."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; all of its words are Markdown within a line."""

    title: str
    when: When
    details: tuple[str, ...] = ()
    text: str = ""
    url: str = ""
    """Where the title leads: a safe address, or a file or page below `docs_dir`."""
    links: tuple[tuple[str, str], ...] = ()
    """Texts and addresses of further links."""


@dataclass(frozen=True, slots=True)
class ItemList:
    """One of the author's lists, ongoing items first, then the newest."""

    name: str
    path: str
    """The file as messages name it."""
    source: str
    """The file's text, to find lines in."""
    items: tuple[Item, ...]
