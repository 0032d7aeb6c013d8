"""Publications per year as a stacked bar chart: all positions, in percent of the chart's width and height."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..words import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..selections.years import Segment, Year, Years

TOP, BASE = 10.0, 86.0
"""The heights between which the bars are; totals are above them, years below."""

FEWEST_SLOTS = 5
"""The width is divided into at least this many years, so that a single year's bar is not as wide as the chart."""

MOST_LABELS = 8
"""At most this many years are named below the bars, so that the labels do not touch on a phone."""

MOST_TOTALS = 14
"""Up to this many years, each bar has its total above it; with more years, there is a scale at the left instead."""

SCALE_WIDTH = 8.0

LEAST_TOP = 3
"""The scale reaches at least this number, so that a single publication does not fill the height."""

THINNEST = 0.012
"""The minimum height of a part, as a share of the highest bar, so that one publication among hundreds is visible."""

GAP = 0.6
"""The space between the parts of a bar; at most a third of a part, so that a low bar with many parts stays visible."""


@dataclass(frozen=True, slots=True)
class Part:
    """One area's part of a bar."""

    segment: Segment
    top: float
    height: float


@dataclass(frozen=True, slots=True)
class Bar:
    """One year's bar, and the slot that contains it; the slots of neighboring years touch."""

    year: Year
    slot: float
    slot_width: float
    left: float
    width: float
    top: float
    parts: tuple[Part, ...]

    @property
    def middle(self) -> float:
        """The horizontal position of the bar's middle."""
        return round(self.slot + self.slot_width / 2, 2)


@dataclass(frozen=True, slots=True)
class Tick:
    """A number or a year, and its position along the scale."""

    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The bars with the texts around them."""

    bars: tuple[Bar, ...]
    labels: tuple[Tick, ...]
    """Years, below the bars."""
    scale: tuple[Tick, ...]
    """Numbers of publications at the left; empty if each bar has its total above it."""


def bar_chart(years: Years) -> Chart:
    """Return the chart of the dated publications; years without publications have a slot, too."""
    if not years.dated:
        return Chart((), (), ())
    first, last = (_ordinal(years.dated[index].number or 0) for index in (0, -1))
    slots = max(last - first + 1, FEWEST_SLOTS)
    with_totals = slots <= MOST_TOTALS
    left = 0.0 if with_totals else SCALE_WIDTH
    width = (100 - left) / slots
    highest = max(len(year.keys) for year in years.dated)
    heights = [_heights(year, THINNEST * highest) for year in years.dated]
    unit = (BASE - TOP) / max(highest, LEAST_TOP)
    bars = tuple(
        _bar(year, [size * unit for size in sizes], left + width * (_ordinal(year.number or 0) - first), width)
        for year, sizes in zip(years.dated, heights, strict=True)
    )
    labels = tuple(
        Tick(_text(number), round(left + width * (number - first + 0.5), 2)) for number in _named_years(first, last)
    )
    return Chart(bars, labels, () if with_totals else tuple(_scale(unit)))


def _bar(year: Year, heights: Sequence[float], slot: float, slot_width: float) -> Bar:
    width = max(slot_width * 0.64, 0.6)
    left = slot + (slot_width - width) / 2
    top = BASE
    parts: list[Part] = []
    for segment, height in zip(year.segments, heights, strict=True):
        top -= height
        gap = min(GAP, height / 3) if parts else 0
        parts.append(Part(segment, round(top, 2), round(height - gap, 2)))
    return Bar(year, round(slot, 2), round(slot_width, 2), round(left, 2), round(width, 2), round(top, 2), tuple(parts))


def _heights(year: Year, thinnest: float) -> list[float]:
    """Return the heights of a year's parts, counted in publications; they add up to the year's publications."""
    heights = [max(float(segment.size), thinnest) for segment in year.segments]
    return [height * len(year.keys) / sum(heights) for height in heights]


def _ordinal(year: int) -> int:
    """Return a year's index among all; there is no year 0."""
    return year if year > 0 else year + 1


def _text(ordinal: int) -> str:
    return str(ordinal) if ordinal > 0 else Phrase.of("{year} BCE", year=str(1 - ordinal))


def _named_years(first: int, last: int) -> range:
    """Return the years that get a label, evenly spaced; round years if there are too many for all."""
    step = next(step for step in _round_steps() if (last - first) // step < MOST_LABELS)
    return range(first + -first % step, last + 1, step)


def _scale(unit: float) -> Iterator[Tick]:
    """Yield about four round numbers of publications, with their positions."""
    highest = int((BASE - TOP) / unit)
    step = next(step for step in _round_steps() if highest // step <= 4)
    for number in range(0, highest + 1, step):
        yield Tick(str(number), round(BASE - number * unit, 2))


def _round_steps() -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 50 and so on."""
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10
