"""Makes sets and tables of words that the code writes as one text."""

from __future__ import annotations


def word_set(words: str) -> frozenset[str]:
    """Return the set of words in a text, which are separated by spaces."""
    return frozenset(words.split())


def pairs(words: str) -> dict[str, str]:
    """Return a table of the words in a text: the second by the first, the fourth by the third, and so on."""
    names = words.split()
    return dict(zip(names[::2], names[1::2], strict=True))
