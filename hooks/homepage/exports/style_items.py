"""Items as a citation processor needs them: names in any script, and text from right to left.

A processor would put a full stop after each name without capitals, as if it were an initial, would print the two parts
of some without a space, and would cut a family name such as "van Ede" or "al-Hakim" once more. Words in their place,
which are replaced after printing, keep it from that.
"""

from __future__ import annotations

import re
from html import escape
from itertools import count
from typing import TYPE_CHECKING

from ..names import Name
from ..names.initials import set_apart
from ..text.directions import is_right_to_left, isolated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_ISOLATE, _END = "\u2068", "\u2069"
_AFTER_STOP = re.compile(rf"([؟？！。]{_END}?|[.?!]{_END})((?:</[a-z]+>)*)[.,]")
"""A full stop or a comma of the style after a sign that ends a sentence, which a processor does not know as such."""
_WORD = re.compile(r"qzx([a-j]+k[a-j]+)xzq", re.IGNORECASE)
_TWO_WORDS = re.compile(r"(qzx([a-j]+)k[a-j]+xzq),? qzx\2k[a-j]+xzq", re.IGNORECASE)
"""Two parts of one name, which are read in one direction."""
_ADDRESSES = frozenset({"DOI", "URL"})
_DIGITS = str.maketrans("0123456789", "abcdefghij")


class StyleItem:
    """A CSL-JSON item that a processor can print, and what brings the printed text back to the words of the item."""

    def __init__(self, item: Mapping[str, object]) -> None:
        """Take an item of CSL-JSON."""
        self._words: dict[str, str] = {}
        self._numbers = count()
        self.variables = {name: value if name in _ADDRESSES else self._variable(value) for name, value in item.items()}
        self.variables |= {name: self._replaced(text, next(self._numbers)) for name, text in _with_own_capitals(item)}

    def printed(self, html: str) -> str:
        """Return the printed reference with the item's own words, and with text from right to left set apart."""
        html = _AFTER_STOP.sub(r"\1\2", html)
        html = html.replace(_ISOLATE, "<bdi>").replace(_END, "</bdi>")
        html = _TWO_WORDS.sub(lambda words: isolated(_WORD.sub(self._own, words[0])), html)
        return _WORD.sub(lambda word: isolated(self._own(word)), html)

    def _own(self, word: re.Match[str]) -> str:
        own = self._words.get(word[1].lower())
        return word[0] if own is None else escape(own, quote=False)

    def _variable(self, value: object) -> object:
        if isinstance(value, str):
            return f"{_ISOLATE}{value}{_END}" if is_right_to_left(value) else value
        if isinstance(value, list):
            return [self._name(each, next(self._numbers)) for each in value]
        return value

    def _name(self, parts: Mapping[str, str], number: int) -> Mapping[str, str]:
        if "literal" in parts:
            text = parts["literal"]
            return {"literal": self._replaced(text, number) if is_right_to_left(text) else text}
        prefix = parts.get("non-dropping-particle") or parts.get("dropping-particle") or ""
        name = Name(parts.get("given", ""), parts.get("family", ""), prefix, parts.get("suffix", ""))
        if name.given and name.is_east_asian:
            return {"literal": name.full}
        apart = {**parts, "given": set_apart(name.given, name.family)} if name.given else dict(parts)
        if name.family[:1].islower():
            apart["family"] = self._replaced(name.family, number)
        return {part: self._word_by_word(text, number) for part, text in apart.items()}

    def _word_by_word(self, text: str, number: int) -> str:
        """Return a part of a name with a word in place of each word without capitals."""
        words = text.split(" ")
        if all(map(_has_no_capital, words)):
            return self._replaced(text, number)
        return " ".join(self._replaced(word, number) if _has_no_capital(word) else word for word in words)

    def _replaced(self, text: str, number: int) -> str:
        place = f"{number}k{len(self._words)}".translate(_DIGITS)
        self._words[place] = text.replace("'", "’")
        return f"qzx{place}xzq"


def _with_own_capitals(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield values of which styles would change a capital: "hal-01234567" as a number, "im Druck" instead of a year."""
    number, status = str(item.get("number", "")), str(item.get("status", ""))
    if number[:1].islower():
        yield "number", number
    if status != status.lower():
        yield "status", status


def _has_no_capital(word: str) -> bool:
    return not word.isascii() and not any(map(str.isupper, word))
