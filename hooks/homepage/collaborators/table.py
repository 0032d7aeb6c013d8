"""The people with whom the author of a site has worked, as rows of NSF's table of collaborators.

The tables and codes are those of NSF's template "Collaborators and Other Affiliations"; other funders ask for the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..names import fold, parse_names
from ..names.people import spelling
from ..text.markdown_runs import markdown_text
from .known_people import KnownPeople

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from ..bibliography.publication import Publication
    from ..lists.records import Item
    from ..names import Name
    from ..whole_site.site import Site

EDITED_MONTHS = 24
"""How far back NSF asks for those with whom one edited a journal or a collection."""
_DOCTORAL = re.compile(
    r"\bph\.?\s?d\b|\bd\.?\s?phil\b|\bdr\b|doct|promotion|promovend|dissertation|дисс|аспирант|докт|博士|박사|دكتور|دکتر|דוקטור",
    re.IGNORECASE,
)
_EDITORIAL = re.compile(
    r"edit|herausgeb|schriftleit|rédact|redac|redak|редак|编委|編集|편집|تحرير|ویراست|עורך", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Row:
    """One person in one role."""

    table: int
    """The number of the table in NSF's template."""
    code: str
    """NSF's letter for the role; empty for the author."""
    name: str
    """`Family, Given`; empty if it is not known."""
    affiliation: str = ""
    email: str = ""
    active: str = ""
    """The last day on which they worked together, as precise as it is known: `2024-03-31`, `2024-03`, `2024`."""
    where: str = ""
    """The journal or collection that they edited."""


def collaborators(site: Site, today: date, months: int) -> list[Row]:
    """Return the rows of all tables, each person once in a role, sorted by name.

    A year without a month counts as its end, and a work without a year as of today, so that nobody is left out.
    """
    return list(_Table(site, today, months).rows())


class _Table:
    def __init__(self, site: Site, today: date, months: int) -> None:
        self.site = site
        self.today = today
        self.people = KnownPeople(site)
        self.since = months_before(today, months)
        self.edited_since = months_before(today, min(months, EDITED_MONTHS))

    def rows(self) -> Iterator[Row]:
        yield from self._author()
        yield from self._each_once(3, "G", self._advisors())
        yield from self._each_once(3, "T", self._advised())
        yield from self._each_once(4, "A", self._coauthors())
        yield from self._each_once(4, "C", self._partners())
        yield from self._boards()
        yield from self._co_editors()

    def _author(self) -> Iterator[Row]:
        author = self.site.options.author
        places = dict.fromkeys(each.organization for each in author.positions if each.organization) or [""]
        yield from (Row(1, "", listed_name(author.person.name), place) for place in places)

    def _items(self, name: str) -> tuple[Item, ...]:
        return self.site.lists[name].items if name in self.site.lists else ()

    def _each_once(self, table: int, code: str, found: Iterator[tuple[Name, str]]) -> list[Row]:
        """Return a row for each person, with the latest date on which the two worked together; none is the author."""
        latest: dict[object, tuple[Name, str]] = {}
        for name, active in found:
            known = self.people.name_of(name)
            before = latest.get(spelling(known), (known, ""))
            latest[spelling(known)] = (known, max(before[1], active))
        rows = [
            Row(table, code, listed_name(name), *self.people.place_of(name), active)
            for name, active in latest.values()
            if not self.people.is_author(name)
        ]
        return sorted(rows, key=lambda row: fold(row.name))

    def _advisors(self) -> Iterator[tuple[Name, str]]:
        for item in self._items("education"):
            yield from ((name, "") for name in _names_in(item.values.get("advisors", "")))

    def _advised(self) -> Iterator[tuple[Name, str]]:
        for item in self._items("students"):
            if _DOCTORAL.search(item.values.get("degree", "")):
                yield from ((name, "") for name in _names_in(item.title))
        for item in self._items("people"):
            if _DOCTORAL.search(" ".join((item.values.get("role", ""), *item.groups))) and not _is_postdoc(item):
                yield from ((name, "") for name in _names_in(item.title))

    def _coauthors(self) -> Iterator[tuple[Name, str]]:
        for publication in self.site.bibliography.publications:
            if not publication.edited and self._is_recent(publication, self.since):
                others = (author for author in publication.authors if not author.is_self)
                yield from ((author.name, publication.date.iso) for author in others if not author.name.corporate)

    def _is_recent(self, publication: Publication, since: str) -> bool:
        return not publication.date.iso or _reaches(publication.date.iso, since)

    def _partners(self) -> Iterator[tuple[Name, str]]:
        """Yield those with whom the author shares a grant or a project."""
        for item in (*self._items("grants"), *self._items("projects")):
            ends = item.when.end if item.when.text else ""
            active = self.today.isoformat() if item.is_current(self.today) else ends
            if not active or _reaches(active, self.since):
                yield from ((name, active) for name in _names_in(item.values.get("with", "")))

    def _boards(self) -> Iterator[Row]:
        """Yield the journals that the author edits; the form asks for their editor-in-chief, whom no list names."""
        for item in self._items("service"):
            role, venue = item.values.get("role", ""), item.values.get("venue", "")
            is_now = item.is_current(self.today) or _reaches(item.when.end, self.edited_since)
            if _EDITORIAL.search(role) and venue and is_now:
                yield Row(5, "B", "", where=markdown_text(venue))

    def _co_editors(self) -> Iterator[Row]:
        for publication in self.site.bibliography.publications:
            edits = publication.edited and any(author.is_self for author in publication.authors)
            if edits and self._is_recent(publication, self.edited_since):
                names = (author.name for author in publication.authors if not author.is_self)
                rows = self._each_once(5, "E", ((name, publication.date.iso) for name in names))
                yield from (replace(row, where=publication.title.text) for row in rows)


def _is_postdoc(item: Item) -> bool:
    """Return whether a person is a postdoc, of whom the form does not ask."""
    return bool(re.search(r"post-?\s?do[ck]", " ".join((item.values.get("role", ""), *item.groups)), re.IGNORECASE))


def _names_in(text: str) -> Iterator[Name]:
    """Yield the names in a text with commas or `and` between them."""
    for part in markdown_text(text).split(","):
        yield from parse_names(part).names


def listed_name(name: Name) -> str:
    """Return a name as `Family, Given`."""
    family = " ".join(filter(None, (name.prefix, name.family, name.suffix)))
    return ", ".join(filter(None, (family, name.given)))


def months_before(day: date, months: int) -> str:
    """Return the day that many months before, in ISO form; days that some months lack count as the 28th."""
    count = day.year * 12 + day.month - 1 - months
    return f"{count // 12:04}-{count % 12 + 1:02}-{min(day.day, 28):02}" if count > 0 else ""


def _reaches(active: str, since: str) -> bool:
    """Return whether a day, month or year lies at least in part after a day."""
    return bool(active) and active >= since[: len(active)]
