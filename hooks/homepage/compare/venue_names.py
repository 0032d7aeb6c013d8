"""Whether two names mean one journal or conference: in full, abbreviated, or as an acronym."""

from __future__ import annotations

import re
from typing import NamedTuple

from ..add.proposals import venue_name
from ..latex import to_text

_IS_ACRONYM = re.compile(r"[^\W\d_]*[A-Z][^\W\d_]*[A-Z]\w*")
_LONGEST_ACRONYM = 12


class _Name(NamedTuple):
    words: list[str]
    """What tells the venue from others, in lower case."""
    acronym: str
    """The name itself if it is an acronym, in lower case."""
    letters: str
    """All letters of the whole name, in lower case."""


def same_venue(one: str, other: str, badge: str = "") -> bool:
    """Return whether two names, in LaTeX, may mean the same venue; `badge` is another name of the first."""
    mine = [name for each in (one, badge) for name in _names(each)]
    theirs = _names(other)
    return not mine or not theirs or any(_same(each, name) for each in mine for name in theirs)


def _names(venue: str) -> list[_Name]:
    """Return the name of a venue, and the acronym that it has in brackets, if any."""
    text = to_text(venue)
    found = map(_name, (text, *re.findall(r"\(([^()]*)\)", text)))
    return [name for name in found if name.words]


def _name(text: str) -> _Name:
    bare = re.sub(r"[\W_]*\d+\w?$", "", text.strip())
    acronym = bare.casefold() if len(bare) <= _LONGEST_ACRONYM and _IS_ACRONYM.fullmatch(bare) else ""
    return _Name(venue_name(text).split(), acronym, re.sub(r"[\W\d_]", "", text.casefold()))


def _same(one: _Name, other: _Name) -> bool:
    short, long = sorted((one, other), key=lambda name: len(name.words))
    if any(each.acronym and _is_inside(each.acronym, whole.letters) for each, whole in ((one, other), (other, one))):
        return True
    if len(short.words) == 1 and not short.acronym:
        return len(long.words) == 1 and _abbreviates(short.words, long.words)  # Nature is not Nature Communications
    return set(short.words) <= set(long.words) or _abbreviates(short.words, long.words)


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Return whether each word of the shorter name abbreviates, or is abbreviated by, a word of the other, in order."""
    rest = iter(long)
    return all(any(_is_short_for(each, word) for word in rest) for each in short)


def _is_short_for(one: str, other: str) -> bool:
    """Return whether one word may stand for the other, as in `natl` for `national` (ISO 4)."""
    short, long = sorted((one, other), key=len)
    return short[:1] == long[:1] and _is_inside(short, long)


def _is_inside(letters: str, text: str) -> bool:
    """Return whether the letters occur in a text in this order: `neurips` in `neural information …`."""
    rest = iter(text)
    return all(letter in rest for letter in letters)
