"""The co-authors of the site's author, sorted by the number of publications."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..names import fold
from ..names.people import spelling
from ..words import Phrase
from .selection import year_heading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from ..bibliography.authors import Author
    from ..bibliography.publication import Publication
    from ..names import Name
    from ..names.people import Person


@dataclass(frozen=True, slots=True)
class Coauthor:
    """Someone who wrote publications with the site's author."""

    name: Name
    """The name in the options if the person is listed there, else the most frequent spelling."""
    person: Person | None
    keys: frozenset[str]
    """The keys of the publications that they wrote together; editors do not count as authors."""
    years: str
    """The first and the last one: `2019–2024`, `2023`, or the words instead of a year: `In press`."""
    newest: int
    """The last year; 9999 if no year is known yet."""
    one_spelling: bool
    """Whether all of the publications spell the name in this way, apart from case and accents."""


def coauthors(publications: Iterable[Publication]) -> tuple[Coauthor, ...]:
    """Return all co-authors, most publications first, then by the newest publication, then by last name.

    A person listed in the options is recognized in the same way as everywhere on the site. Other names are the same
    person only if they are spelled the same.
    """
    found: dict[object, dict[str, tuple[Author, Publication]]] = {}
    identities: dict[Name, object] = {}
    for publication in publications:
        for author in () if publication.edited else publication.authors:
            if not author.is_self:
                identity = author.person or identities.get(author.name)
                if identity is None:
                    identity = identities[author.name] = spelling(author.name)
                found.setdefault(identity, {}).setdefault(publication.key, (author, publication))
    people = (_coauthor(list(written.values())) for written in found.values())
    return tuple(sorted(people, key=lambda one: (-len(one.keys), -one.newest, one.name.sort_key)))


def _coauthor(written: Sequence[tuple[Author, Publication]]) -> Coauthor:
    person = written[0][0].person
    spellings = Counter(author.name.full for author, _ in written)
    usual = spellings.most_common(1)[0][0]
    name = person.name if person else next(author.name for author, _ in written if author.name.full == usual)
    publications = [publication for _, publication in written]
    return Coauthor(
        name,
        person,
        frozenset(publication.key for publication in publications),
        _span(publications),
        max(publication.date.year or 9999 for publication in publications),
        {fold(other) for other in spellings} == {fold(name.full)},
    )


def _span(publications: Iterable[Publication]) -> str:
    """Return the first and the last year; publications without a year count only if there are no others."""
    by_year = sorted(publications, key=lambda publication: publication.date.year or 9999)
    dated = [publication for publication in by_year if publication.date.year is not None] or by_year[:1]
    ends = tuple(dict.fromkeys((year_heading(dated[0]), year_heading(dated[-1]))))
    return Phrase("–".join(ends), lambda words: "–".join(map(words.said, ends)))
