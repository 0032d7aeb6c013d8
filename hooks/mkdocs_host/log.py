"""What the log says: accounts, problems, and errors that end a build with one line."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import TYPE_CHECKING

from any_host import findings
from any_host.errors import explained
from any_host.refusals import refused
from any_host.settings import file_of
from homepage.problems import seen
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import get_plugin_logger

if TYPE_CHECKING:
    from collections.abc import Callable

    from any_host.build import Build
    from any_host.pages import SitePages

log = logging.getLogger("mkdocs.plugins.homepage")  # counted by --strict; no prefix before path:line


def steer_no_terminal() -> None:
    """Log escapes with their numbers in place of signs that would steer the terminal: MkDocs names links as written."""
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(_in_signs_that_are_seen)


def _in_signs_that_are_seen(record: logging.LogRecord) -> bool:
    record.msg, record.args = seen(record.getMessage()), ()
    return True


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
    if wrong := findings.report(build, pages, log):
        raise PluginError(wrong)


def explain(error: Exception, build: Build | None = None, pages: SitePages | None = None) -> None:
    """End the build with one line, if a package is missing, or a file is wrong, unreadable or refused by a plugin."""
    if isinstance(error, ModuleNotFoundError):
        raise Abort(f"{error.name} is not installed; type: python -m pip install -r requirements.txt") from None
    is_said = isinstance(error, PluginError)
    what = "" if is_said else explained(error, pages)
    if build and not what:
        what = refused(error, Path(build.config.docs_dir).resolve(), build.root, is_said=is_said)
    if what:
        raise Abort(what) from None


def without_traceback(builder: Callable[..., None], config_file: Path) -> Callable[..., None]:
    """Return what builds the site for a server and reports a problem in `mkdocs.yml` without a traceback."""

    def build() -> None:
        if config_file.exists() and not config_file.is_file():
            raise Abort(f"{config_file.name}:1: this is not a file. Put the configuration of the site back.")
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
