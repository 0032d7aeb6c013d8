"""Papers and cards that name each other on one side only, and what cards say of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography
from homepage.bibliography.links import Link
from homepage.cards.reader import read_card
from homepage.whole_site.papers_of_cards import papers_of_cards
from made_sites import addresses_of, site_of

if TYPE_CHECKING:
    from homepage.cards.card import ModelCard


def card(name: str, front_matter: str) -> ModelCard:
    return read_card(f"---\n{front_matter}\n---\n", f"docs/models/{name}.md")[0]


def told(fields: str, *cards: ModelCard) -> list[str]:
    site = site_of(
        bibliography(f"@misc{{ada1843, title = {{T}}, author = {{A, B}}, year = 1843, {fields}}}"), cards=cards
    )
    return [f"{problem} ({problem.severity})" for problem in papers_of_cards(site)]


NAMED = "hub_id: lab/engine\nlicense: mit\npapers: [ada1843]"
UNNAMED = "hub_id: lab/engine\nlicense: mit\nlinks: {Code: https://github.com/lab/engine}"


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ("model = {https://huggingface.co/lab/Engine/}", "model"),
        ("model = {http://www.huggingface.co/lab/engine}", "model"),
        ("model = {models/engine/}", "model"),
        ("code = {https://github.com/lab/engine}", "code"),
        ("github = {lab/engine}", "github"),
    ],
)
def test_a_card_that_does_not_name_a_paper_which_leads_to_it_is_told(fields: str, field: str) -> None:
    message = f'"ada1843" (a.bib:1) leads here by its field {field}: add its key to "papers" (warning)'
    assert told(fields, card("engine", UNNAMED)) == [f"docs/models/engine.md:1: {message}"]
    assert told(fields, card("engine", f"{UNNAMED}\npapers: [ada1843]")) == []


def test_one_of_several_cards_that_share_code_is_enough() -> None:
    assert (
        told("code = {https://github.com/lab/engine}", card("a", UNNAMED), card("b", f"{UNNAMED}\npapers: [ada1843]"))
        == []
    )


def test_a_paper_that_leads_elsewhere_is_noted() -> None:
    message = 'entry "ada1843": docs/models/engine.md names it, but its field model leads elsewhere (note)'
    assert told("model = {https://huggingface.co/lab/other}", card("engine", NAMED)) == [f"a.bib:1: {message}"]
    assert told("data = {https://huggingface.co/datasets/lab/other}", card("engine", NAMED)) == []
    assert told("", card("engine", NAMED)) == []


def test_a_card_says_what_other_cards_say_of_it() -> None:
    cards = (
        card("data", "kind: dataset\nhub_id: lab/data"),
        card("base", "hub_id: lab/base\nnew_version: lab/next"),
        card("next", "hub_id: lab/next\nbase_model: Lab/Base\nbase_model_relation: quantized\ndatasets: [lab/data]"),
        card("tuned", "base_model: [lab/base, lab/next]\nreward_model: lab/next\ndatasets: [lab/data]"),
        card("bench", "kind: benchmark\nname: Bench"),
        card("own", "model-index: [{name: o, results: [{dataset: {name: bench}, metrics: [{type: f1, value: 1}]}]}]"),
    )
    site = site_of(cards=cards)
    rows = {each.id: [(row.label, row.ids) for row in site.relatives(each)] for each in cards}
    assert rows == {
        "data": [("Trained on it", ("next", "tuned"))],
        "base": [("Quantized versions", ("next",)), ("Models based on it", ("tuned",))],
        "next": [
            ("Models based on it", ("tuned",)),
            ("Trained with it as reward model", ("tuned",)),
            ("Replaces", ("base",)),
        ],
        "tuned": [],
        "bench": [("Measured on it", ("own",))],
        "own": [],
    }


@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("https://huggingface.co/lab/Engine", "models/engine/"),
        ("https://hf.co/lab/engine/", "models/engine/"),
        ("https://huggingface.co/lab/engine/discussions", "https://huggingface.co/lab/engine/discussions"),
        ("https://huggingface.co/datasets/lab/engine", "https://huggingface.co/datasets/lab/engine"),
        ("https://huggingface.co/lab/other", "https://huggingface.co/lab/other"),
    ],
)
def test_a_repository_that_has_a_card_here_leads_to_the_card(url: str, href: str) -> None:
    site = site_of(cards=(card("engine", NAMED),))
    hrefs = addresses_of(site, {"models/engine.md": "models/engine/"}).seen_from("")
    assert hrefs.link(Link("model", "Model", url)).removeprefix("./") == href
