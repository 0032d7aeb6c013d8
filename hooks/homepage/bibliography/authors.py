"""Whom an entry lists: its authors, its collaboration or its editors, and the people they are."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..names import parse_names
from ..names.cuts import cut_as_known
from .collaborations import collaborations

if TYPE_CHECKING:
    from ..bibtex import Entry
    from ..names import Name, NameList
    from ..names.people import People, Person


@dataclass(frozen=True, slots=True)
class Author:
    """A name in an author list, and the person it belongs to."""

    name: Name
    person: Person | None
    is_self: bool
    """Whether this is the author of the site."""


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The names that an entry is listed under."""

    names: NameList
    edited: bool
    """Whether they are editors."""
    authors: tuple[Author, ...]


def author_list(entry: Entry, people: People, owner: Person) -> AuthorList:
    """Return the authors of an entry, else its collaboration, else its editors."""
    of_collaboration = not entry.says("author") and entry.says("collaboration")
    edited = not entry.says("author") and not of_collaboration and entry.says("editor")
    names = collaborations(entry) if of_collaboration else parse_names(entry.get("editor" if edited else "author"))
    return AuthorList(names, edited, tuple(_author(name, people.find(name), owner) for name in names.names))


def _author(name: Name, person: Person | None, owner: Person) -> Author:
    """Return an author; if only word order tells the family name, it is cut as the person's aliases are."""
    if person and name.guessed:
        name = cut_as_known(name, (person.name, *person.aliases))
    return Author(name, person, person == owner)
