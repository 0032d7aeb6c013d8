"""Examples of input and output, and the picture of a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry
from bs4 import BeautifulSoup
from homepage.cards.reader import read_card
from homepage.html.models import model_page
from homepage.markdown_twins.records import RecordTwins
from homepage.whole_site.page import Page
from made_sites import addresses_of, renderer_of, site_of

if TYPE_CHECKING:
    from homepage.cards.card import ModelCard

FILES = ("models/cat.png", "assets/cat.png")


def card(front_matter: str) -> ModelCard:
    return read_card(f"---\n{front_matter}\n---\n", "docs/models/m.md", FILES.__contains__)[0]


@pytest.mark.parametrize(
    ("widget", "rows"),
    [
        ("[{text: Hi}]", [("Input", "Hi")]),
        ("[Hi, 5]", [("Input", "Hi"), ("Input", "5")]),
        ("{text: Hi}", [("Input", "Hi")]),
        ('[{text: "one\\ntwo"}]', [("Input", "one|two")]),
        ("[{text: Who?, context: Ada was.}]", [("Input", "Who?"), ("Context", "Ada was.")]),
        (
            "[{source_sentence: Hi, sentences: [Hello, Bye]}]",
            [("Input", "Hi"), ("Sentences", "Hello|Bye")],
        ),
        (
            "[{table: {Name: [a, b], Stars: [1, 2]}, text: How many?}]",
            [("Table", "Name: a, b|Stars: 1, 2"), ("Input", "How many?")],
        ),
        ("[{structuredData: {Age: [36, 40]}}]", [("Table", "Age: 36, 40")]),
        (
            "[{messages: [{role: user, content: Hi}, {role: assistant, content: Hello}]}]",
            [("Input", "user: Hi|assistant: Hello")],
        ),
        (
            "[{text: Hi, output: [{label: A, score: 0.9}, {label: B, score: 0.1}]}]",
            [("Input", "Hi"), ("Output", "A: 0.9|B: 0.1")],
        ),
        ("[{text: Hi, output: {text: Hello}}]", [("Input", "Hi"), ("Output", "Hello")]),
        ("[{text: Hi, candidate_labels: 'a, b'}]", [("Input", "Hi"), ("Candidate labels", "a, b")]),
    ],
)
def test_examples_are_shown_as_text(widget: str, rows: list[tuple[str, str]]) -> None:
    examples = card(f"widget: {widget}").examples
    assert [(row.label, "|".join(row.lines)) for example in examples for row in example.rows] == rows
    assert all(not row.url for example in examples for row in example.rows)


@pytest.mark.parametrize(
    ("written", "url"),
    [
        ("https://x.example/cat.png", "https://x.example/cat.png"),
        ("cat.png", "models/cat.png"),
        ("lost.png", "https://huggingface.co/a/b/blob/main/lost.png"),
        ("javascript:alert(1)", ""),
    ],
)
def test_files_in_examples_are_links(written: str, url: str) -> None:
    example = card(
        f'hub_id: a/b\nwidget:\n- {{src: "{written}", example_title: T, output: {{url: "{written}"}}}}'
    ).examples[0]
    assert example.title == "T"
    assert [(row.label, row.lines, row.url) for row in example.rows] == [
        ("Input", (written,), url),
        ("Output", (written,), url),
    ]


@pytest.mark.parametrize("value", ["false", "[]", "null", "{}", "[{}]", "[[]]", "[{text: null}]", "[{1: null}]"])
def test_what_says_nothing_is_no_example(value: str) -> None:
    assert card(f"widget: {value}").examples == ()


@pytest.mark.parametrize(
    ("written", "picture", "links"),
    [
        ("cat.png", "models/cat.png", ()),
        ("/assets/cat.png", "assets/cat.png", ()),
        ("https://x.example/cat.png", "", (("Thumbnail", "https://x.example/cat.png"),)),
        ("null", "", ()),
    ],
)
def test_a_thumbnail_is_a_picture_of_the_site_or_a_link(written: str, picture: str, links: object) -> None:
    read = card(f"thumbnail: {written}")
    assert (read.picture, read.links) == (picture, links)
    assert "thumbnail" not in dict(read.metadata)


def test_a_thumbnail_that_is_nowhere_is_told_with_its_line() -> None:
    problems = read_card("---\nlicense: mit\nthumbnail: lost.png\n---\n", "docs/models/m.md")[1]
    assert [(problem.line, problem.rule) for problem in problems] == [(3, "missing-file")]


@pytest.mark.parametrize(
    ("value", "fact"),
    [
        ("false", "Switched off on the Hub"),
        ("{parameters: {temperature: 0.7, max_length: 200}}", "temperature: 0.7, max_length: 200"),
        ("{provider: x}", "provider: x"),
    ],
)
def test_how_the_hub_runs_a_model_is_a_fact(value: str, fact: str) -> None:
    read = card(f"inference: {value}")
    assert read.facts == (("Inference", fact),)
    assert read.metadata == ()


@pytest.mark.parametrize("written", ["gated: auto", "gated: true", "extra_gated_prompt: Agree"])
def test_what_is_given_on_request_says_so(written: str) -> None:
    assert card(written).facts == (("Access", "On request, with the terms on the Hub"),)
    assert card("gated: false").facts == ()


def test_any_other_word_about_running_a_model_is_kept() -> None:
    read = card("inference: true")
    assert (read.facts, read.metadata) == ((), (("inference", "true"),))


def test_the_page_and_its_twin_show_what_the_card_says() -> None:
    read = card(
        "thumbnail: cat.png\nlicense: [mit, cc-by-4.0]\nunheard_of: 5\n"
        "widget:\n- {text: <b>Hi*, example_title: Greeting, src: cat.png}"
    )
    site = site_of(cards=[read])
    renderer = renderer_of(addresses_of(site), Page("models/m.md", url="models/m/"))
    page = BeautifulSoup(model_page(renderer, read, ""), "html.parser")
    pictures = [(picture["src"], picture["alt"]) for picture in page.select("img")]
    assert pictures == [("../../models/cat.png", "")]
    assert (
        page.select_one(".model__examples").get_text(" ", strip=True) == "Examples Greeting Input <b>Hi* Input cat.png"
    )
    assert [link["href"] for link in page.select(".model__examples a")] == ["../../models/cat.png"]
    twin = RecordTwins(renderer).model(read, "Text.")
    assert "- Greeting\n  - Input: \\<b>Hi\\*\n  - Input: [cat.png](../../models/cat.png)\n" in twin
    assert (
        "License: [MIT](https://spdx.org/licenses/MIT.html), "
        "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)\n"
    ) in twin
    assert "## Further metadata of the card\n\n- unheard\\_of: 5\n" in twin


def test_the_twin_says_how_to_cite_the_model() -> None:
    site = site_of(bibliography(entry("loom")), cards=[card("papers: [loom]")])
    renderer = renderer_of(addresses_of(site), Page("models/m.md", url="models/m/"))
    twin = RecordTwins(renderer).model(site.cards[0], "Text.")
    assert "## Cite this model\n\n```bibtex\n@article{loom,\n" in twin
