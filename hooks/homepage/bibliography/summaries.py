"""What the passes over all entries need of one entry: it follows from that entry and the known people alone.

A summary is small, and it can be stored as JSON: most entries of a build are not read further.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from ..dates.records import Point, PublicationDate
from ..latex import to_text
from ..problems import Problem, packed, unpacked
from .arxiv import arxiv_of
from .authors import author_list
from .entry_values import date_of, is_true, reader_type, split_keywords, title_of
from .labels import LabelSource, capital
from .links import links_of, preview_of
from .versions import identities

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..bibtex import Entry
    from ..names.people import People, Person
    from .authors import AuthorList
    from .versions import Identity


@dataclass(frozen=True, slots=True)
class Summary:
    """The small facts of an entry."""

    type: str
    date: PublicationDate
    keywords: tuple[str, ...]
    selected: bool
    title_key: str
    """What lists are sorted by title with."""
    author_keys: Sequence[Sequence[str]]
    """What lists are sorted by author with, for each author."""
    roles: Sequence[str]
    """The roles that signs after its authors' names say."""
    label_source: LabelSource
    identities: Sequence[Identity]
    """The values that no other entry should have."""
    files: Sequence[tuple[str, str, str]]
    """For each file of the site that it names: the field, the address and the path."""
    problems: tuple[Problem, ...]
    """What is wrong with the names of its authors."""

    def to_json(self, line: int) -> str:
        """Return the summary as JSON; the problems are placed from the line of the entry."""
        date, source = self.date, self.label_source
        when = (date.year, date.month, date.day, date.text, date.status, date.end_year, date.period, date.state)
        label = (source.capitals, source.own_position, source.shorthand, source.fallback)
        problems = packed(self.problems, line)
        known = (self.title_key, self.author_keys, self.roles, label, self.identities, self.files, problems)
        return _ENCODE((self.type, when, self.keywords, self.selected, *known))

    @classmethod
    def from_data(cls, data: Sequence[Any], path: str, line: int) -> Summary:
        """Return the summary that `to_json` wrote, for an entry at this place."""
        type_, when, keywords, selected, title, authors, roles, label, known_by, files, problems = data
        date = _date(*when)
        capitals, own_position, shorthand, fallback = label
        source = LabelSource(capitals, own_position, date, shorthand, fallback)
        found = unpacked(problems, path, line)
        return cls(type_, date, tuple(keywords), selected, title, authors, roles, source, known_by, files, found)


_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def _date(
    year: int | None,
    month: int | None,
    day: int | None,
    text: str,
    status: str,
    end_year: int | None,
    period: Sequence[Sequence[Any] | None] | None,
    state: str,
) -> PublicationDate:
    if period is None:
        return PublicationDate(year, month, day, text, status, end_year, None, state)
    first, last = (Point(*point) if point else None for point in period)
    return PublicationDate(year, month, day, text, status, end_year, (first, last), state)


def summary(entry: Entry, people: People, owner: Person) -> Summary:
    """Return the summary of an entry."""
    listed = author_list(entry, people, owner)
    date = date_of(entry)
    return Summary(
        reader_type(entry, arxiv_of(entry)),
        date,
        split_keywords(entry.get("keywords" if entry.says("keywords") else "keyword")),
        is_true(entry.get("selected")),
        title_of(entry).text.casefold(),
        [author.name.sort_key for author in listed.authors],
        tuple(dict.fromkeys(role for author in listed.authors for role in author.name.roles)),
        _label_source(entry, listed, date),
        tuple(identities(entry, () if listed.edited else listed.names.names)),
        tuple(_files(entry)),
        tuple(_name_problems(entry, listed, people)),
    )


def _label_source(entry: Entry, listed: AuthorList, date: PublicationDate) -> LabelSource:
    capitals = tuple(capital(author.name) for author in listed.authors)
    return LabelSource(
        capitals,
        own_position=next((number for number, author in enumerate(listed.authors) if author.is_self), None),
        date=date,
        shorthand=to_text(entry.get("shorthand")),
        fallback="" if capitals else to_text(entry.get("title")) or entry.key,
    )


def _files(entry: Entry) -> Iterator[tuple[str, str, str]]:
    for link in links_of(entry):
        if link.local:
            yield link.field, link.url, unquote(link.url).partition("#")[0]
    if preview := preview_of(entry):
        yield "preview", preview, unquote(preview)


def _which(namesakes: Sequence[Person]) -> str:
    names = list(dict.fromkeys(person.name.full for person in namesakes))
    if len(names) == 1:
        return f"any of {len(namesakes)} people named {names[0]}; write an alias, or the ORCID iD in brackets after it"
    return f"{' or '.join(names)}; write the given name out"


def _name_problems(entry: Entry, listed: AuthorList, people: People) -> Iterator[Problem]:
    field = entry.fields.get("editor" if listed.edited else "author")
    if field is None:
        return
    for problem in listed.names.problems:
        message = f'entry "{entry.key}": {problem}'
        yield Problem(entry.path, field.line, message, "author-names", column=field.column)
    for author in listed.authors:
        namesakes = people.candidates(author.name)
        if len(namesakes) > 1:
            message = f'entry "{entry.key}": "{author.name.full}" may be {_which(namesakes)}'
            yield Problem(entry.path, field.line, message, "ambiguous-name", column=field.column)
