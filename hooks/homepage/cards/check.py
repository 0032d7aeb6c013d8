"""Checks of one card: its values against the Hub's lists, and how many of the usual facts it states."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..problems import Problem, did_you_mean
from ..text.plain_values import quotable
from .fields import right_key
from .hub_lists import list_date, names_by_id
from .hub_rules import takes_index
from .hub_vocabulary import KNOWN_KEYS
from .languages import is_language, language_code
from .results.result import is_on_hub

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..rule_names import RuleName
    from .card import ModelCard

_COMMON = (("summary", "summary"), ("organization", "organization"), ("license", "license"), ("papers", "papers"))
_FACTS = {
    "model": (
        *_COMMON,
        ("base_model", "base_models"),
        ("context_length", "context_length"),
        ("datasets", "datasets"),
        ("hub_id", "hub_id"),
        ("language", "languages"),
        ("library_name", "library"),
        ("model-index", "results"),
        ("parameters", "parameters"),
        ("pipeline_tag", "pipeline_tag"),
        ("release_date", "release_date"),
    ),
    "dataset": (
        *_COMMON,
        ("hub_id", "hub_id"),
        ("language", "languages"),
        ("release_date", "release_date"),
        ("size", "facts"),
    ),
    "benchmark": (*_COMMON, ("links", "links"), ("release_date", "release_date")),
    "system": (*_COMMON, ("links", "links"), ("release_date", "release_date")),
}


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of the usual facts a card states."""

    stated: int
    asked: int
    missing: tuple[str, ...]
    """The keys of the facts that the card does not state."""

    @property
    def percent(self) -> int:
        """The share of stated facts in percent, rounded down."""
        return 100 * self.stated // self.asked


def completeness(card: ModelCard) -> Completeness:
    """Return how many of the usual facts for its kind a card states."""
    facts = _FACTS[card.kind]
    missing = tuple(key for key, attribute in facts if not getattr(card, attribute))
    return Completeness(len(facts) - len(missing), len(facts), missing)


def account_of_cards(cards: Sequence[ModelCard]) -> str:
    """Return one line with the number of cards and their mean completeness in percent."""
    said = [completeness(card).percent for card in cards]
    return f"{len(said)} cards read, {len(said)} shown, {sum(said) // len(said)}% complete"


def check_card(card: ModelCard) -> tuple[Problem, ...]:
    """Return problems about values that are not in the Hub's lists, and notes on missing or unfilled text."""
    return (*_languages(card), *_pipeline(card), *_library(card), *_notes(card))


def _languages(card: ModelCard) -> Iterator[Problem]:
    for written in card.languages:
        if is_language(written):
            continue
        code = language_code(written)
        hint = f' Write "{code}".' if code else ' Write a code such as "en" or "nb-NO", or "multilingual".'
        message = f'"{quotable(written)}" is not a language code (ISO 639, {list_date("languages")}).{hint}'
        yield _problem(card, "language", message, "card-language")


def _pipeline(card: ModelCard) -> Iterator[Problem]:
    known = names_by_id("pipelines")
    if card.pipeline_tag and card.pipeline_tag not in known:
        message = f'"{quotable(card.pipeline_tag)}" is not a pipeline tag of the Hub ({list_date("pipelines")}).'
        yield _problem(card, "pipeline_tag", message + did_you_mean(card.pipeline_tag, known), "card-pipeline")


def _library(card: ModelCard) -> Iterator[Problem]:
    """Yield a problem about a misspelled library; a name like no known one may be newer than the list."""
    known = names_by_id("libraries")
    if not card.library or card.library in known:
        return
    hint = did_you_mean(card.library, known)
    message = f'"{quotable(card.library)}" is not a library of the Hub\'s list ({list_date("libraries")}).{hint}'
    yield _problem(card, "library_name", message, "card-library", is_note=not hint)


def _notes(card: ModelCard) -> Iterator[Problem]:
    if card.unfilled:
        lines = ", ".join(map(str, card.unfilled))
        message = f"text that a template left unfilled is not shown to readers (lines {lines}): fill it in or remove it"
        yield Problem(card.path, card.unfilled[0], message, "card-unfilled", "note")
    if lacking := [result for result in card.results if not is_on_hub(result)]:
        what = ", ".join(dict.fromkeys(quotable(result.benchmark) for result in lacking))
        message = f"the Hub's leaderboards take no results without the id of a data set there (owner/name): {what}"
        yield Problem(lacking[0].path or card.path, lacking[0].line, message, "eval-results", "note")
    if not takes_index(card.source.get("model-index")):
        message = (
            'the Hub cannot read "model-index": it asks for a list of entries with "name" and "results", for "type" in '
            'each task, dataset and metric, "name" in each dataset, "value" in each metric, "url" in each source. The '
            "README for the Hub has the results that can be read"
        )
        yield _problem(card, "model-index", message, "model-index", is_note=True)
    for key in card.source:
        if key not in KNOWN_KEYS and not right_key(key):
            message = f'neither the Hub nor this site knows "{quotable(key)}": it is kept, and shown below the text'
            yield Problem(card.path, card.lines.get(key, 1), message, "mistaken-key", "note")
    said = completeness(card)
    if card.source and said.missing:
        keys = ", ".join(said.missing)
        message = f"{said.stated} of {said.asked} facts are stated ({said.percent}%); missing: {keys}"
        yield Problem(card.path, 1, message, "card-completeness", "note")


def _problem(card: ModelCard, key: str, message: str, rule: RuleName, *, is_note: bool = False) -> Problem:
    return Problem(card.path, card.lines.get(key, 1), message, rule, "note" if is_note else "warning")
