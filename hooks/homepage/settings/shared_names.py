"""Finds names and aliases in `extra.homepage` that two people share: such a name fits neither of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..names.people import spelling

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..front_matter.yaml_reader import Steps
    from ..names import Name
    from ..names.people import Person
    from ..problems import Severity


def shared_names(author: Person, people: Sequence[Person]) -> Iterator[tuple[Steps, str, Severity]]:
    """Yield the steps to each name that somebody above has already, and a sentence about it; one for each two people.

    Names that differ only in case, accents, hyphens, dots and spaces are the same name. Two people may have one name if
    an alias or an ORCID iD tells them apart.
    """
    holders: dict[object, tuple[int, Person]] = {}
    told: set[tuple[int, int]] = set()
    for place, person in enumerate((author, *people), start=-1):
        for steps, name in _names_of(person):
            other, holder = holders.setdefault(spelling(name), (place, person))
            if other != place and (other, place) not in told:
                told.add((other, place))
                is_same, is_author = person.name.full == holder.name.full, holder is author
                if is_same and not is_author and _are_told_apart(person, holder):
                    continue
                at = ("people", place) if is_same else ("people", place, *steps)
                severity: Severity = "warning" if is_same and not is_author else "error"
                yield at, _sentence(name, person, holder, is_author=is_author), severity


def _are_told_apart(one: Person, other: Person) -> bool:
    return one.orcid != other.orcid or set(one.aliases) != set(other.aliases)


def _names_of(person: Person) -> Iterable[tuple[Steps, Name]]:
    named: list[tuple[Steps, Name]] = [(("name",), person.name)]
    named += [(("aliases", place), alias) for place, alias in enumerate(person.aliases)]
    return (each for each in named if each[1].full)


def _sentence(name: Name, person: Person, holder: Person, *, is_author: bool) -> str:
    who, other = person.name.full, holder.name.full
    if who == other and is_author:
        return f"contains {who}, who is the author. Remove this item: the author is known already."
    if who == other:
        advice = "If two people have this name, give each an alias or an ORCID iD that tells them apart."
        return f"contains {who} twice. Write one item for each person. {advice}"
    return f'contains "{name.full}" for {who}, but it is also a name of {other}. Leave it to one of the two.'
