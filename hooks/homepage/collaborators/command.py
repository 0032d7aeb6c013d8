"""The command `collaborators`: its arguments, the files that it writes, and what it says of them."""

from __future__ import annotations

import argparse
import sys
from dataclasses import astuple
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ..assembly.site_reader import ReadBefore, assemble
from ..cache.whole_files import write_whole
from ..settings.mkdocs_yml import read_configuration
from .spreadsheet import as_csv, as_xlsx
from .table import collaborators

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .table import Row

_CONFIG = "mkdocs.yml"
_HEADINGS = ("Table", "Code", "Name", "Organizational affiliation", "Email", "Last active", "Journal or collection")
_FOLDER = ".cache"
"""Git ignores this folder, and no site has it, so that nothing is published by mistake."""


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "collaborators", help="write the table of collaborators and conflicts that funders ask for"
    )
    parser.add_argument("--months", type=_months, default=48, help="how many months back, for NSF 48", metavar="NUMBER")
    parser.add_argument(
        "--to",
        type=Path,
        default=Path(_FOLDER),
        help=f"the folder for the files; without it, {_FOLDER}",
        metavar="FOLDER",
    )
    parser.set_defaults(run=lambda options: write(options, Path.cwd()))


def _months(written: str) -> int:
    if not written.isdecimal() or not 0 < int(written) <= 1200:
        raise argparse.ArgumentTypeError(f'"{written}" is not a number of months such as 48')
    return int(written)


def write(options: argparse.Namespace, root: Path) -> int:
    """Write the table, and return the exit code: 0 if it was written, 1 if the site cannot be read."""
    if not (root / _CONFIG).is_file():
        print(f"there is no {_CONFIG} here; run this in the project's root", file=sys.stderr)
        return 1
    configuration = read_configuration(root / _CONFIG)
    site, problems = assemble(
        configuration.options, str(root / _CONFIG), configuration.docs, root, configuration.bib_files, ReadBefore()
    )
    errors = [problem for problem in problems if problem.severity == "error"]
    rows = collaborators(site, date.today(), options.months)
    try:
        names = _save(rows, root / options.to)
    except OSError as error:
        print(f"{error.filename or options.to} cannot be written: {error.strerror}", file=sys.stderr)
        return 1
    print(*map(str, errors), *_report(rows, names, options.months), sep="\n")
    if (root / options.to).resolve().is_relative_to(configuration.docs.resolve()):
        print(f"{options.to} is in docs/: the site publishes these files.")
    return 1 if errors else 0


def _save(rows: Sequence[Row], folder: Path) -> list[str]:
    table = [_HEADINGS, *(tuple(map(str, astuple(row))) for row in rows)]
    folder.mkdir(parents=True, exist_ok=True)
    files = {"collaborators.csv": as_csv(table), "collaborators.xlsx": as_xlsx(table, "Collaborators")}
    for name, data in files.items():
        write_whole(folder / name, [data])
    return [str(folder / name) for name in files]


def _report(rows: Sequence[Row], names: Sequence[str], months: int) -> Iterator[str]:
    """Yield what was written, and what the files of the site do not say."""
    yield from names
    yield f"{len(rows)} rows, {months} months back. Check them against the funder's form before you send them."
    without = {
        "Affiliation": [row.name for row in rows if row.name and not row.affiliation],
        "Last active": [row.name for row in rows if row.code in ("A", "C", "E") and not row.active],
        "Editor-in-chief": [row.where for row in rows if row.code == "B"],
    }
    for what, names_without in without.items():
        if names_without:
            yield f"{what} not known, and left empty: {'; '.join(dict.fromkeys(names_without))}"
