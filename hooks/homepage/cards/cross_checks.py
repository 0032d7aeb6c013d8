"""Checks across cards: contradicting results, equal names, and references to cards that are almost right."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..problems import Problem, did_you_mean
from ..text.plain_values import quotable
from .check import check_card
from .results.matrix import measurement, on_one_scale
from .results.values import baselines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .card import ModelCard
    from .results.result import EvaluationResult


@dataclass(frozen=True, slots=True)
class _Claim:
    """One statement of a card: a model reached a value."""

    card: ModelCard
    owner: str
    """The id of the model's own card; without a card, its name, which no id can look like."""
    name: str
    result: EvaluationResult


def check_cards(cards: Sequence[ModelCard]) -> tuple[Problem, ...]:
    """Return the problems of all checks, of each card alone and across cards; reading the cards reports the others."""
    alone = (problem for card in cards for problem in check_card(card))
    return (*alone, *_namesakes(cards), *_references(cards), *_contradictions(cards))


def card_of(name: str, cards: Sequence[ModelCard]) -> ModelCard | None:
    """Return the card with this id on the Hub, id or name, in any case of letters, or None."""
    wanted = name.casefold()
    for card in cards:
        if wanted in (card.hub_id.casefold(), card.id.casefold(), card.name.casefold()):
            return card
    return None


def _namesakes(cards: Sequence[ModelCard]) -> Iterator[Problem]:
    """Yield a note on each card that has the same kind and name as an earlier one."""
    first: dict[tuple[str, str], ModelCard] = {}
    for card in cards:
        other = first.setdefault((card.kind, card.name.casefold()), card)
        if other is not card:
            message = f'{other.path} is called "{quotable(card.name)}", too: write "name: ..." into one of them'
            line = next((card.lines[key] for key in ("name", "title", "model-index") if key in card.lines), 1)
            yield Problem(card.path, line, message, "card-name", "note")


def _references(cards: Sequence[ModelCard]) -> Iterator[Problem]:
    """Yield problems about ids that are nearly those of a card, and about cards that do not exist."""
    hub_ids = [card.hub_id for card in cards if card.hub_id]
    for card in cards:
        named = {
            "base_model": tuple(base.id for base in card.base_models),
            "datasets": card.datasets,
            "lineage": card.lineage,
            "reward_model": card.reward_models,
        }
        for key, ids in named.items():
            yield from (p for each in ids if (p := _reference(card, key, each, cards, hub_ids)))


def _reference(card: ModelCard, key: str, name: str, cards: Sequence[ModelCard], hub_ids: list[str]) -> Problem | None:
    if card_of(name, cards):
        return None
    line = card.lines.get(key, 1)
    if key == "reward_model" and "/" not in name:
        hint = did_you_mean(name, [each.id for each in cards]) or " Add its file, or write its id on the Hub."
        message = f'"{key}" names "{quotable(name)}", which is not the id of a card.{hint}'
        return Problem(card.path, line, message, "unknown-card", "error")
    near = difflib.get_close_matches(name.casefold(), [each.casefold() for each in hub_ids], n=1, cutoff=0.92)
    owner = name.partition("/")[0].casefold()
    if near and "/" in name and near[0].partition("/")[0] == owner and _differs_by_a_letter(name.casefold(), near[0]):
        hint = did_you_mean(name, hub_ids)
        message = f'"{key}" names "{quotable(name)}", which is not a card of this site.{hint}'
        return Problem(card.path, line, message, "card-reference")
    return None


def _differs_by_a_letter(name: str, other: str) -> bool:
    """Return whether two ids differ only in letters; other digits mean another size or version."""
    return re.findall(r"\d+", name) == re.findall(r"\d+", other)


def _contradictions(cards: Sequence[ModelCard]) -> Iterator[Problem]:
    claims: dict[tuple[str, ...], list[_Claim]] = {}
    for card in cards:
        for claim in _claims(card, cards):
            same = claims.setdefault((claim.owner, *measurement(claim.result)), [])
            other = next((held for held in same if _contradict(held.result, claim.result)), None)
            if other:
                yield _contradiction(claim, other)
            same.append(claim)


def _claims(card: ModelCard, cards: Sequence[ModelCard]) -> Iterator[_Claim]:
    """Yield the results that a card states for its own model and for the models that it is compared with."""
    for result in card.results:
        yield _claim(card, result, card_of(result.model, cards) if result.model else card, result.model)
        for name, value in baselines(result.baseline):
            yield _claim(card, replace(result, value=value.value, text=value.text), card_of(name, cards), name)


def _claim(card: ModelCard, result: EvaluationResult, owner: ModelCard | None, name: str) -> _Claim:
    return _Claim(card, owner.id if owner else f"name: {name.casefold()}", owner.name if owner else name, result)


def _contradict(one: EvaluationResult, other: EvaluationResult) -> bool:
    """Return whether two results of one measurement differ although they do not have different dates."""
    if one.date and other.date and one.date != other.date:
        return False
    first, second = on_one_scale([one, other])
    if first.value is None or second.value is None:
        return False
    return abs(first.value - second.value) > 1e-9


def _contradiction(claim: _Claim, other: _Claim) -> Problem:
    where = "above" if other.card is claim.card else f"in {other.result.path or other.card.path}"
    what = ", ".join(filter(None, (claim.result.benchmark, claim.result.metric, claim.result.setting)))
    message = (
        f'"{quotable(claim.name)}" has {claim.result.text} on {quotable(what)} here and {other.result.text} {where}: '
        'correct one of them, or say in "setting" or "date" how they differ'
    )
    return Problem(claim.result.path or claim.card.path, claim.result.line, message, "conflicting-results")
