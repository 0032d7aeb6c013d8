r"""Reads chemical formulas in the notation of the LaTeX package mhchem: `\ce{SO4^2-}`."""

from __future__ import annotations

import re

_PART = re.compile(
    r"(?P<arrow><=+>|<-+>|-+>|<-+)"
    r"|\^(?:\{(?P<raised>[^{}]*)\}|(?P<charge>\d*[+-]|\w))"
    r"|_(?:\{(?P<lowered>[^{}]*)\}|(?P<index>\w))"
    r"|(?<=[A-Za-z)\]}])(?P<count>\d+)"
    r"|(?<=[\w)\]}])(?P<sign>[+-])(?![\w({\[])"
)
_COUNT = re.compile(r"[\d+-]*")
_ARROWS = {"<=": "⇌", "<-": "↔", "--": "→", "->": "→"}


def to_latex(formula: str) -> str:
    """Return a formula in standard LaTeX: counts of atoms as subscripts, charges as superscripts, Unicode arrows."""
    return _PART.sub(_part, formula.replace(r"\ce", ""))


def _part(part: re.Match[str]) -> str:
    if arrow := part["arrow"]:
        return _ARROWS[arrow[:2]] if arrow.endswith(">") else "←"
    raised = part["raised"] or part["charge"] or part["sign"]
    mark, script = ("^", raised) if raised else ("_", part["lowered"] or part["index"] or part["count"] or "")
    return f"${mark}{{{script}}}$" if _COUNT.fullmatch(script) else rf"${mark}{{\mathrm{{{script}}}}}$"
