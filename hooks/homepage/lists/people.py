"""The people in the author's list, as the bibliography knows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..names.people import Person, spelling
from ..problems import Problem
from ..settings.options import name_and_aliases
from ..text.markdown_runs import markdown_text
from ..text.orcids import orcid_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .records import Item, ItemList


def people_of(
    listed: ItemList, author: Person, others: Sequence[Person]
) -> tuple[tuple[Person, ...], tuple[Person, ...], list[Problem]]:
    """Return the people of a list, those of the options who are not in it, and a problem for each who is twice.

    The author of the site may be in the list, too, but is known already.
    """
    problems: list[Problem] = []
    found: dict[object, Person] = {}
    for item in listed.items:
        person = person_of(item)
        same = found.get(spelling(person.name))
        if same and same.orcid == person.orcid and same.aliases == person.aliases:
            message = f"{person.name.full} is in this list twice: remove one, or give each an alias or an ORCID iD"
            problems.append(Problem(listed.path, item.line, message, "list-field"))
            continue
        if spelling(person.name) in (spelling(other.name) for other in others):
            message = f"{person.name.full} is under `people` in mkdocs.yml, too: remove that, since this list is used"
            problems.append(Problem(listed.path, item.line, message, "list-field"))
        found[(spelling(person.name), person.orcid) if same else spelling(person.name)] = person
    left = tuple(other for other in others if spelling(other.name) not in found)
    own = spelling(author.name)
    return tuple(person for person in found.values() if spelling(person.name) != own), left, problems


def person_of(item: Item) -> Person:
    """Return the person whom an item of a list is about."""
    return Person(
        *name_and_aliases(markdown_text(item.title), item.aliases),
        url=item.url or item.values.get("website", ""),
        orcid=orcid_of(item.values.get("orcid", "")),
        groups=item.groups,
    )
