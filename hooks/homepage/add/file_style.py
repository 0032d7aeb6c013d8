"""The habits of a .bib file: its order of fields, indentation, delimiters and the like."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..bibliography.entry_types import type_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_USUAL_FIELDS = (
    "title subtitle author editor translator journal journaltitle booktitle maintitle school institution howpublished"
    " series publisher address location edition volume number pages eid chapter type year date month day version doi"
    " isbn issn eprint archiveprefix eprinttype primaryclass eprintclass arxiv hal openreview acl url urldate html pdf"
    " code website note abstract langid language abbr selected keywords versions"
)
_USUAL_ORDER = tuple(_USUAL_FIELDS.split())


def _usual_place(name: str) -> int:
    return _USUAL_ORDER.index(name) if name in _USUAL_ORDER else len(_USUAL_ORDER)


@dataclass(frozen=True, slots=True)
class FileStyle:
    """The habits of one file; the defaults are those of the example that new sites begin with."""

    newline: str = "\n"
    before_field: str = ",\n  "
    """What is before the name of each field: a comma and white space, in the order of the file."""
    before_end: str = "\n"
    closing: str = "}"
    """What closes an entry: a brace, or a parenthesis."""
    between_entries: str = "\n\n"
    opening: str = "{"
    before_equals: str = " "
    after_equals: str = " "
    column: int = -1
    """Where the equals signs are, from the beginning of the name: -1 below one another, 0 right after each name."""
    comma_at_end: bool = False
    bare_numbers: bool = False
    one_name_a_line: bool = False
    name_indent: int = -1
    """How far names on lines of their own are indented: -1 below the first one."""
    family_first: bool = True
    latex_accents: bool = False
    double_braces: bool = False
    biblatex: bool = False
    month_form: str = "macro"
    """How months are written: `macro` (mar), `name` ({March}), `short` ({Mar}), or `number`."""
    dates_have_months: bool = False
    braced_words: frozenset[str] = frozenset()
    """Words that have braces in the titles of the file, such as `Bayesian`."""
    types: Mapping[str, str] = field(default_factory=dict)
    """How types are written, by lower-case name."""
    names: Mapping[str, str] = field(default_factory=dict)
    """How names of fields are written, by lower-case name."""
    before: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """How often the first of two fields comes before the second."""
    uses: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """How many entries of a type that readers see (and of all, as an empty text) have each field; of `` all."""
    strings: Mapping[str, str] = field(default_factory=dict)
    """The `@string` names that the file defines, by their texts."""

    def in_order(self, fields: Iterable[str]) -> list[str]:
        """Return fields in the order of the file; one that it lacks comes after those that are usually before."""
        given = sorted(fields, key=_usual_place)
        seen = {name for pair in self.before for name in pair}
        known = [name for name in given if name in seen]
        placed = sorted(known, key=lambda name: -sum(self._precedes(name, other) for other in known))
        for name in given:
            if name not in seen:
                ahead = [at for at, other in enumerate(placed) if _usual_place(other) < _usual_place(name)]
                placed.insert(max(ahead, default=-1) + 1, name)
        return placed

    def _precedes(self, name: str, other: str) -> bool:
        ahead, behind = self.before.get((name, other), 0), self.before.get((other, name), 0)
        if ahead != behind:
            return ahead > behind
        return _usual_place(name) < _usual_place(other)

    def has_usually(self, name: str, type_: str) -> bool:
        """Return whether at least a third of the entries of this kind, or of all if they are few, have a field."""
        kind = type_of(type_).seen_as
        counts = self.uses.get(kind, {})
        if counts.get("", 0) < 3:
            counts = self.uses.get("", {})
        return counts.get("", 0) > 0 and counts.get(name, 0) * 3 >= counts[""]
