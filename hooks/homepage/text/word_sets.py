"""Makes sets of words that the code writes as one text."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the set of words in a text, which are separated by spaces."""
    return frozenset(words.split())
