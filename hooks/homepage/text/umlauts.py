"""Umlauts and the like spelled with two letters, as people type them who do not have them on their keyboard."""

from __future__ import annotations

import re

_SPELLINGS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "Å": "Aa", "Ø": "Oe"}
)
_WORD = re.compile(r"(?<!\w)[^\WäöüåøÄÖÜÅØ]*+[äöüåøÄÖÜÅØ]\w*+")


def spelled_out(text: str) -> str:
    """Return the words of a text that have an umlaut, each once and with two letters for it: Böhme is Boehme."""
    return " ".join(dict.fromkeys(word.translate(_SPELLINGS) for word in _WORD.findall(text)))
