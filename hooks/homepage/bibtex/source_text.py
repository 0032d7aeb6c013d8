"""The text of a .bib file with the tables that make every look-up in it cheap."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

NAME = r"""[^\s=,{}"()\#%'@][^\s=,{}"()\#%']*+"""
"""A field's name: any characters but those to which BibTeX gives a meaning of their own."""

_BRACE = re.compile(r"[{}]")
_BRACE_OR_ESCAPE = re.compile(r"\\[{}\\]|[{}]")
_TYPE = r"[^\W\d][\w-]*+"
_BRACED = rf"{NAME}\s*+=\s*+[\"{{]"
_ANY_FIELD = rf"{NAME}\s*+(?:=\s*+)?+[\"{{]|{NAME}\s*+=\s*+\d"
_COMMAND = re.compile(
    rf"@\s*+({_TYPE})\s*+([{{(])"
    rf"|@[ \t]*+(?:({_TYPE})(?=[\s,\[])[ \t]*+\[?+|\{{)"
    rf"(?=\s*+(?:,?+\s*+{_BRACED}|[^\s,{{}}()\[\]=@]++(?:\s*+,\s*+(?:{_ANY_FIELD})|\s++{_BRACED})))"
)
"""A command; or what only lacks a brace or a type to be one, since a field follows it, alone or behind a key."""


class Command(NamedTuple):
    """An `@type{` or `@type(`: where it begins and where its delimiter stands."""

    at: int
    type: str
    """Lower case; where it was left out, that of anything else."""
    open: int
    """Where the delimiter was left out, what stands before the key."""


@dataclass(frozen=True)
class BibText:
    """A text, its commands, its matching braces and its lines; made once, in one pass each."""

    text: str
    commands: tuple[Command, ...]
    _line_starts: list[int]
    _at_line_start: list[int]

    @classmethod
    def of(cls, text: str) -> BibText:
        """Return the text with its tables."""
        lines = text.replace("\r\n", " \n").replace("\r", "\n").split("\n")
        line_starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
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
        """Where the brace that opens at a position is closed; without those that never are."""
        return matching_braces(self.text)

    def place(self, at: int) -> tuple[int, int]:
        """Return the line and the column of a position, both counted from 1."""
        line = bisect_right(self._line_starts, at)
        return line, at - self._line_starts[line - 1] + 1

    def line_start(self, at: int) -> int:
        """Return where the line of a position begins."""
        return self._line_starts[bisect_right(self._line_starts, at) - 1]

    def line_end(self, at: int) -> int:
        """Return where the line after that of a position begins, or the end of the text."""
        line = bisect_right(self._line_starts, at)
        return self._line_starts[line] if line < len(self._line_starts) else len(self.text)

    def next_command(self, after: int) -> int:
        """Return where the next command that begins a line stands, or the end of the text."""
        index = bisect_right(self._at_line_start, after)
        return self._at_line_start[index] if index < len(self._at_line_start) else len(self.text)

    def is_command(self, at: int) -> bool:
        """Say whether a command begins at this very position."""
        if not self.text.startswith("@", at):
            return False
        index = bisect_left(self.commands, at, key=lambda command: command.at)
        return index < len(self.commands) and self.commands[index].at == at


def matching_braces(text: str, *, escapes: bool = False) -> dict[int, int]:
    r"""Return the closing brace of every opening one; BibTeX counts `\{` as a brace, `escapes` does not."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for found in (_BRACE_OR_ESCAPE if escapes else _BRACE).finditer(text):
        at = found.start()
        if text[at] == "{":
            opened.append(at)
        elif text[at] == "}" and opened:
            closing[opened.pop()] = at
    return closing


def _may_begin(found: re.Match[str], line_starts: Container[int]) -> bool:
    """Say whether a command may begin where another character than a brace follows its type."""
    text, at = found.string, found.start()
    if found[1]:
        return not text[at - 1 : at].isalnum()
    return _indent_start(text, at) in line_starts


def _unopened(found: re.Match[str]) -> Command:
    return Command(found.start(), (found[3] or "misc").lower(), found.end() - 1)


def _indent_start(text: str, at: int) -> int:
    """Return where the blanks before a position begin."""
    while at and text[at - 1] in " \t\ufeff":
        at -= 1
    return at
