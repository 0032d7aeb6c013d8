"""The widths from which the entries at the top of a page fit: estimates from their letters, since no script measures.

If an estimate is too small, entries wrap onto one more line; if it is too large, they are in the menu a little longer.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

STEPS = {20: 320, 22.5: 360, 25: 400, 28: 448, 32: 512, 37: 592, 44: 704, 50: 800, 60: 960, 70: 1120}
"""The widths at which a bar may change, in rem and in pixels. `theme/assets/page.css` has a line for each of them."""

_LINE_FROM = 44
"""Below this step, name and entries are never on one line."""
_TALL_FROM = 60
"""From this step on, a bar whose entries need several lines shows them all."""
_TEXT, _NAME = 14.6, 18
"""The sizes of the two fonts in pixels, which are `--step--2` and `--step-0` in the stylesheet."""
_MOST_NAME = 280
_WIDEST = 1024
_GAP_NARROW, _GAP_WIDE, _ARROW = 10, 24, 20


def bar_classes(titles: Sequence[str], arrows: int, site_name: str) -> str:
    """Return the classes of a bar with these entries; so many of them have an arrow that shows the pages below them.

    `top--row-S` means that from step S on the entries fit on a line of their own, `top--line-S` that they fit beside
    the site's name, and `top--tall` that they always need several lines.
    """
    words = sum(_width(title) * _TEXT for title in titles)
    narrow = words + _GAP_NARROW * (len(titles) - 1)
    wide = words + _GAP_WIDE * (len(titles) - 1) + _ARROW * arrows
    name = min(_width(site_name) * _NAME, _MOST_NAME)
    rows = [step for step in STEPS if (narrow if step < _LINE_FROM else wide) <= _room(step)]
    lines = [step for step in STEPS if step >= _LINE_FROM and name + wide + _beside(step) <= _room(step)]
    classes = [f"top--row-{_name(rows[0])}"] if rows else [f"top--row-{_TALL_FROM}", "top--tall"]
    return " ".join([*classes, *(f"top--line-{_name(step)}" for step in lines[:1])])


def _room(step: float) -> float:
    """Return how many pixels there are between the margins of a page."""
    return min(STEPS[step] * 0.9, _WIDEST)


def _beside(step: float) -> float:
    """Return the pixels that the buttons and the space around entries take."""
    return 64 + (208 if step >= 60 else 80)


def _width(text: str) -> float:
    """Return the width of a text in a usual sans-serif font, whose size is 1."""
    return sum(map(_letter_width, text))


def _letter_width(letter: str) -> float:
    if unicodedata.combining(letter):
        return 0
    if unicodedata.east_asian_width(letter) in "WF":
        return 1
    if letter in "fijlrtI .,:;'’-–()|!":
        return 0.33
    return 0.75 if letter.isupper() or letter in "mw" else 0.57


def _name(step: float) -> str:
    """Return a step as a part of a class: 22.5 is `22`."""
    return str(int(step))
