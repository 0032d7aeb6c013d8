"""Splitting a value where BibTeX does: outside its braces."""

from __future__ import annotations

import re

BLANK = "{}~,; \t\r\n\f\v"
COMMA = re.compile(r"[{},]")
SPACE = re.compile(r"[{}]|(?:\\ |\s|(?<!\\)~)+")
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LETTER = rf"[^\W{RAISED_DIGITS}]"
ORDINARY = re.compile(rf"(?:{LETTER}++|[\s.,'’‐–-]++)*+")
"""Text in which nothing needs a second look."""

_BRACE = re.compile(r"[{}]")


def split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the text split at a separator outside braces; its pattern also finds the braces."""
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
    """Return the places of the braces that have no partner."""
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
    """Return what a pair of braces around the whole piece encloses, or None."""
    if not (piece.startswith("{") and piece.endswith("}")):
        return None
    depth = 0
    for brace in _BRACE.finditer(piece):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return piece[1:-1] if brace.end() == len(piece) else None
    return None


def shown(text: str) -> str:
    """Return a piece short enough to quote in a problem."""
    return text if len(text) <= 60 else text[:57] + "..."
