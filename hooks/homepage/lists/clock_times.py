"""Times of the day, as authors write them: `10:15-11:45`, `Mondays, 10.15–11.45`, `2 pm`, `14h30`, `14–16 Uhr`."""

from __future__ import annotations

import re
from datetime import time

FORM = '"10:15", or a beginning and an end as in "10:15-11:45"'
"""The forms that a problem about a time asks for."""
_POINT = (
    r"(?P<hour{0}>\d{{1,2}})(?:[:.h](?P<minute{0}>\d{{2}})|(?P<word{0}>\s?(?:h|Uhr)\b))?\s?(?P<half{0}>[ap]\.?m\b\.?)?"
)
_CLOCK = re.compile(
    rf"(?<![\d:.]){_POINT.format(1)}(?:\s*(?:-|–|—|to\b|bis\b|à)\s*{_POINT.format(2)})?(?![\d:])", re.IGNORECASE
)
_HALVES = {"a": 0, "p": 12}


def read_clock(written: str) -> tuple[time, time | None] | None:
    """Return the first beginning and end that a text names, the end None if there is none; None without a time."""
    found = next((each for each in _CLOCK.finditer(written) if _is_time(each)), None)
    if found is None:
        return None
    start = _time(found, 1, found["half1"] or found["half2"])
    end = _time(found, 2, found["half2"]) if found["hour2"] else None
    if start and end and start > end:
        start = _time(found, 1, found["half1"])  # as in "11 - 1 pm"
    if start is None or (found["hour2"] and not (end and start < end)):
        return None
    return start, end


def _is_time(found: re.Match[str]) -> bool:
    """Return whether it is not just a number, such as that of a room."""
    return any(found[name] for name in ("minute1", "word1", "half1", "hour2"))


def _time(found: re.Match[str], point: int, half: str | None) -> time | None:
    hour, minute = int(found[f"hour{point}"]), int(found[f"minute{point}"] or 0)
    if half:
        hour = hour % 12 + _HALVES[half[0].lower()] if 1 <= hour <= 12 else 24
    return time(hour, minute) if hour < 24 and minute < 60 else None
