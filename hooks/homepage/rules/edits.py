"""The places in an entry's text that a repair would change, and what it would write there."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..bibliography.fields import FLAGS
from ..bibtex.values import MONTHS
from ..dates import parse_date
from .identifiers import doi_in_address, with_two_hyphens

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..bibtex.entries import EntryReader
    from ..bibtex.records import Entry, Field
    from ..rule_names import RuleName

_LINE_END = re.compile(r"\r\n?|\n")
_ONE_MONTH = re.compile(r"[^\W\d_]+\.?|\d{1,2}")
_MAY_BE_NAMED_ELSEWHERE = frozenset(
    {"author", "editor", "journal", "journaltitle", "booktitle", "series", "publisher", "month"}
    | {"school", "institution", "organization", "address", "location"}
)
"""Fields whose bare word may be an @string of another file, which braces would hide."""


class Edit(NamedTuple):
    """A stretch of an entry's text to be replaced."""

    start: int
    end: int
    new: str
    rule: RuleName
    at: int
    """Where the problem stands that this answers."""
    name: str = ""
    value: str = ""
    """What the named field says afterwards; a comma changes no field."""


def edits_of(reader: EntryReader, source: str, macros: Mapping[str, str]) -> Iterator[Edit]:
    """Yield what could be repaired in the one entry that a reader has read; `macros` are the known @string names."""
    yield from _comma_edits(reader, source)
    yield from _value_edits(reader.entries[0], source, macros)


def _comma_edits(reader: EntryReader, source: str) -> Iterator[Edit]:
    starts = line_starts(source)
    for problem in reader.problems:
        at = starts[problem.line - 1] + problem.column - 1
        if problem.rule == "doubled-comma":
            yield Edit(at, at + 1, "", problem.rule, at)
        elif problem.rule == "missing-comma":
            end = at
            while end and source[end - 1].isspace():
                end -= 1
            yield Edit(end, end, ",", problem.rule, at)


def _value_edits(entry: Entry, source: str, macros: Mapping[str, str]) -> Iterator[Edit]:
    for name, field in entry.fields.items():
        written = source[field.value_start : field.end]
        if _is_one_piece(field, written):
            new, rule = _repair(entry, name, written, macros)
            if new and rule:
                value = MONTHS.get(new, new[1:-1])
                yield Edit(field.value_start, field.end, new, rule, field.start, name, value)


def _is_one_piece(field: Field, written: str) -> bool:
    """Return whether a value is written as itself, and is not a name or joined of several pieces."""
    return field.value != "" and field.value == (written[1:-1] if written[0] in '{"' else written)


def _repair(entry: Entry, name: str, written: str, macros: Mapping[str, str]) -> tuple[str, RuleName | None]:
    """Return what should stand in the place of a value, empty if it may stay, and the rule that asks for it, if any."""
    opening, closing = written[0], written[-1]
    is_delimited = opening in '{"'
    is_bare = not is_delimited and not written.isdecimal() and written.lower() not in macros
    if name == "month" and (is_delimited or is_bare or written.isdecimal()):
        return _month(entry, macros), "bare-word" if is_bare else "month-name"
    if is_bare:
        return _braced(name, written), "bare-word"
    if is_delimited and name == "doi" and (doi := doi_in_address(entry.get(name))):
        return opening + doi + closing, "doi-url"
    if is_delimited and name == "pages" and (pages := with_two_hyphens(entry.get(name))):
        return opening + pages + closing, "page-dash"
    return "", None


def _month(entry: Entry, macros: Mapping[str, str]) -> str:
    """Return BibTeX's name of the month, if the entry means this month and no more."""
    month = entry.get("month").strip()
    found = parse_date(year="2000", month=month).month if _ONE_MONTH.fullmatch(month) else None
    if not found:
        return ""
    macro, full_name = list(MONTHS.items())[found - 1]
    date, year, day = entry.get("date"), entry.get("year"), entry.get("day")
    is_same = parse_date(date, year, month, day) == parse_date(date, year, full_name, day)
    return macro if is_same and macros.get(macro) == full_name else ""


def _braced(name: str, word: str) -> str:
    if name in FLAGS:
        return f"{{{word.lower()}}}"
    return "" if name in _MAY_BE_NAMED_ELSEWHERE else f"{{{word}}}"


def line_starts(text: str) -> list[int]:
    """Return where each line of a text begins."""
    return [0, *(found.end() for found in _LINE_END.finditer(text))]
