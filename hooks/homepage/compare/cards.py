"""What differs between model cards and their repositories on the Hub."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import yaml

from ..cards.reader import read_card
from ..outside.answers import read_json
from ..outside.web import NoAnswerError
from ..text.plain_values import plain_text
from .finding import Edit, Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..cards.card import ModelCard
    from ..outside.web import Web

_PARAMETERS = re.compile(r"(\d+(?:\.\d+)?)\s*([KMBT])", re.IGNORECASE)
_HUB_ID = re.compile(r"[\w.-]+(?:/[\w.-]+)?", re.ASCII)
_FACTORS = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}
_TOLERANCE = 0.15
"""Names of models round the number of their parameters; only more than this share counts as another number."""


def on_hub(card: ModelCard, web: Web) -> dict[str, Any]:
    """Return what the Hub says about a card's repository (huggingface.co/docs/hub/api)."""
    kind = "datasets" if card.kind == "dataset" else "spaces" if "sdk" in card.source else "models"
    return read_json(web.get(f"https://huggingface.co/api/{kind}/{card.hub_id}", "application/json"), "the Hub")


def compared(card: ModelCard, data: dict[str, Any]) -> Iterator[Finding]:
    """Yield what differs between a card and the Hub's answer."""
    renamed = data.get("id")
    if isinstance(renamed, str) and renamed != card.hub_id and _HUB_ID.fullmatch(renamed):
        yield _finding(card, "hub_id", card.hub_id, renamed)
    written = data.get("cardData")
    theirs = _card_of(written if isinstance(written, dict) else {}, card)
    mine_id, their_id = (each.license.id if each.license else "" for each in (card, theirs))
    if their_id and their_id != mine_id:
        yield _finding(card, "license", mine_id, their_id)
    mine, other = ([base.id for base in each.base_models] for each in (card, theirs))
    if other and set(mine) != set(other):
        yield _finding(card, "base_model", ", ".join(mine), ", ".join(other))
    yield from _parameters(card, data)
    yield from _values(card, theirs)


def _card_of(data: dict[str, Any], card: ModelCard) -> ModelCard:
    """Return the metadata on the Hub as a card, so that both are read in the same way."""
    try:
        text = yaml.safe_dump(data)
    except (yaml.YAMLError, RecursionError):
        raise NoAnswerError("the Hub's metadata cannot be read") from None
    return read_card(f"---\n{text}---\n", card.path)[0]


def _finding(card: ModelCard, name: str, mine: str, theirs: str) -> Finding:
    line = card.lines.get(name, 1)
    here = f'"{mine}" here' if mine else "not said here"
    text = f'{card.path}:{line} {card.id}: {name} is {here} and "{theirs}" on the Hub; write {name}: {theirs}'
    written = plain_text(card.source.get(name))
    return Finding(card.id, (text,), edit=Edit(card.path, line, name, written, theirs))


def _parameters(card: ModelCard, data: dict[str, Any]) -> Iterator[Finding]:
    weights = data.get("safetensors")
    total = weights.get("total") if isinstance(weights, dict) else None
    found = _PARAMETERS.fullmatch(card.parameters.strip())
    if not found or not isinstance(total, int) or total <= 0:
        return
    mine = float(found[1]) * _FACTORS[found[2].casefold()]
    if abs(mine - total) > _TOLERANCE * total:
        line = card.lines.get("parameters", 1)
        text = f"{card.path}:{line} {card.id}: {card.parameters} parameters here and {total / 1e9:.3g}B on the Hub"
        yield Finding(card.id, (text,))


def _values(card: ModelCard, theirs: ModelCard) -> Iterator[Finding]:
    """Yield the results that have one value here and another one on the Hub."""
    others = {(each.benchmark, each.metric, each.setting): each for each in theirs.results}
    for mine in card.results:
        other = others.get((mine.benchmark, mine.metric, mine.setting))
        if other and None not in (mine.value, other.value) and mine.value != other.value:
            what = " ".join(filter(None, (mine.benchmark, mine.metric, mine.setting)))
            place = f"{mine.path or card.path}:{mine.line}"
            yield Finding(card.id, (f"{place} {card.id}: {what} is {mine.text} here and {other.text} on the Hub",))
