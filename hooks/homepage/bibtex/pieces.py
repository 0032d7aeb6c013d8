"""Reads the pieces of a value: words without delimiters, and texts in braces or quotes, even if not closed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .source_text import NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..rule_names import RuleName
    from .source_text import BibText

_WORD = r"""[^\s,{}"\#%=()]++(?:\([^\s,{}"\#%=()]*+\))?+"""
_WORDS = re.compile(rf"(https?://[^\s,{{}}\"]++|{_WORD}(?:[ \t]++{_WORD}(?!\s*+[={{\"]))*+)(?!\s*+=)")
_HASH = re.compile(r"\s*+#\s*+")
_QUOTE_STOP = re.compile(r"[\"{}]")
_NEXT_FIELD = re.compile(
    rf",[ \t]*+[\r\n]\s*+{NAME}\s*+=\s*+[\"{{\w]|,[ \t]*+{NAME}[ \t]*+=[ \t]*+[\"{{]"
    rf"|[\r\n][ \t]*+{NAME}[ \t]*+=[ \t]*+[\"{{]"
)
_VALUE_END = re.compile(rf"\s*+(?:[,#}})%@]|$|{NAME}\s*+=)")
_QUOTES_INSIDE = 20
"""How many quotes inside a quoted value are tried before the search for its end stops."""


class Span(NamedTuple):
    """The positions at which the text between a value's delimiters begins and ends."""

    start: int
    end: int
    unclosed: int = 0
    """How many braces in it are never closed."""


Piece = str | Span
"""Words without delimiters, or the positions of a text between delimiters."""


@dataclass(frozen=True, slots=True)
class TextProblem:
    """Something wrong at a position of the text."""

    at: int
    message: str
    rule: RuleName


@dataclass(slots=True)
class PieceReader:
    """A reader of the values in an entry; `pos` is its position in the text."""

    bib: BibText
    pos: int
    closer: str
    """The delimiter that closes the entry: `}` or `)`."""
    closing: Mapping[int, int]
    limit: int
    """The position of the next command that begins a line."""
    damaged: bool
    """Whether the delimiters are known not to balance; if so, a value ends before the next field."""
    ended: bool = False
    doubtful: bool = False
    r"""Whether a value ended at a `\}` that may have been meant as a character."""
    problems: list[TextProblem] = field(default_factory=list)

    def read_value(self, name: str, at: int) -> tuple[Piece, ...]:
        """Return the pieces that `#` joins, and move to the position after the last one."""
        pieces: list[Piece] = []
        while True:
            piece = self._read_piece(name, at)
            if piece is None:
                self.pos = at
                message = f'the field "{name}" has no value; write {name} = {{...}}, or leave the field out'
                self.report(at, message, "missing-value")
                break
            pieces.append(piece)
            hash_sign = _HASH.match(self.bib.text, self.pos)
            if not hash_sign or self.ended:
                break
            at = hash_sign.end()
        return tuple(pieces)

    def report(self, at: int, message: str, rule: RuleName) -> None:
        """Report a problem at a position of the text."""
        self.problems.append(TextProblem(at, message, rule))

    def _read_piece(self, name: str, at: int) -> Piece | None:
        char = self.bib.text[at : at + 1]
        if char == "{":
            return self._read_braced(name, at)
        if char == '"':
            return self._read_quoted(name, at)
        words = _WORDS.match(self.bib.text, at)
        if not words:
            return None
        self.pos = words.end()
        return words[1]

    def _read_braced(self, name: str, at: int) -> Span:
        end = self.closing.get(at)
        if end is None or (self.damaged and (end > self.limit or self._next_field(at, end) is not None)):
            return self._cut_short(name, at, self.limit, "}", "unclosed-brace")
        self.pos = end + 1
        if self.bib.text[end - 1] == "\\" and not _VALUE_END.match(self.bib.text, self.pos):
            self.doubtful = True
        return Span(at + 1, end)

    def _read_quoted(self, name: str, at: int) -> Span:
        """Read up to the first quote outside braces, where the value ends in BibTeX."""
        end, closed = self._quote_end(at)
        if self.damaged and end > self.limit:
            end, closed = self.limit, False
        if not closed or self._opens_next_value(at, end):
            return self._cut_short(name, at, end + closed, '"', "unclosed-quote")
        if not _VALUE_END.match(self.bib.text, end + 1):
            end = self._past_quotes_inside(name, at, end)
        self.pos = end + 1
        return Span(at + 1, end)

    def _past_quotes_inside(self, name: str, at: int, first: int) -> int:
        """Return the position of the quote that probably ends a value, if the value contains other quotes."""
        end = first
        for _ in range(_QUOTES_INSIDE):
            end, closed = self._quote_end(end)
            if not closed or end > self.limit:
                break
            if not _VALUE_END.match(self.bib.text, end + 1):
                continue
            if self._next_field(at, end) is not None:
                break
            message = f'a quote inside the value of "{name}" ends it; write {{"}} for it, or put the value in braces'
            self.report(first, message, "quote-inside")
            return end
        return first

    def _quote_end(self, at: int) -> tuple[int, bool]:
        """Return the position at which a quoted text ends, and whether there is a quote."""
        text, pos = self.bib.text, at + 1
        while found := _QUOTE_STOP.search(text, pos):
            if found[0] != "{":
                return found.start(), found[0] == '"'
            if found.start() not in self.closing:
                return self.limit, False
            pos = self.closing[found.start()] + 1
        return len(text), False

    def _opens_next_value(self, at: int, end: int) -> bool:
        """Return whether the quote at `end` does not end this value but opens the value of the next field."""
        looks_so = self.bib.text[max(at + 1, end - 9) : end].rstrip().endswith("=")
        return looks_so and self._next_field(at, end + 1) is not None

    def _next_field(self, start: int, end: int) -> int | None:
        found = _NEXT_FIELD.search(self.bib.text, start, end)
        return found.start() if found else None

    def _cut_short(self, name: str, at: int, end: int, closer: str, rule: RuleName) -> Span:
        """Return a value that is never closed: it ends before the next field or before the next entry."""
        self.report(
            at,
            f'the value of "{name}" is never closed; write the missing {closer} at the end of the value',
            rule,
        )
        self.ended = not self.damaged  # the entry will be read again with `damaged` set
        cut = self._next_field(at, min(end, self.limit))
        self.pos = end if cut is None else cut
        value = self.bib.text[at + 1 : min(self.pos, self.limit)].rstrip()
        return Span(at + 1, at + 1 + len(value), value.count("{") - value.count("}"))
