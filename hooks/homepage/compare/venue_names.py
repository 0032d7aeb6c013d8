"""Whether two names mean one journal or conference: in full, abbreviated, or as an acronym."""

from __future__ import annotations

import re

from ..add.proposals import venue_name
from ..latex import to_text

_LONGEST_ACRONYM = 9


def same_venue(one: str, other: str, badge: str = "") -> bool:
    """Return whether two names, in LaTeX, may mean the same venue; `badge` is another name of the first."""
    mine = [name for each in (one, badge) for name in _names(each)]
    theirs = _names(other)
    return not mine or not theirs or any(_same(each, name) for each in mine for name in theirs)


def _names(venue: str) -> list[str]:
    """Return the name of a venue, and the acronym that it has in brackets, if any."""
    text = to_text(venue)
    found = [venue_name(text), *map(venue_name, re.findall(r"\(([^()]*)\)", text))]
    return [name for name in found if name]


def _same(one: str, other: str) -> bool:
    short, long = sorted((one.split(), other.split()), key=len)
    if set(short) <= set(long) or _abbreviates(short, long):
        return True
    letters = "".join(short)
    return len(letters) <= _LONGEST_ACRONYM and _is_inside(letters, "".join(long))


def _abbreviates(short: list[str], long: list[str]) -> bool:
    """Return whether each word of the shorter name begins or is begun by a word of the longer one, in order."""
    rest = iter(long)
    return all(any(word.startswith(each) or each.startswith(word) for word in rest) for each in short)


def _is_inside(letters: str, text: str) -> bool:
    """Return whether the letters occur in a text in this order: `neurips` in `neural information …`."""
    rest = iter(re.sub(r"\W", "", text))
    return all(letter in rest for letter in letters)
