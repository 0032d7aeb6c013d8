"""Finds the pieces of an entry's text to leave out so that some of its fields are gone and the rest is BibTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..bibtex.records import Entry, Field

_SEPARATOR = re.compile(r"\s*,?\s*")
_COMMA = re.compile(r"\s*,")
_SPACE = re.compile(r"\s*")
_BLANKS = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)")


class Cut(NamedTuple):
    """A piece of text to leave out, or to replace."""

    start: int
    end: int
    new: str = ""


def cuts(entry: Entry, is_own: Callable[[Field], bool]) -> Iterator[Cut]:
    """Yield the pieces to leave out: each sequence of adjacent own fields, with its comma."""
    source = entry.source
    end_of_kept = 0
    run: Cut | None = None
    for field in entry.written:
        own = is_own(field)
        if run and own and _SEPARATOR.fullmatch(source, run.end, field.start):
            run = run._replace(end=field.end)
            continue
        if run:
            yield _run_with_comma(source, run)
        run = Cut(field.start, field.end) if own else None
        end_of_kept = end_of_kept if own else field.end
    if run:
        yield from _last_run(source, run, end_of_kept)


def _last_run(source: str, run: Cut, end_of_kept: int) -> Iterator[Cut]:
    """Yield the pieces to leave out at the end of an entry; without a comma after the run, also the one before it."""
    comma = _COMMA.match(source, end_of_kept) if end_of_kept else None
    if comma and not _COMMA.match(source, run.end):
        if _SPACE.fullmatch(source, comma.end(), run.start):
            yield Cut(end_of_kept, run.end)
            return
        yield Cut(end_of_kept, comma.end())
    yield _run_with_comma(source, run)


def _run_with_comma(source: str, run: Cut) -> Cut:
    """Return a run and its comma, with the lines that contain nothing else, or with the blanks next to them."""
    comma = _COMMA.match(source, run.end)
    end = comma.end() if comma else run.end
    line_end = _LINE_END.match(source, end)
    before = _before(source, run.start)
    if line_end:
        return Cut(before, line_end.end() if source[before - 1] in "\r\n" else end)
    after = _behind(_BLANKS, source, end)
    if after == len(source) - 1:
        return Cut(before, end)
    return Cut(run.start, after)


def _behind(pattern: re.Pattern[str], source: str, at: int) -> int:
    """Return the end of the match of a pattern at a position, or the position if nothing matches."""
    found = pattern.match(source, at)
    return found.end() if found else at


def _before(source: str, at: int) -> int:
    """Return the position of the first of the blanks before a position."""
    while source[at - 1] in " \t":
        at -= 1
    return at
