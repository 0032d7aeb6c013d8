"""Finds the known name that a misspelled name is nearest to: the names differ by about one letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SHORT = 4
"""Shorter names may only have two letters swapped: `rn` and `pmc` are real names, not misspellings."""
_LONG = 6
"""From this length, a letter may also be missing at one position and another added elsewhere."""


def _stumps(name: str) -> Iterator[str]:
    """Yield a name, and the name without each of its letters in turn."""
    yield name
    yield from (name[:at] + name[at + 1 :] for at in range(len(name)))


def by_stump(names: Iterable[str]) -> Mapping[str, list[str]]:
    """Return an index for `nearest_in`: each name, and each name without one letter, leads to the whole names."""
    index: dict[str, list[str]] = {}
    for name in sorted(names):
        for stump in _stumps(name):
            index.setdefault(stump, []).append(name)
    return index


def nearest_in(name: str, names: Mapping[str, list[str]]) -> str:
    """Return the known name that differs from this one by about one letter, or an empty string."""
    if not name.replace("-", "").replace("_", "").isalpha():
        return ""
    alike = (known for stump in _stumps(name) for known in names.get(stump, ()))
    return next((known for known in alike if _differs_by_a_letter(name, known)), "")


def _differs_by_a_letter(name: str, known: str) -> bool:
    """Return whether two names with the same stump (see `_stumps`) are similar enough for their length."""
    if min(len(name), len(known)) >= _LONG:
        return True
    if len(name) != len(known):
        return min(len(name), len(known)) >= _SHORT
    differing = [at for at, pair in enumerate(zip(name, known, strict=True)) if pair[0] != pair[1]]
    swapped = len(differing) == 2 and differing[1] == differing[0] + 1 and sorted(name) == sorted(known)
    return swapped or (len(differing) == 1 and len(name) >= _SHORT)
