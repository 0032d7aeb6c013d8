"""Where an entry's own words stand in its file, for problems about them."""

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
    """Return the line on which an entry is closed."""
    source = entry.source
    return entry.line + source.count("\n") + source.count("\r") - source.count("\r\n")


def own_field(entry: Entry, name: str) -> Field | None:
    """Return a field with something in it that stands in the entry itself and is not inherited."""
    if not entry.says(name):
        return None
    field = entry.fields[name]
    inherits = "crossref" in entry.fields or "xdata" in entry.fields
    return None if inherits and not entry.line <= field.line <= last_line(entry) else field


def problem_of(entry: Entry, name: str, message: str, rule: RuleName, severity: Severity = "warning") -> Problem:
    """Return a problem about a field, or about the entry as a whole where the field is not its own."""
    field = own_field(entry, name)
    line, column = (field.line, field.column) if field else (entry.line, entry.column)
    return Problem(entry.path, line, f"{label(entry.key)}: {message}", rule, severity, column)


def silenced_rules(entry: Entry) -> frozenset[str]:
    """Return the rules that an entry's own field `silence` names."""
    field = own_field(entry, "silence")
    return frozenset(filter(None, _SEPARATOR.split(field.value))) if field else frozenset()
