"""Splits a value as BibTeX does: only outside braces."""

from __future__ import annotations

import re

BLANK = "{}~,; \t\r\n\f\v"
COMMA = re.compile(r"[{},]")
SPACE = re.compile(r"[{}]|(?:\\ |\s|(?<!\\)~)+")
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LETTER = rf"[^\W{RAISED_DIGITS}]"
ORDINARY = re.compile(rf"(?:{LETTER}++|[\s.,'’‐–-]++)*+")
"""Text of only letters, spaces and common punctuation, which needs no further check."""

_BRACE = re.compile(r"[{}]")


def split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the text split at separators outside braces; the pattern must also match single braces."""
    if "{" not in text:
        return separator.split(text)
    pieces, start, depth = [], 0, 0
    for found in separator.finditer(text):
        mark = found[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
        elif depth == 0:
            pieces.append(text[start : found.start()])
            start = found.end()
    pieces.append(text[start:])
    return pieces


def lonely_braces(text: str) -> set[int]:
    """Return the positions of the braces without a matching brace."""
    opened, lonely = [], set()
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            opened.pop()
        else:
            lonely.add(brace.start())
    return lonely.union(opened)


def inside(piece: str) -> str | None:
    """Return the text inside a pair of braces that encloses the whole piece, or None if there is no such pair."""
    if not (piece.startswith("{") and piece.endswith("}")):
        return None
    depth = 0
    for brace in _BRACE.finditer(piece):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return piece[1:-1] if brace.end() == len(piece) else None
    return None


def shown(text: str) -> str:
    """Return a text for a problem to quote, shortened to 60 characters."""
    return text if len(text) <= 60 else text[:57] + "..."
