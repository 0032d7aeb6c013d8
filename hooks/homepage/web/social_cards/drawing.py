"""Draws share pictures and icons as PNG, with Pillow and the font Source Serif."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PIL import ImageFont

from ...bibliography.author_lists import and_others
from ...words import words_in
from .canvas import Inks
from .icons import BRACKET as BRACKET_OF_ICON
from .icons import DOT, mirrored
from .typesetting import (
    TEXT_SIZE,
    TITLE_LEADING,
    WIDTH,
    Word,
    covered,
    cut,
    fitted_title,
    length,
    lines_of,
    shortened,
    showable,
    source_serif,
    text_font,
    words_of,
)
from .words import PICTURE_SIZE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..palette import Palette
    from .words import SharePicture

LEFT = 128
RIGHT = LEFT + WIDTH
LABEL_LINE, FOOT_LINE = 122, 540
TOP, BOTTOM = 156, 478
TEXT_LEADING = 1.38
LABEL_SIZE, FOOT_SIZE = 44, 27
MOST_NAMES = 30
"""More names do not fit on two lines, and some papers have thousands of authors."""
GAP = 26
BRACKET = ((0, 0), (54, 0), (54, 10), (12, 10), (12, 524), (54, 524), (54, 534), (0, 534))
"""The corners of the left bracket, in pixels from its upper left corner; the right bracket is its mirror image."""
MARGIN = 48


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
            font = source_serif("BoldIt" if covered(shown, "BoldIt") else "Bold", round(19 * scale))
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
        font = source_serif(style if all(covered(letter, style) for letter in shown) else "", LABEL_SIZE)
        inks.text((x, LABEL_LINE), shown, font, palette.accent_text, "ls")
        x += length(font, shown)


def _draw_middle(inks: Inks, picture: SharePicture, palette: Palette) -> None:
    """Draw the title as large as possible, and below it the people or the text, centered vertically."""
    below = _people(picture) or shortened(words_of(showable(picture.text)), 3)
    leading = TEXT_SIZE * TEXT_LEADING
    room = BOTTOM - TOP - (GAP + leading * len(below) if below else 0)
    title = showable(picture.title) or showable("".join(picture.label)) or showable(picture.site)
    size, lines = fitted_title(title, room)
    height = size * TITLE_LEADING * len(lines)
    line = TOP + (room - height) / 2 + size * 0.86
    for text in lines:
        inks.text((LEFT, line), text, source_serif("Semibold", size), palette.ink, "ls")
        line += size * TITLE_LEADING
    line += GAP + TEXT_SIZE * 0.9 - size * 0.86
    for words in below:
        _draw_words(inks, words, line, palette)
        line += leading


def _draw_words(inks: Inks, words: Sequence[Word], line: float, palette: Palette) -> None:
    x = float(LEFT)
    for word in words:
        font = text_font(word)
        inks.text((x, line), word.text, font, palette.ink if word.strong else palette.quiet, "ls")
        x += length(font, f"{word.text} ")


def _draw_foot(inks: Inks, picture: SharePicture, palette: Palette) -> None:
    strong, plain = source_serif("Semibold", FOOT_SIZE), source_serif("", FOOT_SIZE)
    site = cut(showable(picture.site), strong, (WIDTH) / 2)
    inks.text((RIGHT, FOOT_LINE), site, strong, palette.accent_text, "rs")
    note = cut(showable(picture.note), plain, WIDTH - length(strong, site) - 40)
    inks.text((LEFT, FOOT_LINE), note, plain, palette.quiet, "ls")


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
        lines = lines_of(words)
        if len(lines) <= 2:
            return lines
    return []
