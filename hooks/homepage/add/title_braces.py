"""Braces in a title where capitals must stay: acronyms always, and proper nouns where the title is in sentence case."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

_PIECE = re.compile(r"\$[^$]*\$|\\[A-Za-z]+(?:\{[^{}]*\})?|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s{}$\\]+|\s+|.", re.DOTALL)
_OF_LATEX = re.compile(r"\$[^$]*\$|\{\\[^{}]*(?:\{[^{}]*\})?[^{}]*\}|\\[A-Za-z]+\{")
"""Braces that belong to a command or a formula."""
_WORD = re.compile(r"([^\w]*)([\w](?:.*[\w])?\+*)([^\w]*)", re.DOTALL)
_MIXED = re.compile(r"[^\W\d_].*[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f]|\d.*[A-Z]|[A-Z].*\d")
_ROMAN = re.compile(r"[IVX]{2,}")
_SENTENCE_SHARE = 0.33
_SMALL_IN_TITLES = (
    "with from into onto over under than that when where while without within about after before between through during"
    " across among against along around beyond towards toward using upon versus"
)
_PREPOSITIONS = frozenset(_SMALL_IN_TITLES.split())
"""Longer words that titles in capitals also write small."""
_CAPITALS_SHARE = 0.7


def protected(title: str, *, double: bool = False, english: bool = True, braced: Container[str] = frozenset()) -> str:
    """Return a title in LaTeX with braces around what must keep its capitals; `double` puts them around all of it.

    `braced` are words that get braces in any title, since other titles of the file have them there.
    """
    if double:
        return f"{{{title.replace('{', '').replace('}', '')}}}" if _is_bare(title) else f"{{{title}}}"
    if "{" in _OF_LATEX.sub("", title) or _is_shouted(title):
        return title  # the source has put braces itself, or has no small letters that could tell
    pieces = _PIECE.findall(title)
    in_sentence_case = english and _is_sentence(pieces)
    written, starts = [], True
    for piece in pieces:
        written.append(_protected_word(piece, in_sentence_case and not starts, braced))
        if not piece.isspace():
            starts = piece.endswith((":", ".", "?", "!", "–", "—"))
    return "".join(written)


def _is_bare(title: str) -> bool:
    return "\\" not in title and "$" not in title


def _protected_word(piece: str, nouns: bool, braced: Container[str]) -> str:
    if piece[:1] in "$\\{" or not (found := _WORD.fullmatch(piece)):
        return piece
    before, word, after = found.groups()
    if "\\" in word or not (_must_stay(word) or word in braced or (nouns and _is_capital(word))):
        return piece
    return f"{before}{{{word}}}{after}"


def _must_stay(word: str) -> bool:
    """Return whether a word has a capital after its beginning, also in one of its parts: `RLHF`, `GPT-4`, `iPhone`."""
    parts = [part for part in re.split(r"[-/‐–']", word) if part]
    return any(_MIXED.search(part) or (_ROMAN.fullmatch(part) and len(parts) == 1) for part in parts) or (
        len(parts) > 1 and any(part.isdigit() for part in parts) and word[:1].isupper()
    )


def _is_capital(word: str) -> bool:
    return word[:1].isupper() and len(word) > 1


def _is_sentence(pieces: list[str]) -> bool:
    """Return whether a third of the long words after the first begin with a small letter, apart from prepositions."""
    words: list[str] = [found[2] for piece in pieces[1:] if (found := _WORD.fullmatch(piece)) and len(found[2]) > 3]
    words = [word for word in words if word[0].isalpha() and not _must_stay(word) and word not in _PREPOSITIONS]
    return sum(word[0].islower() for word in words) >= max(1, len(words) * _SENTENCE_SHARE)


def _is_shouted(title: str) -> bool:
    letters = [each for each in re.sub(r"\\[A-Za-z]+", "", title) if each.isalpha()]
    return len(letters) > 12 and sum(each.isupper() for each in letters) > _CAPITALS_SHARE * len(letters)
