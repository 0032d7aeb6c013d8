"""Records of names and of name lists, and the form in which texts are compared."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the four parts that BibTeX has, as plain Unicode text."""

    given: str
    family: str
    """The family name, or the whole name of an organization."""
    prefix: str = ""
    """The particle, such as von, van der, de la."""
    suffix: str = ""
    """The lineage, such as Jr. or III."""
    corporate: bool = False
    roles: tuple[str, ...] = ()
    """`equal`, `corresponding`, or the author sign itself if its meaning is not known."""
    remark: str = ""
    """The name in another script, which the entry writes in brackets after it: 黎小明."""
    orcid: str = ""
    """The ORCID iD that the entry writes after the name."""
    guessed: bool = field(default=False, compare=False)
    """Whether only the order of the words, not a comma or braces, says which of them are the family name."""

    @property
    def full(self) -> str:
        """Return the name in reading order: given names, particle, family name, lineage; or 王小明."""
        if self.is_east_asian:
            return "".join((self.family + self.given).split())
        return " ".join(filter(None, (self.given, self.prefix, self.family, self.suffix)))

    @property
    def is_east_asian(self) -> bool:
        """Return whether it is a person's name in Han, Kana or Hangul, in which the family name comes first."""
        if self.family.isascii() or self.corporate or self.prefix or self.suffix:
            return False
        return _EAST_ASIAN.fullmatch(self.family + self.given) is not None and not self._is_transliterated

    @property
    def _is_transliterated(self) -> bool:
        """Whether it is a name from elsewhere in Katakana, or in Hangul with more syllables than Korean names have."""
        words = [*self.given.split(), *self.family.split()]
        if len(words) < 2 or not _SYLLABLES.fullmatch("".join(words)):
            return False
        lengths = sorted(map(len, words))
        return len(words) > 2 or lengths[-1] > 3 or lengths[0] > 2 or _KATAKANA.fullmatch("".join(words)) is not None

    @property
    def sort_key(self) -> tuple[str, str, str, str]:
        """Sort key: the family name without its particle first, as biblatex does by default."""
        return fold(self.family), fold(self.given), fold(self.prefix), fold(self.suffix)


@dataclass(frozen=True, slots=True)
class NameList:
    """The names in one field, in its order, and the problems in how they are written."""

    names: tuple[Name, ...]
    truncated: bool
    """Whether the list ends with "and others" or similar words."""
    problems: tuple[str, ...]
    """Sentences for the author of the file."""


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return text for comparison: lower case, no accents on Latin and Greek letters, `ø` as `o`, `ß` as `ss`."""
    if text.isascii():
        return text.casefold()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return unicodedata.normalize("NFC", bare.translate(_PLAIN_LETTERS))


_EAST_ASIAN = re.compile(
    r"[々〇\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7ff\uf900-\ufaff"
    r"\uff66-\uff9f\U00020000-\U0003ffff\s]+"
)
_KATAKANA = re.compile(r"[\u30a1-\u30fa\u30fc\u31f0-\u31ff\uff66-\uff9f]+")
_SYLLABLES = re.compile(rf"{_KATAKANA.pattern}|[\uac00-\ud7a3]+")
_ACCENTS = re.compile(r"(?<=[a-zA-Z\u00c0-\u024f\u0370-\u03ff])[\u0300-\u036f]+")
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"}
)
