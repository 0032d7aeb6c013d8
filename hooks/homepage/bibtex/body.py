"""Reads the fields of an entry as BibTeX does; if the text breaks BibTeX's rules, as the author probably meant them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from .pieces import PieceReader
from .source_text import NAME

if TYPE_CHECKING:
    from .pieces import Piece

_SPACE = re.compile(r"\s*+")
_COMMA = re.compile(r"\s*+,\s*+")
_ASSIGNMENT = re.compile(rf"({NAME})\s*+=\s*+")
_NO_EQUALS = re.compile(rf"({NAME})\s*+(?=[{{\"])")
_STRAY_STOP = re.compile(rf"[,{{}}()@]|[\r\n](?=[ \t]*+{NAME}\s*+=)")
_GOES_ON = re.compile(rf"\s*+,\s*+{NAME}\s*+=\s*+[\"{{\w]")
_COMMENTED_FIELD = re.compile(rf"[%\s]++{NAME}[ \t]*+=[ \t]*+(?=\{{)")

_HARMLESS = frozenset({"doubled-comma", "missing-comma", "comment-in-entry"})
"""Rules for problems after which it is still certain where fields begin and end."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A field as positions in the text; the pieces of its value are not yet joined."""

    name: str
    """Lower case."""
    at: int
    pieces: tuple[Piece, ...]
    value_at: int
    end: int
    """The position after its value."""


@dataclass(slots=True)
class Body(PieceReader):
    """A reader of the fields between the opening and the closing delimiter of an entry."""

    unended: str | None = None
    """The name of what was read last if a comma must follow; None after a comma, empty if a comma may follow."""
    closed: bool = False
    escaped: bool = False
    r"""Whether `\{` and `\}` were read as characters, not as braces."""
    assignments: list[Assignment] = field(default_factory=list)

    @property
    def is_sure(self) -> bool:
        """Whether BibTeX would find the same fields in the same positions."""
        return self.closed and not self.escaped and all(each.rule in _HARMLESS for each in self.problems)

    def read(self) -> Body:
        """Read up to the closing delimiter of the entry, and return this reader."""
        text = self.bib.text
        self._skip_space()
        while not self.ended:
            found = _ASSIGNMENT.match(text, self.pos)
            if found:
                self._read_field(found[1], found.end())
            else:
                self._read_other(text[self.pos : self.pos + 1])
                self._skip_space()
        return self

    def _skip_space(self) -> None:
        if space := _SPACE.match(self.bib.text, self.pos):
            self.pos = space.end()

    def _read_field(self, name: str, value_at: int) -> None:
        at = self.pos
        if self.unended:
            message = f"{self.unended} ends without a comma; write a comma after it"
            self.report(at, message, "missing-comma")
        pieces = self.read_value(name, value_at)
        self.assignments.append(Assignment(name.lower(), at, pieces, value_at, self.pos))
        if comma := _COMMA.match(self.bib.text, self.pos):
            self.pos = comma.end()
            self.unended = None
        else:
            self._skip_space()
            self.unended = f'the field "{name}"' if pieces else ""

    def _read_other(self, char: str) -> None:
        """Read past a text that does not start with `name =`."""
        if not char or (char == "@" and self.bib.is_command(self.pos)):
            self.ended = True
        elif char == ",":
            self._read_comma()
        elif char == self.closer:
            self._read_closer()
        elif char == "%":
            self._read_comment()
        elif found := _NO_EQUALS.match(self.bib.text, self.pos):
            message = f'the field "{found[1]}" has no equals sign; write {found[1]} = before its value'
            self.report(self.pos, message, "missing-equals")
            self._read_field(found[1], found.end())
        else:
            self._read_stray_text()

    def _read_comma(self) -> None:
        if self.unended is None:
            self.report(self.pos, "there are two commas in a row; leave one of them out", "doubled-comma")
        self.unended = None
        self.pos += 1

    def _read_closer(self) -> None:
        self.pos += 1
        if _GOES_ON.match(self.bib.text, self.pos):
            message = f'an extra "{self.closer}" closes the entry before its last field; leave it out'
            self.report(self.pos - 1, message, "stray-brace")
            self.unended = ""
        else:
            self.closed = self.ended = True

    def _read_comment(self) -> None:
        message = 'BibTeX has no comments inside an entry; move the text after the "%" above the "@", or leave it out'
        self.report(self.pos, message, "comment-in-entry")
        end = self.bib.line_end(self.pos)
        found = _COMMENTED_FIELD.match(self.bib.text, self.pos, end)
        if found and not self.damaged:
            end = self.bib.line_end(self.closing.get(found.end(), self.pos))
        self.pos = end

    def _read_stray_text(self) -> None:
        start, self.pos = self.pos, self._stray_end()
        words = " ".join(self.bib.text[start : self.pos].split())
        words = words if len(words) <= 40 else f"{words[:39]}…"
        message = f'"{words}" is not a field; write name = {{value}}, or leave it out'
        self.report(start, message, "stray-text")
        self.unended = ""

    def _stray_end(self) -> int:
        text, pos = self.bib.text, self.pos
        while found := _STRAY_STOP.search(text, pos):
            at, char = found.start(), found[0]
            if char == "{":
                pos = max(at, min(self.closing.get(at, at), self.limit)) + 1
            elif at > self.pos and self._ends_stray_text(at, char):
                return at
            else:
                pos = at + 1
        return len(text)

    def _ends_stray_text(self, at: int, char: str) -> bool:
        if char == "@":
            return self.bib.is_command(at)
        return char != "(" and (char != ")" or self.closer == ")")
