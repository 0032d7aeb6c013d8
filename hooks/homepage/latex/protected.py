"""Values in which the words that keep their capitals are marked: what is between braces, in a style or in a formula."""

from __future__ import annotations

import html
import re

from . import Rich, plain_text, tags_unwrapped
from .reader import Reader
from .writer import InlineWriter

OPENING, CLOSING = '<span class="nocase">', "</span>"
"""What is around protected text in the HTML: CSL's own element for it."""

_SPECIAL_CHARACTER = re.compile(r"\{\\(?:[A-Za-z]+|[^A-Za-z])\s*\{?\\?[A-Za-z]?\s*\}?\}")
r"""A letter such as `{\"o}`, whose braces protect nothing in BibTeX."""


def to_protected(latex: str) -> Rich:
    """Return a value with its protected text marked in the HTML, and with formulas as text."""
    if "{" not in latex and (plain := plain_text(latex)) is not None:
        return Rich(html.escape(plain), plain)
    reader = _ProtectingReader(tags_unwrapped(latex))
    return Rich(*reader.read(), tuple(reader.unknown))


class _ProtectingWriter(InlineWriter):
    """Writes each group and each style as protected, and formulas as text."""

    def markup(self, markup: str, text: str) -> None:
        super().markup(f"{OPENING}{html.escape(text)}{CLOSING}" if text else "", text)

    def begin_letter(self) -> None:
        """Begin a group that protects nothing."""
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
    """Reads a value, and notices which groups are no more than a letter."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.out: _ProtectingWriter = _ProtectingWriter()

    def read_token(self, token: re.Match[str]) -> int:
        if token["group"] == "{" and (self.accents or _SPECIAL_CHARACTER.match(self.source, token.start("group"))):
            self.out.begin_letter()
            return token.end()
        return super().read_token(token)
