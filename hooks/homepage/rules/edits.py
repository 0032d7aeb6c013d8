"""Finds the changes to an entry's text that repair its problems."""

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
"""Fields in which a bare word may be an @string name of another file; braces would turn the name into text."""


class Edit(NamedTuple):
    """One change: the text from `start` to `end` is replaced by `new`."""

    start: int
    end: int
    new: str
    rule: RuleName
    at: int
    """The position in the entry's text of the problem that this change repairs."""
    name: str = ""
    value: str = ""
    """The value of the field `name` after the change; both are empty if a comma is changed."""


def edits_of(reader: EntryReader, source: str, macros: Mapping[str, str]) -> Iterator[Edit]:
    """Yield the possible repairs of the only entry of a reader; `macros` are the known @string names."""
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
    """Return whether a value is one text; False if it is an @string name or several pieces joined by `#`."""
    return field.value != "" and field.value == (written[1:-1] if written[0] in '{"' else written)


def _repair(entry: Entry, name: str, written: str, macros: Mapping[str, str]) -> tuple[str, RuleName | None]:
    """Return the new text of a value and the rule that asks for it, or an empty text if the value can stay."""
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
    """Return BibTeX's name of the month, such as `sep`, or an empty string if the field says more than a month."""
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
    """Return the position at which each line of a text begins."""
    return [0, *(found.end() for found in _LINE_END.finditer(text))]
