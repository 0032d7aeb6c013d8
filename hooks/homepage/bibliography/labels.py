"""Alpha labels: one capital per author and a two-digit year, as BibTeX's `alpha` style makes them."""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..dates import PublicationDate
    from ..names import Name

LONGEST_LIST = 7
"""More authors than this are shortened to the first three and a plus sign."""
SHORTENED = 3


@dataclass(frozen=True, slots=True)
class Label:
    """A label in three pieces, so that the letter of the site's author can be highlighted."""

    before: str
    own: str
    """The letter of the site's author; empty if the label does not contain it."""
    after: str

    def __str__(self) -> str:
        """Return the whole label as plain text."""
        return self.before + self.own + self.after


@dataclass(frozen=True, slots=True)
class LabelSource:
    """The input from which a label is made."""

    capitals: Sequence[str]
    """The capital of each name."""
    own_position: int | None
    """The 0-based index of the site's author in them."""
    date: PublicationDate
    shorthand: str = ""
    """biblatex's `shorthand`: printed unchanged instead of a label made by rule."""
    fallback: str = ""
    """Used if there are no names: the title or the key."""


def make_labels(sources: Sequence[LabelSource]) -> tuple[Label, ...]:
    """Return one label for each input; a, b, c are added if several would have the same label."""
    labels = [_label(source) for source in sources]
    taken = {str(label) for label, source in zip(labels, sources, strict=True) if source.shorthand}
    shared = Counter(str(label) for label, source in zip(labels, sources, strict=True) if not source.shorthand)
    unused: dict[str, Iterator[str]] = defaultdict(suffixes)
    by_age = sorted(range(len(labels)), key=lambda i: (sources[i].date.month or 13, sources[i].date.day or 32))
    for index in by_age:
        text = str(labels[index])
        if sources[index].shorthand or (shared[text] == 1 and text not in taken):
            continue
        suffix = next(letters for letters in unused[text] if text + letters not in taken)
        taken.add(text + suffix)
        label = labels[index]
        labels[index] = Label(label.before, label.own, label.after + suffix)
    return tuple(labels)


def _label(source: LabelSource) -> Label:
    capitals = source.capitals
    if source.shorthand:
        return _set_own_apart(source.shorthand, _own_place(source, capitals))
    if not capitals:
        return Label(_initials(source.fallback) + _two_digits(source.date), "", "")
    shown, plus = capitals, ""
    if len(capitals) > LONGEST_LIST:
        shown, plus = capitals[:SHORTENED], "+"
    own = source.own_position
    at = own if own is not None and own < len(shown) else None
    return _set_own_apart("".join(shown) + plus + _two_digits(source.date), at)


def _own_place(source: LabelSource, capitals: Sequence[str]) -> int | None:
    """Return the index of the site's author's capital in a shorthand: in author order, else its first occurrence."""
    if source.own_position is None:
        return None
    capital = capitals[source.own_position]
    ordered = source.shorthand[source.own_position : source.own_position + 1]
    if ordered == capital:
        return source.own_position
    at = source.shorthand.find(capital)
    return None if at < 0 else at


def _set_own_apart(text: str, at: int | None) -> Label:
    if at is None:
        return Label(text, "", "")
    return Label(text[:at], text[at], text[at + 1 :])


def capital(name: Name) -> str:
    """Return the first letter or digit of a family name, as a capital."""
    letters = (character for character in name.family if character.isalnum())
    return unicodedata.normalize("NFC", next(letters, "?")).upper()[:1]


def _initials(text: str) -> str:
    words = [word for word in text.split() if word[:1].isalnum()]
    return "".join(word[0].upper() for word in words[:SHORTENED]) or "?"


def _two_digits(date: PublicationDate) -> str:
    return "" if date.year is None else f"{abs(date.year) % 100:02d}"


def suffixes() -> Iterator[str]:
    """Yield a, b, ... z, aa, ab, ..."""
    for number in count():
        letters, rest = "", number
        while True:
            letters = chr(ord("a") + rest % 26) + letters
            rest = rest // 26 - 1
            if rest < 0:
                break
        yield letters
