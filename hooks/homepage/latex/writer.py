"""Writes inline HTML and plain text at the same time."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from ..text.characters import tidy
from .math_text import raised

_BREAKING = r"\t\n\r\f\v\x85\u2028\u2029"
_SPACES = re.compile(f"[{_BREAKING}][ {_BREAKING}]*| [ {_BREAKING}]+")
"""White space that becomes one space; no-break spaces and thin spaces do not change."""

_EXPONENT = re.compile(r"[+\-−]?[0-9]{1,6}[+\-−]?")

DEEPEST = 16
"""The largest number of nested tags; of deeper ones, only the text is written."""


class _Markup(NamedTuple):
    """A piece of HTML and its plain text."""

    html: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Open:
    """A group, element or switch that is open."""

    kind: str
    closing: str | _Markup
    start: int


class InlineWriter:
    """Collects text and markup, and closes everything that is still open in the right order."""

    def __init__(self) -> None:
        self._pieces: list[str | _Markup] = []
        self._open: list[_Open] = []
        self._inside: Counter[str] = Counter()
        self._depth = 0

    def text(self, text: str) -> None:
        """Add plain text; it is escaped in the HTML."""
        if text:
            self._pieces.append(text)

    def markup(self, markup: str, text: str) -> None:
        """Add safe, balanced HTML and its plain text."""
        self._pieces.append(_Markup(markup, text))

    def begin_group(self, opening: str = "", closing: str = "", *, is_markup: bool = True) -> None:
        """Begin a group, with markup or with text around it."""
        self._begin("{", opening, closing, is_markup)

    def begin_quotation(self) -> None:
        """Begin a group in quotation marks: double ones, or single ones inside double ones."""
        inner = self._inside["”"] > self._inside["’"]
        opening, closing = ("‘", "’") if inner else ("“", "”")
        self.begin_group(opening, closing, is_markup=False)

    def begin_switch(self, opening: str, closing: str) -> None:
        """Begin markup that lasts to the end of its group."""
        self._begin("switch", opening, closing, is_markup=True)

    def begin_tag(self, tag: str) -> None:
        """Begin an element of the allow-list."""
        self._begin(tag, f"<{tag}>", f"</{tag}>", is_markup=True)

    def end_group(self) -> None:
        """End the current group; if no group is open, do nothing."""
        if self._inside["{"]:
            while self._open[-1].kind != "{":
                self._end()
            self._end()

    def end_tag(self, tag: str) -> None:
        """End an element and all that began inside it; do nothing if it is not open in the current group."""
        for distance, item in enumerate(self._open[: -DEEPEST - 1 : -1], 1):
            if item.kind == "{":
                return
            if item.kind == tag:
                for _ in range(distance):
                    self._end()
                return

    def result(self) -> tuple[str, str]:
        """Return the HTML, which is on one line, and the plain text."""
        while self._open:
            self._end()
        markup, text = [], []
        for is_text, run in groupby(self._pieces, key=lambda piece: isinstance(piece, str)):
            # Adjacent texts are joined first: a letter and its accent may have come separately.
            for piece in [_escaped("".join(map(str, run)))] if is_text else run:
                markup.append(piece[0])
                text.append(piece[1])
        one_line = _SPACES.sub(" ", "".join(markup)).strip(" ")
        return one_line, " ".join("".join(text).split())

    def text_result(self) -> str:
        """Return only the plain text."""
        while self._open:
            self._end()
        text: list[str] = []
        for is_text, run in groupby(self._pieces, key=lambda piece: isinstance(piece, str)):
            pieces = [str(piece) if is_text else piece[1] for piece in run]
            text += [tidy("".join(pieces))] if is_text else pieces
        return " ".join("".join(text).split())

    def _begin(self, kind: str, opening: str, closing: str, is_markup: bool) -> None:
        nested_link = closing == "</a>" and self._inside[closing]
        if is_markup and (self._depth >= DEEPEST or nested_link):
            opening = closing = ""
        if opening:
            self._pieces.append(_Markup(opening) if is_markup else opening)
            self._depth += is_markup
            self._inside[closing] += 1
        elif kind != "{":
            return
        self._inside[kind] += 1
        self._open.append(_Open(kind, _Markup(closing) if closing and is_markup else closing, len(self._pieces)))

    def _end(self) -> None:
        last = self._open.pop()
        self._inside[last.kind] -= 1
        if not last.closing:
            return
        self._depth -= isinstance(last.closing, _Markup)
        self._inside[last.closing if isinstance(last.closing, str) else last.closing.html] -= 1
        if len(self._pieces) == last.start:
            self._pieces.pop()
            return
        if last.closing == _Markup("</sup>"):
            self._raise_number(last.start)
        self._pieces.append(last.closing)

    def _raise_number(self, start: int) -> None:
        """Write an exponent in superscript characters in the plain text: 10 and -3 would look like another number."""
        exponent = "".join(piece for piece in self._pieces[start : start + 9] if isinstance(piece, str))
        if _EXPONENT.fullmatch(exponent):
            self._pieces[start:] = [_Markup(html.escape(exponent), raised(exponent))]


def _escaped(text: str) -> _Markup:
    text = tidy(text)
    if text and unicodedata.combining(text[0]):
        # If the page is normalized, a bare accent would join the ">" of the tag before it.
        return _Markup(f"&#{ord(text[0])};{html.escape(text[1:])}", text)
    return _Markup(html.escape(text), text)
