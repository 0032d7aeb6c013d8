"""Fields that an entry takes from others: `crossref` from the volume it is in, `xdata` from data entries."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from .problems import Problem, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .bib_records import Entry, Field

_PARTS = frozenset(
    {"inbook", "bookinbook", "suppbook", "incollection", "inreference", "suppcollection", "inproceedings"}
    | {"conference"}
)
_VOLUMES = frozenset({"book", "collection", "reference", "proceedings"})
_SETS_OF_VOLUMES = frozenset({"mvbook", "mvcollection", "mvreference", "mvproceedings"})
_TITLES = frozenset({"title", "subtitle", "titleaddon"})
_SHORT_TITLES = frozenset({"shorttitle", "sorttitle", "indextitle", "indexsorttitle"})

_NEVER_INHERITED = frozenset(
    # biblatex manual, appendix B: what concerns the parent as an entry ...
    {"ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort"}
    | {"related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey"}
    # ... and what leads to the volume: on a paper's line it would be taken for the paper itself.
    | {
        "doi",
        "url",
        "urldate",
        "eprint",
        "eprinttype",
        "eprintclass",
        "archiveprefix",
        "primaryclass",
        "arxiv",
    }
    | {"pdf", "html", "file", "abstract", "preview", "selected", "timestamp", "biburl", "bibsource"}
)
_SAME_MEANING = {
    "year": "date",
    "month": "date",
    "date": "year",
    "journal": "journaltitle",
    "journaltitle": "journal",
}
_SUGGESTIONS = 50
"""How many wrong keys are compared with all others to suggest the right one, which takes long."""


def inherit(entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
    """Return the entries with what they inherit, without `@xdata` entries, and the complaints.

    The rules are those of BibTeX (btxdoc, section 3.1) and biblatex (manual, sections 2.4.1 and 3.13.6, appendix B):
    an entry's own fields always win, `xdata` comes before `crossref`, and what a parent inherits is passed on.
    """
    links = _Links.of(entries)
    full = list(entries)
    for index in links.parents_first():
        for parent in links.xdata[index]:
            full[index] = _with(full[index], full[parent].fields.items())
        for parent in links.crossref[index]:
            full[index] = _with(full[index], _passed_on(full[parent], full[index]))
    return tuple(entry for entry in full if entry.type != "xdata"), tuple(links.problems)


@dataclass(slots=True)
class _Links:
    """Which entries each entry refers to, all of them by their index."""

    entries: Sequence[Entry]
    by_key: dict[str, int]
    by_folded_key: dict[str, int]
    xdata: list[list[int]] = field(default_factory=list)
    crossref: list[list[int]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unknown: int = 0

    @classmethod
    def of(cls, entries: Sequence[Entry]) -> _Links:
        places = [*enumerate(entries)][::-1]
        by_key = {entry.key: index for index, entry in places}
        by_folded_key = {entry.key.casefold(): index for index, entry in places}
        links = cls(entries, by_key, by_folded_key)
        for entry in entries:
            links.xdata.append(links._parents(entry, "xdata", entry.get("xdata").split(",")))
            links.crossref.append(links._parents(entry, "crossref", [entry.get("crossref")]))
        return links

    def parents_first(self) -> Iterator[int]:
        """Yield every index after those that it refers to; a reference that closes a circle is dropped."""
        entered: set[int] = set()
        left: set[int] = set()
        for root in range(len(self.entries)):
            path = [root] if root not in entered else []
            while path:
                index = path[-1]
                entered.add(index)
                following = self._next_parent(index, entered, left)
                if following is None:
                    left.add(path.pop())
                    yield index
                else:
                    path.append(following)

    def _next_parent(self, index: int, entered: set[int], left: set[int]) -> int | None:
        for name, parents in (("xdata", self.xdata[index]), ("crossref", self.crossref[index])):
            for parent in [*parents]:
                if parent not in entered:
                    return parent
                if parent not in left:
                    parents.remove(parent)
                    self._complain_of_circle(self.entries[index], name, self.entries[parent])
        return None

    def _parents(self, entry: Entry, name: str, keys: list[str]) -> list[int]:
        found = (self._index(entry, name, key.strip()) for key in keys if key.strip())
        return [index for index in found if index is not None]

    def _index(self, entry: Entry, name: str, key: str) -> int | None:
        index = self.by_key.get(key, self.by_folded_key.get(key.casefold()))
        if index is None:
            self.unknown += 1
            hint = did_you_mean(key, self.by_key) if self.unknown <= _SUGGESTIONS else ""
            hint = hint or " Write the key of an entry of this file."
            self._complain(
                entry, name, f'its {name} names "{key}", and no entry has that key.{hint}', "unknown-key"
            )
        return index

    def _complain_of_circle(self, entry: Entry, name: str, parent: Entry) -> None:
        message = f'its {name} leads to "{parent.key}" and from there back to itself; leave one {name} of the circle out'
        self._complain(entry, name, message, "circular-reference")

    def _complain(self, entry: Entry, name: str, message: str, rule: str) -> None:
        place = entry.fields[name]
        self.problems.append(
            Problem(entry.path, place.line, f'entry "{entry.key}": {message}', rule, column=place.column)
        )


def _with(entry: Entry, inherited: Iterable[tuple[str, Field]]) -> Entry:
    """Return an entry with those inherited fields that it lacks under this and any other name."""
    fields = dict(entry.fields)
    for name, value in inherited:
        if name not in ("ids", "xdata") and _SAME_MEANING.get(name) not in entry.fields:
            fields.setdefault(name, value)
    return replace(entry, fields=fields)


def _passed_on(parent: Entry, child: Entry) -> Iterator[tuple[str, Field]]:
    """Yield the fields of a parent under the names that they have in the child."""
    prefix = _title_prefix(parent.type, child.type)
    renamed = _TITLES if prefix else frozenset()
    for name, value in parent.fields.items():
        if name not in _NEVER_INHERITED and name not in renamed and not (prefix and name in _SHORT_TITLES):
            yield name, value
    for name in sorted(renamed & parent.fields.keys()):
        yield prefix + name, parent.fields[name]
    if parent.type in ("book", "mvbook") and child.type in ("inbook", "bookinbook", "suppbook"):
        yield from (("bookauthor", value) for name, value in parent.fields.items() if name == "author")
    if child.type == "inbook":
        # BibTeX's @inbook is a part without a title of its own: its title is the book's.
        yield from ((name, value) for name, value in parent.fields.items() if name == "title")


def _title_prefix(parent: str, child: str) -> str:
    """Return what a parent's title is in the child: its "maintitle", "booktitle", "journaltitle" or "title"."""
    if parent in _SETS_OF_VOLUMES and child in _VOLUMES | _PARTS:
        return "main"
    if parent in _VOLUMES and child in _PARTS:
        return "book"
    if parent == "periodical" and child in ("article", "suppperiodical"):
        return "journal"
    return ""
