"""Colors as stylesheets write them, and how well one can be read on another."""

from __future__ import annotations

import colorsys
import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Color = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""

READABLE = 4.5
"""The least contrast of small text with its background that WCAG 2 allows (level AA)."""

_HEX = re.compile(r"#([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)
_FUNCTION = re.compile(r"(rgba?|hsla?|hwb|oklch|oklab)\(([^()]*)\)", re.IGNORECASE)
_NUMBER = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)(%|deg|turn|grad|rad)?", re.IGNORECASE)
_DEGREES = {"deg": 1.0, "turn": 360.0, "grad": 0.9, "rad": 180 / math.pi}


def read_color(text: str) -> Color | None:
    """Return a color written as #rgb, #rrggbb, rgb(), hsl(), hwb(), oklch(), oklab() or a name; None if it is none.

    How transparent the color is, is not read.
    """
    text = text.strip()
    if found := _HEX.fullmatch(text):
        digits = found[1] if len(found[1]) >= 6 else "".join(digit * 2 for digit in found[1])
        red, green, blue = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
        return red, green, blue
    if found := _FUNCTION.fullmatch(text):
        parts = re.split(r"[\s,]+", found[2].partition("/")[0].strip())
        name = found[1].lower()
        if not (len(parts) == 3 or (len(parts) == 4 and "," in found[2])):
            return None
        try:
            return _clipped(_FUNCTIONS[name.removesuffix("a")](parts))
        except ValueError:
            return None
    return _named(text.lower())


def as_hex(color: Color) -> str:
    """Return a color as `#rrggbb`."""
    return "#" + "".join(f"{round(part * 255):02x}" for part in color)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast of two colors as WCAG 2 defines it, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def mixed(color: Color, other: Color, share: float) -> Color:
    """Return a mixture of two colors in which the first has a share from 0 to 1."""
    red, green, blue = (one * share + two * (1 - share) for one, two in zip(color, other, strict=True))
    return red, green, blue


def readable(color: Color, paper: Color, share: float) -> Color:
    """Return a shade of a color in which text is readable on `paper`, also where it has a tint of the color itself.

    `share` is the color's share of that tint. A color that is readable is returned as it is; another one is mixed with
    as little black as is needed, or with white on a dark paper.
    """
    tint = mixed(color, paper, share)
    end: Color = (0, 0, 0) if _luminance(paper) > 0.18 else (1, 1, 1)
    for step in range(101):
        shade = mixed(end, color, step / 100)
        written = read_color(as_hex(shade)) or shade  # the color that the stylesheet gets
        if min(contrast(written, paper), contrast(written, tint)) >= READABLE:
            return shade if step else color
    return end


def _luminance(color: Color) -> float:
    red, green, blue = map(_linear, color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _gamma(part: float) -> float:
    return part * 12.92 if part <= 0.0031308 else 1.055 * part ** (1 / 2.4) - 0.055


def _clipped(color: Color) -> Color:
    red, green, blue = (min(max(part, 0.0), 1.0) for part in color)
    return red, green, blue


def _number(text: str, whole: float) -> float:
    """Return a number; a percentage is a part of `whole`."""
    if text.lower() == "none":
        return 0
    found = _NUMBER.fullmatch(text)
    if not found or (found[2] and found[2] != "%"):
        raise ValueError(text)
    return float(found[1]) * whole / 100 if found[2] else float(found[1])


def _angle(text: str) -> float:
    """Return an angle in degrees."""
    if text.lower() == "none":
        return 0
    found = _NUMBER.fullmatch(text)
    if not found or found[2] == "%":
        raise ValueError(text)
    return float(found[1]) * _DEGREES[(found[2] or "deg").lower()]


def _rgb(parts: Sequence[str]) -> Color:
    red, green, blue = (_number(part, 255) / 255 for part in parts[:3])
    return red, green, blue


def _hsl(parts: Sequence[str]) -> Color:
    saturation, lightness = (min(max(_number(part, 100) / 100, 0), 1) for part in parts[1:3])
    return colorsys.hls_to_rgb(_angle(parts[0]) / 360 % 1, lightness, saturation)


def _hwb(parts: Sequence[str]) -> Color:
    white, black = (_number(part, 100) / 100 for part in parts[1:3])
    if white + black >= 1:
        gray = white / (white + black)
        return gray, gray, gray
    pure = colorsys.hls_to_rgb(_angle(parts[0]) / 360 % 1, 0.5, 1)
    red, green, blue = (part * (1 - white - black) + white for part in pure)
    return red, green, blue


def _oklch(parts: Sequence[str]) -> Color:
    chroma, hue = _number(parts[1], 0.4), math.radians(_angle(parts[2]))
    return _from_oklab(_number(parts[0], 1), chroma * math.cos(hue), chroma * math.sin(hue))


def _oklab(parts: Sequence[str]) -> Color:
    return _from_oklab(_number(parts[0], 1), _number(parts[1], 0.4), _number(parts[2], 0.4))


def _from_oklab(lightness: float, a: float, b: float) -> Color:
    """Return the color that Oklab names (https://www.w3.org/TR/css-color-4/#ok-lab)."""
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _gamma(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
        _gamma(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
        _gamma(-0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short),
    )


_FUNCTIONS: dict[str, Callable[[Sequence[str]], Color]] = {
    "rgb": _rgb,
    "hsl": _hsl,
    "hwb": _hwb,
    "oklch": _oklch,
    "oklab": _oklab,
}


def _named(name: str) -> Color | None:
    """Return the color of a name such as `teal`."""
    if not re.fullmatch("[a-z]+", name):
        return None
    try:
        from .social_cards.canvas import named_color  # imported late: few stylesheets name a color
    except ImportError:
        return None
    return read_color(named_color(name))
