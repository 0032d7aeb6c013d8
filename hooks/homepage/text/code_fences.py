"""Separates code from other text in Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_FENCED = r"^[ \t>]*(?P<fence>`{3,}|~{3,})(?:.*\n)+?[ \t>]*(?P=fence)[`~]*[ \t]*$"
CODE = rf"{_FENCED}|(?<!`)(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
"""Pattern of a fenced code block or of code in a line; needs `re.MULTILINE`."""
_CODE = re.compile(CODE, re.MULTILINE)


def outside_fences(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Yield the lines outside fenced code with their numbers, from 0; each code block becomes one empty line."""
    fence = ""
    for number, line in enumerate(lines):
        mark = _FENCE.match(line)
        if fence:
            if mark and mark[1].startswith(fence) and not line.strip(" `~\t"):
                fence = ""
        elif mark:
            fence = mark[1]
            yield number, ""
        else:
            yield number, line


def change_outside_code(markdown: str, change: Callable[[str], str]) -> str:
    """Return Markdown in which `change` is applied to all text except code."""
    pieces, place = [], 0
    for code in _CODE.finditer(markdown):
        pieces += [change(markdown[place : code.start()]), code[0]]
        place = code.end()
    return "".join((*pieces, change(markdown[place:])))


def code_left_empty(markdown: str) -> str:
    """Return Markdown in which code is replaced by as many empty lines, so that every line keeps its number."""
    return _CODE.sub(lambda code: "\n" * code[0].count("\n"), markdown)
