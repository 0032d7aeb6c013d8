"""Separates code from other text in Markdown."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_OPENING = r"`{3,}(?=[^`\n]*$)|~{3,}"
_FENCED = rf"^[ \t>]*(?P<fence>{_OPENING})(?:.*\n)+?[ \t>]*(?P=fence)[`~]*[ \t]*$"
_UNCLOSED = rf"^ {{0,3}}(?:{_OPENING})(?s:.*)"
CODE = rf"{_FENCED}|{_UNCLOSED}|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
"""Pattern of a fenced code block or of code in a line; needs `re.MULTILINE`.

A block that is never closed ends with the text, as in CommonMark; without this, many of them would take quadratic time.
"""
_CODE = re.compile(CODE, re.MULTILINE)
_FENCE = re.compile(_OPENING)
_MOST_SPACES = 3
"""The largest indent of a fence; a line with more is code without fences."""


def opening_fence(text: str) -> str:
    """Return the fence that opens a code block, from a line without its indent; empty if the line opens none."""
    fence = _FENCE.match(text)
    return fence[0] if fence else ""


def closes(fence: str, text: str) -> bool:
    """Return whether a line, given without its indent, closes the code block that `fence` opened."""
    return text.startswith(fence) and not text.strip(" `~\t")


def outside_fences(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines outside fenced code with their numbers, from 0; each code block becomes one empty line."""
    fence = ""
    for number, line in enumerate(lines):
        text = line.lstrip(" ")
        may_be_fence = text.startswith(("```", "~~~")) and len(line) - len(text) <= _MOST_SPACES
        if fence:
            if may_be_fence and closes(fence, text):
                fence = ""
        elif may_be_fence and (fence := opening_fence(text)):
            yield number, ""
        else:
            yield number, line


def change_outside_code(markdown: str, change: Callable[[str], str]) -> str:
    """Return Markdown in which `change` is applied to all text except code."""
    pieces, end = [], 0
    for code in _CODE.finditer(markdown):
        pieces += [change(markdown[end : code.start()]), code[0]]
        end = code.end()
    return "".join((*pieces, change(markdown[end:])))


@lru_cache(maxsize=8)  # asked once for each problem of a page
def code_left_empty(markdown: str) -> str:
    """Return Markdown in which code is replaced by as many empty lines, so that every line keeps its number."""
    return _CODE.sub(lambda code: "\n" * code[0].count("\n"), markdown)
