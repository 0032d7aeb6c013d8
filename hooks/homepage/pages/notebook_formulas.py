"""Formulas in notebooks, which a plugin turns into HTML without Markdown: Jupyter leaves them to a script."""

from __future__ import annotations

import re
from html import unescape

_TEXT = re.compile(
    r'(<div class="[^"]*\bjp-RenderedMarkdown\b[^"]*"[^>]*>)(.*?)(?=<div class="[^"]*\bjp-|\Z)', re.DOTALL
)
_PIECE = re.compile(r"<(pre|code|script|style)\b.*?</\1>|<[^>]*>|[^<]+", re.DOTALL)
_FORMULA = re.compile(r"\$\$(?P<display>[^$]+)\$\$|(?<![\\$\w])\$(?P<inline>(?!\s)[^$\n]*[^$\s\\])\$(?![\w$])")


def with_formulas(html: str) -> str:
    """Return a notebook's HTML with the formulas of its texts as MathML; code and output stay as they are."""
    return _TEXT.sub(lambda cell: cell[1] + _PIECE.sub(_drawn, cell[2]), html)


def _drawn(piece: re.Match[str]) -> str:
    return piece[0] if piece[0].startswith("<") else _FORMULA.sub(_formula, piece[0])


def _formula(found: re.Match[str]) -> str:
    from ..latex import mathml  # imported late: most pages are not notebooks

    html = mathml.from_tex(unescape(found["display"] or found["inline"])).html
    return html.replace("<math>", '<math display="block">', 1) if found["display"] else html
