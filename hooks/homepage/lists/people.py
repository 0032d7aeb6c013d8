"""The people in the author's list, as the bibliography knows them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..latex.writing import to_latex
from ..names import parse_names
from ..names.people import People, Person, spelling
from ..problems import Problem
from ..settings.options import name_and_aliases
from ..text.markdown_runs import markdown_text
from ..text.orcids import orcid_of
from ..text.plain_values import text_list
from .items import detail

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

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


def with_partners(lists: Mapping[str, ItemList]) -> dict[str, ItemList]:
    """Return the lists with items that name people of the list of people in `with`: their names lead to them."""
    known = {spelling(person_of(item).name): item for item in lists["people"].items} if "people" in lists else {}
    people = People(map(person_of, known.values()))

    def item_of(written: str) -> Item | None:
        names = parse_names(to_latex(markdown_text(written))).names
        person = people.find(names[0]) if len(names) == 1 else None
        return known[spelling(person.name)] if person else None

    return {
        name: replace(found, items=tuple(_with_partners(item, item_of) for item in found.items)) if known else found
        for name, found in lists.items()
    }


def _with_partners(item: Item, item_of: Callable[[str], Item | None]) -> Item:
    """Return an item that knows the keys of those whom it names in `with`, and links those who have an address."""
    written = item.values.get("with", "")
    named = [(name, item_of(name)) for name in text_list(written)]
    if not any(partner for _, partner in named):
        return item
    links = [f"[{name}]({url})" if each and (url := _address(each)) else name for name, each in named]
    shown = {detail("with", written): detail("with", ", ".join(links))}
    details = tuple(shown.get(each, each) for each in item.details)
    return replace(item, details=details, partners=tuple(partner.key for _, partner in named if partner))


def _address(item: Item) -> str:
    return item.url or item.values.get("website", "")


def person_of(item: Item) -> Person:
    """Return the person whom an item of a list is about."""
    return Person(
        *name_and_aliases(markdown_text(item.title), item.aliases),
        url=_address(item),
        orcid=orcid_of(item.values.get("orcid", "")),
        groups=item.groups,
    )
