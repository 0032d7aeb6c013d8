"""What a .bib file says, as records: fields, entries, and the account of the whole file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..problems import Problem

BLANK = "{} \t\r\n"
"""What may stand round a value and says nothing."""


class Field(NamedTuple):
    """One field's value as raw LaTeX, and where it is written."""

    name: str
    """Lower case."""
    value: str
    """Without the outer delimiters, `@string` names expanded and `#` joined; otherwise as written."""
    line: int
    column: int
    """Where its name begins in the file."""
    start: int
    """Where its name begins in the source of the entry that it was written in."""
    value_start: int
    """Where its value begins there, with the delimiter."""
    end: int
    """Where its value ends there, after the delimiter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a bibliography, with its place and its text as written."""

    type: str
    """Lower case, without the `@`."""
    key: str
    """As written; one of its kind in the file."""
    fields: Mapping[str, Field]
    """By lower-case name, in the file's order."""
    path: str
    line: int
    column: int
    source: str
    """From the `@` to the closing delimiter."""
    strings: Mapping[str, str] = field(default_factory=dict)
    """What the bare words in its values stand for, by `@string` or each for itself; months are not among them."""
    parents: tuple[Entry, ...] = ()
    """The entries that it takes fields from, by `crossref` or `xdata`."""
    written: tuple[Field, ...] = ()
    """The fields in `source`, in its order and even if repeated; none where what breaks BibTeX's rules was guessed."""
    written_key: str | None = None
    """The key in `source` where the entry goes by another, since the file gives it none or one that is taken."""

    def get(self, name: str) -> str:
        """Return a field's value, or an empty string where the entry has no such field."""
        found = self.fields.get(name)
        return "" if found is None else found.value

    def says(self, name: str) -> bool:
        """Return whether a field holds more than braces and white space."""
        found = self.fields.get(name)
        return found is not None and bool(found.value.strip(BLANK))


def label(key: str) -> str:
    """Return what a problem calls an entry."""
    if not key:
        return "an entry without a key"
    return f'entry "{key}"' if len(key) <= 80 else f'entry "{key[:79]}…"'


@dataclass(frozen=True, slots=True)
class BibFile:
    """A file's entries and problems; always `opened == len(entries) + folded + refused`."""

    path: str
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    opened: int
    """How many entries the file begins."""
    folded: int
    """How many were left out because they say word for word what an earlier one says."""
    refused: int
    """How many hold nothing that can be shown."""
    strings: Mapping[str, str] = field(default_factory=dict)
    """The `@string` names that it defines, in lower case, with what they stand for."""
