"""Draws share pictures and icons as PNG, with Pillow and the font Source Serif."""

from __future__ import annotations

import contextlib
import unicodedata
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from font_source_serif_pro import font_files_otf
from PIL import ImageFont

from ...bibliography.author_lists import and_others
from ...words import words_in
from .canvas import Inks
from .icons import BRACKET as BRACKET_OF_ICON
from .icons import DOT, mirrored
from .words import PICTURE_SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..palette import Palette
    from .words import SharePicture

LEFT, RIGHT = 128, 1072
LABEL_LINE, FOOT_LINE = 122, 540
TOP, BOTTOM = 156, 478
TITLE_SIZES = (96, 84, 74, 66, 60, 55, 50, 46, 42, 38, 34, 30)
TITLE_LEADING, TEXT_LEADING = 1.14, 1.38
LABEL_SIZE, TEXT_SIZE, FOOT_SIZE = 44, 30, 27
MOST_TITLE_LINES = 5
MOST_NAMES = 30
"""More names do not fit on two lines, and some papers have thousands of authors."""
GAP = 26
BRACKET = ((0, 0), (54, 0), (54, 10), (12, 10), (12, 524), (54, 524), (54, 534), (0, 534))
"""The corners of the left bracket, in pixels from its upper left corner; the right bracket is its mirror image."""
MARGIN = 48


class Word(NamedTuple):
    """A text that is not split over two lines, and its style."""

    text: str
    strong: bool = False


def draw_picture(picture: SharePicture, palette: Palette) -> bytes:
    """Return a share picture as PNG: label, title, people or text, and a last line, between two brackets."""
    inks = Inks(PICTURE_SIZE, palette.accent, palette.accent_text, palette.ink, palette.quiet)
    for mirror in (False, True):
        inks.shape([_corner(point, mirror) for point in BRACKET], palette.accent)
    _draw_label(inks, picture.label, palette)
    _draw_middle(inks, picture, palette)
    _draw_foot(inks, picture, palette)
    return inks.png(palette.paper)


def draw_icon(letters: str, palette: Palette, pixels: int, faces: Sequence[str] = ()) -> bytes:
    """Return a square icon as PNG: the first letter that a font contains, in brackets, like the favicon.

    `faces` are the files of fonts for letters that Source Serif lacks. Without any letter, the icon has a dot.
    """
    # The shapes of the favicon (32 units wide) with a margin of 4 units; drawn four times as large for smooth edges.
    scale, color = 4 * pixels / 40, palette.accent_text
    inks = Inks((4 * pixels, 4 * pixels), color)
    for corners in (BRACKET_OF_ICON, mirrored(BRACKET_OF_ICON)):
        inks.shape([((x + 4) * scale, (y + 4) * scale) for x, y in corners], color)
    middle = 20 * scale
    for letter in filter(str.isalnum, letters):
        if shown := showable(letter):
            font = _font("BoldIt" if _covered(shown, "BoldIt") else "Bold", round(19 * scale))
            inks.text((middle, middle), shown, font, color, "mm")
            return inks.png(palette.paper, 4)
        if face := _face_of(letter, faces, round(17 * scale)):
            left, top, right, bottom = face.getbbox(letter, anchor="ls")
            inks.text((middle - (left + right) / 2, middle - (top + bottom) / 2), letter, face, color, "ls")
            return inks.png(palette.paper, 4)
    inks.dot((middle, middle), DOT * scale, color)
    return inks.png(palette.paper, 4)


def _face_of(letter: str, faces: Sequence[str], size: int) -> ImageFont.FreeTypeFont | None:
    """Return the first font that contains a letter."""
    for file in faces:
        with contextlib.suppress(OSError):
            font = ImageFont.truetype(file, size)
            if bytes(font.getmask(letter)) != bytes(font.getmask("\U0010fffe")):
                return font
    return None


def showable(text: str) -> str:
    """Return text in characters that the font has; empty if it contains letters that the font cannot show.

    A character that the font lacks is replaced by its plain form (Unicode NFKC); symbols without one are left out.
    """
    shown = ""
    for character in unicodedata.normalize("NFC", " ".join(text.split())):  # Pillow measures no ends of lines
        plain = character if _covered(character) else unicodedata.normalize("NFKC", character)
        if all(_covered(each) for each in plain):
            shown += plain
        elif unicodedata.category(character) not in {"So", "Sk", "Cf", "Cc", "Co", "Mn", "Me"}:
            return ""
    return " ".join(shown.split())


@cache
def _covered(character: str, style: str = "") -> bool:
    font = _font(style, 24)
    return character == " " or bytes(font.getmask(character)) != bytes(font.getmask("\U0010fffe"))


@cache
def _font(style: str, size: int) -> ImageFont.FreeTypeFont:
    """Return the font in a style, such as "", "Semibold" or "It", and a size in pixels."""
    return ImageFont.truetype(font_files_otf[f"SourceSerifPro{style}"], size)


def _length(font: ImageFont.FreeTypeFont, text: str) -> float:
    """Return the length of a line in pixels."""
    words = text.split(" ")
    return sum(_word_length(font, word) for word in words) + (len(words) - 1) * _word_length(font, " ")


@lru_cache(maxsize=4096)
def _word_length(font: ImageFont.FreeTypeFont, word: str) -> float:
    return font.getlength(word)


def _corner(point: tuple[int, int], mirror: bool) -> tuple[int, int]:
    x, y = MARGIN + point[0], MARGIN + point[1]
    return (PICTURE_SIZE[0] - 1 - x if mirror else x, y)


def _draw_label(inks: Inks, label: tuple[str, str, str], palette: Palette) -> None:
    """Draw the label, or nothing if the font cannot show one of its parts, since the rest would be a wrong label."""
    parts = [showable(part) for part in label]
    if [bool(part) for part in parts] != [bool(part) for part in label]:
        return
    x = float(LEFT)
    for shown, style in zip(parts, ("", "It", ""), strict=True):
        font = _font(style if all(_covered(letter, style) for letter in shown) else "", LABEL_SIZE)
        inks.text((x, LABEL_LINE), shown, font, palette.accent_text, "ls")
        x += _length(font, shown)


def _draw_middle(inks: Inks, picture: SharePicture, palette: Palette) -> None:
    """Draw the title as large as possible, and below it the people or the text, centered vertically."""
    below = _people(picture) or _shortened(_words(showable(picture.text)), 3)
    leading = TEXT_SIZE * TEXT_LEADING
    room = BOTTOM - TOP - (GAP + leading * len(below) if below else 0)
    title = showable(picture.title) or showable("".join(picture.label)) or showable(picture.site)
    size, lines = _fitted_title(title, room)
    height = size * TITLE_LEADING * len(lines)
    line = TOP + (room - height) / 2 + size * 0.86
    for text in lines:
        inks.text((LEFT, line), text, _font("Semibold", size), palette.ink, "ls")
        line += size * TITLE_LEADING
    line += GAP + TEXT_SIZE * 0.9 - size * 0.86
    for words in below:
        _draw_words(inks, words, line, palette)
        line += leading


def _draw_words(inks: Inks, words: Sequence[Word], line: float, palette: Palette) -> None:
    x = float(LEFT)
    for word in words:
        font = _text_font(word)
        inks.text((x, line), word.text, font, palette.ink if word.strong else palette.quiet, "ls")
        x += _length(font, f"{word.text} ")


def _draw_foot(inks: Inks, picture: SharePicture, palette: Palette) -> None:
    strong, plain = _font("Semibold", FOOT_SIZE), _font("", FOOT_SIZE)
    site = _cut(showable(picture.site), strong, (RIGHT - LEFT) / 2)
    inks.text((RIGHT, FOOT_LINE), site, strong, palette.accent_text, "rs")
    note = _cut(showable(picture.note), plain, RIGHT - LEFT - _length(strong, site) - 40)
    inks.text((LEFT, FOOT_LINE), note, plain, palette.quiet, "ls")


def _fitted_title(title: str, room: float) -> tuple[int, list[str]]:
    """Return a title's font size and its lines, of similar length; cut only if it does not fit in the smallest size."""
    for size in TITLE_SIZES:
        font = _font("Semibold", size)
        lines = _wrapped(title, font, RIGHT - LEFT)
        low = len(lines) <= MOST_TITLE_LINES and len(lines) * size * TITLE_LEADING <= room
        if low and all(_length(font, line) <= RIGHT - LEFT for line in lines):
            return size, _balanced(title, font, len(lines))
    pieces = [_cut(line, font, RIGHT - LEFT) for line in lines]
    if len(pieces) > MOST_TITLE_LINES:
        pieces[MOST_TITLE_LINES - 1 :] = [_cut(f"{pieces[MOST_TITLE_LINES - 1]} …", font, RIGHT - LEFT)]
    return size, pieces


def _balanced(title: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    """Return a title's lines at the smallest width that needs at most `most` lines."""
    narrow, wide = 0.0, float(RIGHT - LEFT)
    while wide - narrow > 8:
        middle = (narrow + wide) / 2
        lines = _wrapped(title, font, middle)
        fits = len(lines) <= most and all(_length(font, line) <= middle for line in lines)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return _wrapped(title, font, wide)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and _length(font, f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    """Return a text that is at most `width` pixels long; a text that is cut ends with an ellipsis."""
    if _length(font, text) <= width:
        return text
    while text and _length(font, f"{text}…") > width:
        text = text[:-1].rstrip(" ,;.…")
    return f"{text}…"


def _people(picture: SharePicture) -> list[list[Word]]:
    """Return the authors on two lines: as many as fit, always the site's author, and the number of the others."""
    likely = [*picture.people[:MOST_NAMES], *(person for person in picture.people[MOST_NAMES:] if person[1])]
    people = [(name, own) for full, own in likely if (name := showable(full))]
    for number in range(len(people), -1, -1):
        own = [person for person in people[number:] if person[1]]
        named = [*people[:number], *own]
        others = len(picture.people) - len(named)
        words = [
            Word(name if person == len(named) - 1 else f"{name},", strong)
            for person, (name, strong) in enumerate(named)
        ]
        rest = and_others(others, truncated=picture.and_others, words=words_in(picture.language))
        if named and (shown := showable(rest)):
            words.append(Word(shown))
        lines = _lines(words)
        if len(lines) <= 2:
            return lines
    return []


def _words(text: str) -> list[Word]:
    return [Word(word) for word in text.split()]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    used = 0.0
    for word in words:
        word = Word(_cut(word.text, _text_font(word), RIGHT - LEFT), word.strong)
        width = _length(_text_font(word), word.text)
        if not lines or used + width > RIGHT - LEFT:
            lines.append([])
            used = 0.0
        lines[-1].append(word)
        used += width + _length(_text_font(word), " ")
    return lines


def _shortened(words: Sequence[Word], most: int) -> list[list[Word]]:
    lines = _lines(words)
    while len(lines) > most:
        words = words[:-1]
        lines = _lines([*words, Word("…")])
    return lines


def _text_font(word: Word) -> ImageFont.FreeTypeFont:
    return _font("Semibold" if word.strong else "", TEXT_SIZE)
