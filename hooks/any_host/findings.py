"""What is wrong with the author's files, when all pages have been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from homepage.assembly.printed_references import page_citation_problems
from homepage.problems import problems_by_place, seen
from homepage.settings.lines import option_place
from homepage.settings.profile import address_problems
from homepage.whole_site.problems import unshown_lists

from .settings import file_of

if TYPE_CHECKING:
    import logging
    from collections.abc import Iterable

    from homepage.problems import Problem

    from .build import Build
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


def say_account(build: Build, log: logging.Logger) -> None:
    """Log what became of the entries and cards."""
    log.info("publications: %s", seen(build.site.findings.account))
    if build.site.cards:
        from homepage.cards.check import account_of_cards

        log.info("models: %s", account_of_cards(build.site.cards))


def say_missing_address(build: Build, log: logging.Logger) -> None:
    """Log where `mkdocs.yml` should say where the site is published, if it does not."""
    for problem in address_problems(build.config, file_of(build.config), build.root) if not build.serving else ():
        if problem.rule not in build.site.options.silence:
            log.info("%s", problem)


def report(build: Build, pages: SitePages, log: logging.Logger) -> str:
    """Log everything that is wrong with the author's files, and return why the build ends; empty if it does not."""
    problems = say(problems_of(build, pages), build, log)
    errors = sum(problem.severity == "error" for problem in problems)
    return f"{errors} to mend before the site can be built; see above." if errors else ""


def report_late(build: Build, pages: SitePages, found: Iterable[Problem], log: logging.Logger) -> None:
    """Log what was found last, and the sites that whole pages load files from and that are not allowed."""
    path, line = option_place(file_of(build.config), ("plugins",))
    say([*found, *pages.foreign.problems(build.path_of(path), line)], build, log)


def say(found: Iterable[Problem], build: Build, log: logging.Logger) -> list[Problem]:
    """Log problems in the order of their places, and return those that no option silences."""
    problems = problems_by_place(found, build.site.options.silence)
    levels = {"error": log.error, "warning": log.warning, "note": log.debug}
    for problem in problems:
        levels[problem.severity]("%s", problem)
    return problems
