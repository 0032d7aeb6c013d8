"""The words of a name: particles, initials, and a lineage such as Jr."""

from __future__ import annotations

import re

from ..latex import to_text
from .braces import SPACE, split

LATEX = re.compile(r"[\\{}$~%]|--|``|''")
_LINEAGE = re.compile(r"(?:[JS]r|JR|SR|jr|sr)\.?|I{2,3}|IV|VI{2,3}|X(?:I{2,3}|IV|VI+)|XXI+|2nd|3rd|Ph\.?D\.?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?){1,4}[^\W\d_]?")
_NO_INITIALS = frozenset({"AI", "ML", "NLP", "LLC", "USA", "UK", "EU", "UN"})


def is_particle(word: str) -> bool:
    r"""Return whether a word starts in lower case; as in BibTeX, letters in braces count only in `{\...}`."""
    if word[0].isalpha():
        return _is_lower(word[0])
    depth = 0
    for at, char in enumerate(word):
        if char == "\\" and depth == 0:
            return _is_lower(to_text(word[at:])[:1])
        if char == "{":
            depth += 1
            if depth == 1 and word[at + 1 : at + 2] == "\\":
                return _is_lower(next((letter for letter in to_text(word[at:]) if letter.isalpha()), ""))
        elif char == "}":
            depth -= 1
        elif depth == 0 and char.isalpha():
            return _is_lower(char)
    return False


def _is_lower(letter: str) -> bool:
    """Whether a letter is in lower case; Unicode says so of Georgian ones, too, but their names have no capitals."""
    return letter.islower() and not "\u10d0" <= letter <= "\u10ff"


def is_lineage(words: list[str]) -> bool:
    """Return whether the words are a lineage, such as Jr. or III."""
    return len(words) == 1 and _LINEAGE.fullmatch(words[0]) is not None


def is_initials(word: str) -> bool:
    """Return whether a word consists of initials, such as "W.A." or "SY"."""
    if not word[0].isupper():
        return False
    bare = len(word) <= 3 and word.isalpha() and word.isupper() and word not in _NO_INITIALS
    return bare or _DOTTED.fullmatch(word) is not None


def family_then_initials(words: list[str]) -> bool:
    """Return whether the words are a family name and then initials, without a comma: "Kim D", "Иванов И. П."."""
    at = last_initials(words)
    return 0 < at < len(words) and not is_lineage(words[-1:]) and not any(map(is_initials, words[:at]))


def last_initials(words: list[str]) -> int:
    """Return the position from which on all words are initials; of several words, each has a full stop."""
    at = len(words) - bool(words and is_initials(words[-1]))
    while 1 < at < len(words) and words[at].endswith(".") and _DOTTED.fullmatch(words[at - 1]):
        at -= 1
    return at


def initials_then_family(words: list[str]) -> bool:
    """Return whether the words are initials and then a family name: "D. Kim"."""
    return len(words) > 1 and is_initials(words[0]) and not is_initials(words[-1])


def words_of(text: str) -> list[str]:
    """Return the words of a text, split at white space outside braces."""
    if LATEX.search(text) is None:
        return text.split()
    return [word for word in split(text.strip(), SPACE) if word.strip("{}")]
