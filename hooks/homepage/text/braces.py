r"""Matches braces. For BibTeX, `\{` is a brace; where a text is read as LaTeX (`escapes`), it is a character."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_BRACE = re.compile(r"[{}]")
_BRACE_OR_ESCAPE = re.compile(r"\\[{}\\]|[{}]")


def matching_braces(text: str, *, escapes: bool = False) -> dict[int, int]:
    """Return the positions of closing braces by those of their opening ones."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for found in _braces_and_escapes(text, escapes=escapes):
        if found[0] == "{":
            opened.append(found.start())
        elif found[0] == "}" and opened:
            closing[opened.pop()] = found.start()
    return closing


def lonely_braces(text: str, *, escapes: bool = False) -> set[int]:
    """Return the positions of the braces without a matching brace."""
    braces = {found.start() for found in _braces_and_escapes(text, escapes=escapes) if found[0] in "{}"}
    matched = matching_braces(text, escapes=escapes)
    return braces - matched.keys() - set(matched.values())


def brace_depth(text: str, *, escapes: bool = False) -> int:
    """Return how many braces are open at most, one inside the other."""
    depth = deepest = 0
    for found in _braces_and_escapes(text, escapes=escapes):
        if found[0] == "{":
            depth += 1
            deepest = max(deepest, depth)
        elif found[0] == "}":
            depth -= 1
    return deepest


def _braces_and_escapes(text: str, *, escapes: bool) -> Iterator[re.Match[str]]:
    return (_BRACE_OR_ESCAPE if escapes else _BRACE).finditer(text)
