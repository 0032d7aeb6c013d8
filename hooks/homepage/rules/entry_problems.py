"""Makes problems about entries, with the line and column of the field in question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..bibtex.records import label
from ..problems import Problem

if TYPE_CHECKING:
    from ..bibtex.records import Entry, Field
    from ..problems import Severity
    from ..rule_names import RuleName

_SEPARATOR = re.compile(r"[\s,;{}]+")


def last_line(entry: Entry) -> int:
    """Return the number of the last line of an entry."""
    source = entry.source
    return entry.line + source.count("\n") + source.count("\r") - source.count("\r\n")


def own_field(entry: Entry, name: str) -> Field | None:
    """Return a field that is not empty and not inherited, or None."""
    if not entry.says(name):
        return None
    field = entry.fields[name]
    inherits = "crossref" in entry.fields or "xdata" in entry.fields
    return None if inherits and not entry.line <= field.line <= last_line(entry) else field


def problem_of(entry: Entry, name: str, message: str, rule: RuleName, severity: Severity = "warning") -> Problem:
    """Return a problem at a field, or at the start of the entry if it does not have the field or inherits it."""
    field = own_field(entry, name)
    line, column = (field.line, field.column) if field else (entry.line, entry.column)
    return Problem(entry.path, line, f"{label(entry.key)}: {message}", rule, severity, column)


def silenced_rules(entry: Entry) -> frozenset[str]:
    """Return the names of rules in an entry's field `silence`, which is not inherited."""
    field = own_field(entry, "silence")
    return frozenset(filter(None, _SEPARATOR.split(field.value))) if field else frozenset()
