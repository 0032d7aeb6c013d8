"""Single values and names taken from `@xdata` entries: `xdata=key-field-number` (biblatex manual, section 3.13.6)."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..bibtex import Entry

_AND = re.compile(r"\s+and\s+")
_PART = re.compile(r"[\s{]*xdata\s*=\s*(?P<key>[^{}=]+)-(?P<field>[A-Za-z]+)(?:-(?P<number>\d+))?[\s}]*")


def keys_of_parts(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the name of each field with such a value, and the key that the value names."""
    if not any("xdata" in text for text in (entry.source, *entry.strings.values())):
        return  # so that the fields of most entries are not read
    for name, field in entry.fields.items():
        if "xdata" in field.value:
            yield from ((name, part["key"]) for item in _AND.split(field.value) if (part := _PART.fullmatch(item)))


def with_parts(entry: Entry, sources: Mapping[str, Entry]) -> Entry:
    """Return an entry with the values that it takes from entries by key; what these do not have stays as written."""
    read = {
        name: field._replace(value=" and ".join(_value(item, sources) for item in _AND.split(field.value)))
        for name, field in entry.fields.items()
        if "xdata" in field.value
    }
    return replace(entry, fields={**entry.fields, **read})


def _value(item: str, sources: Mapping[str, Entry]) -> str:
    part = _PART.fullmatch(item)
    if not part or part["key"] not in sources:
        return item
    value = sources[part["key"]].get(part["field"].lower())
    values = _AND.split(value) if part["number"] else [value]
    return dict(enumerate(values, 1)).get(int(part["number"] or 1)) or item
