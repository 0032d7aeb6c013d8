"""Author lists as text, and the author signs, such as * for equal contribution."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from ..words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..words import Words
    from .authors import Author
    from .publication import Publication

MEANINGS = {"equal": "Equal contribution", "corresponding": "Corresponding author"}


@cache
def _signs() -> dict[str, str]:
    """Return the sign of each role; imported late, since a build that reads no names does not need their code."""
    from ..names.author_signs import ROLES

    return {role: sign for sign, role in ROLES.items()}


def author_signs(author: Author) -> str:
    """Return the author signs after an author's name; empty if there are none."""
    return "".join(_signs().get(role, role) for role in author.name.roles)


def orcid_href(author: Author) -> str:
    """Return the address of the ORCID record that the entry names after an author, or an empty string."""
    return f"https://orcid.org/{author.name.orcid}" if author.name.orcid else ""


def meanings(publications: Iterable[Publication]) -> dict[str, str]:
    """Return a dictionary from each author sign in these publications to its meaning."""
    roles = {role for publication in publications for role in publication.summary.roles}
    return {sign: MEANINGS[role] for role, sign in _signs().items() if role in roles}


def full_names(publication: Publication, words: Words = ENGLISH) -> str:
    """Return the authors' full names, followed by "et al." if the entry leaves some out."""
    names = words(", ").join(with_remark(author) for author in publication.authors)
    return words("{names} et al.", names=names) if publication.truncated else names


def with_remark(author: Author) -> str:
    """Return an author's name, and the name in another script that the entry writes in brackets after it."""
    name = author.name
    return f"{name.full} ({name.remark})" if name.remark else name.full


def and_others(number: int = 0, *, truncated: bool = True, words: Words = ENGLISH) -> str:
    """Return the words after the shown names: how many authors are not shown, or that there are others."""
    if number > 0:
        return words.counted("and {number} more", "and {number} more", number)
    return words("and others") if truncated else ""


def short_names(publication: Publication, words: Words = ENGLISH, first: str = "") -> str:
    """Return the authors as a sentence names them: "Zhu", "Zhu and Jiao", "Zhu et al."; `first` names the first."""
    families = [f"{author.name.prefix} {author.name.family}".strip() for author in publication.authors]
    if first and families:
        families[0] = first
    if len(families) > 2 or publication.truncated:
        return words("{names} et al.", names=families[0])
    return words.both(*families) if len(families) == 2 else "".join(families)
