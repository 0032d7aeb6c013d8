"""The sessions of courses, each course in a file of its own: `docs/teaching/KEY.yml`."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, available_timezones

from ..problems import Problem, did_you_mean, shown_path
from ..text.encoding import read_text
from ..text.plain_values import quotable
from .clock_times import FORM, read_clock
from .reader import read_items
from .records import SESSIONS, schedule_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from .records import Item, ItemList


def load_schedules(
    folder: Path, root: Path, courses: ItemList | None, is_published: Callable[[str], bool]
) -> tuple[dict[str, ItemList], list[Problem]]:
    """Return the sessions of each course by the name of their list, and the problems in the files of a folder."""
    by_key = {item.key: item for item in courses.items if item.key} if courses else {}
    schedules: dict[str, ItemList] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("[!.]*.y*ml")):
        path, course = shown_path(file, root), by_key.get(file.stem)
        if course is None or file.suffix != ".yml":
            problems.append(_misnamed(file, path, by_key))
        elif courses and _is_shown(file, is_published):
            text, found = read_text(file, path)
            name = schedule_of(course.key)
            sessions, wrong = read_items(text or "", name, path, {name: SESSIONS})
            problems += [*found, *wrong, *_wrong_times(sessions), *_wrong_clock(courses, course)]
            schedules |= {name: sessions} if sessions.items else {}
    return schedules, problems


def _is_shown(file: Path, is_published: Callable[[str], bool]) -> bool:
    """Return whether readers get the sessions in a file: not if the page of their course is held back."""
    page = file.with_suffix(".md")
    names = [file.name, *([page.name] if page.is_file() else [])]
    return all(is_published(f"{file.parent.name}/{name}") for name in names)


def _misnamed(file: Path, path: str, keys: dict[str, Item]) -> Problem:
    if file.stem in keys:
        return Problem(path, 1, f'no sessions are read from this file. Rename it to "{file.stem}.yml".', "list-name")
    hint = did_you_mean(file.stem, keys) or f' Write "key: {file.stem}" below a course in docs/lists/teaching.yml.'
    return Problem(path, 1, f'no course has the key "{file.stem}".{hint}', "list-name")


def _wrong_times(listed: ItemList) -> Iterator[Problem]:
    for item in listed.items:
        written = item.values.get("time", "")
        if written and not read_clock(written):
            message = f'"time: {quotable(written)}" is not a time: write {FORM}'
            yield Problem(listed.path, listed.line_of(item, "time"), message, "list-date")


def _wrong_clock(courses: ItemList, course: Item) -> Iterator[Problem]:
    """Yield the problems with the time and the time zone that a course gives for all its sessions."""
    time, zone = course.values.get("time", ""), course.values.get("timezone", "")
    if time and not read_clock(time):
        message = f'"time: {quotable(time)}" names no time: write {FORM}'
        yield Problem(courses.path, courses.line_of(course, "time"), message, "list-date")
    if zone and not zone_of(course):
        message = f'"timezone: {quotable(zone)}" is not a time zone.{_hint(zone)}'
        yield Problem(courses.path, courses.line_of(course, "timezone"), message, "list-date")


def _hint(zone: str) -> str:
    known = available_timezones()
    if not known:  # Windows has no list of them
        return " This computer knows none: type pip install tzdata."
    return did_you_mean(zone, known) or " Write one such as Europe/Berlin."


def zone_of(course: Item) -> ZoneInfo | None:
    """Return the time zone of a course, or None if it is not known."""
    try:
        return ZoneInfo(course.values.get("timezone", ""))
    except (KeyError, ValueError, OSError):  # not found, not a name, or the name of a folder
        return None
