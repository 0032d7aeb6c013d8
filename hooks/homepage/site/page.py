"""The page that is being drawn, and what stands on it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..bibliography.publication import Publication
    from ..lists.records import ItemList
    from ..selections.selection import Selection


@dataclass(frozen=True, slots=True)
class Slot:
    """A place on a page that is filled when everything else of the page is done."""

    draw: Callable[[], str]
    recipe: object = None
    """What, beside the bibliography and the page's place, all of it follows from; None where there is more."""


@dataclass(frozen=True, slots=True)
class PageListing:
    """A list of publications that stands on a page."""

    url: str
    """The page's address below the site's root."""
    selection: Selection
    """Which publications it shows."""
    has_filters: bool
    """Whether readers can narrow it down."""


@dataclass(slots=True)
class Page:
    """The page that is being drawn: where it is, and what it has used up."""

    path: str
    """The source file as messages name it."""
    url: str = ""
    """The address below the site's root, without a leading slash."""
    source: str = ""
    """The source's text, to find lines in."""
    title: str = ""
    """What the page is called, once it has been read."""
    slots: list[Slot] = field(default_factory=list)
    """What stands in for each placeholder, in the order of their numbers."""
    in_markdown: list[Slot] = field(default_factory=list)
    """What writes each block of the page in Markdown, in the order of the blocks; all of them have a recipe."""
    draws: set[str] = field(default_factory=set)
    """The names of the blocks on the page."""
    cited: dict[str, Publication] = field(default_factory=dict)
    """The publications cited so far, by key, in the order of first citation."""
    ids: Counter[str] = field(default_factory=Counter)
    has_references: bool = False
    """Whether the page prints a list of the references cited on it."""
    lists: list[ItemList] = field(default_factory=list)
    """The author's lists that the page shows."""

    @property
    def root(self) -> str:
        """The way from this page to the site's root, such as `../../`."""
        return "../" * self.url.removeprefix("./").count("/") or "./"

    def unique_id(self, wanted: str) -> str:
        """Return the id, numbered where the page has it already."""
        self.ids[wanted] += 1
        return wanted if self.ids[wanted] == 1 else f"{wanted}-{self.ids[wanted]}"

    def place_of(self, pattern: str, below: int = 0) -> tuple[str, int]:
        """Return the file and line that the pattern (or its group `here`) matches first, or a line below that.

        What the page itself does not hold is looked for in the lists that it shows; without a match it is line 1.
        """
        for path, source in ((self.path, self.source), *((shown.path, shown.source) for shown in self.lists)):
            if match := re.search(pattern, source, re.MULTILINE):
                place = match.start("here" if "here" in match.re.groupindex else 0)
                return path, source.count("\n", 0, place) + 1 + below
        return self.path, 1
