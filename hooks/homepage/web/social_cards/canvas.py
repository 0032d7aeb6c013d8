"""Shapes and words drawn on paper in a few colors, as PNG files with a palette."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageColor, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import ImageFont

SHADES = 15
"""Steps from paper to a color, enough for soft edges."""
COMPRESSION = 4
"""Of PNG; 6 would make files a sixth smaller and take a third longer."""


class Inks:
    """What is drawn in each color, as masks: where they are full nothing of the paper shines through."""

    def __init__(self, size: tuple[int, int], *colors: str) -> None:
        """Take empty paper and some colors."""
        self.masks = {color: Image.new("L", size) for color in colors}
        self.pens = {color: ImageDraw.Draw(mask) for color, mask in self.masks.items()}

    def shape(self, corners: Sequence[tuple[float, float]], color: str) -> None:
        """Fill a shape."""
        self.pens[color].polygon(corners, fill=255)

    def text(
        self, place: tuple[float, float], text: str, font: ImageFont.FreeTypeFont, color: str, anchor: str
    ) -> None:
        """Write a line of text; the anchor says which of its points is at the place, as Pillow names them."""
        self.pens[color].text(place, text, font=font, fill=255, anchor=anchor)

    def png(self, paper: str, shrink: int = 1) -> bytes:
        """Return all of it on paper, so many times smaller than it was drawn."""
        masks = {color: mask.reduce(shrink) for color, mask in self.masks.items()}
        image, colors = Image.new("L", next(iter(masks.values())).size), [_parts(paper)]
        for color, mask in masks.items():
            before = len(colors) - 1  # a pixel's value is the place of its color in the palette
            image = ImageChops.lighter(image, mask.point([step and before + step for step in _STEPS]))
            colors += _shades(colors[0], _parts(color))
        image.putpalette([part for color in colors for part in color])
        file = io.BytesIO()
        image.save(file, "PNG", compress_level=COMPRESSION)
        return file.getvalue()


_STEPS = [round(fullness / 255 * SHADES) for fullness in range(256)]


def _parts(color: str) -> tuple[int, ...]:
    return ImageColor.getrgb(color)


def _shades(paper: tuple[int, ...], color: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return the colors from paper, which is not among them, to a color, in steps."""
    ways = list(zip(paper, color, strict=True))
    return [tuple(round(start + (end - start) * step / SHADES) for start, end in ways) for step in range(1, SHADES + 1)]
