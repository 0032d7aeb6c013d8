"""The date of an item: a day, a month, a year, a term, or a period that may have no end yet."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from ..dates import date_in, parse_date

if TYPE_CHECKING:
    from ..dates import PublicationDate
    from ..words import Words

FORMS = '"2024", "2024-07", "2024-07-18", or two of these with a slash between, the earlier first'
"""The forms that a problem about a date asks for."""
NOT_A_PERIOD = (
    ' are not a beginning and an end: write "2024", "2024-07" or "2024-07-18" in each, the earlier in the first'
)
"""The form that a problem about two dates asks for."""


@dataclass(frozen=True, slots=True)
class When:
    """The date of an item: as text for readers, in ISO form for programs, and as a sort key."""

    text: str = ""
    """What a reader sees: `July 2024`, `12–14 July 2024`, `2022–`, `Fall 2024`."""
    iso: str = ""
    """A single year, month or day in ISO 8601 form; empty for a term or a period."""
    ongoing: bool = False
    last: tuple[int, int, int] = (0, 0, 0)
    """Year, month and day of its end, or of its beginning if it has no end yet; 0 for an unknown part."""
    first: tuple[int, int, int] = (0, 0, 0)
    """The same of its beginning; three zeros if that is not known."""
    parts: tuple[PublicationDate | str, ...] = field(default=(), compare=False, repr=False)
    """The dates in the text, and those that are shown as the author wrote them."""

    def text_in(self, words: Words) -> str:
        """Return the text in a language."""
        if words.is_english or not self.parts:
            return self.text
        return words(", ").join(part if isinstance(part, str) else date_in(words, part) for part in self.parts)

    @property
    def start(self) -> str:
        """The beginning in ISO form; for a single date, that date; else empty."""
        return _iso(self.first) if self.first[0] else ""

    @property
    def end(self) -> str:
        """The end in ISO form; empty if there is none yet."""
        return _iso(self.last) if self.last[0] and not self.ongoing else ""

    @property
    def order(self) -> tuple[bool, tuple[int, int, int]]:
        """Sort key, greatest first: ongoing items, then the latest end."""
        return self.ongoing, self.last


_Point = tuple[int, int, int]
NEVER: _Point = (0, 0, 0)

_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?")
_TERM = re.compile(
    r"(?P<season>(?:spring|summer|autumn|fall|winter)(?= )|wintersemester|wise|ws|sommersemester|sose|ss)"
    r"(?: term| quarter| semester)? (?P<year>\d{4})(?P<next>[/–-]\d\d)?",
    re.IGNORECASE,
)
# A winter quarter begins its year, but a winter term of two years begins in the last month of the first one.
_TERM_MONTHS = {"winter": 1, "spring": 4, "summer": 7, "autumn": 10, "fall": 10}
_TERM_MONTHS |= {"sommersemester": 4, "sose": 4, "ss": 4, "wintersemester": 10, "wise": 10, "ws": 10}
_ACADEMIC_YEAR = re.compile(r"(\d{4})[/–-](\d\d)")
_WORDS = re.compile(r"(?:\d{1,2}\.? )?[^\W\d_]+\.?(?: \d{1,2},)? \d{4}")
_TO = re.compile(r"\s*(?:/|[–—]|--|(?<=\d{4})-(?=\d{4}$|$|(?i:present|now|today)$)|\s-\s|\sto\s)\s*")
_SINCE = re.compile(r"since (?=\S)", re.IGNORECASE)
_NOW = {"", "..", "present", "now", "today"}
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def read_when(written: str) -> When | None:
    """Return the date in a text, which may list several periods with commas; None if the text is not a date."""
    if whole := _period(written):
        return whole
    parts = [_period(part) for part in written.split(",")]
    known = [part for part in parts if part]
    if not known or len(known) < len(parts):
        return None
    latest = max(known, key=lambda part: part.order)
    pieces = tuple(piece for part in known for piece in part.parts or (part.text,))
    first = min(part.first for part in known)
    return When(", ".join(part.text for part in known), "", latest.ongoing, latest.last, first, pieces)


def as_written(written: str) -> When:
    """Return a text that is not a date, to be shown unchanged and sorted by the last year in it."""
    years = [int(year) for year in _YEAR.findall(written)]
    return When(written, last=(max(years, default=0), 0, 0))


def _period(words: str) -> When | None:
    """Return a point in time, an academic year, or a period between two points."""
    words = " ".join(words.split())
    if point := _point(words):
        return _when(_written(words), "" if _TERM.fullmatch(words) else _iso(point), last=point, first=point)
    if year := _ACADEMIC_YEAR.fullmatch(words):
        return _academic_year(int(year[1]), int(year[2]))
    if since := _SINCE.match(words):
        words = f"{words[since.end() :]}/"
    if (separator := _TO.search(words)) is None:
        return None
    start, end = words[: separator.start()], words[separator.end() :]
    end = "" if end.casefold() in _NOW else end
    first, last = _point(start), _point(end)
    if (start and not first) or (end and not last) or (first and last and first > last):
        return None
    point = last or first
    return _when(_written(start, end), ongoing=not last, last=point, first=first or NEVER) if point else None


def _point(words: str) -> _Point | None:
    """Return year, month and day, 0 for those that are not given; None if the text is not a point in time."""
    if iso := _ISO.fullmatch(words):
        return _calendar_day([int(part) for part in iso.groups() if part])
    if term := _TERM.fullmatch(words):
        season = term["season"].casefold()
        return int(term["year"]), 12 if season.startswith("w") and term["next"] else _TERM_MONTHS[season], 0
    known = parse_date(year=words) if _WORDS.fullmatch(words) else None
    return (known.year, known.month, known.day or 0) if known and known.year and known.month else None


def _calendar_day(parts: list[int]) -> _Point | None:
    year = parts[0]
    month = parts[1] if len(parts) > 1 else None
    day = parts[2] if len(parts) > 2 else None
    try:
        date(year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return year, month or 0, day or 0


def _academic_year(first: int, last: int) -> When | None:
    if last != (first + 1) % 100:
        return None
    return When(f"{first}–{last:02}", last=(first + 1, 0, 0), first=(first, 0, 0))


def _when(shown: PublicationDate | str, iso: str = "", *, ongoing: bool = False, last: _Point, first: _Point) -> When:
    return When(shown if isinstance(shown, str) else shown.text, iso, ongoing, last, first, (shown,))


def _written(start: str, end: str | None = None) -> PublicationDate | str:
    """Return a point in time, or a period between two points; what is not in ISO form, as the author wrote it."""
    if end is None:
        return parse_date(date=start) if _ISO.fullmatch(start) else start
    if all(_ISO.fullmatch(point) for point in (start, end) if point):
        return parse_date(date=f"{start}/{end}")
    return f"{start} – {end}".strip()


def _iso(point: _Point) -> str:
    year, *rest = point
    return "-".join([f"{year:04}", *(f"{part:02}" for part in rest if part)])
