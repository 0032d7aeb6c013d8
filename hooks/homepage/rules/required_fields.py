"""Reports the fields that an entry of its type needs and does not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..bibliography.entry_types import type_of
from ..dates import parse_date
from .entry_problems import problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..bibliography.entry_types import Need
    from ..bibtex.records import Entry
    from ..problems import Problem

_MAY_SAY_IN_PRESS = ("pubstate", "status", "year", "date", "month", "note", "howpublished", "addendum")


def check_needs(entry: Entry) -> Iterator[Problem]:
    """Yield a problem for each missing field (biblatex manual, section 2.1.1)."""
    for need in type_of(entry.type).needs:
        if _lacks(entry, need) and not (need.follows and _is_in_press(entry)):
            message = f"@{entry.type} needs {need.what}; write {need.fields[0]} = {{...}}"
            yield problem_of(entry, "", message, "required-field")


def _lacks(entry: Entry, need: Need) -> bool:
    return not any(map(entry.says, need.fields))


def _is_in_press(entry: Entry) -> bool:
    return any(parse_date(year=entry.get(name)).status for name in _MAY_SAY_IN_PRESS)
