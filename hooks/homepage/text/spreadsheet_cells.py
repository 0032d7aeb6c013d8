"""Text in the cells of a spreadsheet, which could take it for a formula and run it."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"\s*[=+\-@|%＝＋－＠\t\r]")


def inert(cell: str) -> str:
    """Return the text of a cell of a CSV file; an apostrophe keeps a formula from being one."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
