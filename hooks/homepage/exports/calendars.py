"""The sessions of a course as an iCalendar file (RFC 5545), which calendars subscribe to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from ..lists.clock_times import read_clock
from ..lists.schedules import zone_of
from ..text.markdown_runs import markdown_text
from ..text.slugs import make_slugs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import time

    from ..lists.records import Item, ItemList

_LONGEST_LINE = 75
"""In bytes, without the end of the line (RFC 5545, 3.1)."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True)
class Course:
    """What all sessions of a course share."""

    item: Item
    sessions: ItemList
    page_url: str = ""
    """The absolute address of its page, or an empty string if that is not known."""
    host: str = ""
    """The name of the site, after which the ids of its sessions are named."""
    changed: str = ""
    """The day on which its file last changed, such as `2024-03-31`; empty if that is not known."""


def calendar(course: Course, readings: Callable[[Item], str] = lambda _: "") -> str:
    """Return the sessions that have a day as a calendar; `readings` returns what one reads for a session, as text.

    With the course's time zone, times are in UTC; without it they are those of wherever the reader is. The id of a
    session is made of its title, so that a calendar moves the session if its day changes.
    """
    name = markdown_text(course.item.title)
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//homepage//schedule//EN", "CALSCALE:GREGORIAN"]
    lines += [f"NAME:{_text(name)}", f"X-WR-CALNAME:{_text(name)}"]
    dated = [item for item in course.sessions.items if _has_day(item)]
    for item, slug in zip(dated, make_slugs([markdown_text(item.title) for item in dated]), strict=True):
        lines += _event(course, item, f"{course.item.key}-{slug}", readings(item))
    return "".join(map(_folded, [*lines, "END:VCALENDAR"]))


def _has_day(item: Item) -> bool:
    """Return whether an item has days that calendars know."""
    return all(item.when.first) and date.min.year < item.when.first[0] and item.when.last[0] < date.max.year


def _event(course: Course, item: Item, uid: str, readings: str) -> Iterator[str]:
    clock = read_clock(item.values.get("time") or course.item.values.get("time", ""))
    is_timed = clock is not None and item.when.first == item.when.last
    place = item.values.get("place") or (course.item.values.get("place", "") if is_timed else "")
    said = "\n".join(filter(None, (markdown_text(item.text), readings)))
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(uid)}@{course.host or 'localhost'}"
    yield f"DTSTAMP:{_day(course.changed or date(*item.when.first).isoformat())}T000000Z"
    yield from _times(course, item, clock) if clock and is_timed else _days(item)
    yield f"SUMMARY:{_text(f'{markdown_text(course.item.title)}: {markdown_text(item.title)}')}"
    described = {"LOCATION": _text(markdown_text(place)), "DESCRIPTION": _text(said), "URL": course.page_url}
    yield from (f"{name}:{value}" for name, value in described.items() if value)
    yield "END:VEVENT"


def _days(item: Item) -> Iterator[str]:
    """Yield the days of what lasts whole days, at which one may still be busy with something else."""
    first, last = date(*item.when.first), date(*item.when.last)
    yield f"DTSTART;VALUE=DATE:{_day(first.isoformat())}"
    yield f"DTEND;VALUE=DATE:{_day((last + timedelta(days=1)).isoformat())}"
    yield "TRANSP:TRANSPARENT"


def _times(course: Course, item: Item, clock: tuple[time, time | None]) -> Iterator[str]:
    for name, when in zip(("DTSTART", "DTEND"), clock, strict=True):
        if when:
            yield f"{name}:{_stamp(datetime.combine(date(*item.when.first), when, zone_of(course.item)))}"


def _day(iso: str) -> str:
    return iso.replace("-", "")


def _stamp(when: datetime) -> str:
    return f"{when.astimezone(UTC):%Y%m%dT%H%M%SZ}" if when.tzinfo else f"{when:%Y%m%dT%H%M%S}"


def _text(words: str) -> str:
    """Return a text as a value (RFC 5545, 3.3.11), without control characters."""
    clean = "".join(sign for sign in words if sign.isprintable() or sign == "\n")
    return clean.translate(_ESCAPED)


def _folded(line: str) -> str:
    """Return a line in pieces of 75 bytes, none of which cuts a letter, with the ends of lines that the format asks."""
    pieces, size = [""], 0
    for letter in line:
        width = len(letter.encode("utf-8", "replace"))
        if size + width > _LONGEST_LINE:
            pieces.append(" ")
            size = 1
        pieces[-1] += letter
        size += width
    return "\r\n".join(pieces) + "\r\n"
