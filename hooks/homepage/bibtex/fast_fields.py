"""Reads the fields of a plainly written entry with one pattern, which is fast; `body` reads every other entry.

In a plain entry, each value is between balanced braces or plain quotes, or is a number or a known name, and one comma
follows each value; after the last one it is optional. `body` would find the same fields and no problems.
"""

from __future__ import annotations

import re
from sys import intern
from typing import TYPE_CHECKING, NamedTuple

from .records import Field
from .source_text import NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .source_text import BibText

_NO_BRACES = r"[^{}]*+"
_ONE_DEEP = rf"(?:{_NO_BRACES}\{{{_NO_BRACES}\}})*+{_NO_BRACES}"
_TWO_DEEP = rf"(?:{_NO_BRACES}\{{{_ONE_DEEP}\}})*+{_NO_BRACES}"
_THREE_DEEP = rf"(?:{_NO_BRACES}\{{{_TWO_DEEP}\}})*+{_NO_BRACES}"
_FIELD = re.compile(
    rf"({NAME})\s*+=\s*+"
    rf"(?:\{{({_THREE_DEEP})(?<!\\)\}}|\"([^\"{{}}=]*+)\"|([0-9]++|[A-Za-z]++))\s*+(?:,\s*+|(?=\}}))"
)
_COMMA = re.compile(r"\s*+,\s*+")
_AS_WORD = 4
"""The group of `_FIELD` that contains a number or a name."""
_GOES_ON = re.compile(r"\s*+,")


class PlainFields(NamedTuple):
    """The fields of an entry, the words in its values without delimiters, and the position after the entry."""

    fields: dict[str, Field]
    words: list[str]
    end: int


def plain_fields(bib: BibText, zero: int, at: int, names: Mapping[str, str]) -> PlainFields | None:
    """Return the fields after the key of an entry that begins at `zero`, or None if it is not written plainly.

    `names` are the names that `@string` defines.
    """
    text, line_and_column = bib.text, bib.line_and_column
    comma = _COMMA.match(text, at)
    if comma is None:
        return None
    end = comma.end()
    found: dict[str, Field] = {}
    words: list[str] = []
    while field := _FIELD.match(text, end):
        name = intern(field[1].lower())  # one text for all entries
        form = field.lastindex or 0
        start, stop = field.span(form)
        value: str | None = field[form]
        if form == _AS_WORD:
            words.append(field[form])
            value = value if field[form].isdecimal() else names.get(field[form].lower())
        else:
            start, stop = start - 1, stop + 1
        if value is None or name in found:
            return None
        line, column = line_and_column(end)
        found[name] = Field(name, value, line, column, end - zero, start - zero, stop - zero)
        end = field.end()
    if not found or not text.startswith("}", end) or _GOES_ON.match(text, end + 1):
        return None
    return PlainFields(found, words, end + 1)
