"""The citations of a page, and its list of references, as a citation style prints them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .citation_syntax import Citation

Bracket = tuple["Citation", ...]
"""The works that are cited together."""


class Group:
    """Citations that are in one place of a page."""

    def __init__(self, brackets: Iterable[Bracket], *, is_note: bool = False) -> None:
        """Take the brackets of a note that the author wrote, or one bracket of the text."""
        self.brackets = tuple(brackets)
        self.is_note = is_note

    @property
    def citations(self) -> Iterator[Citation]:
        """The cited works, in order."""
        return (citation for bracket in self.brackets for citation in bracket)


@dataclass(frozen=True, slots=True)
class PrintedCitation:
    """One bracket as inline HTML; a link to an entry of the list has the work's place in that list as its fragment."""

    text: str
    """What stands in the text; empty if all is in the note."""
    note: str = ""
    number: int = 0
    """Its place among all citations of the page, from 1."""


@dataclass(frozen=True, slots=True)
class PrintedReference:
    """One entry of a list of references."""

    key: str
    label: str
    """The number or label before the entry; empty in most styles."""
    html: str
    """The entry, with its title in an element with the class `pub__title`."""


@dataclass(slots=True)
class PrintedCitations:
    """What a page shows."""

    cited: tuple[str, ...]
    """The keys of the works, in the order of first citation."""
    citations: tuple[PrintedCitation, ...]
    references: tuple[PrintedReference, ...]
    """In the order of the style."""
    brackets: dict[Bracket, list[PrintedCitation]] = field(default_factory=dict)
    """The printed citations of each bracket, in the order of the text."""

    def next_of(self, bracket: Bracket) -> PrintedCitation | None:
        """Return the next printed citation of a bracket; the last one stays, since a text may be read again."""
        printed = self.brackets.get(bracket, [])
        return printed.pop(0) if len(printed) > 1 else printed[0] if printed else None
