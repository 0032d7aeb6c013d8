"""When a work appeared, from biblatex's `date` or BibTeX's `year` and `month`."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from .latex import to_text
from .names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    """`in press`, `to appear`, `submitted` and the like, where a date field says so."""
    end_year: int | None = None

    @property
    def iso(self) -> str:
        """Return the date by ISO 8601, as exactly as it is known: `2023-03`, or an empty string."""
        if self.year is None:
            return ""
        astronomical = self.year if self.year > 0 else self.year + 1
        sign = "-" if astronomical < 0 else ""
        shown = f"{sign}{abs(astronomical):04}" if abs(astronomical) <= 9999 else f"Y{astronomical}"
        return "-".join([shown, *(f"{part:02}" for part in (self.month, self.day) if part)])


@lru_cache(maxsize=4096)
def parse_date(date: str = "", year: str = "", month: str = "", day: str = "") -> PublicationDate:
    """Return when a work appeared; biblatex's `date` outdoes the older fields."""
    if not (date or year or month or day):
        return _UNDATED
    if date.strip(_WRAPPING):
        return _from_edtf(_SLASHED.sub(r"\1-\2-\3", date)) or _from_words(_tidy(date), "", "")
    edtf = None if _ONLY_YEARS.fullmatch(year.strip(_WRAPPING)) else _from_edtf(year)
    if edtf and (edtf.month or not month.strip(_WRAPPING)):
        return edtf
    return _from_words(_tidy(year), _tidy(month), _tidy(day))


def in_state(date: PublicationDate, state: str, other_words: Iterable[str]) -> PublicationDate:
    """Return a date with the state of publication that biblatex's `pubstate` names, such as "in press".

    A reader sees it once: it is not added to a date that has a state, nor where other words of the entry say the same.
    """
    words = state_words(state)
    if date.status or not (status := parse_date(year=words).status):
        return date
    if any(_APPEARS.sub("in press", status) in _APPEARS.sub("in press", text.lower()) for text in other_words):
        return replace(date, status=status)
    text = f"{date.text} ({words})" if date.text else words[:1].upper() + words[1:]
    return replace(date, text=text, status=status)


def in_season(date: PublicationDate, issue: str) -> PublicationDate:
    """Return a date with the season by which its journal calls an issue, where nothing but a year is known."""
    season = _SEASON_OF_ISSUE.fullmatch(issue)
    if season is None or date.year is None or date.text != str(date.year) or season[2] not in (None, date.text):
        return date
    return replace(date, text=f"{season[1].capitalize()} {date.text}")


def state_words(state: str) -> str:
    """Return the words for a state of publication: biblatex's keys written out, anything else as it stands."""
    words = _tidy(state)
    return _BIBLATEX_STRINGS.get(words.lower(), words)


def is_impossible(date: str) -> bool:
    """Return whether a date by ISO 8601, or an end of a range, names a month or a day that there is not."""
    points = map(_POINT.fullmatch, re.split(r"\s*/\s*", _SLASHED.sub(r"\1-\2-\3", date).strip(_WRAPPING)))
    return any(point is not None and not _is_in_calendar(point["month"], point["day"]) for point in points)


_UNDATED = PublicationDate(None, None, None, "")
_WRAPPING = "{} \t\r\n"
# "2020-05" names a month, "2011-12" and "2019-20" two years.
_ONLY_YEARS = re.compile(r"\d{1,4}|\d\d(\d\d)-(?!0)(?!\1)\d\d")


_SLASHED = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})")


def _tidy(value: str) -> str:
    words = value if value.isalnum() else " ".join(to_text(value).split())
    return _BIBLATEX_STRINGS.get(words, words)


_BIBLATEX_STRINGS = {
    "nodate": "n.d.",
    "inpress": "in press",
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "forthcoming": "forthcoming",
    "prepublished": "prepublished",
}


# --- ISO 8601-2 (EDTF), levels 0 and 1, as biblatex takes it -----------------------------------------

_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_SEASONS = {21: "Spring", 22: "Summer", 23: "Autumn", 24: "Winter"}
_PARTS_OF_YEARS = range(21, 42)
"""What ISO 8601-2 writes in a month's place: seasons, quarters, halves."""
_SEASON_OF_ISSUE = re.compile(r"(spring|summer|autumn|fall|winter)(?: (\d{4}))?", re.IGNORECASE)
_POINT = re.compile(
    r"(?P<year>-?\d{4}|Y-?\d{5,12}|\d{3}[Xu]|\d{2}(?:XX|uu))"
    r"(?:-(?P<month>\d{1,2}|XX|uu))?(?:-(?P<day>\d{1,2}|XX|uu))?(?P<doubt>[?~%]?)(?:[T ]\d[\d:.,+Z-]*)?"
)


class _Point(NamedTuple):
    """A day, a month, a season or a year, with the words a reader sees."""

    year: int | None
    month: int | None = None
    day: int | None = None
    shown_year: str = ""
    season: str = ""
    doubt: str = ""
    last_year: int | None = None

    @property
    def text(self) -> str:
        words = (str(self.day or ""), self.season or _month_name(self.month), self.shown_year)
        before = "c. " if self.doubt in ("~", "%") else ""
        after = "?" if self.doubt in ("?", "%") else ""
        return before + " ".join(filter(None, words)) + after


def _from_edtf(date: str) -> PublicationDate | None:
    """Read a date or a range, or return None if it is neither."""
    text = date.strip(_WRAPPING)
    first_text, slash, last_text = (part.strip() for part in text.partition("/"))
    first, last = _point(first_text), _point(last_text)
    if first and not slash:
        return _dated(first, first.text, first.last_year)
    if first and last_text in ("", ".."):
        return _dated(first, f"{first.text}–", None)
    if last and first_text in ("", ".."):
        return _dated(last, f"–{last.text}", None)
    return _dated(first, _span(first, last), last.last_year or last.year) if first and last else None


def _point(text: str) -> _Point | None:
    found = _POINT.fullmatch(text)
    if found is None:
        return None
    digits = found["year"]
    unknown = sum(map(digits.count, "Xu"))
    if unknown:
        year = int(digits[:-unknown] + "0" * unknown)
        last = year + 10**unknown - 1
        return _Point(year, shown_year=f"{year}s" if unknown == 1 else f"{year}–{last}", last_year=last)
    year = int(digits.removeprefix("Y"))
    if year <= 0:  # ISO counts 1 BCE as year 0
        year -= 1
    month = int(found["month"]) if (found["month"] or "").isdecimal() else 0
    day = int(found["day"]) if (found["day"] or "").isdecimal() else None
    valid = month if 1 <= month <= 12 else None
    return _Point(year, valid, _valid_day(valid, day), _year_text(year), _SEASONS.get(month, ""), found["doubt"])


def _is_in_calendar(month: str | None, day: str | None) -> bool:
    if not month or not month.isdecimal():
        return True
    number = int(month)
    if day and day.isdecimal():
        return 1 <= number <= 12 and 1 <= int(day) <= _DAYS[number - 1]
    return 1 <= number <= 12 or number in _PARTS_OF_YEARS


def _year_text(year: int) -> str:
    return str(year) if year > 0 else f"{-year} BCE"


def _month_name(month: int | None) -> str:
    return _MONTHS[month - 1] if month else ""


def _valid_day(month: int | None, day: int | None) -> int | None:
    return day if month and day and day <= _DAYS[month - 1] else None


def _span(first: _Point, last: _Point) -> str:
    """Return a range without saying twice what both ends share."""
    if first == last:
        return first.text
    one_year = first.year == last.year and not first.doubt and not last.doubt
    if one_year and first.month and first.month == last.month and first.day and last.day:
        return f"{first.day}–{last.text}"
    start = first._replace(shown_year="").text if one_year else first.text
    return f"{start} – {last.text}" if " " in start or first.day else f"{start}–{last.text}"


def _dated(point: _Point, text: str, end_year: int | None) -> PublicationDate:
    later = end_year if end_year != point.year else None
    return PublicationDate(point.year, point.month, point.day, text, end_year=later)


# --- words ------------------------------------------------------------------------------------------

_MONTH_NAMES = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner janvier janv enero ene",
            "february feb februar février févr fév febrero",
            "march mar märz maerz mär mrz mars marzo",
            "april apr avril avr abril abr",
            "may mai mayo",
            "june jun juni juin junio",
            "july jul juli juillet juil julio",
            "august aug août aou agosto ago",
            "september sept sep septembre septiembre setiembre",
            "october oct oktober okt octobre octubre",
            "november nov novembre noviembre",
            "december dec dezember dez décembre déc diciembre dic",
        ),
        start=1,
    )
    for name in map(fold, names.split())
}
_TOKEN = re.compile(r"[^\W\d_]+|\d+")
_FILLERS = frozenset({"st", "nd", "rd", "th", "of", "the", "de", "to", "and", "er"})
_YEAR_RANGE = re.compile(r"\(?(\d{4})\s*[-–—/]\s*(\d{2}|\d{4})\)?")
_BCE = re.compile(r"(?<!\d)(\d{1,6})\s*(?:BCE?\b|B\.\s?C\.)", re.IGNORECASE)
_CE = re.compile(r"\bA\.?D\.?\s*(\d{1,4})(?!\d)|(?<!\d)(\d{1,4})\s*(?:A\.?D\b|C\.?E\b)")
_YEAR = re.compile(r"(?<!\d)([12]\d{3})(?!\d)")
_SHORT_YEAR = re.compile(r"\(?0*([1-9]\d{0,3})\)?")
_STATUS = re.compile(
    r"in press|to appear|forthcoming|submitted|accepted|(?:pre-?)print|pre-?published|under review|in review"
    r"|in preparation|in print|online first|ahead of print|working paper|unpublished",
    re.IGNORECASE,
)
_APPEARS = re.compile("to appear|forthcoming|in print")
"""What says the same as "in press"."""
_LONGEST_READ = 300


class _Calendar(NamedTuple):
    """The months and days that words name, and whether the words hold nothing else."""

    first: tuple[int | None, int | None] = (None, None)
    last: tuple[int | None, int | None] = (None, None)
    complete: bool = True


def _from_words(year: str, month: str, day: str) -> PublicationDate:
    """Read BibTeX's free-form fields; what is not understood is shown as it is written."""
    if not year:
        year, month = month, ""
    number, end, rest = _year(year)
    when = _calendar(month.removesuffix(str(number)) or rest, day)
    status = found[0].lower() if (found := _STATUS.search(f"{year} {month}"[:_LONGEST_READ])) else ""
    understood = number is not None and (not rest or (not month and when.complete))
    shown = _shown_year(number, end) if understood else year
    if not when.complete:
        text = _beside(month, shown)
    elif number is not None and not end and (understood or len(rest) == 1):  # 1999a
        text = _span(_Point(number, *when.first, shown), _Point(number, *when.last, shown))
    elif number is None and not month and when.first[0]:
        text = _span(_Point(None, *when.first), _Point(None, *when.last))
    else:
        text = shown
    return PublicationDate(number, *when.first, text, status, end)


def _year(words: str) -> tuple[int | None, int | None, str]:
    """Return the year, the last year of a range, and the words that are neither."""
    if span := _YEAR_RANGE.fullmatch(words):
        start, end = span.groups()
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
    return f"{number}–{end}" if end else _year_text(number) if number else ""


def _beside(month: str, year: str) -> str:
    """Return words of the month field that are no month beside the year: `2019 (accepted)`."""
    if not any(map(str.isalpha, month)):
        return year
    return f"{year} {month}".strip() if month.startswith("(") else f"{month} {year}".strip()


def _calendar(words: str, day: str) -> _Calendar:
    if (point := _point(words)) and point.month:
        return _Calendar((point.month, point.day), (point.month, point.day))
    months: list[int] = []
    numbers: list[int] = []
    complete = len(words) <= _LONGEST_READ
    for token in _TOKEN.findall(words[:_LONGEST_READ]):
        folded = fold(token)
        if folded in _MONTH_NAMES:
            months.append(_MONTH_NAMES[folded])
        elif len(token) <= 2 and token.isdecimal() and 1 <= int(token) <= 31:
            numbers.append(int(token))
        elif folded not in _FILLERS:
            complete = False
    return _arranged(months, numbers, complete, day)


def _arranged(months: list[int], numbers: list[int], complete: bool, day: str) -> _Calendar:
    """Give the numbers to the months as days: "May 3", "23-26 May", "30 Aug - 3 Sep"."""
    if not months and len(numbers) == 1 and complete and numbers[0] <= 12:
        months, numbers = numbers, []
    if len(months) == 1 and not numbers and day.isdecimal() and len(day) <= 2:
        numbers = [int(day)]
    first, last = (months[0], months[-1]) if months else (None, None)
    if len(months) in (1, 2) and len(numbers) in (len(months), 2):
        days = _valid_day(first, numbers[0]), _valid_day(last, numbers[-1])
        return _Calendar((first, days[0]), (last, days[1]), complete)
    return _Calendar((first, None), (last, None), complete and len(months) <= 2 and not numbers)
