"""Reports fields that an author expects on the page, but that the engine does not read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from ..bibliography.fields import FIELDS
from .entry_problems import own_field, problem_of, silenced_rules
from .foreign_fields import INSTEAD
from .spelling import is_known, nearest_field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..bibtex.records import Entry
    from ..problems import Problem

_RULE: Final = "unknown-field"
_LEADS_SOMEWHERE = re.compile(r"https?://\S+|[\w./-]+\.(?:pdf|pptx?|key|zip|mp4|png|jpe?g|html?)", re.IGNORECASE)


def check_unread_fields(entries: Iterable[Entry]) -> Iterator[Problem]:
    """Yield one problem for each field name that the engine does not read, at the first entry that has the field."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for name in entry.fields.keys() - FIELDS:
            if _is_missed(entry, name) and _RULE not in silenced_rules(entry):
                found.setdefault(name, []).append(entry)
    for name, having in found.items():
        others = f", which {len(having)} entries have" if len(having) > 1 else ""
        message = f'nothing reads a field "{name}"{others}; {_advice(name)}'
        yield problem_of(having[0], name, message, _RULE, "warning" if name in INSTEAD else "note")


def _is_missed(entry: Entry, name: str) -> bool:
    """Return whether the author probably expects to see a field: other homepages show it, or it contains an address."""
    if is_known(name) or not (field := own_field(entry, name)):
        return False
    return name in INSTEAD or (not nearest_field(name) and _LEADS_SOMEWHERE.fullmatch(field.value.strip()) is not None)


def _advice(name: str) -> str:
    if name in INSTEAD:
        return f"write {INSTEAD[name]} = {{...}} instead"
    return "for a button, write its address as website = {...} or as another field for a link"
