"""The fields between an entry's delimiters, read as BibTeX does and, where that fails, as they were meant."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from .bib_text import NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .bib_text import BibText

_SPACE = re.compile(r"\s*+")
_ASSIGNMENT = re.compile(rf"({NAME})\s*+=\s*+")
_NO_EQUALS = re.compile(rf"({NAME})\s*+(?=[{{\"])")
_WORD = re.compile(r"https?://[^\s,{}\"]++|[^\s,{}\"#%=()]++(?:\([^\s,{}\"#%=()]*+\))?+")
_HASH = re.compile(r"\s*+#\s*+")
_QUOTE_STOP = re.compile(r"[\"{}]")
_STRAY_STOP = re.compile(rf"[,{{}}()@]|[\r\n](?=[ \t]*+{NAME}\s*+=)")
_NEXT_FIELD = re.compile(
    rf",[ \t]*+[\r\n]\s*+{NAME}\s*+=\s*+[\"{{\w]|,[ \t]*+{NAME}[ \t]*+=[ \t]*+[\"{{]"
    rf"|[\r\n][ \t]*+{NAME}[ \t]*+=[ \t]*+[\"{{]"
)
_GOES_ON = re.compile(rf"\s*+,\s*+{NAME}\s*+=\s*+[\"{{\w]")
_COMMENTED_FIELD = re.compile(rf"%[%\s]*?{NAME}[ \t]*+=[ \t]*+(?=\{{)")
_VALUE_END = re.compile(r"\s*+(?:[,#})%]|$)")


class Span(NamedTuple):
    """Where the text between a value's delimiters begins and ends."""

    start: int
    end: int
    unclosed: int = 0
    """How many braces of it are never closed."""


Part = str | Span
"""A piece of a value: a bare word or a delimited text."""


@dataclass(frozen=True, slots=True)
class Assignment:
    """A field as it stands in the text, its pieces not yet cut out nor joined."""

    name: str
    at: int
    end: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Complaint:
    """Something wrong at a position of the text."""

    at: int
    message: str
    rule: str


@dataclass(slots=True)
class Body:
    """A reader that stands somewhere between an entry's delimiters."""

    bib: BibText
    pos: int
    closer: str
    closing: Mapping[int, int]
    limit: int
    """Where the next command begins a line."""
    damaged: bool
    """Whether the delimiters are known not to balance: then a value ends where the next field begins."""
    unended: str | None = None
    """What was read last and has no comma yet; None after a comma."""
    closed: bool = False
    ended: bool = False
    doubtful: bool = False
    r"""Whether a value ended at a `\}` that may have been meant as a character."""
    escaped: bool = False
    r"""Whether `\{` and `\}` were taken for characters."""
    assignments: list[Assignment] = field(default_factory=list)
    complaints: list[Complaint] = field(default_factory=list)

    def read(self) -> Body:
        """Return the reader itself, moved behind the last field."""
        text = self.bib.text
        self.pos = _after_space(text, self.pos)
        while not self.ended:
            found = _ASSIGNMENT.match(text, self.pos)
            if found:
                self._read_field(found[1], found.end())
            else:
                self._read_other(text[self.pos : self.pos + 1])
            self.pos = _after_space(text, self.pos)
        return self

    def _complain(self, at: int, message: str, rule: str) -> None:
        self.complaints.append(Complaint(at, message, rule))

    def _read_field(self, name: str, value_at: int) -> None:
        at = self.pos
        if self.unended:
            self._complain(
                at, f"{self.unended} ends without a comma; write a comma after it", "missing-comma"
            )
        parts = self._read_value(name, value_at)
        self.assignments.append(Assignment(name.lower(), at, self.pos, parts))
        self.pos = _after_space(self.bib.text, self.pos)
        if self.bib.text.startswith(",", self.pos):
            self.pos += 1
            self.unended = None
        else:
            self.unended = f'the field "{name}"'

    def _read_other(self, char: str) -> None:
        """Move over whatever is not `name =`."""
        if not char or (char == "@" and self.bib.is_command(self.pos)):
            self.ended = True
        elif char == ",":
            self._read_comma()
        elif char == self.closer:
            self._read_closer()
        elif char == "%":
            self._read_comment()
        elif found := _NO_EQUALS.match(self.bib.text, self.pos):
            self._complain(
                self.pos,
                f'the field "{found[1]}" has no equals sign; write {found[1]} = before its value',
                "missing-equals",
            )
            self._read_field(found[1], found.end())
        else:
            self._read_stray_text()

    def _read_comma(self) -> None:
        if self.unended is None:
            self._complain(self.pos, "two commas follow one another; leave one of them out", "doubled-comma")
        self.unended = None
        self.pos += 1

    def _read_closer(self) -> None:
        self.pos += 1
        if _GOES_ON.match(self.bib.text, self.pos):
            self._complain(
                self.pos - 1,
                f'a "{self.closer}" too many ends the entry before its last field; leave it out',
                "stray-brace",
            )
            self.unended = ""
        else:
            self.closed = self.ended = True

    def _read_comment(self) -> None:
        self._complain(
            self.pos,
            'BibTeX has no comments inside an entry; move what follows the "%" above the "@", or leave it out',
            "comment-in-entry",
        )
        end = self.bib.line_end(self.pos)
        found = _COMMENTED_FIELD.match(self.bib.text, self.pos, end)
        if found and not self.damaged:
            end = self.bib.line_end(self.closing.get(found.end(), self.pos))
        self.pos = end

    def _read_stray_text(self) -> None:
        start, end = self.pos, self._stray_end()
        words = " ".join(self.bib.text[start:end].split())
        self._complain(
            start,
            f'"{_shortened(words)}" is not a field; write name = {{value}}, or leave it out',
            "stray-text",
        )
        self.pos = end
        self.unended = ""

    def _stray_end(self) -> int:
        text, pos = self.bib.text, self.pos
        while found := _STRAY_STOP.search(text, pos):
            at, char = found.start(), found[0]
            if char == "{":
                pos = min(self.closing.get(at, at), self.limit) + 1
            elif at > self.pos and self._ends_stray_text(at, char):
                return at
            else:
                pos = at + 1
        return len(text)

    def _ends_stray_text(self, at: int, char: str) -> bool:
        return self.bib.is_command(at) if char == "@" else char != "(" and (char != ")" or self.closer == ")")

    def _read_value(self, name: str, at: int) -> tuple[Part, ...]:
        """Return the pieces that `#` joins, and move behind the last of them."""
        parts: list[Part] = []
        while True:
            part = self._read_part(name, at)
            if part is None:
                self._complain(
                    at,
                    f'the field "{name}" has no value; write {name} = {{...}}, or leave the field out',
                    "missing-value",
                )
                self.pos = at
                break
            parts.append(part)
            hash_sign = _HASH.match(self.bib.text, self.pos)
            if not hash_sign:
                break
            at = hash_sign.end()
        return tuple(parts)

    def _read_part(self, name: str, at: int) -> Part | None:
        char = self.bib.text[at : at + 1]
        if char == "{":
            return self._read_braced(name, at)
        if char == '"':
            return self._read_quoted(name, at)
        return self._read_word(name, at)

    def _read_braced(self, name: str, at: int) -> Part:
        end = self.closing.get(at)
        if end is None or (self.damaged and (end > self.limit or self._next_field(at, end))):
            return self._cut_short(name, at, self.limit, "brace", "}")
        self.pos = end + 1
        if self.bib.text[end - 1] == "\\" and not _VALUE_END.match(self.bib.text, self.pos):
            self.doubtful = True
        return Span(at + 1, end)

    def _read_quoted(self, name: str, at: int) -> Part:
        """Move behind the first quote outside braces, which ends the value for BibTeX."""
        end, closed = self._quote_end(at)
        if self.damaged and end > self.limit:
            end, closed = self.limit, False
        if not closed or self._opens_next_value(at, end):
            return self._cut_short(name, at, end + closed, "quote", '"')
        self.pos = end + 1
        return Span(at + 1, end)

    def _opens_next_value(self, at: int, end: int) -> bool:
        """Say whether the quote taken for a value's end is the one that opens the next field's value."""
        looks_so = self.bib.text[max(at + 1, end - 9) : end].rstrip().endswith("=")
        return looks_so and self._next_field(at, end + 1) is not None

    def _quote_end(self, at: int) -> tuple[int, bool]:
        text, pos = self.bib.text, at + 1
        while found := _QUOTE_STOP.search(text, pos):
            if found[0] != "{":
                return found.start(), found[0] == '"'
            if found.start() not in self.closing:
                return self.limit, False
            pos = self.closing[found.start()] + 1
        return len(text), False

    def _next_field(self, start: int, end: int) -> int | None:
        found = _NEXT_FIELD.search(self.bib.text, start, end)
        return found.start() if found else None

    def _cut_short(self, name: str, at: int, end: int, delimiter: str, closer: str) -> Part:
        """End a value that is never closed before the next field, or before the next entry."""
        self._complain(
            at,
            f'the value of "{name}" is never closed; write the missing {closer} where the value ends',
            f"unclosed-{delimiter}",
        )
        cut = self._next_field(at, end)
        self.pos = end if cut is None else cut
        kept = self.bib.text[at + 1 : self.pos].rstrip()
        return Span(at + 1, at + 1 + len(kept), kept.count("{") - kept.count("}"))

    def _read_word(self, name: str, at: int) -> Part | None:
        text = self.bib.text
        found = _WORD.match(text, at)
        if not found or text.startswith("=", _after_space(text, found.end())):
            return None
        self.pos = found.end()
        return found[0]


def _after_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return found.end() if found else at


def _shortened(words: str) -> str:
    return words if len(words) <= 40 else f"{words[:39]}…"
