"""The text of a .bib file with tables of its commands, braces and lines, so that look-ups are fast."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ..text.braces import matching_braces

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

NAME = r"""[^\s=,{}"()\#%'@][^\s=,{}"()\#%']*+"""
"""A field's name: any characters except those with a special meaning in BibTeX."""

_TYPE = r"[^\W\d][\w-]*+"
_BRACED = rf"{NAME}\s*+=\s*+[\"{{]"
_ANY_FIELD = rf"{NAME}\s*+(?:=\s*+)?+[\"{{]|{NAME}\s*+=\s*+\d"
_COMMAND = re.compile(
    rf"@\s*+({_TYPE})\s*+([{{(])"
    rf"|@[ \t]*+(?:({_TYPE})(?=[\s,\[])[ \t]*+\[?+|\{{)"
    rf"(?=\s*+(?:,?+\s*+{_BRACED}|[^\s,{{}}()\[\]=@]++(?:\s*+,\s*+(?:{_ANY_FIELD})|\s++{_BRACED})))"
)
"""A command; also one without its brace or its type, if a field follows it, or a key and a field."""
_LINE_END = re.compile(r"\r\n?|\n")


class Command(NamedTuple):
    """The positions of an `@type{` or `@type(` and of its opening delimiter."""

    at: int
    type: str
    """Lower case; `misc` if the type is missing."""
    open: int
    """The position of the delimiter; if that is missing, the position before the key."""


@dataclass(frozen=True)
class BibText:
    """A text, its commands, its matching braces and its lines; each is computed once, in one pass."""

    text: str
    commands: tuple[Command, ...]
    _line_starts: list[int]
    _at_line_start: list[int]

    @classmethod
    def of(cls, text: str) -> BibText:
        """Return the text with its tables."""
        line_starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        starts = set(line_starts)
        commands = tuple(
            Command(found.start(), found[1].lower(), found.start(2)) if found[1] else _unopened(found)
            for found in _COMMAND.finditer(text)
            if found[2] == "{" or _may_begin(found, starts)
        )
        at_line_start = [each.at for each in commands if _indent_start(text, each.at) in starts]
        return cls(text, commands, line_starts, at_line_start)

    @cached_property
    def closing(self) -> Mapping[int, int]:
        """The position of the closing brace by that of the opening one; without braces that are never closed."""
        return matching_braces(self.text)

    def line_and_column(self, at: int) -> tuple[int, int]:
        """Return the line and the column of a position, both counted from 1."""
        line = bisect_right(self._line_starts, at)
        return line, at - self._line_starts[line - 1] + 1

    def line_start(self, at: int) -> int:
        """Return the position at which the line of a position begins."""
        return self._line_starts[bisect_right(self._line_starts, at) - 1]

    def line_end(self, at: int) -> int:
        """Return the position at which the next line begins, or the end of the text."""
        line = bisect_right(self._line_starts, at)
        return self._line_starts[line] if line < len(self._line_starts) else len(self.text)

    def next_command(self, after: int) -> int:
        """Return the position of the next command that begins a line, or the end of the text."""
        index = bisect_right(self._at_line_start, after)
        return self._at_line_start[index] if index < len(self._at_line_start) else len(self.text)

    def is_command(self, at: int) -> bool:
        """Return whether a command begins exactly at this position."""
        if not self.text.startswith("@", at):
            return False
        index = bisect_left(self.commands, at, key=lambda command: command.at)
        return index < len(self.commands) and self.commands[index].at == at


def _may_begin(found: re.Match[str], line_starts: Container[int]) -> bool:
    """Return whether a command may begin here, although the character after its type is not a brace."""
    text, at = found.string, found.start()
    if found[1]:
        return not text[at - 1 : at].isalnum()
    return _indent_start(text, at) in line_starts


def _unopened(found: re.Match[str]) -> Command:
    return Command(found.start(), (found[3] or "misc").lower(), found.end() - 1)


def _indent_start(text: str, at: int) -> int:
    """Return the position at which the blanks before a position begin."""
    while at and text[at - 1] in " \t\ufeff":
        at -= 1
    return at
