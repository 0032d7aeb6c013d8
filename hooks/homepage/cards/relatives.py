"""What other cards say of a card: what was made from it, trained on it or measured on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .fact_sheet import Fact
from .relations import MADE_FROM_IT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from .card import ModelCard


def relatives(card: ModelCard, cards: Sequence[ModelCard]) -> tuple[Fact, ...]:
    """Return rows for the fact sheet of a card, each with the ids of other cards of the site."""
    names = {name.casefold() for name in (card.id, card.hub_id) if name}
    others = [other for other in cards if other is not card]
    rows = [*_made_from(names, others), _row("Trained on it", (o for o in others if _names(o.datasets, names)))]
    rows.append(_row("Trained with it as reward model", (o for o in others if _names(o.reward_models, names))))
    rows.append(_row("Replaces", (o for o in others if _names([o.new_version], names))))
    if card.kind == "benchmark":
        called = names | {card.name.casefold()}
        rows.append(_row("Measured on it", (o for o in others if _is_measured(o, called))))
    return tuple(row for row in rows if row.ids)


def _made_from(names: set[str], others: Sequence[ModelCard]) -> Iterator[Fact]:
    for relation, label in MADE_FROM_IT.items():
        of_kind = ((other, [base.id for base in other.base_models if base.relation == relation]) for other in others)
        yield _row(label, (other for other, bases in of_kind if _names(bases, names)))


def _is_measured(card: ModelCard, names: set[str]) -> bool:
    return any(_names((result.dataset, result.benchmark), names) for result in card.results)


def _names(ids: Iterable[str], names: set[str]) -> bool:
    return any(each.casefold() in names for each in ids)


def _row(label: str, cards: Iterable[ModelCard]) -> Fact:
    return Fact("relative", label, ids=tuple(card.id for card in cards))
