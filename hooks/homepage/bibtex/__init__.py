"""The reader of .bib files: a broken entry does not affect the others, and each problem is reported."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..problems import Problem
from ..text.encoding import decode, first_undecodable_line, wide_encoding
from .entries import EntryReader
from .keys import Keys
from .records import BibFile, Entry, Field
from .values import MONTHS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..cache.build_cache import BuildCache

__all__ = ["BibFile", "Entry", "Field", "bibs_of", "parse_bib"]


def parse_bib(text: str, path: str, names: Mapping[str, str] = MONTHS, cache: BuildCache | None = None) -> BibFile:
    """Return the entries of a .bib text and the problems in it; a broken text does not raise an error.

    `names` are the `@string` names of other files, in lower case; the names that the text itself defines take
    precedence. `cache` has what earlier builds know of the entries.
    """
    reader = EntryReader.of(text, path, names, cache)
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


def bibs_of(files: Sequence[tuple[bytes, str]], cache: BuildCache | None = None) -> list[BibFile]:
    """Return the contents of .bib files, each given as its bytes and its path; the files share their `@string` names.

    As in BibTeX, a file may use the names that earlier files define. If it uses a name that they do not define, the
    names of later files are read, too.
    """
    names: dict[str, str] = {}
    bibs: list[BibFile] = []
    for data, path in files:
        bibs.append(_bib_of(data, path, names, cache))
        names |= bibs[-1].strings
    for number in reversed(range(len(files))):  # last file first: a name may be made of names that later files define
        if len(files) > 1 and any(problem.rule == "bare-word" for problem in bibs[number].problems):
            others = {name: value for name, value in names.items() if name not in bibs[number].strings}
            bibs[number] = _bib_of(*files[number], others, cache)
            names |= bibs[number].strings
    return bibs


def _bib_of(data: bytes, path: str, names: Mapping[str, str] = MONTHS, cache: BuildCache | None = None) -> BibFile:
    text, guessed = decode(data)
    bib = parse_bib(text, path, names, cache)
    guessed = guessed or wide_encoding(data)
    if not guessed:
        return bib
    message = f"the file is not UTF-8 and was read as {guessed}; save it as UTF-8"
    problem = Problem(path, first_undecodable_line(data), message, "encoding")
    return replace(bib, problems=(problem, *bib.problems))
