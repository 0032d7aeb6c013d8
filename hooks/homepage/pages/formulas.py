r"""Turns formulas into MathML: `$x$` and `$$x$$` as on GitHub, `\\(x\\)` as on the Hub, `\(x\)` as in TeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor

if TYPE_CHECKING:
    from markdown import Markdown

    from ..latex.mathml import Formula
    from .reading import Reading

_FORMULA = (
    r"(?P<escaped>\\\$)|(?<![\\$\w])(?:(?P<display>\$\$)|(?P<dollar>\$(?!\s)))"
    r"|(?<!\\)\\\\\((?P<inside>(?:(?!\\\\[()]).){1,600})\\\\\)"
    r"|(?<!\\)(?P<tex>\\[(\[])"
    r"|(?<!\\)(?P<environment>\\begin\{(?P<name>(?:align|equation|eqnarray|gather|multline)\*?)\})"
)
_TEX_SIGNS = re.compile(r"\\[A-Za-z]|[\^=]|_[{A-Za-z0-9]")
_WORD = re.compile(r"[^\W\d_]{2}")


class FormulaProcessor(InlineProcessor):
    """Turns formulas into MathML; amounts of money, single dollar signs and escaped brackets stay unchanged."""

    def __init__(self, md: Markdown, reading: Reading) -> None:
        """Search for the signs that open a formula."""
        super().__init__(_FORMULA, md)
        self.reading = reading

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:  # type: ignore[override]
        """Return Markdown's placeholder for the formula's HTML, and where the formula starts and ends in the text."""
        if m["escaped"]:
            return "$", m.start(), m.end()
        if m["inside"]:
            return self._set(m["inside"], m.start(), m.end())
        if m["environment"]:
            end = data.find(rf"\end{{{m['name']}}}", m.end())
            stop = data.find("}", end) + 1
            return self._set(data[m.start() : stop], m.start(), stop, is_display=True) if end > 0 else (None,) * 3
        from ..latex import formula_signs  # imported late: most pages have no formulas

        found = formula_signs.find(m[0], data, m.end())
        if found is None or (m["dollar"] and _is_no_end(found)) or (m["tex"] and not _is_tex(m, found)):
            return None, None, None
        return self._set(found[1], m.start(), found.end(), is_display=bool(m["display"] or m["tex"] == r"\["))

    def _set(
        self, tex: str, start: int, end: int, *, is_display: bool = False
    ) -> tuple[str | None, int | None, int | None]:
        if "\x02" in tex or not tex.strip():  # Markdown's own placeholder, such as that of a code span
            return None, None, None
        from ..latex import mathml

        formula = mathml.from_tex(tex)
        self._report(tex, formula)
        html = formula.html.replace("<math>", '<math display="block">', 1) if is_display else formula.html
        return self.md.htmlStash.store(html), start, end

    def _report(self, tex: str, formula: Formula) -> None:
        """Report what readers see otherwise than TeX shows it."""
        for command in formula.unknown:
            message = f"a formula uses the unknown command \\{command}; write what it stands for"
            self.reading.report(rf"\\{command}(?![A-Za-z])", message, "unknown-command", "warning")
        if not formula.is_read:
            message = (
                "a formula cannot become MathML, so its source is shown. Make it shorter or simpler,"
                r" and write out what \newcommand and \def stand for."
            )
            self.reading.report(re.escape(tex.strip().splitlines()[0]), message, "unknown-command", "warning")


def _is_no_end(found: re.Match[str]) -> bool:
    """Return whether the closing dollar sign does not end a formula: after a space, or before a letter or digit."""
    return found[1][-1].isspace() or found.string[found.end() : found.end() + 1].isalnum()


def _is_tex(opening: re.Match[str], found: re.Match[str]) -> bool:
    """Return whether brackets with backslashes are a formula's: in Markdown they also stand for brackets in a text."""
    text, inside = found.string, found[1]
    if text[found.end() : found.end() + 2].startswith(("(", r"\(")):  # a link that is written, not made
        return False
    if _TEX_SIGNS.search(inside):
        return True
    is_alone = text[: opening.start()].strip() == text[found.end() :].strip() == ""
    has_letters = any(each.isalpha() for each in inside) and not _WORD.search(inside)
    return has_letters and (opening["tex"] == r"\(" or is_alone)
