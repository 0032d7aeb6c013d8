"""Which items of a list a block shows, and under which headings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .dates import NEVER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from .records import Item

STATUSES = ("all", "current", "past")
GROUPS = ("none", "year", "tag", "group")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a block asks for."""

    status: str = "all"
    """`current` for items that have not ended, those to come with the next one first; `past` for all others."""
    since: int | None = None
    """The first year; items without a date are left out."""
    tag: tuple[str, ...] = ()
    """Items need one of these tags or groups, or have one as their own key."""
    keys: tuple[str, ...] = ()
    """The keys of the only items that are wanted."""
    limit: int | None = None

    def of(self, items: Sequence[Item], today: date) -> tuple[Item, ...]:
        """Return the items that match, in the same order, but what is to come in the order of time."""
        found = [item for item in items if self._fits(item, today)]
        if self.status == "current":
            found.sort(key=lambda item: item.when.first if item.begins_after(today) else NEVER)
        return tuple(found)[: self.limit]

    def _fits(self, item: Item, today: date) -> bool:
        if self.status != "all" and item.is_current(today) != (self.status == "current"):
            return False
        if self.since and not (item.when.ongoing or item.when.last[0] >= self.since):
            return False
        if self.keys and item.key not in self.keys:
            return False
        return not self.tag or bool(folded(self.tag) & folded(item.names))


def folded(words: Sequence[str]) -> set[str]:
    """Return words in the form in which tags are compared."""
    return {word.casefold() for word in words}


def grouped(items: Sequence[Item], by: str) -> list[tuple[str, tuple[Item, ...]]]:
    """Return the items under the heading of each group; first those that belong to none, under an empty heading.

    Years are in the order of the items, tags and groups in the order in which the items name them.
    """
    groups: dict[str, list[Item]] = {"": []}
    for item in items:
        for heading in list(_headings(item, by)) or [""]:
            groups.setdefault(heading, []).append(item)
    return [(heading, tuple(found)) for heading, found in groups.items() if found]


def _headings(item: Item, by: str) -> Iterator[str]:
    if by == "year" and item.when.last[0]:
        yield str(item.when.last[0])
    elif by == "tag":
        yield from item.tags
    elif by == "group":
        yield from item.groups
