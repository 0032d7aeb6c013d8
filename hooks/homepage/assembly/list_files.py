"""The author's lists, and the pages of their items. What reads lists is imported late: some sites have none."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..lists.records import LISTS, PROJECTS, SESSIONS, TEACHING, WITH_PAGES, schedule_of
from ..problems import Problem, did_you_mean, shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Mapping
    from pathlib import Path

    from ..lists.records import Fields, ItemList


def author_lists(
    docs: Path, pages: Path, root: Path, is_published: Callable[[str], bool]
) -> tuple[Mapping[str, ItemList], Mapping[str, Fields], list[Problem]]:
    """Return the author's lists below `docs`, the fields of all that there may be, and the problems in them.

    The pages of items are below `pages`.
    """
    folder = docs / "lists"
    outside = [file for name in LISTS if (file := folder.parent / f"{name}.yml").is_file()]
    message = f"no list is read from this file. Move it to {shown_path(folder, root)}/."
    misplaced = [Problem(shown_path(file, root), 1, message, "list-name") for file in outside]
    if not folder.is_dir():
        return {}, LISTS, misplaced
    from ..lists.own_fields import load_fields
    from ..lists.people import with_partners
    from ..lists.reader import load_lists

    fields, wrong = load_fields(folder, root)
    lists, problems = load_lists(folder, root, fields)
    schedules, unfit = _schedules(lists.get(TEACHING), docs, root, is_published)
    for name in WITH_PAGES:
        if name in lists:
            problems += _misnamed_pages(lists[name], pages, root)
            lists[name] = _with_pages(lists[name], pages, is_published, schedules)
    sessions = dict.fromkeys(schedules, SESSIONS)
    return {**with_partners(lists), **schedules}, {**fields, **sessions}, [*misplaced, *wrong, *problems, *unfit]


def _schedules(
    courses: ItemList | None, docs: Path, root: Path, is_published: Callable[[str], bool]
) -> tuple[Mapping[str, ItemList], list[Problem]]:
    """Return the sessions of courses, by the name of their list, and the problems in them."""
    folder = docs / TEACHING
    if not folder.is_dir():
        return {}, []
    from ..lists.schedules import load_schedules

    return load_schedules(folder, root, courses, is_published)


def _with_pages(
    found: ItemList, docs: Path, is_published: Callable[[str], bool], schedules: Container[str]
) -> ItemList:
    """Return a list whose items lead to their own page: each project, and what the author has written more about.

    That is a page about a person or a course, or the sessions of a course.
    """
    pages = {item.key: f"{found.name}/{item.key}.md" for item in found.items}
    written = {key: page for key, page in pages.items() if (docs / page).is_file()}
    planned = {key for key in pages if found.name == TEACHING and schedule_of(key) in schedules}
    wanted = pages if found.name == PROJECTS else {**written, **{key: pages[key] for key in planned}}
    there = {key: page for key, page in wanted.items() if key not in written or is_published(page)}
    items = (item.with_page(there[item.key]) if item.key in there else item for item in found.items)
    return replace(found, items=tuple(item.with_calendar() if item.key in planned else item for item in items))


def _misnamed_pages(found: ItemList, docs: Path, root: Path) -> list[Problem]:
    """Return a problem for each page whose name is nearly the key of an item."""
    keys = [item.key for item in found.items]
    files = [
        file for file in sorted((docs / found.name).glob("[!.]*.md")) if file.stem not in (*keys, "index", "README")
    ]
    hints = ((file, did_you_mean(file.stem, keys)) for file in files)
    message = 'no item of {name} has the key "{key}".{hint}'
    return [
        Problem(shown_path(file, root), 1, message.format(name=found.name, key=file.stem, hint=hint), "list-name")
        for file, hint in hints
        if hint
    ]
