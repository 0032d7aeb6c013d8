"""Items as a citation processor needs them: names in any script, and text from right to left.

A processor would put a full stop after each name without capitals, as if it were an initial, would print the two parts
of some without a space, and would cut a family name such as "van Ede" or "al-Hakim" once more. Words in their place,
which are replaced after printing, keep it from that.
"""

from __future__ import annotations

import re
from html import escape
from itertools import permutations
from typing import TYPE_CHECKING

from ..names import Name
from ..names.initials import set_apart
from ..text.directions import is_right_to_left, isolated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_ISOLATE, _END = "\u2068", "\u2069"
_AFTER_STOP = re.compile(rf"([؟？！。]{_END}?|[.?!]{_END})((?:</[a-z]+>)*)[.,]")
"""A full stop or a comma of the style after a sign that ends a sentence, which a processor does not know as such."""
_PLACE = "ѵzx[a-j]{4,}xzѵ"
"""A word that stands for another one. Its first letter is sorted after all Latin letters, as other scripts are."""
_ONE_NUMBER = re.compile(r"[A-Za-z].*,|\d,\d{3}\b")
_WORD = re.compile(_PLACE, re.IGNORECASE)
_TWO_WORDS = re.compile(f"({_PLACE}),? ({_PLACE})", re.IGNORECASE)
_SIGN_AND_CAPITAL = re.compile(r"(?<![^\s-])[ʿʾʻʼ‘’][^\W\d_a-z](?=\w)")
"""A sign such as that for ʿayn, and the capital after it."""
_SPARE = "ԀԂԄԆԈԊԌԎԐԒԔԖ"
"""Capitals of languages in which nobody has published a paper with such a name."""
_ADDRESSES = frozenset({"DOI", "URL"})
_DIGITS = str.maketrans("0123456789", "abcdefghij")


class Places:
    """The words that stand in the items of one document in the place of others."""

    def __init__(self, known: Iterable[str] = ()) -> None:
        """Take words that have a place in this order, so that a processor can sort them."""
        self._places: dict[str, str] = {}
        self._own: dict[str, str] = {}
        self._letters: dict[str, str] = {}
        self._names: set[tuple[str, str]] = set()
        for word in known:
            self.of(word)

    @property
    def words(self) -> Iterable[str]:
        """The words that have a place."""
        return self._places

    def of(self, word: str) -> str:
        """Return what stands for a word."""
        if word not in self._places:
            place = f"ѵzx{f'{len(self._places):04}'.translate(_DIGITS)}xzѵ"
            self._places[word], self._own[place] = place, word
        return self._places[word]

    def with_plain_initials(self, given: str) -> str:
        """Return given names in which a letter stands for each sign and capital, such as ʿA: its initial is ʿA."""
        return _SIGN_AND_CAPITAL.sub(self._letter_for, given)

    def _letter_for(self, found: re.Match[str]) -> str:
        letters = list(self._letters)
        if found[0] not in letters and len(letters) < len(_SPARE):
            self._letters[found[0]] = _SPARE[len(letters)]
        return self._letters.get(found[0], found[0])

    def in_name(self, words: Iterable[str]) -> None:
        """Note that words are in one name, so that they are read in one direction."""
        self._names.update(permutations(map(self.of, words), 2))

    def printed(self, html: str) -> str:
        """Return a printed text with its own words, and with text from right to left set apart."""
        html = _AFTER_STOP.sub(r"\1\2", html)
        html = html.replace(_ISOLATE, "<bdi>").replace(_END, "</bdi>")
        for sign, letter in self._letters.items():
            html = html.replace(letter, sign)
        return _WORD.sub(lambda place: isolated(self._own_word(place)), _TWO_WORDS.sub(self._own_name, html))

    def _own_word(self, place: re.Match[str]) -> str:
        word = self._own.get(place[0].lower())
        return place[0] if word is None else escape(word.replace("'", "’"), quote=False)

    def _own_name(self, places: re.Match[str]) -> str:
        are_name = (places[1].lower(), places[2].lower()) in self._names
        return isolated(_WORD.sub(self._own_word, places[0])) if are_name else places[0]


def style_item(item: Mapping[str, object], places: Places) -> dict[str, object]:
    """Return an item of CSL-JSON that a processor can print."""
    made = {name: value if name in _ADDRESSES else _variable(value, places) for name, value in item.items()}
    return made | {name: places.of(text) for name, text in _with_own_capitals(item)}


def _variable(value: object, places: Places) -> object:
    if isinstance(value, str):
        return f"{_ISOLATE}{value}{_END}" if is_right_to_left(value) else value
    if isinstance(value, list):
        return [_name(each, places) for each in value]
    return value


def _name(parts: Mapping[str, str], places: Places) -> Mapping[str, str]:
    if "literal" in parts:
        text = parts["literal"]
        return {"literal": places.of(text) if is_right_to_left(text) else text}
    prefix = parts.get("non-dropping-particle") or parts.get("dropping-particle") or ""
    name = Name(parts.get("given", ""), parts.get("family", ""), prefix, parts.get("suffix", ""))
    if name.given and name.is_east_asian:
        return {"literal": name.full}
    apart = {**parts, "given": set_apart(name.given, name.family)} if name.given else dict(parts)
    if name.family[:1].islower():
        apart = {"non-dropping-particle": "", **apart}  # as it is not empty for a processor, none is cut off
    if name.given:
        apart["given"] = places.with_plain_initials(apart["given"])
    words_of = {part: _words(text) for part, text in apart.items()}
    places.in_name(word for words in words_of.values() for word in words if _has_no_capital(word))
    return {
        part: " ".join(places.of(word) if _is_replaced(word) else word for word in words)
        for part, words in words_of.items()
    }


def _is_replaced(word: str) -> bool:
    """Return whether a word has no capital; also a particle such as de', after which a processor puts no space."""
    return _has_no_capital(word) or (word.islower() and word.endswith(("'", "’")))


def _words(text: str) -> list[str]:
    """Return the words of a part of a name; the whole part is one if no word has a capital."""
    words = text.split(" ")
    return [text] if all(map(_has_no_capital, words)) else words


def _with_own_capitals(item: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield values of which styles would change a capital: "hal-01234567" as a number, "im Druck" instead of a year.

    A number with a comma, and a version with a hyphen, would get a plural before them: they are one. Pages without an
    end, "123-", would get one.
    """
    number, status, version, page = (str(item.get(name, "")) for name in ("number", "status", "version", "page"))
    if page.endswith("-"):
        yield "page", f"{page[:-1]}–"
    if number[:1].islower() or _ONE_NUMBER.search(number):
        yield "number", number
    if "-" in version or "," in version:
        yield "version", version
    if status != status.lower():
        yield "status", status


def _has_no_capital(word: str) -> bool:
    return not word.isascii() and not any(map(str.isupper, word))
