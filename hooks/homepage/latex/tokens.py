"""Reads the tokens of a LaTeX value from left to right: text, accents, formulas and tags; not its commands."""

from __future__ import annotations

import html
import re
import unicodedata
from abc import abstractmethod
from typing import TYPE_CHECKING

from ..text.safe_html import BREAKS, KEPT_TAGS, TAG_PATTERN
from ..text.safe_urls import without_latex
from . import chemistry, formula_signs, mathml, signs
from .writer import DEEPEST, InlineWriter

if TYPE_CHECKING:
    from collections.abc import Callable

_MOST_FORMULAS = 200
"""The largest number of formulas in one value shown in MathML; later ones are shown as text."""

_TOKEN = re.compile(
    r"(?P<text>[^\\{}$<&`~'-]*+)(?:"
    r"(?P<command>\\[A-Za-z]+(?:\*(?=\s*[\[{]))?)"
    r"|\\?(?P<entity>&(?:[A-Za-z][A-Za-z0-9]{1,31}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});)"
    r"|(?P<umlaut>\\''(?=\s*\{?[aeiouyAEIOUY]))"
    r"|(?P<control>\\(?:.|\Z))"
    r"|(?P<group>[{}])"
    r"|(?P<math>\$\$?)"
    rf"|(?P<tag>{TAG_PATTERN})"
    r"|(?P<comment><!--[^<]*?-->|<\?xml[^<>]*+>)"
    r"|(?P<ligature>---?|``|''|~)"
    r"|`(?P<quote>[^`'’\\{}$<&~]{1,200})['’](?!\w)"
    r"|(?P<sign>[<&`'-])|\Z)",
    re.DOTALL,
)
_OPENING_MARK = re.compile(r"[?!]`(?!`)")
_CHEMISTRY = re.compile(r"\s*\\ce\s*\{((?:[^{}]|\{[^{}]*\})*)\}\s*")
_LINE_SKIP = re.compile(r"\*?(?:\[-?[\d.]+[a-z]{2}\])?")
_ELEMENT_END = {name: re.compile(rf"</{name}\s*+>", re.IGNORECASE) for name in ("script", "style", "math", "mml:math")}


class TokenReader:
    """Reads one value from left to right, and writes each token as HTML and as text."""

    def __init__(self, source: str) -> None:
        self.source = _OPENING_MARK.sub(_inverted, source) if "`" in source else source
        self.out = InlineWriter()
        self.accents: list[str] = []
        self.formulas = 0
        self.depth = 0
        self.cased: Callable[[str], str] | None = None
        self.unknown: dict[str, None] = {}
        self.unended: set[str] = set()

    def read(self) -> tuple[str, str]:
        """Return the whole value as HTML and as text."""
        self.read_tokens()
        return self.out.result()

    def read_text(self) -> str:
        """Return the whole value as text only."""
        self.read_tokens()
        return self.out.text_result()

    def read_tokens(self) -> None:
        """Read the whole value and write each token."""
        position = 0
        while position < len(self.source) and (token := _TOKEN.match(self.source, position)):
            self.write(token[1])
            position = self.read_token(token)
        self.flush_accents()

    def read_token(self, token: re.Match[str]) -> int:
        """Write a token with all that belongs to it, and return the position after it."""
        match token.lastgroup:
            case "command":
                return self.read_command(token["command"][1:].rstrip("*"), token.end())
            case "control":
                return self.read_control(token["control"], token.end())
            case "math":
                return self.read_math(token["math"], token.end())
            case "tag":
                return self.read_tag(token["tag"], token.end())
            case "group":
                self.read_brace(token["group"])
            case "entity":
                self.write(html.unescape(token["entity"]))
            case "ligature":
                self.write(signs.LIGATURES[token["ligature"]])
            case "quote":
                self.write(f"‘{token['quote']}’")
            case "sign":
                self.write(token["sign"])
            case "umlaut":
                self.accents.append('"')
        return token.end()

    def write(self, text: str) -> None:
        """Add text; its first letter gets the accents read before it."""
        if self.cased:
            text = self.cased(text)
        if not self.accents:
            self.out.text(text)
        elif letters := text.lstrip():
            if letters[0].isalpha():
                base = {"ı": "i", "ȷ": "j"}.get(letters[0], letters[0])
                # No letter has more than a few accents; a long series would cost time.
                marks = "".join(signs.ACCENTS[name] for name in reversed(self.accents[-4:]))
                self.accents.clear()
                text = unicodedata.normalize("NFC", base + marks) + letters[1:]
            self.flush_accents()
            self.out.text(text)

    def flush_accents(self) -> None:
        """Add accents that no letter followed, each as its own character."""
        self.out.text("".join(signs.LONE_ACCENTS.get(name, name) for name in self.accents))
        self.accents.clear()

    def read_brace(self, brace: str) -> None:
        """Open or close a group."""
        if brace == "{":
            self.out.begin_group()
        else:
            self.flush_accents()
            self.out.end_group()

    def read_control(self, control: str, end: int) -> int:
        """Read a backslash and one character: an accent, a space, the start of a formula or an escape."""
        character = control[1:]
        if character in signs.ACCENTS:
            self.accents.append(character)
            return end
        if control in formula_signs.OPENINGS:
            return self.read_math(control, end)
        self.write(signs.CONTROL_SYMBOLS.get(character, character or "\\"))
        return end_of(_LINE_SKIP, self.source, end) if character == "\\" else end

    def read_math(self, opening: str, end: int) -> int:
        """Read a formula, or the dollar sign of an amount of money."""
        formula = formula_signs.find(opening, self.source, end)
        if formula is None:
            self.write(opening.lstrip("\\"))
            return end
        if chemistry_alone := _CHEMISTRY.fullmatch(formula[1]):
            self.write_chemistry(chemistry_alone[1])
        else:
            self.write_tex(formula[1])
        return formula.end()

    def write_tex(self, source: str) -> None:
        """Add a formula in TeX; if a value has too many, the rest are shown as text."""
        self.formulas += 1
        self.write_formula(mathml.from_tex(source) if self.formulas <= _MOST_FORMULAS else mathml.as_text(source))

    def write_chemistry(self, source: str) -> None:
        """Add a chemical formula; it cannot contain another one."""
        self.flush_accents()
        self.out.begin_group()
        self.write_latex(type(self)(chemistry.to_latex(source)))
        self.out.end_group()

    def write_latex(self, inner: TokenReader) -> None:
        """Add what another reader reads; what is too deep in other arguments is shown without its commands."""
        if self.depth == DEEPEST:
            self.write(without_latex(inner.source))
            return
        inner.out, inner.formulas, inner.depth = self.out, self.formulas, self.depth + 1
        inner.cased = inner.cased or self.cased
        inner.read_tokens()
        self.formulas = inner.formulas
        self.unknown |= inner.unknown

    def write_formula(self, formula: mathml.Formula) -> None:
        """Add a formula as HTML and as text."""
        self.flush_accents()
        self.out.markup(formula.html, formula.text)
        self.unknown |= dict.fromkeys(formula.unknown)

    def read_tag(self, tag: str, end: int) -> int:
        """Read a tag: tags of the allow-list stay, others are removed, and scripts are removed with their content."""
        name = tag.strip("</>").split()[0].rstrip("/").lower()
        is_end = tag.startswith("</")
        self.flush_accents()
        if name in _ELEMENT_END and not is_end and "math/" not in tag:
            return self.read_element(tag, name, end)
        name = name.removeprefix("jats:").removeprefix("ce:")
        if name in BREAKS:
            self.out.text(" ")
        elif is_end and name in KEPT_TAGS:
            self.out.end_tag(KEPT_TAGS[name])
        elif name in KEPT_TAGS and not tag.endswith("/>"):
            self.out.begin_tag(KEPT_TAGS[name])
        return end

    def read_element(self, tag: str, name: str, end: int) -> int:
        """Read a script, a style or a formula up to its end tag; if there is no end tag, the start tag is text."""
        last = None if name in self.unended else _ELEMENT_END[name].search(self.source, end)
        if last is None:
            self.unended.add(name)
            self.out.text("" if name.endswith("math") else tag)
            return end
        if name.endswith("math"):
            self.write_formula(mathml.from_markup(self.source[end : last.start()]))
        return last.end()

    @abstractmethod
    def read_command(self, name: str, end: int) -> int:
        """Read a command by its name, and return the position after it."""


def _inverted(found: re.Match[str]) -> str:
    return "¿" if found[0] == "?`" else "¡"


def end_of(pattern: re.Pattern[str], source: str, position: int) -> int:
    """Return where a pattern ends that begins at a position, or the position."""
    found = pattern.match(source, position)
    return found.end() if found else position
