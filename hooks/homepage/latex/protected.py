"""Marks the words of a value that must not change case: text in braces, in a style or in a formula."""

from __future__ import annotations

import html
import re

from . import Rich, plain_text, tags_unwrapped
from .reader import Reader
from .writer import InlineWriter

OPENING, CLOSING = '<span class="nocase">', "</span>"
"""The tags around protected text in the HTML, as CSL defines them."""

_SPECIAL_CHARACTER = re.compile(r"\{\\(?:[A-Za-z]+|[^A-Za-z])\s*\{?\\?[A-Za-z]?\s*\}?\}")
r"""A letter such as `{\"o}`; in BibTeX, its braces do not protect it."""


def to_protected(latex: str) -> Rich:
    """Return a value whose HTML marks the protected text and shows formulas as text."""
    if "{" not in latex and (plain := plain_text(latex)) is not None:
        return Rich(html.escape(plain), plain)
    reader = _ProtectingReader(tags_unwrapped(latex))
    return Rich(*reader.read(), tuple(reader.unknown))


class _ProtectingWriter(InlineWriter):
    """Writes each group and each style as protected, and formulas as text."""

    def markup(self, markup: str, text: str) -> None:
        super().markup(f"{OPENING}{html.escape(text)}{CLOSING}" if text else "", text)

    def begin_letter(self) -> None:
        """Begin a group that does not protect its text."""
        super().begin_group()

    def begin_group(self, opening: str = "", closing: str = "", *, is_markup: bool = True) -> None:
        if is_markup:
            opening, closing = f"{opening}{OPENING}", f"{CLOSING}{closing}"
        super().begin_group(opening, closing, is_markup=is_markup)

    def begin_quotation(self) -> None:
        super().begin_quotation()
        super().begin_switch(OPENING, CLOSING)

    def begin_switch(self, opening: str, closing: str) -> None:
        super().begin_switch(f"{opening}{OPENING}", f"{CLOSING}{closing}")

    def begin_tag(self, tag: str) -> None:
        self._begin(tag, f"<{tag}>{OPENING}", f"{CLOSING}</{tag}>", is_markup=True)


class _ProtectingReader(Reader):
    """Reads a value; a group that is only a letter with an accent is not protected."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.out: _ProtectingWriter = _ProtectingWriter()

    def read_token(self, token: re.Match[str]) -> int:
        if token["group"] == "{" and (self.accents or _SPECIAL_CHARACTER.match(self.source, token.start("group"))):
            self.out.begin_letter()
            return token.end()
        return super().read_token(token)
