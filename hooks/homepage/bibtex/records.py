"""Records of a .bib file: its fields, its entries, and the file with its counts and problems."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..problems import Problem

BLANK = "{} \t\r\n"
"""Characters around a value that have no meaning: braces and white space."""


class Field(NamedTuple):
    """The value of one field as LaTeX, with its position in the file."""

    name: str
    """Lower case."""
    value: str
    """As written, but without the outer delimiters, with `@string` names replaced and `#` joined."""
    line: int
    column: int
    """The line and the column are those of its name in the file, counted from 1."""
    start: int
    """The position at which its name begins in the `source` of the entry that it was written in."""
    value_start: int
    """The position at which its value begins there, with its delimiter."""
    end: int
    """The position after its value there, with its delimiter."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a bibliography, with its path, line, column and source text."""

    type: str
    """Lower case, without the `@`."""
    key: str
    """As written, or changed if needed so that each key in the file names one entry."""
    fields: Mapping[str, Field]
    """By lower-case name, in the order of the file."""
    path: str
    line: int
    column: int
    source: str
    """The text of the entry from the `@` to the closing delimiter."""
    strings: Mapping[str, str] = field(default_factory=dict)
    """The texts of the `@string` names in its values, by name, without months; an undefined name is its own text."""
    parents: tuple[Entry, ...] = ()
    """The entries that it inherits fields from, by `crossref` or `xdata`."""
    written: Sequence[Field] = ()
    """All fields in `source` in their order, also repeated ones; empty if broken BibTeX made them a guess."""
    filled: Collection[str] = ()
    """Names of fields that are known to say something, so that they need not be read for this."""
    written_key: str | None = None
    """The key in `source` if `key` is another one, because that key is missing or taken; otherwise None."""
    found: dict[tuple[object, ...], object] = field(default_factory=dict, init=False, compare=False, repr=False)
    """What functions with `once_each` have returned."""

    def get(self, name: str) -> str:
        """Return a field's value, or an empty string if the entry has no such field."""
        found = self.fields.get(name)
        return "" if found is None else found.value

    def says(self, name: str) -> bool:
        """Return whether the entry has this field, and its value has more than braces and white space."""
        if name not in self.fields:
            return False
        return name in self.filled or bool(self.fields[name].value.strip(BLANK))


_FINGERPRINT = ("fingerprint",)


def fingerprint_of_entry(entry: Entry) -> str:
    """Return a hash of all that an entry says: its text, what it uses by name and what it inherits, but not its line.

    What follows from an entry alone is the same as long as this is.
    """
    path = [entry]  # not by recursion: a chain of parents may be thousands long
    while path:
        each = path[-1]
        if missing := [parent for parent in each.parents if _FINGERPRINT not in parent.found]:
            path += missing
        else:
            each.found[_FINGERPRINT] = _fingerprint(path.pop())
    return str(entry.found[_FINGERPRINT])


def _fingerprint(entry: Entry) -> str:
    """Return the fingerprint of an entry whose parents have theirs."""
    said = [entry.type, entry.key, str(entry.written_key), str(entry.column), entry.source]
    if entry.strings or entry.parents or not entry.written:
        fields = [(each.name, each.value, each.line - entry.line, each.column) for each in entry.fields.values()]
        parents = [(each.line - entry.line, each.found[_FINGERPRINT]) for each in entry.parents]
        said += map(repr, (sorted(entry.strings.items()), fields, parents))
    return hashlib.sha256("\0".join(said).encode("utf-8", "backslashreplace")).hexdigest()[:32]


def label(key: str) -> str:
    """Return the words that name an entry in a problem: `entry "key"`."""
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
    """How many entries begin in the file."""
    folded: int
    """How many were left out because they repeat an earlier one word for word."""
    refused: int
    """How many were left out because they have neither a key nor a field."""
    strings: Mapping[str, str] = field(default_factory=dict)
    """The texts of the `@string` names that it defines, by name in lower case."""
