"""The rows of a model's fact sheet."""

from __future__ import annotations

from homepage.cards.card import ModelCard, read_card
from homepage.cards.fact_sheet import fact_sheet, short_facts
from homepage.cards.hub_vocabulary import RELATIONS
from homepage.cards.relations import BASED_ON, FROM_IT


def card(front_matter: str) -> ModelCard:
    return read_card(f"---\n{front_matter}\n---\n", "docs/models/m.md")[0]


def test_only_rows_that_say_something_are_there() -> None:
    rows = fact_sheet(card("name: M\ndevelopers: [Ada]\nlanguage: [en, de]\nbase_model: a/b\nfacts: {Place: Kyoto}"))
    assert [(row.label, row.text or row.ids) for row in rows] == [
        ("Kind", "Model"),
        ("Developer", "Ada"),
        ("Based on", ("a/b",)),
        ("Languages", "English, German"),
        ("Place", "Kyoto"),
    ]


def test_a_list_of_cards_shows_few_rows_and_the_author_s_own_two_of_what_is_no_model() -> None:
    written = "parameters: 7B\nlicense: mit\nrelease_date: 2024\nfacts: {A: x, B: y, C: z}"
    assert [row.label for row in short_facts(card(written))] == ["Parameters", "License", "Released"]
    rows = short_facts(card(f"kind: benchmark\n{written}"))
    assert [row.label for row in rows] == ["Parameters", "A", "B", "License", "Released"]


def test_every_relation_of_the_hub_has_its_words() -> None:
    assert set(BASED_ON) == {"", *RELATIONS}
    assert set(RELATIONS) < set(FROM_IT)
