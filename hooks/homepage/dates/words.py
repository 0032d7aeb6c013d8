"""Reads dates in words, as authors write them in BibTeX's `year`, `month` and `day`."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..names import fold
from .edtf import read_point
from .month_names import MONTHS, plain_month
from .records import Point, PublicationDate, span, valid_day, year_text

_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_FILLERS = frozenset({"st", "nd", "rd", "th", "of", "the", "de", "to", "and", "er"})
_YEAR_RANGE = re.compile(r"\(?(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})\)?")
_BCE = re.compile(
    r"(?<!\d)(\d{1,6})\s*(?:BCE?\b|B\.\s?C\.(?:\s?E\.)?|v\.\s?(?:Chr|u\.\s?Z)\.?|av\.\s?J\.?\s?-?\s?C\.?|a\.\s?C\."
    r"|p\.\s?n\.\s?e\.|до\s+н\.\s?э\.|ق\.\s?م\.?)",
    re.IGNORECASE,
)
"""Before our era, in English, German, French, Spanish and Italian, Polish, Russian and Arabic."""
_CE = re.compile(r"\bA\.?D\.?\s*(\d{1,4})(?!\d)|(?<!\d)(\d{1,4})\s*(?:A\.?D\b|C\.?E\b|n\.\s?Chr\b|н\.\s?э\.)")
_WORD_FOR_YEAR = re.compile(r"(?<=\d{4})\s?(?:[rгрم]\b\.?|[年년])$")
"""Matches the word after a year in Polish, Russian, Ukrainian, Arabic, Japanese, Chinese and Korean."""
_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_SHORT_YEAR = re.compile(r"\(?0*([1-9]\d{0,3})\)?")
_STATUS = re.compile(
    r"in press|to appear|forthcoming|submitted|accepted|(?:pre-?)print|pre-?published|under review|in review"
    r"|in preparation|in print|online first|ahead of print|working paper|unpublished",
    re.IGNORECASE,
)
_LONGEST_READ = 300


class _Calendar(NamedTuple):
    """The first and the last month and day in a text, and whether the text contains nothing else."""

    first: tuple[int | None, int | None] = (None, None)
    last: tuple[int | None, int | None] = (None, None)
    complete: bool = True


def from_words(year: str, month: str, day: str) -> PublicationDate:
    """Return the date in BibTeX's fields; text that is not understood is shown as it is written."""
    if not year:
        year, month = month, ""
    number, end, rest = _year(_WORD_FOR_YEAR.sub("", year))
    own = month.removesuffix(str(number))
    when = _calendar(plain_month(own.strip(" /"), alone=True) or plain_month(rest, alone=False), day)
    status = found[0].lower() if (found := _STATUS.search(f"{year} {month}"[:_LONGEST_READ])) else ""
    understood = number is not None and (not rest or (not month and when.complete))
    shown = _shown_year(number, end) if understood else year
    period: tuple[Point, Point] | None = None
    if when.complete and number is not None and not end and (understood or len(rest) == 1):  # 1999a
        period = Point(number, *when.first, shown), Point(number, *when.last, shown)
    elif when.complete and number is None and not month and when.first[0]:
        period = Point(None, *when.first), Point(None, *when.last)
    text = span(*period) if period else shown if when.complete else _beside(month, shown)
    if understood and text == shown:
        period = period or (Point(number, shown_year=shown), Point(number, shown_year=shown))
    return PublicationDate(number, *when.first, text, status, end, period)


def _year(words: str) -> tuple[int | None, int | None, str]:
    """Return the year, the last year of a range, and the words that are neither."""
    if years := _YEAR_RANGE.fullmatch(words):
        start, end = years.groups()
        return int(start), int(start[: 4 - len(end)] + end), ""
    if short := _SHORT_YEAR.fullmatch(words):
        return int(short[1]), None, ""
    head = words[:_LONGEST_READ]
    if before_christ := _BCE.search(head):
        return -int(before_christ[1]), None, _BCE.sub("", words, count=1).strip()
    if era := _CE.search(head):
        return int(era[1] or era[2]), None, words
    if year := _YEAR.search(head):
        return int(year[1]), None, (words[: year.start()] + words[year.end() :]).strip(" (),.")
    return None, None, words


def _shown_year(number: int | None, end: int | None) -> str:
    return f"{number}–{end}" if end else year_text(number) if number else ""


def _beside(month: str, year: str) -> str:
    """Return the year with words of the month field that are not a month: `2019 (accepted)`."""
    if not any(map(str.isalpha, month)):
        return year
    return f"{year} {month}".strip() if month.startswith("(") else f"{month} {year}".strip()


def _calendar(words: str, day: str) -> _Calendar:
    if (point := read_point(words)) and point.month:
        return _Calendar((point.month, point.day), (point.month, point.day))
    months: list[int] = []
    numbers: list[int] = []
    complete = len(words) <= _LONGEST_READ
    for token in _TOKEN.findall(words[:_LONGEST_READ]):
        folded = fold(token)
        if folded in MONTHS:
            months.append(MONTHS[folded])
        elif len(token) <= 2 and token.isdecimal() and 1 <= int(token) <= 31:
            numbers.append(int(token))
        elif folded not in _FILLERS:
            complete = False
    return _arranged(months, numbers, complete, day)


def _arranged(months: list[int], numbers: list[int], complete: bool, day: str) -> _Calendar:
    """Return the numbers as days of the months: "May 3", "23-26 May", "30 Aug - 3 Sep"."""
    if not months and len(numbers) == 1 and complete and numbers[0] <= 12:
        months, numbers = numbers, []
    if len(months) == 1 and not numbers and day.isdecimal() and len(day) <= 2:
        numbers = [int(day)]
    first, last = (months[0], months[-1]) if months else (None, None)
    if len(months) in (1, 2) and len(numbers) in (len(months), 2):
        days = valid_day(first, numbers[0]), valid_day(last, numbers[-1])
        return _Calendar((first, days[0]), (last, days[1]), complete)
    return _Calendar((first, None), (last, None), complete and len(months) <= 2 and not numbers)
