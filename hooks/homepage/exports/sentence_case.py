"""Titles as CSL-JSON wants them: in sentence case where they are English, with marks on what keeps its capitals."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from ..latex.protected import CLOSING, OPENING

_TAG = re.compile(r"<(/?)(\w+)([^<>]*)>")
_CSL_TAGS = {
    **dict.fromkeys(("em", "i"), ("<i>", "</i>")),
    **dict.fromkeys(("strong", "b"), ("<b>", "</b>")),
    "sub": ("<sub>", "</sub>"),
    "sup": ("<sup>", "</sup>"),
}
_SMALL_CAPITALS = ('<span style="font-variant: small-caps;">', "</span>")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_BEGINNING = re.compile(r"(?:^|[:?!]\s|[^\W_]{2}\.\s)\W*$")
"""What is before the first word of a title, of a subtitle or of a sentence."""


@dataclass(slots=True)
class _Title:
    """A title taken apart: its text, which characters are protected, and the tags between them."""

    text: str = ""
    protected: list[bool] = field(default_factory=list)
    tags: list[tuple[int, str]] = field(default_factory=list)
    """Each with the number of characters before it."""


def csl_text(html: str, *, lower: bool = False) -> str:
    """Return HTML with protected text as CSL-JSON writes it; `lower` asks for sentence case."""
    title = _taken_apart(html)
    text = list(title.text)
    for word in _WORD.finditer(title.text):
        place = range(word.start(), word.end())
        if any(title.protected[each] for each in place):
            title.protected[word.start() : word.end()] = [True] * len(place)
        elif lower and _gets_lower(word[0], title.text, word.start(), word.end()):
            text[word.start()] = word[0][0].lower()
    return _put_together(text, title)


def _gets_lower(word: str, text: str, start: int, end: int) -> bool:
    """Return whether sentence case takes a word's capital, which it leaves to "McDonald", "DNA" and "X-ray"."""
    if word[1:] != word[1:].lower() or len(word[0].lower()) != 1:
        return False
    if len(word) == 1 and (word != "A" or text[end : end + 1] in {"-", "‐", "‑", "/", ".", "*"}):
        return False
    return not _BEGINNING.search(text[max(0, start - 12) : start] if start > 12 else text[:start])


def _taken_apart(html: str) -> _Title:
    title, depth, end = _Title(), 0, 0
    waiting: list[tuple[str, str]] = []
    for tag in [*_TAG.finditer(html), None]:
        words = unescape(html[end : tag.start() if tag else len(html)])
        title.text += words
        title.protected += [depth > 0] * len(words)
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
    """Return what CSL writes for an element; for those that it does not know, nothing."""
    if tag[0] == OPENING:
        return OPENING, CLOSING
    return _SMALL_CAPITALS if "small-caps" in tag[3] else _CSL_TAGS.get(tag[2], ("", ""))


def _put_together(text: list[str], title: _Title) -> str:
    """Return the text with its tags, and with spans around what is protected; no span crosses a tag."""
    pieces, inside, tags = [], False, iter([*title.tags, (-1, "")])
    place, tag = next(tags)
    for number, character in enumerate([*text, ""]):
        wanted = number < len(text) and title.protected[number]
        if inside and (place == number or not wanted):
            pieces.append(CLOSING)
            inside = False
        while place == number:
            pieces.append(tag)
            place, tag = next(tags)
        if wanted and not inside:
            pieces.append(OPENING)
            inside = True
        pieces.append(character)
    return "".join(pieces)
