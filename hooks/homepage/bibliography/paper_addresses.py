"""The addresses of papers' pages: present ones, former ones (`aliases`), and the problems with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Problem
from ..text.slugs import slug
from .entry_values import split_keywords

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .publication import Publication
    from .reader import Bibliography


def aliases(bibliography: Bibliography) -> Mapping[str, Publication]:
    """Return the publications by former slugs: those in `aliases` and the keys of versions, without slugs in use."""
    used = {publication.slug for publication in bibliography.publications}
    found: dict[str, Publication] = {}
    for publication in bibliography.publications:
        for alias in (*_declared(publication), *(slug(version.key) for version in publication.versions)):
            if alias and alias not in used:
                found.setdefault(alias, publication)
    return found


def address_problems(bibliography: Bibliography) -> Iterator[Problem]:
    """Yield a problem for each slug that two papers claim, as their key or as an alias."""
    owners = {publication.slug: publication for publication in bibliography.publications}
    for publication in bibliography.publications:
        wanted = slug(publication.key)
        if publication.slug != wanted and (first := owners.get(wanted)) and first.key != publication.key:
            message = (
                f"publications/{wanted}/ is the page of {_place(first)}; this one is at publications/"
                f"{publication.slug}/. Give it a key that differs in more than punctuation, case or accents."
            )
            yield _problem(publication, message, publication.entry.line)
        for alias in _declared(publication):
            first = owners.setdefault(alias, publication)
            if first is not publication:
                message = f"`aliases` claims publications/{alias}/, which belongs to {_place(first)}. Remove it here."
                yield _problem(publication, message, publication.entry.fields["aliases"].line)


def _declared(publication: Publication) -> list[str]:
    """Return the old slugs of a publication's page; they may be written as slugs or as addresses."""
    written = split_keywords(publication.entry.get("aliases"))
    return [name for address in written if (name := slug(address.rstrip("/").rpartition("/")[2]))]


def _place(publication: Publication) -> str:
    return f'"{publication.key}" ({publication.entry.path}:{publication.entry.line})'


def _problem(publication: Publication, message: str, line: int) -> Problem:
    return Problem(publication.entry.path, line, f'entry "{publication.key}": {message}', "page-address")
