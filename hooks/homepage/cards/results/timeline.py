"""The results of one measurement in the order of their dates, each with its place on a common scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .matrix import by_measurement, column_of, on_one_scale
from .scale import Scale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..card import ModelCard
    from .matrix import Column
    from .metrics import Better
    from .result import EvaluationResult


@dataclass(frozen=True, slots=True)
class Point:
    """One result; its places are in percent of the scale."""

    card: ModelCard
    result: EvaluationResult
    date: str
    """The date of the result, else the day on which the model was released, in ISO 8601 form."""
    place: float
    low: float | None
    """The lower end of the interval, or None."""
    high: float | None
    is_best: bool
    """Whether no result up to this date is better."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """The dated results of one measurement, the oldest first."""

    column: Column
    points: tuple[Point, ...]


def timelines(cards: Sequence[ModelCard]) -> tuple[Timeline, ...]:
    """Return a timeline for each measurement with results of two dates, those with the most results first."""
    found = [Timeline(column_of(held), tuple(_points(held))) for held in by_measurement(cards).values()]
    several = [each for each in found if len({point.date for point in each.points}) > 1]
    return tuple(sorted(several, key=lambda each: -len(each.points)))


def _points(held: Sequence[tuple[ModelCard, EvaluationResult]]) -> Iterator[Point]:
    better = column_of(held).better
    scaled = on_one_scale([result for _, result in held])
    dated = [
        (date, card, result, on_scale)
        for (card, result), on_scale in zip(held, scaled, strict=True)
        if on_scale.value is not None and (date := result.date or ("" if result.model else card.release_date))
    ]
    dated.sort(key=lambda each: each[0])
    scale = Scale.of(end for *_, each in dated for end in (each.value, each.lower, each.upper))
    best: float | None = None
    for date, card, result, on_scale in dated:
        value = on_scale.value or 0.0
        is_best = _is_as_good(value, best, better)
        best = value if is_best else best
        yield Point(
            card, result, date, scale.place(value), scale.end(on_scale.lower), scale.end(on_scale.upper), is_best
        )


def _is_as_good(value: float, best: float | None, better: Better) -> bool:
    """Return whether a value is as good as the best before it; False if nobody knows which direction is better."""
    if not better:
        return False
    return best is None or (value >= best if better == "higher" else value <= best)
