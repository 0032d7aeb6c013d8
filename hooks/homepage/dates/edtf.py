"""Reads dates in the format EDTF (ISO 8601-2, levels 0 and 1), as biblatex does."""

from __future__ import annotations

import re

from ..bibtex.records import BLANK
from .records import DAYS, Point, PublicationDate, span, valid_day, year_text

_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_PARTS_OF_YEARS = range(21, 42)
"""Numbers that ISO 8601-2 writes instead of a month: seasons, quarters and halves of years."""
_POINT = re.compile(
    r"(?P<year>-?\d{4}|Y-?\d{5,12}|\d{3}[Xu]|\d{2}(?:XX|uu))"
    r"(?:-(?P<month>\d{1,2}|XX|uu))?(?:-(?P<day>\d{1,2}|XX|uu))?(?P<doubt>[?~%]?)(?:[T ]\d[\d:.,+Z-]*)?"
)
_YEAR_FIRST = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(?<![\d.-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})(?![\d.-])")
_MONTH_AND_YEAR = re.compile(r"(\d{1,2})[./](\d{4})")
_EAST_ASIAN = re.compile(r"(\d{4})\s*[年년](?:\s*(\d{1,2})\s*[月월](?:\s*(\d{1,2})\s*[日일号號])?)?")
_TWO_DATES = re.compile(r"(\d{4}-\d{1,2}-\d{1,2})\s*[-–—]+\s*(?=\d{4}-)")


def from_edtf(date: str) -> PublicationDate | None:
    """Return a date or a range of dates, or None if the text is neither."""
    text = date.strip(BLANK)
    first_text, slash, last_text = (part.strip() for part in text.partition("/"))
    first, last = read_point(first_text), read_point(last_text)
    if first and not slash:
        return _dated(first, first.text, first.last_year, (first, first))
    if first and last_text in ("", "..", "open"):
        return _dated(first, f"{first.text}–", None, (first, None))
    if last and first_text in ("", "..", "unknown"):
        return _dated(last, f"–{last.text}", None, (None, last))
    if first and last:
        return _dated(first, span(first, last), last.last_year or last.year, (first, last))
    return None


def read_point(text: str) -> Point | None:
    """Return a day, month, season or year, or None if the text is none of these."""
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    digits = found["year"]
    unknown = sum(map(digits.count, "Xu"))
    if unknown:
        year = int(digits[:-unknown] + "0" * unknown)
        last = year + 10**unknown - 1
        return Point(year, shown_year=f"{year}s" if unknown == 1 else f"{year}–{last}", last_year=last)
    year = int(digits.removeprefix("Y"))
    if year <= 0:  # ISO counts 1 BCE as year 0
        year -= 1
    month = int(found["month"]) if (found["month"] or "").isdecimal() else 0
    day = int(found["day"]) if (found["day"] or "").isdecimal() else None
    valid = month if 1 <= month <= 12 else None
    return Point(year, valid, valid_day(valid, day), year_text(year), _SEASONS.get(month, ""), found["doubt"])


def dashed(date: str) -> str:
    """Return a date with year, month and day in this order and hyphens between them: 15.03.2020 is 2020-03-15."""
    if not date.isascii():
        date = _EAST_ASIAN.sub(lambda found: "-".join(part.zfill(2) for part in found.groups() if part), date)
    text = _YEAR_LAST.sub(_year_first, _YEAR_FIRST.sub(r"\1-\3-\4", date))
    if month := _MONTH_AND_YEAR.fullmatch(text.strip(BLANK)):
        return f"{month[2]}-{month[1]:0>2}"
    return _TWO_DATES.sub(r"\1/", text)


def _year_first(found: re.Match[str]) -> str:
    first, sign, second, year = found.groups()
    month_first = int(second) > 12 >= int(first) or (sign == "/" and int(first) <= 12)
    month, day = (first, second) if month_first else (second, first)
    return f"{year}-{month:0>2}-{day:0>2}"


def is_guess(date: str) -> bool:
    """Return whether a date such as 3/4/2020 may be a day of March or of April; before dots, the day is first."""
    return any(
        found[2] != "." and found[1] != found[3] and int(found[1]) <= 12 and int(found[3]) <= 12
        for found in _YEAR_LAST.finditer(date)
    )


def is_impossible(date: str) -> bool:
    """Return whether an ISO 8601 date, or either end of a range, has a month or a day that does not exist."""
    points = map(_POINT.fullmatch, re.split(r"\s*/\s*", dashed(date).strip(BLANK)))
    return any(point is not None and not _is_in_calendar(point["month"], point["day"]) for point in points)


def _is_in_calendar(month: str | None, day: str | None) -> bool:
    if not month or not month.isdecimal():
        return True
    number = int(month)
    if day and day.isdecimal():
        return 1 <= number <= 12 and 1 <= int(day) <= DAYS[number - 1]
    return 1 <= number <= 12 or number in _PARTS_OF_YEARS


def _dated(point: Point, text: str, end_year: int | None, period: tuple[Point | None, Point | None]) -> PublicationDate:
    later = end_year if end_year != point.year else None
    return PublicationDate(point.year, point.month, point.day, text, end_year=later, period=period)
