r"""Turns formulas in Markdown into MathML: `$x$` and `$$x$$` as on GitHub, `\\(x\\)` as on the Hub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from markdown.inlinepatterns import InlineProcessor

if TYPE_CHECKING:
    import re

    from markdown import Markdown

_FORMULA = (
    r"(?P<escaped>\\\$)|(?<![\\$\w])(?:(?P<display>\$\$)|(?P<dollar>\$(?!\s)))"
    r"|(?<!\\)\\\\\((?P<inside>(?:(?!\\\\[()]).){1,600})\\\\\)"
)


class FormulaProcessor(InlineProcessor):
    """Turns formulas into MathML; amounts of money and single dollar signs stay unchanged."""

    def __init__(self, md: Markdown) -> None:
        """Search for the signs that open a formula."""
        super().__init__(_FORMULA, md)

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str | None, int | None, int | None]:  # type: ignore[override]
        """Return Markdown's placeholder for the formula's HTML, and where the formula starts and ends in the text."""
        if m["escaped"]:
            return "$", m.start(), m.end()
        if m["inside"]:
            return self._set(m["inside"], m.start(), m.end())
        from ..latex import formula_signs  # imported late: most pages have no formulas

        found = formula_signs.find(m[0], data, m.end())
        if found is None or (m["dollar"] and _is_no_end(found)):
            return None, None, None
        return self._set(found[1], m.start(), found.end(), is_display=bool(m["display"]))

    def _set(
        self, tex: str, start: int, end: int, *, is_display: bool = False
    ) -> tuple[str | None, int | None, int | None]:
        if "\x02" in tex or not tex.strip():  # Markdown's own placeholder, such as that of a code span
            return None, None, None
        from ..latex import mathml

        html = mathml.from_tex(tex).html
        html = html.replace("<math>", '<math display="block">', 1) if is_display else html
        return self.md.htmlStash.store(html), start, end


def _is_no_end(found: re.Match[str]) -> bool:
    """Return whether the closing dollar sign does not end a formula: after a space, or before a letter or digit."""
    return found[1][-1].isspace() or found.string[found.end() : found.end() + 1].isalnum()
