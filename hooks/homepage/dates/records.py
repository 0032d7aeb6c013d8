"""Records of dates, and their texts for readers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The largest number of days in each month."""


@dataclass(frozen=True, slots=True)
class PublicationDate:
    """A date for readers (its text) and for sorting (its numbers)."""

    year: int | None
    """For grouping and sorting; -535 is 535 BCE, and there is no year 0."""
    month: int | None
    day: int | None
    text: str
    """What a reader sees: `2023`, `March 2023`, `In press`, `2001–2003`."""
    status: str = ""
    """`in press`, `to appear`, `submitted` or similar, if a date field says so; otherwise empty."""
    end_year: int | None = None
    period: tuple[Point | None, Point | None] | None = field(default=None, compare=False, repr=False)
    """The first and the last point, None for an open end, if the text says nothing else; else None."""
    state: str = field(default="", compare=False, repr=False)
    """The words of `pubstate` at the end of the text."""

    @property
    def iso(self) -> str:
        """Return the date in ISO 8601, as precise as it is known (`2023-03`), or an empty string without a year."""
        if self.year is None:
            return ""
        astronomical = self.year if self.year > 0 else self.year + 1
        sign = "-" if astronomical < 0 else ""
        shown = f"{sign}{abs(astronomical):04}" if abs(astronomical) <= 9999 else f"Y{astronomical}"
        return "-".join([shown, *(f"{part:02}" for part in (self.month, self.day) if part)])


class Point(NamedTuple):
    """A day, a month, a season or a year: one end of a range, or a whole date."""

    year: int | None
    month: int | None = None
    day: int | None = None
    shown_year: str = ""
    season: str = ""
    doubt: str = ""
    last_year: int | None = None

    @property
    def text(self) -> str:
        """Return the text for readers, such as `3 May 2023`, `Spring 2023` or `c. 1850`."""
        words = (str(self.day or ""), self.season or _month_name(self.month), self.shown_year)
        before = "c. " if self.doubt in ("~", "%") else ""
        after = "?" if self.doubt in ("?", "%") else ""
        return before + " ".join(filter(None, words)) + after


def year_text(year: int) -> str:
    """Return a year as text for readers, such as `2023` or `535 BCE`."""
    return str(year) if year > 0 else f"{-year} BCE"


def _month_name(month: int | None) -> str:
    return _MONTHS[month - 1] if month else ""


def valid_day(month: int | None, day: int | None) -> int | None:
    """Return a day of a month, or None if the month has no such day."""
    return day if month and day and day <= DAYS[month - 1] else None


def span(first: Point, last: Point) -> str:
    """Return the text of a range; a month or year that both ends share appears once."""
    if first == last:
        return first.text
    one_year = first.year == last.year and not first.doubt and not last.doubt
    if one_year and first.month and first.month == last.month and first.day and last.day:
        return f"{first.day}–{last.text}"
    start = first._replace(shown_year="").text if one_year else first.text
    return f"{start} – {last.text}" if " " in start or first.day else f"{start}–{last.text}"
