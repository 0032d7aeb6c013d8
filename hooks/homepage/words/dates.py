"""Dates and periods as CLDR writes them in a language."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .records import Words

_TOKEN = re.compile(r"'([^']*)'|y+|M+|L+|d+")
_SKELETONS = {
    (False, True): "MMMMd",
    (True, False): "yMMMM",
    (True, True): "yMMMMd",
}


class Day(NamedTuple):
    """A day, a month or a year."""

    year: str
    """The year as a text in the language; empty if it is not said."""
    month: int | None
    day: int | None


def day_text(day: Day, words: Words) -> str:
    """Return a day, a month or a year as text."""
    if not day.month:
        return day.year
    if not day.year and not day.day:
        return str(words.cldr["alone"][day.month - 1])
    pattern = words.cldr["days"][_SKELETONS[bool(day.year), bool(day.day)]]
    return _filled(pattern, day, words)


def period_text(first: Day, last: Day, words: Words) -> str:
    """Return a period between two days, two months or two years."""
    alike = bool(first.day) == bool(last.day) and bool(first.month) == bool(last.month)
    if first.month and alike:
        field = "y" if first.year != last.year else "M" if first.month != last.month else "d"
        skeleton = ("y" if last.year else "") + ("MMMd" if last.day else "MMM")
        if patterns := words.cldr["periods"].get(skeleton, {}).get(field):
            return _filled(patterns[0], first, words) + _filled(patterns[1], last, words)
    if not first.month and not last.month:
        return f"{first.year}–{last.year}"
    return str(words.cldr["periods"][""]["any"]).format(day_text(first, words), day_text(last, words))


def _filled(pattern: str, day: Day, words: Words) -> str:
    """Return a pattern of CLDR with the parts of a day."""

    def part(token: re.Match[str]) -> str:
        sign = token[0][0]
        if sign == "'":
            return token[1] or "'"
        if sign == "y":
            return day.year
        if sign == "d":
            return str(day.day).zfill(len(token[0]))
        month = day.month or 0
        if len(token[0]) < 3:
            return str(month).zfill(len(token[0]))
        return str(words.cldr["alone" if sign == "L" else "months"][month - 1])

    return _TOKEN.sub(part, pattern)
