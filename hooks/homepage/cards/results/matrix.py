"""Tables that compare the results of several cards: one row for each model, one column for each measurement."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..card import ModelCard
    from .metrics import Better
    from .result import EvaluationResult

Mark = Literal["best", "close", ""]
_FRACTIONS = frozenset(
    {"accuracy", "f1", "precision", "recall", "exact match", "win rate", "bleu", "wer", "cer", "auc"}
)


@dataclass(frozen=True, slots=True)
class Column:
    """A measurement that several models have: a benchmark, a metric and a setting."""

    benchmark: str
    metric: str
    setting: str
    better: Better


@dataclass(frozen=True, slots=True)
class Cell:
    """One model's result in a column."""

    result: EvaluationResult
    mark: Mark = ""
    """"best", or "close" if its interval overlaps that of the best result."""


@dataclass(frozen=True, slots=True)
class Row:
    """One model's results: a list of cells for each column. Several cells have different dates, or contradict."""

    card: ModelCard
    """The card that states the results."""
    name: str
    """The model's name."""
    cells: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """A table of models that share measurements."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


def measurement(result: EvaluationResult) -> tuple[str, str, str]:
    """Return benchmark, metric and setting without case and punctuation; equal ones make two results comparable."""
    parts = (result.benchmark, result.metric, result.setting)
    return tuple(re.sub(r"[\W_]+", " ", part.casefold()).strip() for part in parts)  # type: ignore[return-value]


def matrices(cards: Sequence[ModelCard]) -> tuple[Matrix, ...]:
    """Return a matrix for each group of cards that share measurements; the most reported columns come first."""
    shared = {key: held for key, held in by_measurement(cards).items() if len(_owners(held)) > 1}
    return tuple(_matrix(cards, keys, shared) for keys in _connected(shared))


def only_benchmarks(cards: Iterable[ModelCard], names: Sequence[str]) -> tuple[ModelCard, ...]:
    """Return the cards with their results on the named benchmarks only; without names, as they are."""
    wanted = {name.casefold() for name in names}
    if not wanted:
        return tuple(cards)
    return tuple(
        replace(card, results=tuple(result for result in card.results if result.benchmark.casefold() in wanted))
        for card in cards
    )


def single_results(cards: Sequence[ModelCard]) -> tuple[tuple[ModelCard, EvaluationResult], ...]:
    """Return the results that only one card states, and for one model, so that they cannot be compared."""
    held = by_measurement(cards).values()
    return tuple(pair for pairs in held if len(_owners(pairs)) == 1 for pair in pairs)


Held = dict[tuple[str, str, str], "list[tuple[ModelCard, EvaluationResult]]"]


def by_measurement(cards: Iterable[ModelCard]) -> Held:
    """Return the results of some cards by what they measure, each with the card that states it."""
    held: Held = {}
    for card in cards:
        for result in card.results:
            held.setdefault(measurement(result), []).append((card, result))
    return held


def _owners(held: Iterable[tuple[ModelCard, EvaluationResult]]) -> dict[tuple[str, str], ModelCard]:
    """Return the card for each pair of card id and model name that has results."""
    return {(card.id, result.model): card for card, result in held}


def _connected(shared: Held) -> Iterator[list[tuple[str, str, str]]]:
    """Yield groups of measurements that share no model, each with the most reported measurements first."""
    groups: list[tuple[set[tuple[str, str]], list[tuple[str, str, str]]]] = []
    for key, held in shared.items():
        ids = set(_owners(held))
        touching = [group for group in groups if group[0] & ids]
        groups = [group for group in groups if not group[0] & ids]
        groups.append(
            (ids.union(*(group[0] for group in touching)), [k for group in touching for k in group[1]] + [key])
        )
    for _, keys in groups:
        yield sorted(keys, key=lambda key: -len(shared[key]))


def _matrix(cards: Sequence[ModelCard], keys: list[tuple[str, str, str]], shared: Held) -> Matrix:
    columns = {key: column_of(shared[key]) for key in keys}
    owners = _owners(pair for key in keys for pair in shared[key])
    rank = {card.id: number for number, card in enumerate(cards)}
    cells = {key: _cells(shared[key], columns[key].better) for key in keys}
    rows = (
        Row(
            card,
            model or card.name,
            tuple(
                tuple(
                    cell
                    for (held, result), cell in zip(shared[key], cells[key], strict=True)
                    if held is card and result.model == model
                )
                for key in keys
            ),
        )
        for (_, model), card in sorted(owners.items(), key=lambda owner: rank[owner[1].id])
    )
    return Matrix(_title(shared[key][0][1] for key in keys), tuple(columns.values()), tuple(rows))


def column_of(held: Sequence[tuple[ModelCard, EvaluationResult]]) -> Column:
    """Return what some results measure, which must be the same for all."""
    first = held[0][1]
    return Column(first.benchmark, first.metric, first.setting, next((r.better for _, r in held if r.better), ""))


def _title(results: Iterable[EvaluationResult]) -> str:
    """Return the task of the group's first result, for readers."""
    task = next((result.task for result in results if result.task), "")
    return task.replace("-", " ").capitalize() if re.fullmatch(r"[a-z0-9-]+", task) else task


def _cells(held: list[tuple[ModelCard, EvaluationResult]], better: Better) -> list[Cell]:
    """Return the cells of a column, one for each result; the best and those close to it have a `mark`."""
    results = [result for _, result in held]
    scaled = on_one_scale(results)
    measured = [result for result in scaled if result.value is not None]
    if not better or len(measured) < 2:
        return [Cell(result, "") for result in results]
    pick = max if better == "higher" else min
    best = pick(measured, key=lambda result: result.value or 0.0)
    return [
        Cell(result, "" if on_scale.value is None else _mark(on_scale, best))
        for result, on_scale in zip(results, scaled, strict=True)
    ]


def _mark(result: EvaluationResult, best: EvaluationResult) -> Mark:
    if result.value == best.value:
        return "best"
    low, high = _span(result)
    best_low, best_high = _span(best)
    has_interval = result.lower is not None or best.lower is not None
    return "close" if has_interval and low <= best_high and best_low <= high else ""


def _span(result: EvaluationResult) -> tuple[float, float]:
    value = result.value or 0.0
    return (value if result.lower is None else result.lower, value if result.upper is None else result.upper)


def on_one_scale(results: Sequence[EvaluationResult]) -> list[EvaluationResult]:
    """Return the results with fractions as percentages if other results of the measurement are percentages."""
    values = [result.value for result in results if result.value is not None]
    if not any(value > 1 for value in values) or not any(0 < value <= 1 for value in values):
        return list(results)
    return [_as_percentage(result) if result.metric.casefold() in _FRACTIONS else result for result in results]


def _as_percentage(result: EvaluationResult) -> EvaluationResult:
    if result.value is None or not 0 < result.value <= 1 or result.unit == "%":
        return result
    lower, upper = (None if bound is None else round(100 * bound, 8) for bound in (result.lower, result.upper))
    return replace(result, value=round(100 * result.value, 8), lower=lower, upper=upper)
