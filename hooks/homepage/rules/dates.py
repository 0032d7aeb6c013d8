"""Reports dates that cannot be read, such as `31 Feb`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..bibtex.records import BLANK
from ..dates import is_guess, is_impossible, other_year, parse_date
from ..latex import to_text
from ..text.plain_values import quotable
from .entry_problems import own_field, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..bibtex.records import Entry
    from ..problems import Problem

_ASKED_FOR = {
    "date": "write it as date = {2024}, {2024-03} or {2024-03-31}",
    "year": 'write four digits, such as year = {2024}, or words such as "in press"',
    "month": "write one of jan, feb, ... dec without braces, such as month = mar",
    "day": "write a day that the month has, such as day = {31}",
}
_DATES = ("date", "year", "eventdate", "urldate", "origdate")
_PLAIN_YEAR = re.compile(r"[12]\d{3}")
_PART_OF_YEAR = re.compile(
    r"spring|summer|autumn|fall|winter|quarter|q[1-4]|term|semester|trimester|trinity|michaelmas|hilary|lent|easter"
    r"|christmas|early|mid|late|[^\x00-\x7f]",
    re.IGNORECASE,
)
"""Words that are accepted instead of a month, such as seasons, and any letters outside ASCII."""


def check_dates(entry: Entry) -> Iterator[Problem]:
    """Yield a problem for each date field that cannot be read; words such as `in press` are accepted."""
    for name in _unread(entry):
        if field := own_field(entry, name):
            message = f'"{quotable(to_text(field.value))}" is not a {name}; {_ASKED_FOR[name]}'
            yield problem_of(entry, name, message, "date-form")
    for name in _DATES:
        field = own_field(entry, name)
        if field and (other := other_year(field.value)) and not other.certain:
            message = (
                f"its {name} is in another calendar, and is read as {other.year}."
                f" Write both years, such as {name} = {{{to_text(field.value)} / {other.year}}}"
            )
            yield problem_of(entry, name, message, "date-form")
        if field and is_guess(field.value):
            read = parse_date(field.value)
            message = (
                f"its {name} may be another day; it is read as {read.text}. Write {name} = {{{read.iso}}} if it is"
            )
            yield problem_of(entry, name, message, "date-form")


def _unread(entry: Entry) -> Iterator[str]:
    """Yield the names of the date fields that cannot be read; `date` takes precedence over the other fields."""
    if entry.says("date"):
        if _says_nothing(entry.get("date")) or is_impossible(entry.get("date")):
            yield "date"
        return
    year, month, day = (entry.get(name).strip(BLANK) for name in ("year", "month", "day"))
    is_date = year.count("-") > 1  # "2019-20" is two years
    if not _PLAIN_YEAR.fullmatch(year) and (_says_nothing(year) or (is_date and is_impossible(year))):
        yield "year"
    if not month:
        return
    read = parse_date(year="2000", month=month, day=day)
    if not (read.month or read.status or _PART_OF_YEAR.search(to_text(month))):
        yield "month"
    elif read.month and not read.day and day.isdecimal():
        yield "day"


def _says_nothing(date: str) -> bool:
    """Return whether a text with digits contains no year; words without digits need none."""
    if not any(map(str.isdecimal, date)):
        return False
    read = parse_date(date)
    return read.year is None and not read.status
