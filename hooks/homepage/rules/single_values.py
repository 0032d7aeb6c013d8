"""Checks the field `selected` for true or false, and the field `file` for paths on the author's computer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..bibliography.links import SWITCHED_OFF, SWITCHED_ON
from ..latex import to_text
from ..problems import did_you_mean
from ..text.plain_values import quotable
from .entry_problems import own_field, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..bibtex.records import Entry
    from ..problems import Problem

_XDATA_IN_FIELD = re.compile(r"(?:^|\band\b)[\s{]*xdata\s*=\s*\{?([^\s{},]+)")
_OWN_COMPUTER = re.compile(r"(?:^|[:;{])(?:/|[A-Za-z]\\?:[\\/]|~/)")


def check_values(entry: Entry) -> Iterator[Problem]:
    """Yield a problem if `selected` is not true or false, and a note if `file` is a path on the author's computer."""
    if field := own_field(entry, "selected"):
        value = to_text(field.value).casefold()
        if value and value not in SWITCHED_ON | SWITCHED_OFF:
            hint = (
                did_you_mean(value, sorted(SWITCHED_ON | SWITCHED_OFF))
                or " Write selected = {true}, or leave the field out."
            )
            yield problem_of(entry, "selected", f'"{quotable(value)}" is not true or false.{hint}', "true-or-false")
    for field in entry.fields.values():
        if "xdata" in field.value and (found := _XDATA_IN_FIELD.search(field.value)) and own_field(entry, field.name):
            message = (
                f'its {field.name} names "{quotable(found[1])}", which no entry has; write xdata=key-field, or '
                "xdata=key-field-2 for the second name, or xdata = {key} as a field of its own for all fields"
            )
            yield problem_of(entry, field.name, message, "unknown-key")
    if (field := own_field(entry, "file")) and _OWN_COMPUTER.search(field.value):
        message = (
            "its file is a path on your own computer, and everyone can read it in publications.bib; leave the field out"
        )
        yield problem_of(entry, "file", message, "local-path", "note")
