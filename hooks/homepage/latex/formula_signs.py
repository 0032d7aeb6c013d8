"""Finds the formulas in a value; a dollar sign may open a formula or belong to an amount of money."""

from __future__ import annotations

import re

from ..text.braces import lonely_braces

_REST_OF_FORMULA = {
    "$": re.compile(r"((?:[^$\\]|\\.)++)\$", re.DOTALL),
    "$$": re.compile(r"((?:[^$\\]|\\.)++)\$\$", re.DOTALL),
    r"\(": re.compile(r"((?:[^\\]|\\[^()])*+)\\\)", re.DOTALL),
    r"\[": re.compile(r"((?:[^\\]|\\[^\[\]])*+)\\\]", re.DOTALL),
}
"""Patterns of a formula and its closing sign, by the sign that opens the formula."""
_LONGEST = 600
"""The largest number of characters between two dollar signs of a line of text that are taken for a formula."""
_MATH_SIGNS = re.compile(r"[\\^_={}<>+]")
_PROSE = re.compile(r"(?:\b[A-Za-z]{2,}+[,.;]?|[,.;])\s++[A-Za-z]{2}")

OPENINGS = frozenset(_REST_OF_FORMULA)
"""The signs that open a formula."""


def find(opening: str, source: str, start: int) -> re.Match[str] | None:
    """Return a match whose first group is the formula opened just before `start`, or None if there is no formula."""
    formula = _REST_OF_FORMULA[opening].match(source, start)
    return None if formula is None or (opening == "$" and _is_prose(formula)) else formula


def _is_prose(formula: re.Match[str]) -> bool:
    """Return whether the text between two dollar signs is prose, such as two amounts of money, not a formula."""
    inside, after = formula[1], formula.string[formula.end() : formula.end() + 1]
    if len(inside) > _LONGEST or lonely_braces(inside, escapes=True):
        return True
    signs, words = (
        _MATH_SIGNS.search(inside),
        _PROSE.search(re.sub(r"\\[A-Za-z]+(?:\{[^{}]*\})?", " ", inside)),
    )
    if inside[0].isdigit():
        return bool(words) or (not signs and (inside[-1].isspace() or after.isdigit()))
    return not signs and bool(words or re.search(r"[A-Za-z]{3}\s+$", inside))
