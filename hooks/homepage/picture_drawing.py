"""Share pictures and icons as PNG, drawn with Pillow in Source Serif."""

from __future__ import annotations

import io
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from font_source_serif_pro import font_files_otf
from PIL import Image, ImageDraw, ImageFont

from .share_pictures import PICTURE_SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .palette import Palette
    from .share_pictures import SharePicture

LEFT, RIGHT = 128, 1072
LABEL_LINE, FOOT_LINE = 122, 540
TOP, BOTTOM = 156, 478
TITLE_SIZES = (96, 84, 74, 66, 60, 55, 50, 46, 42, 38, 34, 30)
TITLE_LEADING, TEXT_LEADING = 1.14, 1.38
LABEL_SIZE, TEXT_SIZE, FOOT_SIZE = 44, 30, 27
MOST_TITLE_LINES = 5
MOST_NAMES = 30
"""More do not fit on two lines, and some papers have thousands."""
GAP = 26
BRACKET = ((0, 0), (54, 0), (54, 10), (12, 10), (12, 524), (54, 524), (54, 534), (0, 534))
"""The left bracket around everything, from its corner; the right one is its mirror image."""
MARGIN = 48
COLORS = 64
"""Enough for four colors on paper, with soft edges."""


class Word(NamedTuple):
    """What is not broken over lines, with its style."""

    text: str
    strong: bool = False


def draw_picture(picture: SharePicture, palette: Palette) -> bytes:
    """Return the picture as PNG: label, title, people or text, and a foot, all between brackets."""
    image = Image.new("RGB", PICTURE_SIZE, palette.paper)
    draw = ImageDraw.Draw(image)
    for mirror in (False, True):
        draw.polygon([_corner(point, mirror) for point in BRACKET], fill=palette.accent)
    _draw_label(draw, picture.label, palette)
    _draw_middle(draw, picture, palette)
    _draw_foot(draw, picture, palette)
    return _png(image)


def draw_icon(letter: str, palette: Palette, pixels: int) -> bytes:
    """Return a square icon: the letter in brackets, on paper, as the icon of the browser's tab has it."""
    # The shapes of favicon.svg, whose square of 32 gets a margin of 4; drawn at four times the size for soft edges.
    scale = 4 * pixels / 40
    image = Image.new("RGB", (4 * pixels, 4 * pixels), palette.paper)
    draw = ImageDraw.Draw(image)
    for corners in (_ICON_BRACKET, [(32 - x, y) for x, y in _ICON_BRACKET]):
        draw.polygon([((x + 4) * scale, (y + 4) * scale) for x, y in corners], fill=palette.accent)
    shown = showable(letter)
    font = _font("It" if shown and _covered(shown, "It") else "", round(20 * scale))
    draw.text((20 * scale, 20 * scale), shown, font=font, fill=palette.accent, anchor="mm")
    return _png(image.resize((pixels, pixels), Image.Resampling.LANCZOS))


_ICON_BRACKET = ((3, 3), (10, 3), (10, 5.5), (6, 5.5), (6, 26.5), (10, 26.5), (10, 29), (3, 29))


def showable(text: str) -> str:
    """Return text with what the font lacks replaced by its plain form; nothing where letters have none."""
    shown = ""
    for character in unicodedata.normalize("NFC", text):
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
    """Return the letters in a style: "", "Semibold" or "It"."""
    return ImageFont.truetype(font_files_otf[f"SourceSerifPro{style}"], size)


def _corner(point: tuple[int, int], mirror: bool) -> tuple[int, int]:
    x, y = MARGIN + point[0], MARGIN + point[1]
    return (PICTURE_SIZE[0] - 1 - x if mirror else x, y)


def _draw_label(draw: ImageDraw.ImageDraw, label: tuple[str, str, str], palette: Palette) -> None:
    place = float(LEFT)
    for part, style in zip(label, ("", "It", ""), strict=True):
        shown = showable(part)
        font = _font(style if all(_covered(letter, style) for letter in shown) else "", LABEL_SIZE)
        draw.text((place, LABEL_LINE), shown, font=font, fill=palette.accent, anchor="ls")
        place += font.getlength(shown)


def _draw_middle(draw: ImageDraw.ImageDraw, picture: SharePicture, palette: Palette) -> None:
    """Draw the title as large as the room allows, and below it the people or the text, in the middle of the height."""
    below = _people(picture) or _shortened(_words(showable(picture.text)), 3)
    leading = TEXT_SIZE * TEXT_LEADING
    room = BOTTOM - TOP - (GAP + leading * len(below) if below else 0)
    title = showable(picture.title) or showable("".join(picture.label)) or showable(picture.site)
    size, lines = _fitted_title(title, room)
    height = size * TITLE_LEADING * len(lines)
    line = TOP + (room - height) / 2 + size * 0.86
    for text in lines:
        draw.text((LEFT, line), text, font=_font("Semibold", size), fill=palette.ink, anchor="ls")
        line += size * TITLE_LEADING
    line += GAP + TEXT_SIZE * 0.9 - size * 0.86
    for words in below:
        _draw_words(draw, words, line, palette)
        line += leading


def _draw_words(draw: ImageDraw.ImageDraw, words: Sequence[Word], line: float, palette: Palette) -> None:
    place = float(LEFT)
    for word in words:
        font = _text_font(word)
        draw.text((place, line), word.text, font=font, fill=palette.ink if word.strong else palette.quiet, anchor="ls")
        place += font.getlength(f"{word.text} ")


def _draw_foot(draw: ImageDraw.ImageDraw, picture: SharePicture, palette: Palette) -> None:
    strong, plain = _font("Semibold", FOOT_SIZE), _font("", FOOT_SIZE)
    site = _cut(showable(picture.site), strong, (RIGHT - LEFT) / 2)
    draw.text((RIGHT, FOOT_LINE), site, font=strong, fill=palette.accent, anchor="rs")
    note = _cut(showable(picture.note), plain, RIGHT - LEFT - strong.getlength(site) - 40)
    draw.text((LEFT, FOOT_LINE), note, font=plain, fill=palette.quiet, anchor="ls")


def _fitted_title(title: str, room: float) -> tuple[int, list[str]]:
    """Return a title's size and its lines, of about the same length; cut only where no size is small enough."""
    for size in TITLE_SIZES:
        font = _font("Semibold", size)
        lines = _wrapped(title, font, RIGHT - LEFT)
        low = len(lines) <= MOST_TITLE_LINES and len(lines) * size * TITLE_LEADING <= room
        if low and all(font.getlength(line) <= RIGHT - LEFT for line in lines):
            return size, _balanced(title, font, len(lines))
    pieces = [_cut(line, font, RIGHT - LEFT) for line in lines]
    if len(pieces) > MOST_TITLE_LINES:
        pieces[MOST_TITLE_LINES - 1 :] = [_cut(f"{pieces[MOST_TITLE_LINES - 1]} …", font, RIGHT - LEFT)]
    return size, pieces


def _balanced(title: str, font: ImageFont.FreeTypeFont, most: int) -> list[str]:
    """Return a title's lines in the narrowest measure that needs no more of them."""
    narrow, wide = 0.0, float(RIGHT - LEFT)
    while wide - narrow > 8:
        middle = (narrow + wide) / 2
        lines = _wrapped(title, font, middle)
        fits = len(lines) <= most and all(font.getlength(line) <= middle for line in lines)
        narrow, wide = (narrow, middle) if fits else (middle, wide)
    return _wrapped(title, font, wide)


def _wrapped(text: str, font: ImageFont.FreeTypeFont, width: float) -> list[str]:
    lines: list[str] = []
    for word in text.split():
        if lines and font.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _cut(text: str, font: ImageFont.FreeTypeFont, width: float) -> str:
    """Return text that is no longer than a width, with an ellipsis where it was."""
    if font.getlength(text) <= width:
        return text
    while text and font.getlength(f"{text}…") > width:
        text = text[:-1].rstrip(" ,;.…")
    return f"{text}…"


def _people(picture: SharePicture) -> list[list[Word]]:
    """Return the authors on two lines: as many as fit, always with the site's author, and the number of others."""
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
        if named and (others or picture.and_others):
            words.append(Word(f"and {others} more" if others else "and others"))
        lines = _lines(words)
        if len(lines) <= 2:
            return lines
    return []


def _words(text: str) -> list[Word]:
    return [Word(word) for word in text.split()]


def _lines(words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    place = 0.0
    for word in words:
        word = Word(_cut(word.text, _text_font(word), RIGHT - LEFT), word.strong)
        width = _text_font(word).getlength(word.text)
        if not lines or place + width > RIGHT - LEFT:
            lines.append([])
            place = 0.0
        lines[-1].append(word)
        place += width + _text_font(word).getlength(" ")
    return lines


def _shortened(words: Sequence[Word], most: int) -> list[list[Word]]:
    lines = _lines(words)
    while len(lines) > most:
        words = words[:-1]
        lines = _lines([*words, Word("…")])
    return lines


def _text_font(word: Word) -> ImageFont.FreeTypeFont:
    return _font("Semibold" if word.strong else "", TEXT_SIZE)


def _png(image: Image.Image) -> bytes:
    file = io.BytesIO()
    few = image.quantize(COLORS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(file, "PNG", compress_level=6)
    return file.getvalue()
