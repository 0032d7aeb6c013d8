"""The rows of a model's fact sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.cards.check import check_card
from homepage.cards.fact_sheet import fact_sheet, short_facts
from homepage.cards.hub_vocabulary import RELATIONS
from homepage.cards.reader import read_card
from homepage.cards.relations import BASED_ON, FROM_IT, MADE_FROM_IT
from homepage.whole_site.site import hub_page

if TYPE_CHECKING:
    from homepage.cards.card import ModelCard


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
    assert set(MADE_FROM_IT) == {"", *RELATIONS}
    assert set(RELATIONS) < set(FROM_IT)


DATA = """\
configs:
- config_name: en
- config_name: de
dataset_info:
- config_name: en
  features:
  - {name: text, dtype: string}
  - {name: label, dtype: {class_label: {names: {'0': a}}}}
  - {name: tokens, sequence: int32}
  splits: [{name: train, num_bytes: 5, num_examples: 1200}, {name: test, num_examples: 30}]
  download_size: 1500000
  dataset_size: 2000
- config_name: de
  features: [{name: text, dtype: string}]
  splits: [{name: train, num_examples: 800}]
  dataset_size: 500
"""


def test_a_dataset_says_which_rows_and_columns_it_has() -> None:
    assert list(card(DATA).facts) == [
        ("Subsets", "en, de"),
        ("Rows", "train 2,000, test 30"),
        ("Columns", "text (string), label (class label), tokens (list of int32)"),
        ("Download", "1.5 MB"),
        ("Size on disk", "2.5 KB"),
    ]


def test_names_of_rows_and_columns_may_be_keys_as_in_older_cards() -> None:
    older = "dataset_info:\n  features:\n    text: {dtype: string}\n    tokens: {sequence: int32}\n"
    facts = card(older + "  splits:\n    train: {num_examples: 1200}\n    test: {name: test, num_examples: 30}\n").facts
    assert list(facts) == [
        ("Rows", "train 1,200, test 30"),
        ("Columns", "text (string), tokens (list of int32)"),
    ]


@pytest.mark.parametrize("value", ["x", "[]", "[x]", "{splits: 5, features: x, dataset_size: big}", "null"])
def test_a_dataset_whose_details_cannot_be_read_says_nothing_of_them(value: str) -> None:
    assert card(f"dataset_info: {value}\nconfigs: {value}").facts == ()


def test_a_space_is_a_system_in_a_repository_of_its_own() -> None:
    space = card(
        "title: T\nsdk: gradio\nsdk_version: 5.1\napp_file: app.py\nhub_id: a/b\nshort_description: Does it."
        "\nmodels: [a/m]"
    )
    assert [(row.label, row.ids) for row in fact_sheet(space) if row.ids] == [("Models", ("a/m",))]
    assert "models" not in dict(space.metadata)
    assert (space.kind, space.summary, space.facts) == ("system", "Does it.", (("Runs with", "gradio 5.1"),))
    assert hub_page(space) == "https://huggingface.co/spaces/a/b"


def test_a_space_is_not_summed_up_by_the_words_of_its_template() -> None:
    reference = "Check out the configuration reference at https://huggingface.co/docs/hub/spaces-config-reference"
    space = read_card(f"---\nsdk: gradio\n---\n\n{reference}\n\nIt draws.\n", "docs/models/m.md")[0]
    assert (space.summary, space.unfilled) == ("It draws.", (5,))


def test_a_heading_within_another_element_names_the_card() -> None:
    assert read_card('<div align="center"><h1>Big Name</h1></div>\n', "docs/models/m.md")[0].name == "Big Name"


def test_each_of_several_licenses_has_its_address() -> None:
    several = card("license: [mit, cc-by-4.0, unknown-one]").license
    assert several is not None
    assert several.each == (
        ("MIT", "https://spdx.org/licenses/MIT.html"),
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("unknown-one", ""),
    )
    one = card("license: [mit, cc-by-4.0]\nlicense_link: https://x.example/license").license
    assert one is not None
    assert (one.url, one.each) == ("https://x.example/license", ())


def test_a_key_that_nobody_knows_is_kept_and_noted() -> None:
    odd = card("license: mit\nunheard_of: 5\nsdk: gradio\nwidget: [{text: Hi}]")
    message = 'neither the Hub nor this site knows "unheard_of": it is kept, and shown below the text'
    notes = [str(note) for note in check_card(odd) if note.rule == "mistaken-key"]
    assert notes == [f"docs/models/m.md:3: {message}"]
    assert ("unheard_of", "5") in odd.metadata
    assert "widget" not in dict(odd.metadata)
