"""The command line: builds the site in a folder."""

from __future__ import annotations

import argparse
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from any_host.errors import explained
from homepage.assembly.docs_folder import unfit_files
from homepage.front_matter.merged_keys import limit_merged_keys
from homepage.problems import seen
from homepage.settings.theme import theme_problems

from .building import Building, log
from .interface import StoppedError
from .settings import errors_in, published, read_settings
from .unsupported import unsupported

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .interface import Reader


_NO_SERVER = (
    "{} serves only what it makes alone, without papers, models and lists. For a preview that follows your edits,"
    " type `mkdocs serve` or `properdocs serve -f mkdocs.yml`."
)


class _Counted(logging.StreamHandler):  # type: ignore[type-arg]
    """Prints what is logged, and counts the warnings."""

    warnings = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings += record.levelno >= logging.WARNING
        super().emit(record)


def main(arguments: Sequence[str], reader: Reader) -> int:
    """Build the site with a program that reads Markdown, and return the exit code."""
    options = _options(arguments, reader)
    if options.command == "serve":
        print(_NO_SERVER.format(reader.name), file=sys.stderr)
        return 1
    handler = _Counted(sys.stderr)
    handler.setFormatter(logging.Formatter("%(levelname)-8s-  %(message)s"))
    log.handlers[:], log.propagate = [handler], False
    log.setLevel(logging.INFO)
    try:
        site_dir = options.site_dir and options.site_dir.resolve()
        _build(reader, options.config_file.resolve(), site_dir, strict=options.strict)
    except StoppedError as error:
        print(seen(str(error)), file=sys.stderr)
        return 1
    except Exception as error:
        if not (what := explained(error)):
            raise
        print(seen(what), file=sys.stderr)
        return 1
    if options.strict and handler.warnings:
        print(f"Stopped: {handler.warnings} warnings, and the build is strict.", file=sys.stderr)
        return 1
    return 0


def _build(reader: Reader, file: Path, site_dir: Path | None, *, strict: bool) -> None:
    limit_merged_keys()
    settings, known = read_settings(file, site_dir, reader.theme)
    wrong = errors_in(known.problems) or theme_problems(settings.theme, settings.theme.dirs, str(file), file.parent)
    watched = known.settings.get("watch")
    if wrong := wrong or unfit_files(known.docs, file.parent, known.bib_files, watched, published(settings)):
        raise StoppedError("\n".join(map(str, wrong)))
    if asked := list(unsupported(settings, known, reader)):
        raise StoppedError("\n".join(asked))
    Building(reader, settings, known).run(strict=strict)


def _options(arguments: Sequence[str], reader: Reader) -> argparse.Namespace:
    name = reader.name
    parser = argparse.ArgumentParser(prog=f"python -m hooks.{name.lower()}_host", description=f"Builds with {name}.")
    parser.add_argument("command", choices=["build", "serve"])
    parser.add_argument("-f", "--config-file", type=Path, default=Path("mkdocs.yml"), help="default: mkdocs.yml")
    parser.add_argument("-d", "--site-dir", type=Path, help="the folder of the built site; default: site")
    parser.add_argument("-s", "--strict", action="store_true", help="fail if there is a warning")
    return parser.parse_args(arguments)
