"""Where a new entry belongs in a file, and the file with it; every other byte stays."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from ..bibliography.entry_values import date_of
from ..bibtex.entries import EntryReader
from ..bibtex.values import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..bibtex import Entry
    from .file_style import FileStyle

_YEAR_ALONE = re.compile(r"^\W*((?:19|20)\d\d)\W*$", re.MULTILINE)
_COMMENT_ABOVE = re.compile(r"(?:^[ \t]*[^@\s].*\n)+\Z", re.MULTILINE)


_FORTHCOMING = 9999
"""Stands for a year that the source does not say: such works are the newest."""


class Place(NamedTuple):
    """A position in a text, and whether the new entry comes after or before what is there."""

    at: int
    after: bool


def with_entry(text: str, path: str, entry: str, year: str, style: FileStyle, names: Mapping[str, str] = MONTHS) -> str:
    """Return a .bib text with an entry of this year in the place that the file's order suggests."""
    reader = EntryReader.of(text, path, names)
    gap = style.between_entries.replace("\n", style.newline)
    if not reader.entries:
        start = text if not text or text.endswith("\n") else text + style.newline
        return f"{start}{style.newline if start.strip() else ''}{entry}{style.newline}"
    place = _place(text, reader.entries, int(year) if year.isdecimal() else _FORTHCOMING)
    if place.after:
        at = _line_end(text, place.at)
        tail = "" if text[at:].startswith(("\n", "\r\n")) else style.newline
        return f"{text[:at]}{gap}{entry}{tail}{text[at:]}"
    return f"{text[: place.at]}{entry}{gap}{text[place.at :]}"


def _line_end(text: str, at: int) -> int:
    """Return the end of a line after an entry; what is there, such as a comma or a comment, stays with that entry."""
    end = text.find("\n", at)
    rest = text[at : end if end >= 0 else len(text)]
    return at if "@" in rest else at + len(rest.rstrip("\r"))


def _place(text: str, entries: Sequence[Entry], year: int) -> Place:
    spans = list(_spans(text, entries))
    years = [date_of(entry).year or 0 for entry in entries]
    order = _order(years)
    if order < 0:
        at = next((number for number, each in enumerate(years) if each and each <= year), len(entries))
        return _before(text, spans, at, year) if at < len(entries) else Place(spans[-1][1], True)
    if order > 0:
        later = [number for number, each in enumerate(years) if each and each <= year]
        return Place(spans[later[-1]][1], True) if later else _before(text, spans, 0, year)
    return Place(spans[-1][1], True)


def _spans(text: str, entries: Sequence[Entry]) -> Iterator[tuple[int, int]]:
    """Yield where each entry begins and ends."""
    end = 0
    for entry in entries:
        start = text.find(entry.source, end)
        end = start + len(entry.source)
        yield start, end


def _order(years: Sequence[int]) -> int:
    """Return -1 if the newest are first, 1 if they are last, and 0 if the years have no order."""
    known = [year for year in years if year]
    steps = [later - earlier for earlier, later in pairwise(known)]
    down, up = sum(step < 0 for step in steps), sum(step > 0 for step in steps)
    if max(down, up) <= 2 * min(down, up):
        return 0
    return -1 if down > up else 1


def _before(text: str, spans: Sequence[tuple[int, int]], at: int, year: int) -> Place:
    """Return the place before an entry, above the comments that belong to it and headings of another year."""
    start = spans[at][0]
    after = _line_end(text, spans[at - 1][1]) if at else 0
    above = text[after:start]
    headings = list(_YEAR_ALONE.finditer(above))
    if headings:
        if int(headings[-1][1]) == year:
            return Place(start, False)
        return Place(after, True) if at else Place(above.rfind("\n", 0, headings[-1].start(1)) + 1, False)
    comment = _COMMENT_ABOVE.search(above)
    is_header = comment is not None and not at and comment.start() == 0
    return Place(after + comment.start() if comment and not is_header else start, False)
