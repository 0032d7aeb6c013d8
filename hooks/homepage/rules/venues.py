"""Reports venues that a bibliography spells in more than one way."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from ..latex import to_text
from .entry_problems import own_field, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..bibtex.records import Entry
    from ..problems import Problem

_FIELDS = ("journal", "journaltitle", "booktitle")
_APOSTROPHES = re.compile("['’‘]")
_WORD = re.compile(r"[^\W_]+|[+#]")

_Place = tuple["Entry", str]
_Spellings = dict[str, list[_Place]]
"""The entries and fields that contain each spelling."""


def venues_in(entry: Entry) -> list[tuple[str, str]]:
    """Return the fields of an entry that name its venue, with their values."""
    return [(name, field.value) for name in _FIELDS if (field := own_field(entry, name))]


def check_venues(entries: Iterable[tuple[Entry, Iterable[tuple[str, str]]]]) -> Iterator[Problem]:
    """Yield one problem for each less frequent spelling of a venue, at the first field that has it.

    Each entry comes with what `venues_in` returns of it.
    """
    written: _Spellings = {}
    for entry, named in entries:
        for name, value in named:
            written.setdefault(value, []).append((entry, name))
    venues: dict[str, _Spellings] = {}
    for value, used in written.items():
        venue = to_text(value)
        venues.setdefault(_folded(venue), {}).setdefault(venue, []).extend(used)
    for words, spellings in venues.items():
        if words and len(spellings) > 1:
            yield from _rarer_spellings(spellings)


def _folded(venue: str) -> str:
    """Return a venue's name without differences of spelling: case, punctuation, "the", and "&" instead of "and"."""
    words = _WORD.findall(_APOSTROPHES.sub("", venue.casefold().replace("&", " and ")))
    return " ".join(word for word in words if word != "the")


def _rarer_spellings(spellings: Mapping[str, list[_Place]]) -> Iterator[Problem]:
    uses = Counter({written: len(used) for written, used in spellings.items()})
    (usual, _), *others = uses.most_common()
    usual_entry, usual_name = spellings[usual][0]
    usual_line = usual_entry.fields[usual_name].line
    for written, _ in others:
        entry, name = spellings[written][0]
        where = f"line {usual_line}" if entry.path == usual_entry.path else f"{usual_entry.path}:{usual_line}"
        message = f'"{written}" is spelled "{usual}" on {where}; use one spelling of the {name}'
        yield problem_of(entry, name, message, "venue-spelling")
