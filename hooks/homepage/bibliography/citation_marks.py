"""What stands for each cited work in a text and in its list of references, if it is not the label."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

from ..latex import to_text
from .author_lists import short_names
from .labels import suffixes
from .namesakes import told_apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..words import Words
    from .publication import Publication


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a work in a list of references, or its authors and year."""

    names: str
    """Empty for a number."""
    rest: str
    """The number; or the year, with a letter if works of these authors and this year would look the same."""

    @property
    def whole(self) -> str:
        """The mark as a citation in brackets has it: `3`, or `Hale 2024a`."""
        return f"{self.names} {self.rest}".strip()

    @property
    def in_list(self) -> str:
        """The mark as a list of references has it."""
        return self.whole if self.names else f"[{self.rest}]"


def citation_marks(cited: Iterable[Publication], style: str, words: Words) -> Mapping[str, Mark]:
    """Return the mark of each publication by its key, in the order of the list of references.

    `cited` is in the order of citation, which numbers follow; authors and years are sorted, as in APA and Chicago.
    """
    once = list({publication.key: publication for publication in cited}.values())
    if style == "number":
        return {each.key: Mark("", str(number)) for number, each in zip(count(1), once, strict=False)}
    once.sort(key=_by_authors)
    names_of = names_in_text(once, words)
    plain = {each.key: (names_of[each.key] or _title(each), _year(each, words)) for each in once}
    shared, letters = Counter(plain.values()), {mark: suffixes() for mark in plain.values()}
    return {
        key: Mark(names, year + (next(letters[names, year]) if shared[names, year] > 1 else ""))
        for key, (names, year) in plain.items()
    }


def _by_authors(publication: Publication) -> tuple[object, ...]:
    title = publication.title.text.casefold()
    names = [author.name.sort_key for author in publication.authors] or [(title, "", "", "")]
    return names, publication.date.year or 9999, title


def names_in_text(cited: Iterable[Publication], words: Words) -> Mapping[str, str]:
    """Return the authors of each work, by its key, as a sentence names them; initials tell namesakes apart."""
    once = {each.key: each for each in cited}.values()
    first = told_apart(once)
    return {each.key: short_names(each, words, first.get(each.key, "")) for each in once}


def _title(publication: Publication) -> str:
    return to_text(publication.entry.get("shorttitle")) or publication.title.text


def _year(publication: Publication, words: Words) -> str:
    date = publication.date
    if date.year is None:
        return words.state(date.status or "n.d.")
    return str(date.year) if date.year > 0 else words("{year} BCE", year=-date.year)
