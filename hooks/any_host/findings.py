"""What is wrong with the author's files, when all pages have been read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.assembly.printed_references import page_citation_problems, reference_problems
from homepage.problems import problems_by_place, shown_path
from homepage.settings.lines import option_place
from homepage.whole_site.problems import unshown_lists

from .settings import HOOKS, file_of

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterable, Iterator

    from homepage.problems import Problem

    from .build import Build
    from .interface import Settings
    from .pages import SitePages


def problems_of(build: Build, pages: SitePages) -> list[Problem]:
    """Return everything that is wrong with the author's files; after this, no more pages can be read."""
    pages.read.close()
    others = pages.read.works_of_others(build.site)
    unshown = () if build.is_dirty else unshown_lists(build.site, pages.read.all.values(), build.problems)
    return [
        *build.problems,
        *reference_problems(build.site, build.references, others, Path(build.config.docs_dir), build.root),
        *page_citation_problems(pages.placeholders.citations, file_of(build.config), build.root),
        *unshown,
    ]


def foreign_problems(config: Settings, build: Build, pages: SitePages) -> Iterator[Problem]:
    """Yield the sites that whole pages load files from and that are not allowed."""
    path, line = option_place(file_of(config), ("plugins",))
    yield from pages.foreign.problems(build.path_of(path), line)


def say(found: Iterable[Problem], build: Build, log: logging.Logger) -> list[Problem]:
    """Log problems in the order of their places, and return those that no option silences."""
    problems = problems_by_place(found, build.site.options.silence)
    levels = {"error": log.error, "warning": log.warning, "note": log.debug}
    for problem in problems:
        levels[problem.severity]("%s", problem)
    return problems


def explained(error: Exception) -> str:
    """Return in one line which template is wrong or which file cannot be used; empty for any other error."""
    from homepage.html.environment import template_problem

    if isinstance(error, PermissionError) and error.filename:
        path = shown_path(Path(error.filename).absolute(), Path.cwd())
        return f"{path}:1: the file cannot be read or written; correct its permissions"
    return (template_problem(error) or "").removeprefix(f"{HOOKS.parent}{os.sep}")
