"""What the log says: accounts, problems, and errors that end a build with one line."""

from __future__ import annotations

import errno
import logging
import os
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.assembly.printed_references import page_citation_problems, reference_problems
from homepage.problems import problems_by_place, seen, shown_path
from homepage.settings.lines import option_place
from homepage.settings.profile import address_problems
from homepage.text.plain_values import shortened
from homepage.whole_site.problems import unshown_lists
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import get_plugin_logger

from .posts import unreadable_post
from .settings import HOOKS, file_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from homepage.problems import Problem
    from homepage.whole_site.site import Site
    from mkdocs.config.defaults import MkDocsConfig

    from .build import Build
    from .pages import SitePages

_OF_DISK = {
    errno.EACCES: "the file cannot be read or written; correct its permissions",
    errno.EPERM: "the file cannot be read or written; correct its permissions",
    errno.ENOENT: "the file is not there any more; build again",
    errno.EROFS: "the file cannot be written, since this disk can only be read",
    errno.ENOSPC: "a file cannot be written, since the disk is full; make room and build again",
    errno.ENAMETOOLONG: "the name is too long for a file; write a shorter one",
}
"""What to do about errors of a disk."""
_OF_POSTS = (
    "Save it as UTF-8; its front matter has lines such as `date: 2024-07-18`, `title` is a text in quotes, and `hide`"
    " and `tags` are lists"
)
log = logging.getLogger("mkdocs.plugins.homepage")  # counted by --strict; no prefix before path:line


def account(site: Site) -> None:
    """Log what became of the entries and cards."""
    get_plugin_logger("publications").info(seen(site.findings.account))
    if site.cards:
        from homepage.cards.check import account_of_cards

        get_plugin_logger("models").info(account_of_cards(site.cards))


def say_missing_address(build: Build) -> None:
    """Log where `mkdocs.yml` should say where the site is published, if it does not."""
    config = build.config
    for problem in address_problems(config, file_of(config), build.root) if not build.serving else ():
        if problem.rule not in build.site.options.silence:
            log.info("%s", problem)


def say_changes(build: Build) -> None:
    """Log which papers readers will see otherwise than on the site that was published last."""
    from homepage.since.published import changes_to_publish  # imported late: a start of the server does not need it

    config = build.config
    if not build.serving and file_of(config) == build.root / "mkdocs.yml":
        branches = (f"{config.remote_name}/{config.remote_branch}", str(config.remote_branch))
        for line in changes_to_publish(build.root, branches):
            get_plugin_logger("publications").info(line)


def report(build: Build, pages: SitePages) -> None:
    """Log everything that is wrong with the author's files; an error ends the build."""
    pages.read.close()
    others = pages.read.works_of_others(build.site)
    unshown = () if build.is_dirty else unshown_lists(build.site, pages.read.all.values(), build.problems)
    found = [
        *build.problems,
        *reference_problems(build.site, build.references, others, Path(build.config.docs_dir), build.root),
        *page_citation_problems(pages.placeholders.citations, file_of(build.config), build.root),
        *unshown,
    ]
    problems = _say(found, build)
    if errors := sum(problem.severity == "error" for problem in problems):
        raise PluginError(f"{errors} to mend before the site can be built; see above.")


def report_foreign(config: MkDocsConfig, build: Build, pages: SitePages) -> None:
    """Log the sites that whole pages load files from and that are not allowed."""
    path, line = option_place(file_of(config), ("plugins",))
    _say(pages.foreign.problems(build.path_of(path), line), build)


def _say(found: Iterable[Problem], build: Build) -> list[Problem]:
    """Log problems in the order of their places, and return those that no option silences."""
    problems = problems_by_place(found, build.site.options.silence)
    levels = {"error": log.error, "warning": log.warning, "note": log.debug}
    for problem in problems:
        levels[problem.severity]("%s", problem)
    return problems


def explain(error: Exception, pages: SitePages | None = None) -> None:
    """End the build with one line, if a package is missing, a template or a page is wrong or a file may not be read."""
    from homepage.html.environment import template_problem

    if isinstance(error, ModuleNotFoundError):
        raise Abort(f"{error.name} is not installed; type: python -m pip install -r requirements.txt") from None
    if isinstance(error, OSError) and error.errno in _OF_DISK and (error.filename or error.errno == errno.ENOSPC):
        path = shown_path(Path(os.fsdecode(error.filename or "mkdocs.yml")).absolute(), Path.cwd())
        raise Abort(f"{shortened(path, 120)}:1: {_OF_DISK[error.errno]}") from None
    if pages and isinstance(error, AssertionError) and "in marked section" in str(error):  # in older Pythons
        path, line = pages.read.newest.line_of(r"<!\[(?!CDATA\[)")
        raise Abort(f'{path}:{line}: "<![" begins nothing that HTML has. Write `<![` as code, or &lt;![') from None
    if not isinstance(error, PluginError) and (post := unreadable_post(error)):
        raise Abort(
            f"{shown_path(post, Path.cwd())}:1: the blog cannot read this post ({error}). {_OF_POSTS}"
        ) from None
    if problem := template_problem(error):
        raise Abort(problem.removeprefix(f"{HOOKS.parent}{os.sep}")) from None


def without_traceback(builder: Callable[..., None], config_file: Path) -> Callable[..., None]:
    """Return what builds the site for a server and reports a problem in `mkdocs.yml` without a traceback."""

    def build() -> None:
        try:
            builder()
        except ConfigurationError as error:
            raise Abort(_unreadable(config_file) or str(error)) from None

    return build


def _unreadable(config_file: Path) -> str:
    """Return what is wrong with a configuration that cannot be read; empty if it can, and only a value is wrong."""
    from homepage.settings.mkdocs_yml import read_configuration

    problems = read_configuration(config_file).problems
    return "\n".join(str(problem) for problem in problems if problem.severity == "error")
