"""Puts values together from their pieces: replaces `@string` names and joins at `#`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .pieces import TextProblem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .body import Assignment
    from .pieces import Piece

_STRING_NAME = re.compile(r"""[^\W\d][^\s,{}"()#%='/]*""")
_FIRST_HALF = ("January", "February", "March", "April", "May", "June")
_SECOND_HALF = ("July", "August", "September", "October", "November", "December")
MONTHS = {name[:3].lower(): name for name in _FIRST_HALF + _SECOND_HALF}
"""The names of months that every BibTeX style defines, with their texts, in the order of the year."""


@dataclass(slots=True)
class Values:
    """Puts together the values of one file, by the `@string` names defined so far."""

    text: str
    macros: dict[str, str]
    """Texts by lower-case name; at the start those of the months and of other files."""
    room: int = 0
    """How many more characters `#` may make: names that double each other would use up the memory."""

    def __post_init__(self) -> None:
        self.room = 10_000 + 20 * len(self.text)

    def value(self, assignment: Assignment) -> tuple[str, list[TextProblem]]:
        """Return a field's value and the problems about it."""
        problems = [
            _bare_word(assignment, piece)
            for piece in assignment.pieces
            if isinstance(piece, str) and not self._known(piece)
        ]
        texts = [self._text(piece) for piece in assignment.pieces]
        if len(texts) == 1:
            return texts[0], problems
        self.room -= sum(map(len, texts))
        if self.room < 0:
            return "", [*problems, _too_long(assignment)]
        return "".join(texts), problems

    def strings(self, words: Iterable[str]) -> dict[str, str]:
        """Return the texts of the names among these words, without months; an undefined name is its own text."""
        texts = {word: self._text(word) for word in words if _STRING_NAME.fullmatch(word)}
        return {word: text for word, text in texts.items() if text != MONTHS.get(word.lower())}

    def _known(self, word: str) -> bool:
        return word.isdecimal() or word.lower() in self.macros

    def _text(self, piece: Piece) -> str:
        if isinstance(piece, str):
            return self.macros.get(piece.lower(), piece)
        return self.text[piece.start : piece.end] + "}" * piece.unclosed


def _bare_word(assignment: Assignment, word: str) -> TextProblem:
    message = (
        f'the value of "{assignment.name}" has no braces, and no "@string" defines {word}; '
        f"write {assignment.name} = {{{word}}}"
    )
    return TextProblem(assignment.at, message, "bare-word")


def _too_long(assignment: Assignment) -> TextProblem:
    message = f'the "@string" names in the value of "{assignment.name}" make it too long; write the value without them'
    return TextProblem(assignment.at, message, "long-value")
