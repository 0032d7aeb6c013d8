"""The reader of .bib files that loses nothing: damage stays inside its entry, and all of it is reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..problems import Problem
from ..text.encoding import decode, first_undecodable_line
from .entries import EntryReader
from .keys import Keys
from .records import BibFile, Entry, Field
from .values import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

__all__ = ["BibFile", "Entry", "Field", "bibs_of", "parse_bib", "read_bib"]


def parse_bib(text: str, path: str, names: Mapping[str, str] = MONTHS) -> BibFile:
    """Return the entries of a .bib text and what is wrong with it, which never raises.

    `names` are the `@string` names of other files, in lower case; those of its own come before them.
    """
    reader = EntryReader.of(text, path, names)
    keys = Keys.of(reader.entries)
    return BibFile(
        path,
        tuple(keys.entries),
        tuple(sorted([*reader.problems, *keys.problems], key=lambda each: (each.line, each.column))),
        opened=reader.opened,
        folded=keys.folded,
        refused=reader.refused,
        strings=reader.strings,
    )


def read_bib(file: Path, path: str) -> BibFile:
    """Return what a .bib file says, in whichever encoding it is; `path` is its name in problems."""
    return _bib_of(file.read_bytes(), path)


def bibs_of(files: Sequence[tuple[bytes, str]]) -> list[BibFile]:
    """Return what the bytes of .bib files say, each given with its path; they share their `@string` names.

    A file knows the names of those before it, as in BibTeX; where that leaves a word without a meaning, also those
    of the files behind it.
    """
    names: dict[str, str] = {}
    bibs: list[BibFile] = []
    for data, path in files:
        bibs.append(_bib_of(data, path, names))
        names |= bibs[-1].strings
    for place in reversed(range(len(files))):  # so that a name made of names further behind is whole
        if len(files) > 1 and any(problem.rule == "bare-word" for problem in bibs[place].problems):
            others = {name: value for name, value in names.items() if name not in bibs[place].strings}
            bibs[place] = _bib_of(*files[place], others)
            names |= bibs[place].strings
    return bibs


def _bib_of(data: bytes, path: str, names: Mapping[str, str] = MONTHS) -> BibFile:
    text, guessed = decode(data)
    bib = parse_bib(text, path, names)
    if not guessed:
        return bib
    message = f"the file is not UTF-8 and was read as {guessed}; save it as UTF-8"
    problem = Problem(path, first_undecodable_line(data), message, "encoding")
    return replace(bib, problems=(problem, *bib.problems))
