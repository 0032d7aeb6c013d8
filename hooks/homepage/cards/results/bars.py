"""Bar charts of a card's results: one group for each benchmark and metric, on a scale that starts at zero."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .values import baselines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..card import ModelCard
    from .result import EvaluationResult


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: its label, its text, and its length in percent of the scale."""

    label: str
    text: str
    length: float
    low: float | None
    """The lower end of the interval, in percent of the scale; None without an interval."""
    high: float | None
    """The upper end."""
    is_baseline: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The bars of one benchmark and metric, which share a scale."""

    benchmark: str
    metric: str
    bars: tuple[Bar, ...]


def chart(card: ModelCard) -> tuple[Group, ...]:
    """Return the groups of bars for a card; a result that is negative or not a number has no bar."""
    groups: dict[tuple[str, str], list[EvaluationResult]] = {}
    for result in card.results:
        if result.value is not None and result.value >= 0:
            groups.setdefault((result.benchmark, result.metric), []).append(result)
    drawn = [
        Group(*names, tuple(_bars(card, results)))
        for names, results in groups.items()
        if "rank" not in names[1].casefold()
    ]
    return tuple(group for group in drawn if len(group.bars) > 1)


def _bars(card: ModelCard, results: list[EvaluationResult]) -> Iterator[Bar]:
    compared = [(result, list(_baselines(result))) for result in results]
    values = [
        value
        for result, others in compared
        for value in (result.upper or result.value or 0, *(v for _, _, v in others))
    ]
    scale = _scale(values, results)
    for result, others in compared:
        yield Bar(
            ", ".join(filter(None, (result.model or card.name, result.setting))),
            result.text,
            _percent(result.value or 0, scale),
            None if result.lower is None else _percent(max(result.lower, 0), scale),
            None if result.upper is None else _percent(result.upper, scale),
            is_baseline=False,
        )
        for name, text, value in others:
            yield Bar(name, text, _percent(value, scale), None, None, is_baseline=True)


def _baselines(result: EvaluationResult) -> Iterator[tuple[str, str, float]]:
    for name, value in baselines(result.baseline):
        if value.value is not None and value.value >= 0:
            yield name, value.text, value.value


def _scale(values: list[float], results: list[EvaluationResult]) -> float:
    """Return the largest value of the scale: 100 or 1 for percentages, or else the largest result."""
    largest = max(values)
    is_percentage = any(result.unit == "%" for result in results) or results[0].metric in ("Accuracy", "Win rate", "F1")
    if is_percentage and largest <= 100:
        return 100.0 if largest > 1 else 1.0
    return largest or 1.0


def _percent(value: float, scale: float) -> float:
    return round(min(100 * value / scale, 100.0), 2)
