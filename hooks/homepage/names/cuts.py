"""Where a name in reading order is cut: "Gabriela Soto Marín" does not say which words are the family name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from .records import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .records import Name

_MOST_WORDS = 3
"""The largest number of words by which a family name may be longer than the guess."""


def other_cuts(name: Name) -> Iterator[Name]:
    """Yield the name with longer family names, as its word order allows; nothing if its cut is not a guess."""
    words = name.given.split() if name.guessed else []
    for at in range(len(words) - 1, max(0, len(words) - 1 - _MOST_WORDS), -1):
        family = " ".join(filter(None, (*words[at:], name.prefix, name.family)))
        yield replace(name, given=" ".join(words[:at]), family=family, prefix="")


def cut_as_known(name: Name, known: Iterable[Name]) -> Name:
    """Return a name cut as a person's own names with a comma are; unchanged if its cut is not a guess."""
    cuts = (name, *other_cuts(name))
    fitting = (_cut_like(cut, one) for one in known if not one.guessed for cut in cuts if _same_family(cut, one))
    return next(fitting, name)


def _same_family(one: Name, other: Name) -> bool:
    return fold(f"{one.prefix} {one.family}".strip()) == fold(f"{other.prefix} {other.family}".strip())


def _cut_like(name: Name, known: Name) -> Name:
    """Return a name with its own letters, and with as many words in the particle as the known name has."""
    words = f"{name.prefix} {name.family}".split()
    at = len(known.prefix.split())
    return replace(name, prefix=" ".join(words[:at]), family=" ".join(words[at:]))
