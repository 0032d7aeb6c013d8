"""Reads LaTeX values from left to right in one pass, with one method for each kind of command."""

from __future__ import annotations

import html
import re
from functools import cached_property

from ..text.braces import matching_braces
from ..text.safe_urls import safe_url, without_latex
from . import commands as tex
from . import mathml, signs, units
from .conditions import end_of_formula_branch
from .tokens import TokenReader, end_of

_ARGUMENT = re.compile(r"\s*+(?:\[[^\[\]{}]*+\]\s*+)*+\{")
_SHOWN_TEXT = re.compile(r"\s*+\{(?!\s*+\})")
_EMPTY_GROUP = re.compile(r"(?:\{\s*+\})?+")
_AFTER_WORD = re.compile(r"\{\s*+\}|\s*+")


class Reader(TokenReader):
    """Reads one value from left to right, and writes each token as HTML and as text."""

    def read_command(self, name: str, end: int) -> int:
        """Read a command by its name."""
        if name in signs.ACCENTS:
            self.accents.append(name)
        elif name == "ifmmode":
            return end_of_formula_branch(self.source, end)
        elif name in tex.FOREIGN_QUOTES:
            return self.read_styled("enquote", self.argument(end)[1])
        elif name == "texorpdfstring":
            return self.read_first_of_two(end)
        elif name in tex.FRACTIONS:
            return self.read_fraction(end)
        elif name in units.ARGUMENTS and (found := self.arguments(name, end)):
            return self.read_quantity(name, *found)
        elif name in tex.CASES:
            return self.read_cased(name, end)
        elif name in signs.SYMBOLS:
            self.write(signs.SYMBOLS[name])
            return end_of(_AFTER_WORD, self.source, end)
        elif name in signs.WORDS:
            self.write(signs.WORDS[name])
            return end_of(_EMPTY_GROUP, self.source, end)
        elif name in tex.SWITCHES:
            self.out.begin_switch(*tex.SWITCHES[name])
            return end_of(_AFTER_WORD, self.source, end)
        elif name in tex.STYLES or name in tex.QUOTES or name in tex.FOOTNOTES:
            return self.read_styled(name, end)
        elif name in tex.LINKS:
            return self.read_link(name, end)
        elif name in tex.HIDDEN or name in ("ensuremath", "ce"):
            return self.read_hidden(name, end)
        else:
            return self.read_content(name, end)
        return end

    def read_fraction(self, end: int) -> int:
        """Write two arguments with a slash between them."""
        (above, end), (below, last) = self.argument(end), self.argument(self.argument(end)[1])
        self.write_latex(type(self)(f"{above}/{below}" if last > end else above))
        return last

    def read_first_of_two(self, end: int) -> int:
        r"""Write the first of two arguments: in `\texorpdfstring`, the second one repeats it for bookmarks."""
        first, end = self.argument(end)
        self.write_latex(type(self)(first))
        return self.argument(end)[1]

    def read_quantity(self, name: str, arguments: list[str], end: int) -> int:
        """Write numbers and units of the package siunitx."""
        inner = type(self)(units.to_latex(name, arguments))
        inner.cased = str
        self.write_latex(inner)
        return end

    def read_cased(self, name: str, end: int) -> int:
        """Write an argument in capitals or in small letters; its formulas and addresses stay."""
        if _ARGUMENT.match(self.source, end) is None:
            return end
        source, end = self.argument(end)
        inner = type(self)(source)
        inner.cased = tex.CASES[name]
        self.write_latex(inner)
        return end

    def read_styled(self, name: str, end: int) -> int:
        """Open a group whose content is in a style, in quotation marks or in parentheses."""
        argument = _ARGUMENT.match(self.source, end)
        if argument is None:
            return end
        self.flush_accents()
        if name in tex.STYLES:
            self.out.begin_group(*tex.STYLES[name])
        elif name in tex.QUOTES:
            self.out.begin_quotation()
        else:
            self.out.begin_group(" (", ")", is_markup=False)
        return argument.end()

    def read_link(self, name: str, end: int) -> int:
        """Write an address, as a link if it is safe to follow."""
        source, end = self.argument(end)
        url = "" if name == "path" else safe_url(source)
        opening = (f'<a href="{html.escape(url)}">', "</a>") if url else ("", "")
        self.flush_accents()
        shown = _SHOWN_TEXT.match(self.source, end) if name == "href" else None
        self.out.begin_group(*opening)
        if shown:
            return shown.end()
        self.out.text(without_latex(source))
        self.out.end_group()
        return end

    def read_hidden(self, name: str, end: int) -> int:
        """Read an argument that is not shown as text: write it if it is a formula, otherwise leave it out."""
        source, end = self.argument(end)
        if name == "begin" and source.startswith("otherlanguage"):
            end = self.argument(end)[1]
        elif name == "ensuremath":
            self.write_tex(source)
        elif name == "ce":
            self.write_chemistry(source)
        return end

    def read_content(self, name: str, end: int) -> int:
        """Show the argument as text; an unknown name is added to `unknown`, and shown if it has no argument."""
        argument = _ARGUMENT.match(self.source, end)
        start = argument.end() - 1 if argument else end
        if name in tex.CONTENT:
            return start
        empty_end = end_of(_EMPTY_GROUP, self.source, end)
        if character := mathml.symbol(name):
            self.write(character)
            return empty_end
        self.unknown[name] = None
        if argument and empty_end == end:
            return start
        self.write(name)
        return empty_end

    def argument(self, end: int) -> tuple[str, int]:
        """Return the source of the next argument and the position after it, or ("", end) if there is none."""
        opening = _ARGUMENT.match(self.source, end)
        closing = self.partners.get(opening.end() - 1) if opening else None
        return (self.source[opening.end() : closing], closing + 1) if opening and closing else ("", end)

    def arguments(self, name: str, end: int) -> tuple[list[str], int] | None:
        """Return the sources of a unit's or number's arguments and the position after them; None if one is missing."""
        sources = []
        for _ in range(units.ARGUMENTS[name]):
            source, last = self.argument(end)
            if last == end:
                return None
            sources.append(source)
            end = last
        return sources, end

    @cached_property
    def partners(self) -> dict[int, int]:
        """The position of each closing brace by that of its opening brace."""
        return matching_braces(self.source, escapes=True)
