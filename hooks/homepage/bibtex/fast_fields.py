"""The fields of an entry that is written as most are, read by one pattern; every other entry takes the long way.

What this reads, the reader in `body` would read the same and complain of nothing: each value stands between balanced
braces or plain quotes or is a number or a known name, and one comma follows each but perhaps the last.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .source_text import NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_BRACES = r"[^{}]*+"
_ONE_DEEP = rf"(?:{_NO_BRACES}\{{{_NO_BRACES}\}})*+{_NO_BRACES}"
_TWO_DEEP = rf"(?:{_NO_BRACES}\{{{_ONE_DEEP}\}})*+{_NO_BRACES}"
_THREE_DEEP = rf"(?:{_NO_BRACES}\{{{_TWO_DEEP}\}})*+{_NO_BRACES}"
_FIELD = re.compile(
    rf"({NAME})\s*+=\s*+"
    rf"(?:\{{({_THREE_DEEP})(?<!\\)\}}|\"([^\"{{}}=]*+)\"|([0-9]++|[A-Za-z]++))\s*+(?:,\s*+|(?=\}}))"
)
_COMMA = re.compile(r"\s*+,\s*+")
_GOES_ON = re.compile(r"\s*+,")

PlainField = tuple[str, str, int, int, int, str]
"""A name in lower case, its value, where name and value begin and the value ends, and the bare word if it is one."""


def plain_fields(text: str, at: int, names: Mapping[str, str]) -> tuple[list[PlainField], int] | None:
    """Return the fields behind a key and where the entry ends, or None where it is not written plainly.

    `names` are those that `@string` defines.
    """
    comma = _COMMA.match(text, at)
    if comma is None:
        return None
    end = comma.end()
    found: dict[str, PlainField] = {}
    while field := _FIELD.match(text, end):
        value = _value(field, names)
        name = field[1].lower()
        if value is None or name in found:
            return None
        start, value_end = field.span(field.lastindex or 0)
        if word := field[4]:
            found[name] = (name, value, end, start, value_end, word)
        else:
            found[name] = (name, value, end, start - 1, value_end + 1, "")
        end = field.end()
    if not found or not text.startswith("}", end) or _GOES_ON.match(text, end + 1):
        return None
    return list(found.values()), end + 1


def _value(field: re.Match[str], names: Mapping[str, str]) -> str | None:
    """Return a field's value, or None where it is a name that nothing defines."""
    _, braced, quoted, word = field.groups()
    if word is None:
        return quoted if braced is None else str(braced)
    return str(word) if word.isdecimal() else names.get(word.lower())
