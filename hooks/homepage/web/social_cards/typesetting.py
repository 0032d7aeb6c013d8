"""Sets the text of share pictures in the font Source Serif: which characters it has, and how long lines are."""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from font_source_serif_pro import font_files_otf
from PIL import ImageFont

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WIDTH = 944
"""The length of a whole line, in pixels, as are all sizes here."""
TITLE_SIZES = (96, 84, 74, 66, 60, 55, 50, 46, 42, 38, 34, 30)
TITLE_LEADING = 1.14
TEXT_SIZE = 30
MOST_TITLE_LINES = 5


class Word(NamedTuple):
    """A text that is not split over two lines, and its style."""

    text: str
    strong: bool = False


def showable(text: str) -> str:
    """Return text in characters that the font has; empty if it contains letters that the font cannot show.

    A character that the font lacks is replaced by its plain form (Unicode NFKC); symbols without one are left out.
    """
    shown = ""
    for character in unicodedata.normalize("NFC", " ".join(text.split())):  # Pillow measures no ends of lines
        plain = character if covered(character) else unicodedata.normalize("NFKC", character)
        if all(covered(each) for each in plain):
            shown += plain
        elif unicodedata.category(character) not in {"So", "Sk", "Cf", "Cc", "Co", "Mn", "Me"}:
            return ""
    return " ".join(shown.split())


@cache
def covered(character: str, style: str = "") -> bool:
    """Return whether the font has a character in a style."""
    font = source_serif(style, 24)
    return character == " " or bytes(font.getmask(character)) != bytes(font.getmask("\U0010fffe"))


@cache
def source_serif(style: str, size: int) -> ImageFont.FreeTypeFont:
    """Return the font in a style, such as "", "Semibold" or "It", and a size in pixels."""
    return ImageFont.truetype(font_files_otf[f"SourceSerifPro{style}"], size)


def length(font: ImageFont.FreeTypeFont, text: str) -> float:
    """Return the length of a line in pixels."""
    words = text.split(" ")
    return sum(_word_length(font, word) for word in words) + (len(words) - 1) * _word_length(font, " ")


@lru_cache(maxsize=4096)
def _word_length(font: ImageFont.FreeTypeFont, word: str) -> float:
    return font.getlength(word)


def fitted_title(title: str, room: float) -> tuple[int, list[str]]:
    """Return a title's font size and its lines, of similar length; cut only if it does not fit in the smallest size."""
    for size in TITLE_SIZES:
        font = source_serif("Semibold", size)
        lines = _wrapped(title, font, WIDTH)
        low = len(lines) <= MOST_TITLE_LINES and len(lines) * size * TITLE_LEADING <= room
        if low and all(length(font, line) <= WIDTH for line in lines):
            return size, _balanced(title, font, len(lines))
    pieces = [cut(line, font, WIDTH) for line in lines]
    if len(pieces) > MOST_TITLE_LINES:
        pieces[MOST_TITLE_LINES - 1 :] = [cut(f"{pieces[MOST_TITLE_LINES - 1]} …", font, WIDTH)]
    return size, pieces


def _balanced(title: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    """Return a title's lines at the smallest width that needs at most `most` lines."""
    narrow, wide = 0.0, float(WIDTH)
    while wide - narrow > 8:
        middle = (narrow + wide) / 2
        lines = _wrapped(title, font, middle)
        fits = len(lines) <= most and all(length(font, line) <= middle for line in lines)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return _wrapped(title, font, wide)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and length(font, f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def cut(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    """Return a text that is at most `width` pixels long; a text that is cut ends with an ellipsis."""
    if length(font, text) <= width:
        return text

    def beginning(letters: int) -> str:
        return f"{text[:letters].rstrip(' ,;.…')}…"

    return beginning(_most(len(text), lambda letters: length(font, beginning(letters)) <= width))


def _most(limit: int, fits: Callable[[int], bool]) -> int:
    """Return the largest number below a limit that fits; numbers that are much larger are not tried."""
    tried = 1
    while tried < limit and fits(tried):
        tried *= 2
    return bisect_left(range(1, min(tried, limit)), True, key=lambda number: not fits(number))


def words_of(text: str) -> list[Word]:
    """Return the words of a text."""
    return [Word(word) for word in text.split()]


def lines_of(words: Sequence[Word]) -> list[list[Word]]:
    """Return words in lines."""
    lines: list[list[Word]] = []
    used = 0.0
    for word in words:
        word = Word(cut(word.text, text_font(word), WIDTH), word.strong)
        width = length(text_font(word), word.text)
        if not lines or used + width > WIDTH:
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += width + length(text_font(word), " ")
    return lines


def shortened(words: Sequence[Word], most: int) -> list[list[Word]]:
    """Return words in some lines at most; what is left out is an ellipsis."""
    lines = lines_of(words)
    if len(lines) <= most:
        return lines

    def beginning(number: int) -> list[list[Word]]:
        return lines_of([*words[:number], Word("…")])

    return beginning(_most(len(words), lambda number: len(beginning(number)) <= most))


def text_font(word: Word) -> ImageFont.FreeTypeFont:
    """Return the font of a word below the title."""
    return source_serif("Semibold" if word.strong else "", TEXT_SIZE)
