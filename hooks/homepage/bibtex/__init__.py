"""The reader of .bib files that loses nothing: damage stays inside its entry, and all of it is reported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..encoding import decode, first_undecodable_line
from ..problems import Problem
from .entries import EntryReader
from .keys import Keys
from .records import BibFile, Entry, Field

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["BibFile", "Entry", "Field", "bib_of", "parse_bib", "read_bib"]


def parse_bib(text: str, path: str) -> BibFile:
    """Return the entries of a .bib text and what is wrong with it, which never raises."""
    reader = EntryReader.of(text, path)
    keys = Keys.of(reader.entries)
    return BibFile(
        path,
        tuple(keys.entries),
        tuple(sorted([*reader.problems, *keys.problems], key=lambda each: (each.line, each.column))),
        opened=reader.opened,
        folded=keys.folded,
        refused=reader.refused,
    )


def read_bib(file: Path, path: str) -> BibFile:
    """Return what a .bib file says, in whichever encoding it is; `path` is its name in complaints."""
    return bib_of(file.read_bytes(), path)


def bib_of(data: bytes, path: str) -> BibFile:
    """Return what the bytes of a .bib file say, in whichever encoding they are."""
    text, guessed = decode(data)
    bib = parse_bib(text, path)
    if not guessed:
        return bib
    message = f"the file is not UTF-8 and was read as {guessed}; save it as UTF-8"
    problem = Problem(path, first_undecodable_line(data), message, "encoding")
    return BibFile(path, bib.entries, (problem, *bib.problems), bib.opened, bib.folded, bib.refused)
