"""Finds misspelled names of entry types and fields: names that differ by one letter from a known name."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from ..bibliography.fields import FIELDS
from ..bibliography.type_names import is_other_name, is_standard, type_as_written
from ..settings.renamed import new_name_hint
from ..text.nearest_names import by_stump, nearest_in
from .entry_problems import own_field, problem_of
from .foreign_fields import INSTEAD, STANDARD, is_foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..bibtex.records import Entry
    from ..problems import Problem

_TYPE_RULE: Final = "unknown-type"
_SERIES = ("a", "b", "c")
"""Letters after a name that make a second field of the same kind, as in biblatex: `namea`, `editorb`."""


def check_names(entry: Entry) -> Iterator[Problem]:
    """Yield problems about a misspelled type and misspelled fields; a name unlike any known name is accepted."""
    yield from _check_type(entry)
    for name in entry.fields.keys() - FIELDS:
        if (hint := new_name_hint("field", name)) and own_field(entry, name):
            yield problem_of(entry, name, f'nothing reads a field "{name}".{hint}', "unknown-field")
        elif (meant := nearest_field(name)) and own_field(entry, name):
            message = f'nothing reads a field "{name}". Did you mean "{meant}"?'
            yield problem_of(entry, name, message, "unknown-field")


def _check_type(entry: Entry) -> Iterator[Problem]:
    written = type_as_written(entry)
    message = f'"@{written}" is not a type of entry'
    if is_standard(written):
        return
    if entry.type == written:
        yield problem_of(entry, "", f"{message}; it is read as @misc. Write @misc.", _TYPE_RULE, "note")
    elif is_other_name(written):
        yield problem_of(entry, "", f"{message}; it is read as @{entry.type}. Write @{entry.type}.", _TYPE_RULE)
    else:
        yield problem_of(entry, "", f'{message}. Did you mean "@{entry.type}"?', _TYPE_RULE)


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


_FIELDS_BY_STUMP = by_stump(FIELDS | STANDARD)
