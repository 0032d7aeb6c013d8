"""Tables of words, written in code as one text."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text with spaces between them."""
    return frozenset(words.split())
