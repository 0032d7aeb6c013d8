"""Braces in a title where capitals must stay: acronyms always, and proper nouns where the title is in sentence case."""

from __future__ import annotations

import re

_PIECE = re.compile(r"\$[^$]*\$|\\[A-Za-z]+(?:\{[^{}]*\})?|\{(?:[^{}]|\{[^{}]*\})*\}|[^\s{}$\\]+|\s+|.", re.DOTALL)
_WORD = re.compile(r"([^\w]*)([\w](?:.*[\w])?\+*)([^\w]*)", re.DOTALL)
_MIXED = re.compile(r"[^\W\d_].*[A-Z\u00c0-\u00de\u0391-\u03a9\u0410-\u042f]|\d.*[A-Z]|[A-Z].*\d")
_ROMAN = re.compile(r"[IVX]{2,}")
_SENTENCE_SHARE = 0.34
_CAPITALS_SHARE = 0.7


def protected(title: str, *, double: bool = False, english: bool = True) -> str:
    """Return a title in LaTeX with braces around what must keep its capitals; `double` puts them around all of it."""
    if double:
        return f"{{{title.replace('{', '').replace('}', '')}}}" if _is_bare(title) else f"{{{title}}}"
    if "{" in re.sub(r"\\[A-Za-z]+\{|\$[^$]*\$", "", title) or _is_shouted(title):
        return title  # the source has put braces itself, or has no small letters that could tell
    pieces = _PIECE.findall(title)
    in_sentence_case = english and _is_sentence(pieces)
    written, starts = [], True
    for piece in pieces:
        written.append(_protected_word(piece, in_sentence_case and not starts))
        if not piece.isspace():
            starts = piece.endswith((":", ".", "?", "!", "–", "—"))
    return "".join(written)


def _is_bare(title: str) -> bool:
    return "\\" not in title and "$" not in title


def _protected_word(piece: str, nouns: bool) -> str:
    if piece[:1] in "$\\{" or not (found := _WORD.fullmatch(piece)):
        return piece
    before, word, after = found.groups()
    if "\\" in word or not (_must_stay(word) or (nouns and _is_capital(word))):
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
    """Return whether most words of four letters or more, apart from the first, begin with a small letter."""
    words = [found[2] for piece in pieces[1:] if (found := _WORD.fullmatch(piece)) and len(found[2]) > 3]
    words = [word for word in words if word[0].isalpha() and not _must_stay(word)]
    return len(words) > 1 and sum(word[0].isupper() for word in words) <= _SENTENCE_SHARE * len(words)


def _is_shouted(title: str) -> bool:
    letters = [each for each in re.sub(r"\\[A-Za-z]+", "", title) if each.isalpha()]
    return len(letters) > 12 and sum(each.isupper() for each in letters) > _CAPITALS_SHARE * len(letters)
