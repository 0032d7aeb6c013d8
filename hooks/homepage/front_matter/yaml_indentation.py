"""Finds how far a line of YAML that is indented in the wrong way should be indented."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIRST_KEY = re.compile(r"(?P<indent> *)(?P<hyphens>(?:- +)+)?(?:(?P<key>[\w.-]+):(?=\s|$))?")


def right_indentation(rows: Sequence[str], line: int, first_line: int) -> str:
    """Return advice how far to indent a line: as far as the nearest open key, or item of a list, above it.

    `line` counts from 0; `first_line` is the number of the first row in its file.
    """
    row = rows[line] if line < len(rows) else ""
    written = len(row) - len(row.lstrip(" "))
    is_item = row[written:].startswith("- ")
    above = [each for each in _open(rows, line, len(row)) if each.is_item == is_item and each.column != written]
    if not above:
        return "indent this line like the lines that it belongs to"
    nearest = min(above, key=lambda each: abs(each.column - written))
    name = 'the "-"' if is_item else f'"{nearest.key}"'
    spaces = {0: "no space", 1: "1 space"}.get(nearest.column, f"{nearest.column} spaces")
    return (
        "indent this line like the lines that it belongs to, "
        f"probably with {spaces} before it, like {name} on line {nearest.row + first_line}"
    )


@dataclass(frozen=True, slots=True)
class _Open:
    """A column at which a key or an item of a list starts, above a line and not closed before it."""

    row: int
    column: int
    key: str
    is_item: bool


def _open(rows: Sequence[str], line: int, width: int) -> Iterator[_Open]:
    """Yield the keys and items above a line that are still open there, the nearest first."""
    lowest = width + 100
    for row in range(min(line, len(rows)) - 1, -1, -1):
        found = _FIRST_KEY.match(rows[row])
        if not found or len(found["indent"]) > lowest:
            continue
        if not (found["hyphens"] or found["key"]):
            continue
        lowest = start = len(found["indent"])
        if found["hyphens"]:
            yield _Open(row, start, "", is_item=True)
        if found["key"]:
            yield _Open(row, start + len(found["hyphens"] or ""), found["key"], is_item=False)
