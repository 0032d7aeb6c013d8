"""First authors with one family name, told apart by initials or given names, as CSL's `primary-name` does."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .authors import Author
    from .publication import Publication

_WORD = re.compile(r"[^\W\d_]+")


def told_apart(cited: Iterable[Publication]) -> Mapping[str, str]:
    """Return the name of the first author, by key, of each work whose family name another person has, too."""
    first = {each.key: each.authors[0] for each in cited if each.authors and each.authors[0].name.given}
    families = defaultdict(list)
    for author in first.values():
        families[_family(author)].append(author)
    found = {key: _apart(author, families[_family(author)]) for key, author in first.items()}
    return {key: name for key, name in found.items() if name}


def _family(author: Author) -> str:
    return f"{author.name.prefix} {author.name.family}".strip()


def _apart(author: Author, namesakes: Iterable[Author]) -> str:
    """Return a name that no namesake has; empty if there are only spellings of one person."""
    others = [other for other in namesakes if _are_two(author, other)]
    if not others:
        return ""
    initials = _initials(author)
    if not initials or any(_initials(other) == initials for other in others):
        return author.name.full
    return f"{initials} {_family(author)}"


def _are_two(one: Author, other: Author) -> bool:
    """Return whether two authors are certainly not one person, whose given names may be initials in one entry."""
    if one.person or other.person:
        return one.person != other.person
    pairs = zip(_given(one), _given(other), strict=False)
    return any(not (a.startswith(b) or b.startswith(a)) for a, b in pairs)


def _given(author: Author) -> list[str]:
    return [word.casefold() for word in _WORD.findall(author.name.given)]


def _initials(author: Author) -> str:
    """Return the initials of the first given name: "J.-P."; empty in scripts without capitals."""
    given = author.name.given
    if given.lower() == given.upper() or author.name.is_east_asian:
        return ""
    return "-".join(f"{part[0].upper()}." for part in _WORD.findall(given.split()[0]))
