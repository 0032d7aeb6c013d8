"""The sessions of courses: read from a file for each course, told by line, shown with what one reads for them."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry
from homepage.lists.clock_times import read_clock
from homepage.lists.reader import read_items
from homepage.lists.records import SESSIONS
from homepage.lists.schedules import load_schedules
from homepage.whole_site.page import Page
from homepage.whole_site.problems import unknown_readings
from made_sites import Rendering, site_of

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.lists.records import ItemList
    from homepage.problems import Problem

ONE = "- date: 2024-09-02\n  title: A\n"
COURSES = (
    "- term: Fall 2024\n  title: Waves\n  key: waves\n  {0}\n"
    "- {{date: 2023, title: Waves}}\n- {{date: 2022, title: Waves}}\n"
)


def load(
    folder: Path, files: dict[str, str], course: str = "role: Lecturer"
) -> tuple[dict[str, ItemList], list[Problem]]:
    """Return what is read from files in the folder of courses."""
    (folder / "docs/teaching").mkdir(parents=True)
    for name, text in files.items():
        (folder / "docs/teaching" / name).write_text(text, encoding="utf-8")
    courses, problems = read_items(COURSES.format(course), "teaching", "docs/lists/teaching.yml")
    assert problems == ()
    found, told = load_schedules(folder / "docs/teaching", folder, courses, lambda path: "hidden" not in path)
    return found, told


def test_a_course_has_the_sessions_in_the_file_with_its_key_in_the_order_of_the_file(tmp_path: Path) -> None:
    found, problems = load(
        tmp_path, {"waves.yml": "- {date: 2024-09-02, title: One}\n- {date: 2024-09-09, title: Two}\n"}
    )
    assert problems == []
    assert [item.title for item in found["schedule-waves"].items] == ["One", "Two"]


def test_a_course_whose_page_is_held_back_has_no_sessions(tmp_path: Path) -> None:
    (tmp_path / "docs/teaching").mkdir(parents=True)
    (tmp_path / "docs/teaching/hidden.yml").write_text(ONE, encoding="utf-8")
    courses = read_items("- {date: 2024, title: A, key: hidden}", "teaching", "teaching.yml")[0]
    folder = tmp_path / "docs/teaching"
    assert load_schedules(folder, tmp_path, courses, lambda path: not path.endswith(".md"))[0].keys() == {
        "schedule-hidden"
    }
    (folder / "hidden.md").write_text("Not yet.\n", encoding="utf-8")
    assert load_schedules(folder, tmp_path, courses, lambda path: not path.endswith(".md")) == ({}, [])


def test_the_same_course_in_several_years_needs_no_key() -> None:
    items = read_items(COURSES.format("role: Lecturer"), "teaching", "teaching.yml")[0].items
    assert [item.key for item in items] == ["waves", "", ""]


FORM = 'write "10:15", or a beginning and an end as in "10:15-11:45"'
IN_LIST = "docs/lists/teaching.yml:4: "
WRONG_FIELD = ONE.replace("title", "titel")


@pytest.mark.parametrize(
    ("file", "text", "course", "told"),
    [
        ("wave.yml", ONE, "", 'docs/teaching/wave.yml:1: no course has the key "wave". Did you mean "waves"?'),
        ("x.yml", "", "", 'docs/teaching/x.yml:1: no course has the key "x". Write "key: x" below a course in docs/'),
        ("waves.yaml", "", "", 'docs/teaching/waves.yaml:1: no sessions are read from this file. Rename it to "wa'),
        ("waves.yml", WRONG_FIELD, "", 'docs/teaching/waves.yml:2: "titel" is not a field of schedule-waves. Did you'),
        ("waves.yml", f"{ONE}  time: noon\n", "", f'docs/teaching/waves.yml:3: "time: noon" is not a time: {FORM}'),
        ("waves.yml", ONE, "time: Mondays", f'{IN_LIST}"time: Mondays" names no time: {FORM}'),
        ("waves.yml", ONE, "timezone: Europe/Berln", f'{IN_LIST}"timezone: Europe/Berln" is not a time zone. Did you '),
        ("waves.yml", ONE, "timezone: ..", f'{IN_LIST}"timezone: .." is not a time zone. Write one such as Europe/B'),
    ],
)
def test_a_mistake_is_told_by_line(file: str, text: str, course: str, told: str, tmp_path: Path) -> None:
    (problem,) = load(tmp_path, {file: text}, course or "role: Lecturer")[1]
    assert str(problem).startswith(told)


@pytest.mark.parametrize(
    ("written", "start", "end"),
    [
        ("10:15-11:45", time(10, 15), time(11, 45)),
        ("Mondays, 10.15 – 11.45", time(10, 15), time(11, 45)),
        ("Mo 14–16 Uhr", time(14), time(16)),
        ("Room 3, 9:05", time(9, 5), None),
        ("14h30-16h", time(14, 30), time(16)),
        ("2:30 pm", time(14, 30), None),
        ("2-4 p.m.", time(14), time(16)),
        ("11 am to 12 pm", time(11), time(12)),
        ("11 - 1 pm", time(11), time(13)),
        ("12 am", time(0), None),
    ],
)
def test_times_are_read_as_people_write_them(written: str, start: time, end: time | None) -> None:
    assert read_clock(written) == (start, end)


@pytest.mark.parametrize("written", ["", "noon", "room 12", "25:00", "10:75", "16:00-14:00", "10:15-10:15", "13 pm"])
def test_what_is_not_a_time_is_none(written: str) -> None:
    assert read_clock(written) is None


def test_a_session_names_what_one_reads_and_unknown_works_are_told() -> None:
    text = '- date: 2024-09-02\n  title: "Waves: a beginning"\n  text: Bring a boat.\n  readings: [a, "b c", nobody]\n'
    listed = read_items(text, "news", "x.yml", {"news": SESSIONS})[0]
    papers = bibliography(entry("a", title="One *star*", journal="J"), entry("b c", title="Two", journal="J"))
    site = site_of(papers, lists={"news": listed})
    html = Rendering(site, Page("page.md", source="/// news\n///\n\n"), {"publications/a.md": "publications/a/"}).html()
    assert "Bring a boat. Readings: <em>One *star*</em> " in html
    assert 'data-key="b c"' in html
    assert [str(each) for each in unknown_readings(site)] == [
        'x.yml:4: `readings` names "nobody", which is not the key of a publication. Add its entry to the .bib file.'
    ]
