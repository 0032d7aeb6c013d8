"""Finds the key of an entry in the text of a .bib file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .source_text import NAME

if TYPE_CHECKING:
    from .source_text import BibText

_NO_KEY = re.compile(rf"\s*+(?:,\s*+)?+(?:{NAME}(?:\s++=|=\s*+[\"{{]|=\s++)|[}})]|$)|\s*+,")
_KEY_IN_BRACES = re.compile(r"\s*+((?:[^,{}\r\n]++|\{[^{}\r\n]*+\})*+)")
_KEY_IN_PARENTHESES = re.compile(r"\s*+([^\s,]++(?:[ \t]++[^\s,=)]++)*+)")
_FIELD_AFTER_KEY = re.compile(rf"\s(?={NAME}\s*+=)")


def key_after(bib: BibText, open_at: int) -> tuple[str, int]:
    """Return the key after an opening delimiter, or an empty string if there is none, and the position after it."""
    text, at = bib.text, open_at + 1
    in_braces = text[open_at] != "("
    found = (_KEY_IN_BRACES if in_braces else _KEY_IN_PARENTHESES).match(text, at)
    if not found or _NO_KEY.match(text, at) or bib.is_command(found.start(1)):
        return "", at
    key, end = found[1], found.end()
    if glued := _FIELD_AFTER_KEY.search(key):
        key, end = key[: glued.start()], found.start(1) + glued.start()
    if not in_braces and not text.startswith(",", end) and key.endswith(")"):
        key, end = key[:-1], end - 1
    return key.strip(), end
