"""The rows of a card's fact sheet, used by every template that draws it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..dates import date_in, parse_date
from ..words import Phrase
from .hub_lists import names_by_id
from .languages import language_phrase
from .relations import BASED_ON

if TYPE_CHECKING:
    from .card import ModelCard
    from .license import License

ANCESTORS = ("base", "data", "reward")
"""The names of the rows that say what a model was made from."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One row: a label and a text, some models or data sets, or a license."""

    name: str
    """Which row this is, such as "license"; "own" for a row that the author added."""
    label: str
    text: str = ""
    ids: tuple[str, ...] = ()
    """Models or data sets, by id on the Hub or id of a card."""
    folder: str = ""
    """The Hub's folder for these ids: "datasets/", or empty for models."""
    license: License | None = None


def fact_sheet(card: ModelCard) -> tuple[Fact, ...]:
    """Return the rows that have a value, in the order of the page."""
    rows = (
        *_origin(card),
        *_ancestors(card),
        Fact("license", "License", license=card.license),
        *_properties(card),
        Fact("metrics", "Metrics", Phrase.row(card.metrics)),
        *(Fact("own", label, value) for label, value in card.facts),
        Fact("tags", "Tags", Phrase.row(card.tags)),
    )
    return tuple(row for row in rows if row.text or row.ids or row.license or row.name == "own")


def short_facts(card: ModelCard) -> tuple[Fact, ...]:
    """Return the few rows for a list of cards."""
    rows = fact_sheet(card)
    own = [row for row in rows if row.name == "own"][:2] if card.kind != "model" else []
    named = {row.name: row for row in rows}
    before, after = ([named[name] for name in names if name in named] for names in _SHORT)
    return (*before, *own, *after)


_SHORT = (("parameters", "base"), ("license", "released"))
"""The names of the rows before and after the author's own rows."""


def _origin(card: ModelCard) -> tuple[Fact, ...]:
    return (
        Fact("kind", "Kind", card.kind.capitalize()),
        Fact("organization", "Released by", card.organization),
        Fact("developers", "Developers" if len(card.developers) > 1 else "Developer", Phrase.row(card.developers)),
        Fact("released", "Released", _date(card.release_date)),
        Fact("new_version", "Newer version", ids=(card.new_version,) if card.new_version else ()),
        Fact("parameters", "Parameters", card.parameters),
    )


def _ancestors(card: ModelCard) -> tuple[Fact, ...]:
    bases = tuple(base.id for base in card.base_models)
    relation = card.base_models[0].relation if card.base_models else ""
    return (
        Fact("base", BASED_ON[relation], ids=bases),
        Fact("data", "Training data" if card.kind == "model" else "Data", ids=card.datasets, folder="datasets/"),
        Fact("reward", "Reward model", ids=card.reward_models),
        Fact("models", "Models", ids=card.models),
    )


def _date(iso: str) -> str:
    date = parse_date(iso)
    return Phrase(date.text, lambda words: date_in(words, date))


def _tokens(number: int | None) -> str:
    if not number:
        return ""
    return Phrase(f"{number:,} tokens", lambda words: words("{number} tokens", number=words.number(number)))


def _properties(card: ModelCard) -> tuple[Fact, ...]:
    task, library = card.pipeline_tag, card.library
    return (
        Fact(
            "languages",
            "Languages" if len(card.languages) > 1 else "Language",
            Phrase.row(map(language_phrase, card.languages)),
        ),
        Fact("context_length", "Context length", _tokens(card.context_length)),
        Fact("task", "Task", names_by_id("pipelines").get(task, task.replace("-", " ").capitalize())),
        Fact("library", "Library", names_by_id("libraries").get(library, library)),
    )
