"""The sessions of a course as an iCalendar file (RFC 5545)."""

from __future__ import annotations

import re

import pytest
from homepage.exports.calendars import Course, calendar
from homepage.lists.dates import When
from homepage.lists.reader import read_items
from homepage.lists.records import SESSIONS, Item


def made(sessions: str, **course: str) -> str:
    listed = read_items(sessions, "s", "s.yml", {"s": SESSIONS})[0]
    item = Item("Waves; and *tides*", When(), key="waves", values=course)
    return calendar(Course(item, listed, "https://tidal.example/teaching/waves/", "tidal.example", "2024-08-01"))


def events(sessions: str, **course: str) -> list[dict[str, str]]:
    """Return the properties of each event, with their lines joined as a calendar does."""
    lines = made(sessions, **course).replace("\r\n ", "").split("\r\n")
    found: list[dict[str, str]] = []
    for line in lines[lines.index("BEGIN:VEVENT") :] if "BEGIN:VEVENT" in lines else ():
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif name not in ("END", ""):
            found[-1] |= {name: value}
    return found


def test_a_session_has_all_that_a_calendar_asks_for() -> None:
    (event,) = events(
        "- {date: 2024-09-02, title: 'One, two', text: 'See [x](y) and *z*.'}", time="10:15-11:45", place="Room 2"
    )
    assert event == {
        "UID": "waves-one-two@tidal.example",
        "DTSTAMP": "20240801T000000Z",
        "DTSTART": "20240902T101500",
        "DTEND": "20240902T114500",
        "SUMMARY": r"Waves\; and tides: One\, two",
        "LOCATION": "Room 2",
        "DESCRIPTION": "See x and z.",
        "URL": "https://tidal.example/teaching/waves/",
    }


@pytest.mark.parametrize(
    ("session", "course", "start", "end"),
    [
        ("date: 2024-09-02", {}, ";VALUE=DATE 20240902", ";VALUE=DATE 20240903"),
        ("date: 2024-12-30/2025-01-03", {"time": "10:15"}, ";VALUE=DATE 20241230", ";VALUE=DATE 20250104"),
        ("date: 2024-09-02, time: '9:00'", {"time": "10:15-11:45"}, " 20240902T090000", ""),
        ("date: 2024-09-02", {"time": "10:15", "timezone": "Europe/Berlin"}, " 20240902T081500Z", ""),
        ("date: 2024-12-02", {"time": "10:15", "timezone": "Europe/Berlin"}, " 20241202T091500Z", ""),
        ("date: 2024-12-31", {"time": "11 pm", "timezone": "America/New_York"}, " 20250101T040000Z", ""),
        ("date: 2024-09-02", {"time": "9:00-10:00", "timezone": "UTC"}, " 20240902T090000Z", " 20240902T100000Z"),
        ("date: 2024-09-02", {"time": "10:15", "timezone": "Nowhere"}, " 20240902T101500", ""),
    ],
)  # fmt: skip
def test_times_are_in_utc_if_the_zone_is_known_and_days_end_before_the_next(
    session: str, course: dict[str, str], start: str, end: str
) -> None:
    (event,) = events(f"- {{{session}, title: A}}", **course)
    shown = {
        name.partition(";")[0]: f"{name.removeprefix('DTSTART').removeprefix('DTEND')} {value}"
        for name, value in event.items()
    }
    assert (shown["DTSTART"], shown.get("DTEND", "")) == (start, end)


def test_the_id_of_a_session_stays_if_its_day_changes_and_differs_from_all_others() -> None:
    ids = [
        [each["UID"] for each in events(f"- {{date: {day}, title: A}}\n- {{date: 2024-10-01, title: A}}")]
        for day in ("2024-09-02", "2024-09-03")
    ]
    assert ids[0] == ids[1] == ["waves-a@tidal.example", "waves-a-2@tidal.example"]


def test_sessions_without_a_day_are_not_in_the_calendar() -> None:
    assert events("- {date: 2024-09, title: A}\n- {date: Fall 2024, title: B}\n- {date: 9999-12-31, title: C}") == []


def test_lines_end_as_the_format_asks_and_have_at_most_75_bytes() -> None:
    title = "波の話 – " * 40
    text = made(f"- {{date: 2024-09-02, title: '{title}', text: 'A\x07 line \\\\ back'}}")
    assert text.endswith("END:VCALENDAR\r\n")
    assert not re.search("(?<!\r)\n|\r(?!\n)", text)
    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert title.strip() in text.replace("\r\n ", "")
    assert "\x07" not in text
