"""Draws shapes and text in a few colors on a plain background, as PNG files with a palette."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from PIL import Image, ImageChops, ImageColor, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PIL import ImageFont

SHADES = 15
"""The number of steps from the background to a color; enough for smooth edges."""
COMPRESSION = 4
"""The compression level of PNG; 6 would make files a sixth smaller but take a third longer."""


class Inks:
    """One mask per color; 255 means fully opaque."""

    def __init__(self, size: tuple[int, int], *colors: str) -> None:
        """Start with an empty mask of `size` in pixels for each color."""
        self.masks = {color: Image.new("L", size) for color in colors}
        self.pens = {color: ImageDraw.Draw(mask) for color, mask in self.masks.items()}

    def shape(self, corners: Sequence[tuple[float, float]], color: str) -> None:
        """Draw a filled polygon."""
        self.pens[color].polygon(corners, fill=255)

    def dot(self, place: tuple[float, float], radius: float, color: str) -> None:
        """Draw a filled circle around `place`."""
        (x, y) = place
        self.pens[color].ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)

    def text(
        self, point: tuple[float, float], text: str, font: ImageFont.FreeTypeFont, color: str, anchor: str
    ) -> None:
        """Draw a line of text; `anchor` says which point of the text is at `point`, in Pillow's notation."""
        self.pens[color].text(point, text, font=font, fill=255, anchor=anchor)

    def png(self, paper: str, shrink: int = 1) -> bytes:
        """Return a PNG of all colors on the background `paper`, with width and height divided by `shrink`."""
        masks = {color: mask.reduce(shrink) for color, mask in self.masks.items()}
        image, colors = Image.new("L", next(iter(masks.values())).size), [_parts(paper)]
        for color, mask in masks.items():
            before = len(colors) - 1  # a pixel's value is the index of its color in the palette
            image = ImageChops.lighter(image, mask.point([step and before + step for step in _STEPS]))
            colors += _shades(colors[0], _parts(color))
        image.putpalette([part for color in colors for part in color])
        file = io.BytesIO()
        image.save(file, "PNG", compress_level=COMPRESSION)
        return file.getvalue()


def named_color(name: str) -> str:
    """Return the color of a name such as `teal` as `#rrggbb`; an empty string if no color has the name."""
    return "#{:02x}{:02x}{:02x}".format(*ImageColor.getrgb(name)) if name in ImageColor.colormap else ""


_STEPS = [round(fullness / 255 * SHADES) for fullness in range(256)]


def _parts(color: str) -> tuple[int, ...]:
    return ImageColor.getrgb(color)


def _shades(paper: tuple[int, ...], color: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return the shades from the background, which is not included, to a color."""
    ways = list(zip(paper, color, strict=True))
    return [tuple(round(start + (end - start) * step / SHADES) for start, end in ways) for step in range(1, SHADES + 1)]
