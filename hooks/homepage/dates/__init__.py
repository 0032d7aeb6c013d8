"""Reads the date of a publication from biblatex's `date` or from BibTeX's `year` and `month`."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from ..bibtex.records import BLANK
from ..latex import to_text
from .calendars import OtherYear, other_year
from .edtf import dashed, from_edtf, is_guess, is_impossible
from .localized import date_in
from .records import Point, PublicationDate
from .words import from_words

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = [
    "OtherYear", "PublicationDate", "date_in", "in_season", "in_state", "is_guess", "is_impossible", "other_year",
    "parse_date", "state_words",
]  # fmt: skip

_UNDATED = PublicationDate(None, None, None, "")
# "2020-05" names a month, "2011-12" and "2019-20" two years.
_DIGIT = re.compile(r"\d")
_ONLY_YEARS = re.compile(r"\d{1,4}|\d\d(\d\d)-(?!0)(?!\1)\d\d")
_SEASON_OF_ISSUE = re.compile(r"(spring|summer|autumn|fall|winter)(?: (\d{4}))?", re.IGNORECASE)
_APPEARS = re.compile("to appear|forthcoming|in print")
"""Words that mean the same as "in press"."""
_BIBLATEX_STRINGS = {
    "nodate": "n.d.",
    "inpress": "in press",
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "prepublished": "prepublished",
}


@lru_cache(maxsize=4096)
def parse_date(date: str = "", year: str = "", month: str = "", day: str = "") -> PublicationDate:
    """Return the date of a publication; biblatex's `date` takes precedence over BibTeX's fields."""
    if not (date or year or month or day):
        return _UNDATED
    if other := other_year(date or year):
        return _in_other_calendar(other, _tidy(date or year), "" if date.strip(BLANK) else _tidy(month), day)
    date, year, month, day = (each if each.isascii() else _DIGIT.sub(_ascii, each) for each in (date, year, month, day))
    if date.strip(BLANK):
        return from_edtf(dashed(date)) or from_words(_tidy(date), "", "")
    edtf = None if _ONLY_YEARS.fullmatch(year.strip(BLANK)) else from_edtf(dashed(year))
    if edtf and (edtf.month or not month.strip(BLANK)):
        return edtf
    return from_words(_tidy(year), _tidy(month), _tidy(day))


def _in_other_calendar(other: OtherYear, year: str, month: str, day: str) -> PublicationDate:
    """Return the date in a year of another calendar, whose text is what the author wrote."""
    read = from_words("", month, day)
    text = f"{year}{month.removesuffix('月')}月" if month and year.endswith("年") else f"{month} {year}".strip()
    return PublicationDate(other.year, read.month, read.day, text)


def _ascii(digit: re.Match[str]) -> str:
    """Return a digit of any script, such as ٣, as one of 0 to 9."""
    return str(int(digit[0]))


def in_state(date: PublicationDate, state: str, other_words: Iterable[str]) -> PublicationDate:
    """Return a date with the state of publication from biblatex's `pubstate`, such as "in press".

    The state is shown once: its words are not added if the date or `other_words` of the entry already contain it.
    """
    words = state_words(state)
    if date.status or not (status := parse_date(year=words).status):
        return date
    if any(_APPEARS.sub("in press", status) in _APPEARS.sub("in press", text.lower()) for text in other_words):
        return replace(date, status=status)
    text = f"{date.text} ({words})" if date.text else words[:1].upper() + words[1:]
    return replace(date, text=text, status=status, state=words)


def in_season(date: PublicationDate, issue: str) -> PublicationDate:
    """Return a date with the season that names the journal's issue, if only the year is known."""
    season = _SEASON_OF_ISSUE.fullmatch(issue)
    if season is None or date.year is None or date.text != str(date.year) or season[2] not in (None, date.text):
        return date
    point = Point(date.year, shown_year=date.text, season=season[1].capitalize())
    return replace(date, text=point.text, period=(point, point))


def state_words(state: str) -> str:
    """Return the words for a state of publication: biblatex's keys become words, other texts do not change."""
    words = _tidy(state)
    return _BIBLATEX_STRINGS.get(words.lower(), words)


def _tidy(value: str) -> str:
    words = value if value.isalnum() else " ".join(to_text(value).split())
    return _BIBLATEX_STRINGS.get(words, words)
