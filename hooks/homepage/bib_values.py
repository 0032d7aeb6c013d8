"""Values put together from their pieces: `@string` names expanded and `#` joined."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .bib_body import Complaint

if TYPE_CHECKING:
    from .bib_body import Assignment, Part

_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
_SECOND_HALF = ("July", "August", "September", "October", "November", "December")
_MONTHS = {name[:3].lower(): name for name in _FIRST_HALF + _SECOND_HALF}


@dataclass(slots=True)
class Values:
    """The `@string` names defined so far in one file, by which values are put together."""

    text: str
    macros: dict[str, str] = field(default_factory=lambda: dict(_MONTHS))
    """By lower-case name; from the start those of the months, which every BibTeX style defines."""
    room: int = 0
    """How many more characters `#` may make: names that double each other would fill any memory."""

    def __post_init__(self) -> None:
        self.room = 10_000 + 20 * len(self.text)

    def value(self, assignment: Assignment) -> tuple[str, list[Complaint]]:
        """Return a field's value and the complaints about it."""
        unknown = [part for part in assignment.parts if isinstance(part, str) and not self._known(part)]
        complaints = [_bare_word(assignment, word) for word in unknown]
        pieces = [self._piece(part) for part in assignment.parts]
        if len(pieces) == 1:
            return pieces[0], complaints
        self.room -= sum(map(len, pieces))
        if self.room < 0:
            return "", [*complaints, _too_long(assignment)]
        return "".join(pieces), complaints

    def _known(self, word: str) -> bool:
        return word.isdecimal() or word.lower() in self.macros

    def _piece(self, part: Part) -> str:
        if isinstance(part, str):
            return self.macros.get(part.lower(), part)
        return self.text[part.start : part.end] + "}" * part.unclosed


def _bare_word(assignment: Assignment, word: str) -> Complaint:
    message = (
        f'the value of "{assignment.name}" is the bare word {word}; put braces round it: '
        f"{assignment.name} = {{{word}}}"
    )
    return Complaint(assignment.at, message, "bare-word")


def _too_long(assignment: Assignment) -> Complaint:
    message = (
        f'the "@string" names in the value of "{assignment.name}" unfold to a text too long to keep; '
        "write the value itself"
    )
    return Complaint(assignment.at, message, "long-value")
