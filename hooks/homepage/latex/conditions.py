r"""TeX's condition `\ifmmode A\else B\fi`: A in a formula, B outside. Physical Review writes accents with it."""

from __future__ import annotations

import re

_CONDITION = re.compile(
    r"\\ifmmode(?![A-Za-z])\s*+(?P<inside>.{0,200}?)"
    r"(?:\\else(?![A-Za-z])\s*+(?P<outside>.{0,200}?))?\\fi(?![A-Za-z])(?:\{\}|\s*+)",
    re.DOTALL,
)
_FORMULA_BRANCH = re.compile(r".{0,200}?\\(?:else|(?P<end>fi))(?![A-Za-z])\s*+", re.DOTALL)


def in_formula(latex: str) -> str:
    """Return the source of a formula with the conditions replaced by what they mean there."""
    return _CONDITION.sub(lambda found: found["inside"], latex) if "\\ifmmode" in latex else latex


def in_text(latex: str) -> str:
    """Return a text with the conditions replaced by what they mean outside formulas, in braces."""
    return _CONDITION.sub(lambda found: f"{{{found['outside'] or ''}}}", latex) if "\\ifmmode" in latex else latex


def end_of_formula_branch(latex: str, start: int) -> int:
    r"""Return where the text of a condition begins whose `\ifmmode` ends at `start`."""
    branch = _FORMULA_BRANCH.match(latex, start)
    return branch.end() if branch else start
