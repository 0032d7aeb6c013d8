"""Finds misspelled names of entry types and fields: names that differ by one letter from a known name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..bibliography.entry_types import TYPES
from ..bibliography.fields import FIELDS
from ..settings.renamed import new_name_hint
from .entry_problems import own_field, problem_of
from .foreign_fields import INSTEAD, STANDARD, is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..bibtex.records import Entry
    from ..problems import Problem

_SHORT = 4
"""Shorter names may only have two letters swapped: `rn` and `pmc` are real names, not misspellings."""
_LONG = 6
"""From this length, a letter may also be missing at one position and another added elsewhere."""
_SERIES = ("a", "b", "c")
"""Letters after a name that make a second field of the same kind, as in biblatex: `namea`, `editorb`."""


def check_names(entry: Entry) -> Iterator[Problem]:
    """Yield problems about a misspelled type and misspelled fields; a name unlike any known name is accepted."""
    if entry.type not in TYPES and (meant := _nearest_type(entry.type)):
        message = f'"@{entry.type}" is not a type of entry. Did you mean "@{meant}"?'
        yield problem_of(entry, "", message, "unknown-type")
    for name in entry.fields.keys() - FIELDS:
        if (hint := new_name_hint("field", name)) and own_field(entry, name):
            yield problem_of(entry, name, f'nothing reads a field "{name}".{hint}', "unknown-field")
        elif (meant := nearest_field(name)) and own_field(entry, name):
            message = f'nothing reads a field "{name}". Did you mean "{meant}"?'
            yield problem_of(entry, name, message, "unknown-field")


@cache
def _nearest_type(name: str) -> str:
    return nearest_in(name, _TYPES_BY_STUMP)


@cache
def is_known(name: str) -> bool:
    """Return whether the engine or another program reads a field."""
    return name in FIELDS or is_foreign(name)


@cache
def nearest_field(name: str) -> str:
    """Return the field that was probably meant, or an empty string if the name is known or unlike any known name."""
    is_second = name.endswith(_SERIES) and is_known(name[:-1])
    if is_second or name in INSTEAD or is_known(name):
        return ""
    return nearest_in(name, _FIELDS_BY_STUMP)


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


_TYPES_BY_STUMP = by_stump(TYPES)
_FIELDS_BY_STUMP = by_stump(FIELDS | STANDARD)
