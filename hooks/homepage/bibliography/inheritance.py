"""Inheritance of fields: by `crossref` from the volume that an entry is in, by `xdata` from data entries."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from ..problems import Hints, Problem
from .entry_types import type_of
from .xdata_parts import keys_of_parts, with_parts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..bibtex import Entry, Field
    from ..rule_names import RuleName

_TITLES = frozenset({"title", "subtitle", "titleaddon"})
_SHORT_TITLES = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})

_ABOUT_THE_ENTRY = frozenset(
    {"ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort"}
    | {"related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey"}
)
"""Fields that biblatex never inherits (manual, appendix B)."""
_LEADING_TO_THE_ENTRY = frozenset(
    {"doi", "url", "urldate", "eprint", "eprinttype", "eprintclass", "archiveprefix", "primaryclass", "arxiv"}
    | {"pdf", "html", "file", "abstract", "preview", "selected", "timestamp", "biburl", "bibsource"}
)
"""Fields that biblatex inherits but this engine does not: readers would think a volume's link is the paper's link."""
_SAME_MEANING = {
    "year": "date",
    "month": "date",
    "date": "year",
    "journal": "journaltitle",
    "journaltitle": "journal",
}


def inherit(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the entries with what they inherit, without `@xdata` entries and mere sets, and the problems.

    The rules are those of BibTeX (btxdoc, section 3) and biblatex (manual, appendix B): an entry's own fields
    take precedence, then `xdata`, then `crossref`; fields that a parent inherits are passed on.
    """
    links = _Links.of(entries)
    full = list(entries)
    for index in links.parents_first():
        parents = dict.fromkeys([*links.xdata[index], *links.crossref[index], *links.parts[index].values()])
        if parents:
            full[index] = replace(full[index], parents=tuple(full[parent] for parent in parents))
        if parts := links.parts[index]:
            full[index] = with_parts(full[index], {key: full[parent] for (_, key), parent in parts.items()})
        for parent in links.xdata[index]:
            full[index] = _with(full[index], full[parent].fields.items())
        for parent in links.crossref[index]:
            full[index] = _with(full[index], _passed_on(full[parent], full[index]))
    return tuple(entry for entry in full if entry.type != "xdata" and not is_mere_set(entry)), tuple(links.problems)


def is_volume(entry: Entry) -> bool:
    """Return whether an entry is a book that other entries may be parts of."""
    return type_of(entry.type).title_in_parts in ("book", "main")


def is_mere_set(entry: Entry) -> bool:
    """Return whether an entry only lists other entries that biblatex cites together (`@set`)."""
    return entry.type == "set" and entry.says("entryset") and not entry.says("title")


@dataclass
class _Links:
    """The entries that each entry refers to, by index."""

    entries: Sequence[Entry]
    by_key: dict[str, int]
    by_folded_key: dict[str, int]
    xdata: list[list[int]] = field(default_factory=list)
    crossref: list[list[int]] = field(default_factory=list)
    parts: list[dict[tuple[str, str], int]] = field(default_factory=list)
    """Those that single values come from, by the name of the field and the key in it."""
    problems: list[Problem] = field(default_factory=list)

    @cached_property
    def hints(self) -> Hints:
        """Similar keys for unknown ones."""
        return Hints(self.by_key)

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> _Links:
        backwards = [*enumerate(entries)][::-1]  # if several entries have the same key, the first is found
        by_key = {entry.key: index for index, entry in backwards}
        by_folded_key = {entry.key.casefold(): index for index, entry in backwards}
        links = cls(entries, by_key, by_folded_key)
        for entry in entries:
            links.xdata.append(links._indexes(entry, "xdata", entry.get("xdata").split(",")))
            links.crossref.append(links._indexes(entry, "crossref", [entry.get("crossref")]))
            links.parts.append({part: by_key[part[1]] for part in keys_of_parts(entry) if part[1] in by_key})
        return links

    def _indexes(self, entry: Entry, name: str, keys: list[str]) -> list[int]:
        found = [self._index(entry, name, key.strip()) for key in keys if key.strip()]
        return [index for index in found if index is not None]

    def _index(self, entry: Entry, name: str, key: str) -> int | None:
        index = self.by_key.get(key, self.by_folded_key.get(key.casefold()))
        if index is None:
            hint = self.hints.did_you_mean(key) or " Write the key of an existing entry."
            self._report(entry, name, f'its {name} names "{key}", but no entry has that key.{hint}', "unknown-key")
        return index

    def parents_first(self) -> Iterator[int]:
        """Yield all indexes, each after the indexes it refers to; a reference that closes a circle is dropped."""
        entered: set[int] = set()
        left: set[int] = set()
        for root in range(len(self.entries)):
            path = [] if root in entered else [(root, self._references(root))]
            entered.add(root)
            while path:
                index, references = path[-1]
                name, parent = next(references, ("", -1))
                if not name:
                    left.add(index)
                    path.pop()
                    yield index
                elif parent not in entered:
                    entered.add(parent)
                    path.append((parent, self._references(parent)))
                elif parent not in left:
                    self._drop(index, name, parent)

    def _references(self, index: int) -> Iterator[tuple[str, int]]:
        yield from [("xdata", parent) for parent in self.xdata[index]]
        yield from [("crossref", parent) for parent in self.crossref[index]]
        yield from [(name, parent) for (name, _), parent in self.parts[index].items()]

    def _drop(self, index: int, name: str, parent: int) -> None:
        references = {"xdata": self.xdata, "crossref": self.crossref}.get(name)
        if references:
            references[index].remove(parent)
        self.parts[index] = {part: other for part, other in self.parts[index].items() if other != parent}
        message = f'its {name} leads to "{self.entries[parent].key}" and back to itself; remove this {name}'
        self._report(self.entries[index], name, message, "circular-reference")

    def _report(self, entry: Entry, name: str, message: str, rule: RuleName) -> None:
        written = entry.fields[name]
        message = f'entry "{entry.key}": {message}'
        self.problems.append(Problem(entry.path, written.line, message, rule, column=written.column))


def _with(entry: Entry, inherited: Iterable[tuple[str, Field]]) -> Entry:
    """Return an entry with the inherited fields added; a field that it already has under any name is not replaced."""
    fields = dict(entry.fields)
    for name, value in inherited:
        if name not in ("ids", "xdata") and _SAME_MEANING.get(name) not in entry.fields:
            fields.setdefault(name, value)
    return replace(entry, fields=fields)


def _passed_on(parent: Entry, child: Entry) -> Iterator[tuple[str, Field]]:
    """Yield a parent's fields under the names that they get in the child."""
    prefix = _title_prefix(parent.type, child.type)
    renamed = _TITLES if prefix else frozenset[str]()
    left_out = _ABOUT_THE_ENTRY | _LEADING_TO_THE_ENTRY | renamed | (_SHORT_TITLES if prefix else renamed)
    yield from ((name, value) for name, value in parent.fields.items() if name not in left_out)
    # A volume's own booktitle takes precedence: in BibTeX files it is the name that its papers print.
    yield from ((prefix + name, value) for name, value in parent.fields.items() if name in renamed)
    if parent.type in ("book", "mvbook") and type_of(child.type).in_book_by and "author" in parent.fields:
        yield "bookauthor", parent.fields["author"]
    if child.type == "inbook" and prefix == "book" and "title" in parent.fields:
        # BibTeX's @inbook is a chapter without a title of its own: its title is the book's.
        yield "title", parent.fields["title"]


def _title_prefix(parent: str, child: str) -> str:
    """Return the prefix before "title" in the field for the parent's title (biblatex manual, appendix B)."""
    prefix = type_of(parent).title_in_parts
    return prefix if prefix in type_of(child).takes else ""
