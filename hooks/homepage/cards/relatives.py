"""What other cards say of a card: what was made from it, trained on it or measured on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fact_sheet import Fact
from .relations import MADE_FROM_IT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from .card import ModelCard

    Said = Mapping[str, Mapping[str, Sequence[str]]]

_TRAINED, _GUIDED, _REPLACES, _MEASURED = (
    "Trained on it",
    "Trained with it as reward model",
    "Replaces",
    "Measured on it",
)
DESCENDANTS = "descendants"
LABELS = (*MADE_FROM_IT.values(), _TRAINED, _GUIDED, _REPLACES, _MEASURED)
"""What is said; the last of a benchmark only."""


def said_by_others(cards: Sequence[ModelCard]) -> Said:
    """Return the ids of the cards that say something of a model or data set, by its name in lower case and a label."""
    said: dict[str, dict[str, list[str]]] = {}
    for card in cards:
        for label, name in dict.fromkeys((label, name.casefold()) for label, name in _says(card)):
            said.setdefault(name, {}).setdefault(label, []).append(card.id)
    return said


def _says(card: ModelCard) -> Iterator[tuple[str, str]]:
    yield from ((MADE_FROM_IT[base.relation], base.id) for base in card.base_models)
    yield from ((_TRAINED, name) for name in card.datasets)
    yield from ((_GUIDED, name) for name in card.reward_models)
    yield (_REPLACES, card.new_version)
    yield from ((_MEASURED, name) for result in card.results for name in (result.dataset, result.benchmark))


def relatives(card: ModelCard, said: Said) -> tuple[Fact, ...]:
    """Return rows for the fact sheet of a card, each with the ids of the cards that say something of it.

    Those that were made from it, trained on it or measured on it are named DESCENDANTS.
    """
    is_benchmark = card.kind == "benchmark"
    names = dict.fromkeys(name.casefold() for name in (card.id, card.hub_id, card.name if is_benchmark else "") if name)
    rows = []
    for label in LABELS if is_benchmark else LABELS[:-1]:
        ids = dict.fromkeys(each for name in names for each in said.get(name, {}).get(label, ()) if each != card.id)
        name = "replaced" if label == _REPLACES else DESCENDANTS
        rows += [Fact(name, label, ids=tuple(ids))] if ids else []
    return tuple(rows)
