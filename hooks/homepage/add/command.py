"""The command `add`: its arguments, the works that they mean, and its report."""

from __future__ import annotations

import difflib
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from ..bibtex import bibs_of
from ..outside.web import NoAnswerError, Web
from ..problems import did_you_mean, shown_path
from ..settings.mkdocs_yml import read_configuration
from ..settings.reader import read_options
from ..text.terminals import one_line
from .adding import Library, add_work
from .bibtex import works_in_bibtex
from .identifiers import UnknownIdentifierError, identify
from .pdf import identifier_in_pdf
from .sources import ask_source
from .target import Target, UnwritableError, names_of

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from ..settings.mkdocs_yml import Configuration
    from .identifiers import Identifier
    from .work import Work

_CONFIG = "mkdocs.yml"
_OFFLINE = (
    "Check the network, or copy the BibTeX from the paper's page into a file, and type: "
    "python -m hooks.homepage add FILE.bib"
)
_LARGEST_FILE = 200_000_000


class _WrongError(Exception):
    """An argument cannot be used; the text says why."""


def add_arguments(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command to the command line."""
    parser = commands.add_parser(
        "add", help="add papers to the .bib file by DOI, arXiv number, ISBN, address, PDF or BibTeX"
    )
    parser.add_argument(
        "addresses",
        nargs="+",
        metavar="ADDRESS",
        help="a DOI, arXiv number or ISBN, the address of a paper, a PDF, a .bib file, or - for BibTeX that you paste",
    )
    parser.add_argument("--to", type=Path, metavar="FILE", help="the .bib file to add to, if the site has several")
    parser.add_argument("--dry-run", action="store_true", help="show what would change, and change nothing")
    parser.add_argument(
        "--versions",
        action="store_true",
        help="also add what a preprint that is there was published as, and join the two",
    )
    parser.set_defaults(run=run)


def run(options: argparse.Namespace, web: Web | None = None) -> int:
    """Add the papers, print the report, and return the exit code: 1 if there is one that could not be read."""
    root = Path.cwd()
    try:
        target, library = _opened(options.to, root)
    except (_WrongError, OSError) as error:
        print(error, file=sys.stderr)
        return 1
    failed = False
    for address in options.addresses:
        try:
            for work in _works(address, web or _WEB):
                print(*map(one_line, add_work(work, target, library, join=options.versions)), sep="\n")
        except (_WrongError, UnknownIdentifierError, NoAnswerError, UnwritableError, OSError) as error:
            failed = True
            print(_said(address, error), file=sys.stderr)
    try:
        _finish(target, dry=options.dry_run)
    except (UnwritableError, OSError) as error:
        print(f"Nothing was changed: {error}", file=sys.stderr)
        return 1
    return 1 if failed else 0


_WEB = Web()


def _said(address: str, error: Exception) -> str:
    shown = (address if len(address) <= 200 else f"{address[:199]}…") or '""'
    advice = f" {_OFFLINE}" if isinstance(error, NoAnswerError) and error.status != 404 else ""
    text = one_line(str(error)).rstrip(".")
    return f"{shown}: not added: {text}.{advice}" if not text.endswith("?") else f"{shown}: not added: {text}"


def _opened(wanted: Path | None, root: Path) -> tuple[Target, Library]:
    """Return the file to add to, and all other entries of the site."""
    if not (root / _CONFIG).is_file():
        raise _WrongError(f"there is no {_CONFIG} here; run this in the project's root")
    configuration = read_configuration(root / _CONFIG)
    file = _file(wanted, configuration, root)
    others = [each for each in configuration.bib_files if each.is_file() and each.resolve() != file.resolve()]
    bibs = bibs_of([(each.read_bytes(), shown_path(each, root)) for each in others])
    areas = sorted(each.stem for each in (configuration.docs / "research").glob("*.md") if each.stem != "index")
    target = Target.of(file, root, names_of(others))
    settings, _ = read_options(configuration.options, str(root / _CONFIG), root)
    others_entries = [entry for bib in bibs for entry in bib.entries]
    return target, Library(others_entries, areas, settings.author.person)


def _file(wanted: Path | None, configuration: Configuration, root: Path) -> Path:
    files = configuration.bib_files
    if wanted:
        near = [root / wanted, configuration.docs / wanted]
        found = next((each for each in files for one in near if each.resolve() == one.resolve()), None)
        if not found:
            names = [shown_path(each, root) for each in files]
            hint = did_you_mean(wanted.as_posix(), names)
            raise _WrongError(f"--to {wanted}: {_CONFIG} does not name this file; it has {', '.join(names)}.{hint}")
        return found
    if configuration.address:
        raise _WrongError(
            f"the .bib file is at {configuration.address}; add the paper there, where builds fetch it from"
        )
    if len(files) != 1:
        listed = ", ".join(shown_path(each, root) for each in files)
        raise _WrongError(f"the site has several .bib files; name the one to add to with --to: {listed}")
    return files[0]


def _works(address: str, web: Web) -> Iterator[Work]:
    """Yield the works that an argument means."""
    if address == "-":
        yield from _pasted(sys.stdin.read(), "what you pasted")
        return
    if (suffix := Path(address).suffix.casefold()) in (".bib", ".pdf") and "://" not in address:
        data = _content(address)
        if suffix == ".bib":
            yield from _pasted(data.decode("utf-8", "replace"), address)
            return
        yield ask_source(_in_pdf(data), web)
        return
    if "@" in address and "{" in address:
        yield from _pasted(address, "what you pasted")
        return
    yield ask_source(identify(address), web)


def _content(address: str) -> bytes:
    file = Path(address)
    if not file.is_file():
        inside = file.parent.glob(f"*{file.suffix}") if file.parent.is_dir() else ()
        beside = [each.as_posix() for each in inside if each.is_file()]
        raise _WrongError(f"there is no such file.{did_you_mean(address, beside)}")
    if file.stat().st_size > _LARGEST_FILE:
        raise _WrongError(f"the file is larger than {_LARGEST_FILE // 1_000_000} MB")
    return file.read_bytes()


def _in_pdf(data: bytes) -> Identifier:
    if found := identifier_in_pdf(data):
        return found
    raise _WrongError(
        "its metadata (XMP and Info) name no DOI and no arXiv number, and its pages are not read; type the DOI instead"
    )


def _pasted(text: str, source: str) -> Sequence[Work]:
    """Return the works in BibTeX; what is wrong with it is said with its line, and nothing broken is added."""
    works, problems = works_in_bibtex(text, source)
    if problems:
        print(*map(one_line, problems), sep="\n", file=sys.stderr)
    if not works:
        raise _WrongError("there is no entry of BibTeX in it that can be read for certain")
    return works


def _finish(target: Target, *, dry: bool) -> None:
    """Write the file, or show what would change."""
    if target.text == target.before:
        return
    if not dry:
        target.save()
        return
    before, after = target.before.splitlines(), target.text.splitlines()
    print("", *difflib.unified_diff(before, after, target.path, target.path, lineterm="", n=2), sep="\n")
    print("\nNothing was changed: this was a dry run.")
