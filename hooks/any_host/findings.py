"""What is wrong with the author's files, when all pages have been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.assembly.printed_references import page_citation_problems
from homepage.problems import problems_by_place
from homepage.settings.lines import option_place
from homepage.whole_site.problems import unshown_lists

from .settings import file_of

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
    unshown = () if build.is_dirty else unshown_lists(build.site, pages.read.all.values(), build.problems)
    return [
        *build.problems,
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
