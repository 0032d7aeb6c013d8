"""Plain text written as LaTeX."""

from __future__ import annotations

import re

_COMMANDS = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "<": "{<}",  # exports of Zotero write HTML as commands, so that those are read as tags
    ">": "{>}",
}
_SPECIAL = re.compile(r"[\\~^<>&%#$_{}]")


def to_latex(text: str) -> str:
    """Return a plain text in LaTeX, in which none of its characters is a command."""
    return _SPECIAL.sub(lambda sign: _COMMANDS.get(sign[0], f"\\{sign[0]}"), text)
