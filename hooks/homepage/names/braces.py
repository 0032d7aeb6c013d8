"""Splits a value as BibTeX does: only outside braces."""

from __future__ import annotations

import re

from ..text.braces import matching_braces

BLANK = "{}~,; \t\r\n\f\v"
COMMA = re.compile(r"[{},]")
SPACE = re.compile(r"[{}]|(?:\\ |\s|(?<!\\)~)+")
RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
LETTER = rf"[^\W{RAISED_DIGITS}]"
ORDINARY = re.compile(rf"(?:{LETTER}++|[\s.,'’‐–-]++)*+")
"""Text of only letters, spaces and common punctuation, which needs no further check."""


def split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Return the text split at separators outside braces; the pattern must also match single braces."""
    if "{" not in text:
        return separator.split(text)
    pieces, start, depth = [], 0, 0
    for found in separator.finditer(text):
        if found[0] == "{":
            depth += 1
        elif found[0] == "}":
            depth -= 1
        elif depth == 0:
            pieces.append(text[start : found.start()])
            start = found.end()
    pieces.append(text[start:])
    return pieces


def inside(piece: str) -> str | None:
    """Return the text inside a pair of braces that encloses the whole piece, or None if there is no such pair."""
    if not (piece.startswith("{") and piece.endswith("}")):
        return None
    is_pair = matching_braces(piece).get(0) == len(piece) - 1
    return piece[1:-1] if is_pair else None


def shown(text: str) -> str:
    """Return a text for a problem to quote, shortened to 60 characters."""
    return text if len(text) <= 60 else text[:57] + "..."
