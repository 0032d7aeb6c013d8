"""Indents nested lists by four spaces for Python-Markdown; GitHub aligns them with the text of the item above."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.code_fences import closes, opening_fence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_MARKER = re.compile(r"(?!([-*])[ \t]*(?:\1[ \t]*)+$)((?:[-+*]|(\d{1,9})[.)])(?:[ \t]+|$))")
_TEXT = re.compile(r"(?![#>|<=]|/{3}|!{3}|\?{3}|\[\^?[^\]]*\]:|: )")
_STEP = 4


def indented_by_four(lines: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield each line, indented by four spaces for each list item around it, and whether it is code between fences.

    An empty line separates an item from the paragraphs, tables and code of the one above.
    """
    lists = _Lists()
    for line in lines:
        yield from lists.read(line)


class _Lists:
    """The list items and the code fence that are open at the current line."""

    def __init__(self) -> None:
        self.items: list[int] = []  # where the text of each open item starts
        self.fence = ""
        self.fence_indent = 0
        self.in_paragraph = False
        self.is_loose = False  # whether the last line belongs to an item with several paragraphs
        self.after_blank = False

    def read(self, line: str) -> Iterator[tuple[str, bool]]:
        """Yield the changed line, after an empty one if that is needed, and whether each is code."""
        text = line.expandtabs(_STEP).lstrip(" ") if line[:1] in (" ", "\t") else line
        if not text.strip():
            self.in_paragraph, self.after_blank = False, True
            yield line, bool(self.fence)
            return
        indent = len(line.expandtabs(_STEP)) - len(text) if text is not line else 0
        if self.fence and not (self.items and indent < self.items[-1]):
            yield self._code(line, text, indent), True
        else:
            yield from self._outside_code(line, text, indent)
        self.after_blank = False

    def _code(self, line: str, text: str, indent: int) -> str:
        if closes(self.fence, text):
            self.fence = ""
        return self._at_depth(" " * max(0, indent - self.fence_indent) + text) if self.items else line

    def _outside_code(self, line: str, text: str, indent: int) -> Iterator[tuple[str, bool]]:
        inside = [start for start in self.items if start <= indent]
        rest = indent - (inside[-1] if inside else 0)
        is_block = rest < _STEP
        opening = opening_fence(text) if is_block else ""
        marker = _MARKER.match(text) if is_block and not opening else None
        if marker and self.in_paragraph and inside == self.items and marker[3] not in (None, "1"):
            marker = None  # a number at the start of a line, within a sentence
        is_text = bool(_TEXT.match(text)) and not opening and not marker
        if self.in_paragraph and is_text:
            yield line, False
            return
        if marker and self.is_loose and not self.after_blank:
            yield "", False
        self.is_loose = bool(inside) and not marker and (self.after_blank or self.is_loose)
        self.items, self.fence, self.fence_indent = inside, opening, indent
        yield self._at_depth("" if is_block else " " * rest, text) if inside else line, bool(opening)
        self.in_paragraph = is_block and (is_text or bool(marker))
        if marker:
            bullet = len(marker[2].rstrip())
            self.items.append(indent + (len(marker[2]) if len(marker[2]) <= bullet + _STEP else bullet + 1))

    def _at_depth(self, *text: str) -> str:
        return " " * (_STEP * len(self.items)) + "".join(text)
