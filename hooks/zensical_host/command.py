"""The command line: builds the site in a folder."""

from __future__ import annotations

import argparse
import logging
import shutil
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from any_host.errors import explained
from homepage.assembly.docs_folder import unfit_files
from homepage.settings.theme import theme_problems

from .building import Building, log
from .reading import StoppedError
from .settings import cannot, errors_in, published, read_settings

if TYPE_CHECKING:
    from collections.abc import Sequence


_PREFIX = "zensical-"
_LONGEST_BUILD = 3600
"""Seconds after which no build is still at work in its folder."""
_NO_SERVER = (
    "Zensical serves only what it makes alone, without papers, models and lists. For a preview that follows your edits,"
    " type `mkdocs serve` or `properdocs serve -f mkdocs.yml`."
)


class _Counted(logging.StreamHandler):  # type: ignore[type-arg]
    """Prints what is logged, and counts the warnings."""

    warnings = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings += record.levelno >= logging.WARNING
        super().emit(record)


def main(arguments: Sequence[str]) -> int:
    """Build the site, and return the exit code."""
    options = _options(arguments)
    if options.command == "serve":
        print(_NO_SERVER, file=sys.stderr)
        return 1
    handler = _Counted(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    log.handlers[:], log.propagate = [handler], False
    log.setLevel(logging.INFO)
    try:
        site_dir = options.site_dir and options.site_dir.resolve()
        _build(options.config_file.resolve(), site_dir, strict=options.strict)
    except StoppedError as error:
        print(error, file=sys.stderr)
        return 1
    except Exception as error:
        if not (what := explained(error)):
            raise
        print(what, file=sys.stderr)
        return 1
    if options.strict and handler.warnings:
        print(f"Stopped: {handler.warnings} warnings, and the build is strict.", file=sys.stderr)
        return 1
    return 0


def _build(file: Path, site_dir: Path | None, *, strict: bool) -> None:
    settings, known = read_settings(file, site_dir)
    wrong = errors_in(known.problems) or theme_problems(settings.theme, settings.theme.dirs, str(file), file.parent)
    watched = known.settings.get("watch")
    if wrong := wrong or unfit_files(known.docs, file.parent, known.bib_files, watched, published(settings)):
        raise StoppedError("\n".join(map(str, wrong)))
    if asked := list(cannot(settings, known)):
        raise StoppedError("\n".join(asked))
    with _working_folder(file.parent / ".cache") as folder:
        Building(settings, known).run(Path(folder).resolve(), strict=strict)


def _working_folder(cache: Path) -> TemporaryDirectory[str]:
    """Return a new folder in the cache, else one of the computer's; those of builds that were killed are removed."""
    try:
        cache.mkdir(exist_ok=True)
        for left in cache.glob(f"{_PREFIX}*"):
            if left.stat().st_mtime < time.time() - _LONGEST_BUILD:
                shutil.rmtree(left, ignore_errors=True)
        return TemporaryDirectory(dir=cache, prefix=_PREFIX)
    except OSError:  # the cache cannot be written
        return TemporaryDirectory(prefix=_PREFIX)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m hooks.zensical_host", description="Builds the site with Zensical.")
    parser.add_argument("command", choices=["build", "serve"])
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"), help="default: mkdocs.yml")
    parser.add_argument("-d", "--site-dir", type=Path, help="the folder of the built site; default: site")
    parser.add_argument("-s", "--strict", action="store_true", help="fail if there is a warning")
    return parser.parse_args(arguments)
