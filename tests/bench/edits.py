"""Edits of a made-up bibliography; tests/bench/run measures the build after each."""

from __future__ import annotations

import re
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sites import Site

_NUMBERS = count(1)
_ENTRY = re.compile(r"(?=^@(?!string))", re.MULTILINE)


def _changed(before: list[str], entry: str, after: list[str]) -> list[str]:
    return [*before, re.sub(r"title     = \{", rf"\g<0>Edit {next(_NUMBERS)} ", entry, count=1), *after]


def _added(before: list[str], entry: str, after: list[str]) -> list[str]:
    new = f"@misc{{added{next(_NUMBERS)},\n  title = {{Added {next(_NUMBERS)}}},\n  year = {{2020}}\n}}\n\n"
    return [*before, new, entry, *after]


def _removed(before: list[str], entry: str, after: list[str]) -> list[str]:
    return [*before, *after]


def _moved(before: list[str], entry: str, after: list[str]) -> list[str]:
    return [*before, *after[:1], entry, *after[1:]]


def _renamed(before: list[str], entry: str, after: list[str]) -> list[str]:
    return [*before, entry.replace("{", f"{{renamed{next(_NUMBERS)}", 1), *after]


def _used_by_name(before: list[str], entry: str, after: list[str]) -> list[str]:
    """Change the text of an `@string` that one entry uses; the first edit adds both."""
    named = entry if "note = benchnote" in entry else entry.replace(",\n", ",\n  note = benchnote,\n", 1)
    strings = [] if not before or _ENTRY.match(before[0]) else before[:1]
    return [f"@string{{benchnote = {{Note {next(_NUMBERS)}}}}}\n\n", *before[len(strings) :], named, *after]


def _inherited(before: list[str], entry: str, after: list[str]) -> list[str]:
    """Change the title of a volume that one entry is in; the first edit adds both."""
    child = (
        entry if "crossref = {benchvolume}" in entry else entry.replace(",\n", ",\n  crossref = {benchvolume},\n", 1)
    )
    others = [each for each in after if "{benchvolume," not in each]
    volume = f"@proceedings{{benchvolume,\n  title = {{Volume {next(_NUMBERS)}}},\n  year = {{2020}}\n}}\n\n"
    return [*before, child, *others, volume]


EDITS: dict[str, Callable[[list[str], str, list[str]], list[str]]] = {
    "an entry changed": _changed,
    "an entry added": _added,
    "an entry removed": _removed,
    "an entry moved": _moved,
    "a key changed": _renamed,
    "an @string changed": _used_by_name,
    "a parent changed": _inherited,
}


def edit(site: Site, name: str) -> None:
    """Edit the entry in the middle of a site's bibliography."""
    file = site.root / "docs/publications.bib"
    pieces = [piece for piece in _ENTRY.split(file.read_text(encoding="utf-8")) if piece]
    middle = len(pieces) // 2
    file.write_text("".join(EDITS[name](pieces[:middle], pieces[middle], pieces[middle + 1 :])), encoding="utf-8")
