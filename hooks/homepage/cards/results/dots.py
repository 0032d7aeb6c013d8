"""Dot plots of a card's results: one group for each benchmark and metric, on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .scale import Scale
from .values import baselines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..card import ModelCard
    from .result import EvaluationResult


@dataclass(frozen=True, slots=True)
class Dot:
    """One value: its label, its text, and its place in percent of the scale."""

    label: str
    text: str
    place: float
    low: float | None
    """The place of the interval's lower end; None without an interval."""
    high: float | None
    """The place of the upper end."""
    is_baseline: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The dots of one benchmark and metric, which share a scale."""

    benchmark: str
    metric: str
    dots: tuple[Dot, ...]
    ends: tuple[str, str]
    """The ends of the scale: of a share, nothing and the whole, else round numbers."""


def chart(card: ModelCard) -> tuple[Group, ...]:
    """Return the groups of dots for a card; a result that is not a number, and a rank, have no dot."""
    groups: dict[tuple[str, str], list[EvaluationResult]] = {}
    for result in card.results:
        if result.value is not None and "rank" not in result.metric.casefold():
            groups.setdefault((result.benchmark, result.metric), []).append(result)
    drawn = (_group(card, *names, results) for names, results in groups.items())
    return tuple(group for group in drawn if len(group.dots) > 1)


def _group(card: ModelCard, benchmark: str, metric: str, results: Sequence[EvaluationResult]) -> Group:
    values = [*_values(results)]
    whole = _whole(results, values)
    scale = Scale(0.0, whole) if whole else Scale.around(values)
    return Group(benchmark, metric, tuple(_dots(card, results, scale)), scale.ends)


def _values(results: Iterable[EvaluationResult]) -> Iterator[float]:
    for result in results:
        yield from (end for end in (result.value, result.lower, result.upper) if end is not None)
        yield from (value for _, _, value in _baselines(result))


def _dots(card: ModelCard, results: Iterable[EvaluationResult], scale: Scale) -> Iterator[Dot]:
    for result in results:
        label = ", ".join(filter(None, (result.model or card.name, result.setting)))
        low, high = scale.end(result.lower), scale.end(result.upper)
        yield Dot(label, result.text, scale.place(result.value or 0.0), low, high, is_baseline=False)
        for name, text, value in _baselines(result):
            yield Dot(name, text, scale.place(value), None, None, is_baseline=True)


def _baselines(result: EvaluationResult) -> Iterator[tuple[str, str, float]]:
    for name, value in baselines(result.baseline):
        if value.value is not None:
            yield name, value.text, value.value


def _whole(results: Sequence[EvaluationResult], values: Sequence[float]) -> float | None:
    """Return 100 or 1 if the values are shares of it, else None."""
    is_share = any(result.unit == "%" for result in results) or results[0].metric in ("Accuracy", "Win rate", "F1")
    if not is_share or min(values) < 0 or max(values) > 100:
        return None
    return 100.0 if max(values) > 1 else 1.0
