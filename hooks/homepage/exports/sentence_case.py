"""Titles for CSL-JSON: English ones in sentence case, with spans around words whose capitals must not change."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from html import unescape

from ..latex.protected import CLOSING, OPENING
from ..text.word_sets import word_set

_TAG = re.compile(r"<(/?)(\w+)([^<>]*)>")
_CSL_TAGS = {
    **dict.fromkeys(("em", "i"), ("<i>", "</i>")),
    **dict.fromkeys(("strong", "b"), ("<b>", "</b>")),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
}
_SMALL_CAPITALS = ('<span style="font-variant: small-caps;">', "</span>")
_SPACE_AT_START = re.compile(r"^((?:<[^<>]*>)*)\s+")
_SPACE_AT_END = re.compile(r"\s+((?:<[^<>]*>)*)$")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GREEK_SIGN = re.compile(r"[α-ωµ](?![α-ωά-ώ])")
"""The letter of "β-catenin" or "µm", which no style makes a capital."""
_SMALL_WORDS = word_set("a an the on of in to for from by with and at as is this our why how what when no not")
_BEGINNING = re.compile(r"(?:^|[:?!]\s|[^\W_]{3}\.\s|\b[IVX]+\.\s)[\s\"'“‘«(\[¿¡*†#]*$")
"""Matches text before the first word of a title, subtitle or sentence; may end with brackets or quotation marks."""


@dataclass(slots=True)
class _Title:
    """A title in pieces: its text, how often each character is protected, and the tags between characters."""

    text: str = ""
    depths: list[int] = field(default_factory=list)
    tags: list[tuple[int, str]] = field(default_factory=list)
    """Pairs of the number of characters before a tag and the tag."""

    @property
    def least(self) -> int:
        """How often every letter is protected: reference managers put braces around whole titles."""
        return min((self.depths[at] for at, sign in enumerate(self.text) if sign.isalnum()), default=0)


def csl_text(html: str, *, sentence: bool = False) -> str:
    """Return HTML with protected text in the form of CSL-JSON; `sentence` changes it to sentence case."""
    title = _taken_apart(_SPACE_AT_END.sub(r"\1", _SPACE_AT_START.sub(r"\1", html)))
    least = title.least
    protected = [depth > least for depth in title.depths]
    text = list(title.text)
    has_names = sentence and _is_in_sentence_case(title.text)
    for word in _WORD.finditer(title.text):
        start, end = word.span()
        is_kept = _GREEK_SIGN.match(word[0]) or (start == 0 and _keeps_first(title.text, word[0]))
        if is_kept or any(protected[start:end]):
            protected[start:end] = [True] * (end - start)
        elif sentence and not least:
            text[start] = _in_sentence(title.text, start, end, has_names=has_names)
        elif not sentence and word[0].islower() and title.text[:start].endswith(". "):  # not "Proc. Of the ACM"
            protected[start:end] = [True] * (end - start)
    return _put_together(text, protected, title.tags)


def _is_in_sentence_case(title: str) -> bool:
    """Return whether most words begin with a small letter already: then the others are names, such as "Indian"."""
    words = [word[0] for word in _WORD.finditer(title) if not _begins(title, word.start())]
    plain = [word for word in words if len(word) > 3 and word[1:].islower()]
    return 2 * sum(word[0].islower() for word in plain) > len(plain)


def _keeps_first(title: str, word: str) -> bool:
    """Return whether the first word of a title is a name in lower case, such as that of a program."""
    return word.islower() and word not in _SMALL_WORDS and (word == title or title.startswith(f"{word}: "))


def _begins(text: str, start: int) -> bool:
    """Return whether a title, a subtitle or a sentence begins here."""
    return bool(_BEGINNING.search(text[:start] if start < 12 else " " + text[start - 12 : start]))


def _in_sentence(text: str, start: int, end: int, *, has_names: bool) -> str:
    """Return the first letter of a word in sentence case; "McDonald", "DNA", "X-ray" and "Αθήνα" are not changed."""
    first, rest = text[start], text[start + 1 : end]
    if rest != rest.lower() or not unicodedata.name(first, "LATIN").startswith("LATIN"):
        return first
    if _begins(text, start):
        return first.upper() if len(first.upper()) == 1 else first
    if has_names:
        return first
    single = not rest and (first != "A" or text[end : end + 1] in {*"-‐‑/.*"})
    return first if single or len(first.lower()) != 1 else first.lower()


def _taken_apart(html: str) -> _Title:
    title, depth, end = _Title(), 0, 0
    waiting: list[tuple[str, str]] = []
    for tag in [*_TAG.finditer(html), None]:
        words = unescape(html[end : tag.start() if tag else len(html)])
        title.text += words
        title.depths += [depth] * len(words)
        if tag is None:
            break
        end = tag.end()
        if not tag[1]:
            waiting.append(_csl_tag(tag))
        opening, closing = waiting[-1] if not tag[1] else waiting.pop()
        depth += (opening == OPENING) * (-1 if tag[1] else 1)
        if opening != OPENING:
            title.tags.append((len(title.text), closing if tag[1] else opening))
    return title


def _csl_tag(tag: re.Match[str]) -> tuple[str, str]:
    """Return the CSL tags for an element, or empty texts if CSL does not have this element."""
    if tag[0] == OPENING:
        return OPENING, CLOSING
    return _SMALL_CAPITALS if "small-caps" in tag[3] else _CSL_TAGS.get(tag[2], ("", ""))


def _put_together(text: list[str], protected: list[bool], all_tags: list[tuple[int, str]]) -> str:
    """Return the text with its tags and with spans around protected text; a span never crosses a tag."""
    pieces, inside, tags = [], False, iter([*all_tags, (-1, "")])
    next_tag, tag = next(tags)
    for number, character in enumerate([*text, ""]):
        wanted = number < len(text) and protected[number]
        if inside and (next_tag == number or not wanted):
            pieces.append(CLOSING)
            inside = False
        while next_tag == number:
            pieces.append(tag)
            next_tag, tag = next(tags)
        if wanted and not inside:
            pieces.append(OPENING)
            inside = True
        pieces.append(character)
    return "".join(pieces)
