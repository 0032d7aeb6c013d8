"""Initials that are written together, as PubMed writes them: `JRR`."""

from __future__ import annotations

import re

_MOST = 3
_VOWELS = frozenset("AEIOUY")
_LETTERS = re.compile(r"[^\W\d_]{2,4}+(?![^\W\d_])\.?")


def are_initials(word: str, family: str) -> bool:
    """Return whether a given name is several initials; in a name that is all in capitals, it may be a short name."""
    most = _MOST + _VOWELS.isdisjoint(word)
    return 1 < len(word) <= most and word.isupper() and word.isalpha() and not family.isupper()


def set_apart(given: str, family: str) -> str:
    """Return given names with initials that are written together set apart: `JRR` becomes `J. R. R.`."""

    def apart(found: re.Match[str]) -> str:
        letters = found[0].rstrip(".")
        is_part = found.start() > 0 and given[found.start() - 1].isalpha()
        return (
            " ".join(f"{letter}." for letter in letters) if not is_part and are_initials(letters, family) else found[0]
        )

    return _LETTERS.sub(apart, given)
