"""Publications per year as rows of bars: all of them, then each area; all are on one scale.

The heights of rows are in rem, positions within a row in percent of it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..words import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..selections.years import Segment, Series, Year, Years

FEWEST_SLOTS = 5
"""The width is divided into at least this many years, so that a single year's bar is not in the middle of nothing."""

WIDEST, THINNEST = 5.0, 0.6
"""The widths of a bar, in percent of the row."""

MOST_LABELS = 8
"""At most this many years are named below the bars, so that the labels do not touch on a phone."""

MOST_NUMBERS = 14
"""Up to this many years, each bar has its number above it; with more years, there is a scale at the left instead."""

SCALE_WIDTH = 8.0

HIGHEST = 6.0
"""The height of the highest bar, in rem, unless there are few publications."""

ONE = 0.6
"""The height of one publication, in rem, if there are few."""

LOWEST_ROW = 0.8

LOWEST = 0.1
"""The minimum height of a bar, in rem, so that one publication among hundreds is visible."""


@dataclass(frozen=True, slots=True)
class Bar:
    """The publications of one year, and the slot that contains their bar; the slots of neighboring years touch."""

    year: Year
    segment: Segment | None
    """The area's publications; None in the row of all publications."""
    number: int
    slot: float
    slot_width: float
    left: float
    width: float
    top: float

    @property
    def middle(self) -> float:
        """The horizontal position of the bar's middle."""
        return round(self.slot + self.slot_width / 2, 2)

    @property
    def height(self) -> float:
        """The height of the bar."""
        return round(100 - self.top, 2)


@dataclass(frozen=True, slots=True)
class Row:
    """The bars of one area, or of all publications."""

    series: Series | None
    """None in the row of all publications."""
    number: int
    """The publications in it, also those without a year."""
    height: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Tick:
    """A number or a year, and its position along the scale."""

    text: str
    at: float


@dataclass(frozen=True, slots=True)
class Chart:
    """The rows with the texts around them."""

    rows: tuple[Row, ...]
    """The row of all publications; then the areas, unless there is only one."""
    labels: tuple[Tick, ...]
    """Years, below the row of all publications."""
    scale: tuple[Tick, ...]
    """Numbers of publications, at the left of that row; empty if each bar has its number above it."""


@dataclass(frozen=True, slots=True)
class _Axis:
    """The years from left to right."""

    first: int
    slots: int
    left: float

    @property
    def slot_width(self) -> float:
        return (100 - self.left) / self.slots

    def slot(self, year: Year) -> float:
        return self.left + self.slot_width * (_ordinal(year.number or 0) - self.first)


def bar_chart(years: Years) -> Chart:
    """Return the chart of the publications; years without publications have a slot, too."""
    if not years.dated:
        return Chart(tuple(_row(None, one, years) for one in _series(years)), (), ())
    first, last = (_ordinal(years.dated[index].number or 0) for index in (0, -1))
    slots = max(last - first + 1, FEWEST_SLOTS)
    axis = _Axis(first, slots, 0.0 if slots <= MOST_NUMBERS else SCALE_WIDTH)
    labels = tuple(
        Tick(_text(number), round(axis.left + axis.slot_width * (number - first + 0.5), 2))
        for number in _named_years(first, last)
    )
    rows = tuple(_row(axis, one, years) for one in _series(years))
    return Chart(rows, labels, tuple(_scale(rows[0])) if axis.left else ())


def _series(years: Years) -> tuple[Series | None, ...]:
    """Return what has a row: None for all publications, then the areas unless there is only one."""
    return (None, *(years.series if len(years.series) > 1 else ()))


def _row(axis: _Axis | None, series: Series | None, years: Years) -> Row:
    number = len(series.keys if series else frozenset[str]().union(*(one.keys for one in years.series)))
    found = [(year, segment) for year in years.dated for segment in (*year.segments, None)]
    found = [(year, segment) for year, segment in found if (segment.series if segment else None) == series]
    if not axis:
        return Row(series, number, LOWEST_ROW, ())
    unit = min(ONE, HIGHEST / max(len(year.keys) for year in years.dated))
    height = max((LOWEST_ROW, *(len((segment or year).keys) * unit for year, segment in found)))
    bars = tuple(_bar(axis, year, segment, unit, height) for year, segment in found)
    return Row(series, number, round(height, 2), bars)


def _bar(axis: _Axis, year: Year, segment: Segment | None, unit: float, height: float) -> Bar:
    """Return a bar; one publication is `unit` rem high, the row `height` rem."""
    number = len((segment or year).keys)
    width = min(max(axis.slot_width * 0.64, THINNEST), WIDEST)
    slot = axis.slot(year)
    left = slot + (axis.slot_width - width) / 2
    top = 100 * (1 - max(number * unit, LOWEST) / height)
    return Bar(year, segment, number, *(round(each, 2) for each in (slot, axis.slot_width, left, width, top)))


def _ordinal(year: int) -> int:
    """Return a year's index among all; there is no year 0."""
    return year if year > 0 else year + 1


def _text(ordinal: int) -> str:
    return str(ordinal) if ordinal > 0 else Phrase.of("{year} BCE", year=str(1 - ordinal))


def _named_years(first: int, last: int) -> range:
    """Return the years that get a label, evenly spaced; round years if there are too many for all."""
    step = next(step for step in _round_steps() if (last - first) // step < MOST_LABELS)
    return range(first + -first % step, last + 1, step)


def _scale(row: Row) -> Iterator[Tick]:
    """Yield round numbers of publications, about four if the row is high enough, with their positions."""
    highest = max(bar.number for bar in row.bars)
    most = max(1, min(4, int(row.height)))
    step = next(step for step in _round_steps() if highest // step <= most)
    for number in range(0, highest + 1, step):
        yield Tick(str(number), round(100 - 100 * number / highest, 2))


def _round_steps() -> Iterator[int]:
    """Yield 1, 2, 5, 10, 20, 50 and so on."""
    power = 1
    while True:
        yield from (power, 2 * power, 5 * power)
        power *= 10
