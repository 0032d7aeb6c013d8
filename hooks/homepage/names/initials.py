"""Initials that are written together, as PubMed writes them: `JRR`."""

from __future__ import annotations

_MOST = 3
_VOWELS = frozenset("AEIOUY")


def are_initials(word: str, family: str) -> bool:
    """Return whether a given name is several initials; in a name that is all in capitals, it may be a short name."""
    most = _MOST + _VOWELS.isdisjoint(word)
    return 1 < len(word) <= most and word.isupper() and word.isalpha() and not family.isupper()


def set_apart(given: str, family: str) -> str:
    """Return given names with initials that are written together set apart: `JRR` becomes `J. R. R.`."""
    words = given.split(" ")
    return " ".join(_apart(word) if are_initials(word.rstrip("."), family) else word for word in words)


def _apart(word: str) -> str:
    return " ".join(f"{letter}." for letter in word.rstrip("."))
