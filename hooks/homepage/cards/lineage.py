"""Trees of models: from base models to the models made from them, and from data to the models trained on it."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from .cross_checks import card_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .card import ModelCard

Relation = Literal["", "base", "finetune", "adapter", "merge", "quantized", "data", "reward"]
_MAX_DEPTH = 40


@dataclass(frozen=True, slots=True)
class Ancestry:
    """A model or data set, and what was made from it."""

    id: str
    """The Hub's id, or the card's if it has no id on the Hub."""
    card: ModelCard | None
    """None if this site has no page about it."""
    is_data: bool
    relation: Relation
    """How it was made from the model above it."""
    descendants: tuple[Ancestry, ...]


class _Graph:
    """Which models were made from which; each model has one id here, by whichever of its names a card calls it."""

    def __init__(self, cards: Sequence[ModelCard]) -> None:
        self.cards = cards
        self.children: dict[str, dict[str, Relation]] = {}
        self.ids: dict[str, None] = {}
        self.data: set[str] = set()
        self.derived: set[str] = set()

    def id_of(self, name: str) -> str:
        card = card_of(name, self.cards)
        return (card.hub_id or card.id) if card else name

    def add(self, name: str) -> str:
        known = self.id_of(name)
        self.ids.setdefault(known)
        return known

    def join(self, parent: str, child: str, relation: Relation) -> None:
        above, below = self.add(parent), self.add(child)
        if above != below:
            self.children.setdefault(above, {}).setdefault(below, relation)
            self.derived.add(below)

    def trees(self) -> tuple[Ancestry, ...]:
        """Return a tree for each node without an ancestor; in a cycle, the first node is the root."""
        seen: set[str] = set()
        trees = [self.tree(name, "", (), seen) for name in self.ids if name not in self.derived]
        trees += [self.tree(name, "", (), seen) for name in self.ids if name not in seen]
        return tuple(trees)

    def tree(self, name: str, relation: Relation, above: tuple[str, ...], seen: set[str]) -> Ancestry:
        again = name in seen
        seen.add(name)
        inside = (*above, name)
        followers = {} if again or len(above) > _MAX_DEPTH else self.children.get(name, {})
        below = tuple(self.tree(child, how, inside, seen) for child, how in followers.items() if child not in inside)
        return Ancestry(name, card_of(name, self.cards), name in self.data, relation, below)


def model_lineage(chosen: Iterable[ModelCard], cards: Sequence[ModelCard]) -> tuple[Ancestry, ...]:
    """Return trees from base models down to the chosen models; `cards` are all cards of the site."""
    graph = _Graph(cards)
    for card in chosen:
        if card.kind != "model":
            continue
        own = graph.add(card.hub_id or card.id)
        for base in card.base_models:
            steps = [graph.id_of(step) for step in card.lineage]
            chain = [step for step in dict.fromkeys(steps) if step not in (own, graph.id_of(base.id))]
            for above, below in pairwise([*chain, base.id]):
                graph.join(above, below, "base")
            graph.join(base.id, own, base.relation or "base")  # type: ignore[arg-type]
    return tuple(sorted(graph.trees(), key=lambda tree: not tree.descendants))


def data_lineage(chosen: Iterable[ModelCard], cards: Sequence[ModelCard]) -> tuple[Ancestry, ...]:
    """Return trees from data sets and reward models down to the models trained with them."""
    graph = _Graph(cards)
    trained = {graph.id_of(card.hub_id or card.id): set(map(graph.id_of, card.datasets)) for card in cards}
    for card in chosen:
        own = graph.id_of(card.hub_id or card.id)
        guides = [graph.id_of(guide) for guide in card.reward_models]
        for guide in guides:
            graph.join(guide, own, "reward")
        for data in map(graph.id_of, card.datasets):
            graph.data.add(data)
            if not any(data in trained.get(guide, ()) for guide in guides):
                graph.join(data, own, "data")
    return graph.trees()
