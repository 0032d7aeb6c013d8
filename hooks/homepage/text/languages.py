"""The language of a page, and the direction in which it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass

from .word_sets import word_set

_FROM_RIGHT = word_set("ar arc azb ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd syr ug ur yi")
_SCRIPTS_FROM_RIGHT = word_set("adlm arab aran hebr mand nkoo rohg samr syrc thaa")
_CODE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
"""The tag of a language as HTML writes it, such as de or pt-BR."""


def is_language(code: str) -> bool:
    """Return whether a text has the form of the code of a language."""
    return _CODE.fullmatch(code) is not None


@dataclass(frozen=True, slots=True)
class Language:
    """A language by its code, such as `de`, `pt-BR` or `az-Arab`."""

    code: str

    @property
    def direction(self) -> str:
        """`rtl` for a language that is written from right to left, otherwise `ltr`."""
        language, *others = self.code.lower().split("-")
        script = next((other for other in others if len(other) == 4 and other.isalpha()), "")
        from_right = script in _SCRIPTS_FROM_RIGHT if script else language in _FROM_RIGHT
        return "rtl" if from_right else "ltr"
