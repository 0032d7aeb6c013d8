"""What a card is held to: the Hub's lists, other cards, contradictions, and how much it says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from homepage.cards.check import account_of_cards, check_card, completeness
from homepage.cards.cross_checks import check_cards
from homepage.cards.hub_lists import list_date, names_by_id
from homepage.cards.languages import is_language, language_name, language_phrase
from homepage.cards.reader import read_card, read_cards
from homepage.cards.results.metrics import better
from homepage.cards.results.result_files import evaluation_files, read_evaluation_file
from homepage.cards.unfilled_template import without_placeholders
from homepage.words import words_in
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.cards.card import ModelCard
    from homepage.problems import Problem


def card(front_matter: str, name: str = "m", body: str = "") -> ModelCard:
    return read_card(f"---\n{front_matter}\n---\n{body}", f"docs/models/{name}.md")[0]


def said(front_matter: str, severity: str = "warning") -> list[str]:
    return [str(problem) for problem in check_card(card(front_matter)) if problem.severity == severity]


def reported(
    value: object, *, benchmark: str = "Bench", metric: str = "score", name: str = "m", args: str = "{}", own: str = ""
) -> ModelCard:
    return card(
        f"{own}\nmodel-index:\n- name: {name}\n  results:\n  - task: {{type: t}}\n"
        f"    dataset: {{type: b, name: {benchmark}}}\n"
        f"    metrics: [{{type: {metric}, value: {value}, args: {args}}}]",
        name,
    )


def results(value: float) -> str:
    return f"[{{dataset: {{name: X}}, metrics: [{{type: score, value: {value}}}]}}]"


def contradictions(*cards: ModelCard) -> list[Problem]:
    return [problem for problem in check_cards(cards) if problem.rule == "conflicting-results"]


@pytest.mark.parametrize("name", ["languages", "libraries", "pipelines", "spdx"])
def test_each_list_says_when_it_was_read(name: str) -> None:
    assert list_date(name) == "2026-11-22"
    assert len(names_by_id(name)) > 50


@pytest.mark.parametrize(
    "code", ["en", "no", "nb-NO", "zh-Hans", "ckb", "yue", "multilingual", "code", "EN", "bh", "iw", "zh-classical"]
)
def test_language_codes(code: str) -> None:
    assert is_language(code)


def test_scripts_and_regions_have_names_in_each_language() -> None:
    codes = ("zh-Hant", "sr-Latn", "uz_cyrl", "sr-Cyrl-RS", "sr-Abcd")
    assert [language_name(code) for code in codes] == [
        "Chinese (Traditional)",
        "Serbian (Latin)",
        "Uzbek (Cyrillic)",
        "Serbian (Cyrillic, RS)",
        "Serbian (Abcd)",
    ]
    german = words_in("de")
    assert [german(language_phrase(code)) for code in codes] == [
        "Chinesisch (traditionell)",
        "Serbisch (Lateinisch)",
        "Usbekisch (Kyrillisch)",
        "Serbisch (Kyrillisch, Serbien)",
        "Serbisch (Abcd)",
    ]


def test_languages_have_names() -> None:
    assert [language_name(code) for code in ("no", "ckb", "nb-NO", "zh_Hans", "unk", "bh", "xx-unknown")] == [
        "Norwegian",
        "Central Kurdish",
        "Norwegian Bokmål (NO)",
        "Chinese (Simplified)",
        "Unknown",
        "Bihari",
        "xx-unknown",
    ]


@pytest.mark.parametrize(
    ("front_matter", "problem"),
    [
        ("language: Chinese", '"Chinese" is not a language code (ISO 639, 2026-11-22). Write "zh".'),
        (
            "language: [en, unk0]",
            '"unk0" is not a language code (ISO 639, 2026-11-22). '
            'Write a code such as "en" or "nb-NO", or "multilingual".',
        ),
        (
            "pipeline_tag: text-generatoin",
            '"text-generatoin" is not a pipeline tag of the Hub (2026-11-22). Did you mean "text-generation"?',
        ),
        (
            "library_name: transformer",
            '"transformer" is not a library of the Hub\'s list (2026-11-22). Did you mean "transformers"?',
        ),
    ],
)
def test_words_that_the_lists_do_not_have(front_matter: str, problem: str) -> None:
    assert said(front_matter) == [f"docs/models/m.md:2: {problem}"]


def test_a_library_that_resembles_none_is_only_noted() -> None:
    assert said("library_name: exllamav3") == []
    assert said("library_name: exllamav3", "note")[0].startswith('docs/models/m.md:2: "exllamav3" is not a library')


def test_a_license_of_spdx_that_the_hub_lacks_is_told_how_to_stand() -> None:
    read, problems = read_card("---\nlicense: 0bsd\n---\n", "m.md")
    assert read.license is not None
    assert read.license.url == "https://spdx.org/licenses/0BSD.html"
    assert [problem.rule for problem in problems] == ["license-id"]
    assert 'write "license: other", "license_name: 0BSD"' in problems[0].message


def test_completeness_counts_what_is_stated_and_names_the_rest() -> None:
    benchmark = card("kind: benchmark\nsummary: S\nlicense: mit\nlinks: {Code: https://x.example/}")
    found = completeness(benchmark)
    assert (found.stated, found.asked, found.percent) == (3, 6, 50)
    assert found.missing == ("organization", "papers", "release_date")
    assert said("kind: benchmark", "note") == [
        "docs/models/m.md:1: 0 of 6 facts are stated (0%); "
        "missing: summary, organization, license, papers, links, release_date"
    ]
    assert account_of_cards([benchmark]) == "1 cards read, 1 shown, 50% complete"


def test_unfilled_text_is_hidden_with_headings_that_hold_nothing_else() -> None:
    body = (
        "# T\n\n## Uses\n\n### Direct\n\n<!-- what -->\n\n[More Information Needed]\n\n### Other\n\n"
        "{{ out_of_scope | default('[More Information Needed]', true) }}\n\n## Kept\n\n"
        "more information needed\n\nText\n\n"
        "```\n[More Information Needed]\n```\n\n- **By:** [More Information Needed]\n- **For:** us\n"
    )
    shown, lines = without_placeholders(body)
    assert lines == (9, 13, 17, 25)
    assert [line for line in shown.split("\n") if line] == [
        "# T",
        "<!-- what -->",
        "## Kept",
        "Text",
        "```",
        "[More Information Needed]",
        "```",
        "- **For:** us",
    ]


def test_unfilled_lines_are_noted_by_their_lines_in_the_file() -> None:
    read, _ = read_card("---\nlicense: mit\n---\n# T\n\n[More Information Needed]\n", "m.md")
    assert read.unfilled == (6,)
    assert [p.line for p in check_card(read) if p.rule == "card-unfilled"] == [6]


@given(st.text(alphabet="#-*[]{}|` \nmore information needed", max_size=200))
def test_no_line_is_added_or_lost(body: str) -> None:
    shown, lines = without_placeholders(body)
    assert shown.count("\n") == body.count("\n")
    assert all(shown.split("\n")[line - 1] == "" for line in lines)


def test_two_cards_with_different_numbers_for_one_model_are_reported() -> None:
    alone = reported(63.9, own="name: Alpha")
    other = reported(64.3, name="Alpha", own="name: Beta\nkind: benchmark")
    [problem] = contradictions(alone, other)
    assert str(problem) == (
        'docs/models/Alpha.md:9: "Alpha" has 64.3 on Bench, Score here and 63.9 in docs/models/m.md: '
        'correct one of them, or say in "setting" or "date" how they differ'
    )


def test_models_of_one_name_are_still_two() -> None:
    first, second = (
        card(f"model-index:\n- name: PPO\n  results: {results(value)}", name) for name, value in (("a", 1), ("b", 2))
    )
    assert contradictions(first, second) == []


def test_cards_of_one_name_are_noted() -> None:
    cards = (card("kind: dataset\nname: PPO"), card("name: PPO", "a"), card("license: mit\nname: ppo", "b"))
    [problem] = [problem for problem in check_cards(cards) if problem.rule == "card-name"]
    message = 'docs/models/b.md:3: docs/models/a.md is called "ppo", too: write "name: ..." into one of them'
    assert (str(problem), problem.severity) == (message, "note")


def test_models_of_one_index_do_not_contradict_each_other() -> None:
    both = card(f"model-index:\n- name: A\n  results: {results(1)}\n- name: B\n  results: {results(2)}")
    assert contradictions(both) == []


def test_a_contradiction_is_told_by_the_line_of_its_value(tmp_path: Path) -> None:
    [problem] = contradictions(
        card(
            "model-index:\n- name: A\n  results:\n  - dataset: {name: X}\n    metrics:\n    - type: score\n"
            "      value: 1\n    - type: score\n      value: 2\n"
        )
    )
    assert problem.line == 10
    for name, text in (
        ("m.md", "---\nlicense: mit\n---\n"),
        ("m.eval_results.yaml", "".join(f"- dataset: {{id: X}}\n  value: {value}\n" for value in (1, 2))),
    ):
        (tmp_path / name).write_text(text)
    [problem] = contradictions(*read_cards(tmp_path, tmp_path)[0])
    assert str(problem).startswith("m.eval_results.yaml:4: ")


def test_a_baseline_that_contradicts_another_cards_is_reported() -> None:
    first = reported(1, name="a", args='{baseline: "Base-7B: 7.81"}')
    second = reported(2, name="b", args='{baseline: "Base-7B: 7.9"}')
    assert len(contradictions(first, second)) == 1


@pytest.mark.parametrize(
    "other",
    [
        reported(64.3, args="{setting: style control}"),
        reported(64.3, benchmark="Other"),
        reported(64.3, metric="elo"),
        reported(63.9),
    ],
)
def test_other_settings_benchmarks_and_metrics_do_not_contradict(other: ModelCard) -> None:
    assert contradictions(reported(63.9), other) == []


def test_numbers_of_two_dates_do_not_contradict_but_an_undated_one_does() -> None:
    dated = [reported(value, args=f"{{date: {date}}}") for value, date in ((1, "2024-01"), (2, "2024-02"))]
    assert contradictions(*dated) == []
    assert len(contradictions(dated[0], reported(3))) == 1


def test_a_fraction_and_its_percentage_do_not_contradict() -> None:
    assert contradictions(reported(0.939, metric="accuracy"), reported(93.9, metric="accuracy")) == []


def test_an_id_that_is_almost_a_cards_is_named() -> None:
    cards = (card("hub_id: lab/Nectar-Data", "nectar"), card("datasets: lab/Nectar-Dada\nbase_model: lab/Other"))
    assert [str(p) for p in check_cards(cards) if p.rule == "card-reference"] == [
        'docs/models/m.md:2: "datasets" names "lab/Nectar-Dada", which is not a card of this site. '
        'Did you mean "lab/Nectar-Data"?'
    ]


def test_another_size_is_another_model() -> None:
    cards = (card("hub_id: lab/Model-7B", "seven"), card("base_model: lab/Model-8B"))
    assert [p for p in check_cards(cards) if p.rule == "card-reference"] == []


@pytest.mark.parametrize(
    ("labels", "direction"),
    [
        (("wer",), "lower"),
        (("Test WER",), "lower"),
        (("ndcg_at_10",), "higher"),
        (("Cosine Accuracy@1",), "higher"),
        (("cosine_ndcg@10",), "higher"),
        (("max_ap",), "higher"),
        (("Validation Loss",), "lower"),
        (("rank",), "lower"),
        (("mean_reward",), "higher"),
        (("matthews_correlation",), "higher"),
        (("something new",), ""),
        (("something new", "accuracy"), "higher"),
    ],
)
def test_directions_of_metrics(labels: tuple[str, ...], direction: str) -> None:
    assert better(*labels) == direction


def test_an_author_can_say_the_direction() -> None:
    assert reported(1, metric="newton", args="{better: lower}").results[0].better == "lower"


def test_results_in_the_newer_form(tmp_path: Path) -> None:
    text = (
        "- dataset: {id: cais/hle, task_id: hle, config: c}\n  value: 20.9\n  date: 2025-01-15T10:30:00Z\n"
        "  source: {url: https://logs.example/, org: cais}\n  notes: no tools\n- dataset: {id: a/b}\n- 5\n"
    )
    (first, second), problems = read_evaluation_file(text, "r.yaml")
    assert (first.benchmark, first.value, first.date, first.setting) == (
        "cais/hle hle",
        20.9,
        "2025-01-15",
        "c, no tools",
    )
    assert (first.source_name, first.source_url) == ("cais", "https://logs.example/")
    assert (second.benchmark, second.text) == ("a/b", "n/a")
    assert [f"{p.line} {p.message.partition(':')[0]}" for p in problems] == [
        "6 result 2 lacks value",
        "7 result 3 lacks dataset.id and value",
    ]
    for name in ("m.eval_results.yaml", "m/.eval_results/a.yaml", "m/eval_results/b.yml", "m/other.yaml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    assert [file.name for file in evaluation_files(tmp_path / "m.md")] == ["a.yaml", "b.yml", "m.eval_results.yaml"]


@pytest.mark.parametrize(("text", "place"), [("- a: [", "r.yaml:2:"), ("text", "r.yaml:1:"), ("", "r.yaml:1:")])
def test_result_files_that_cannot_be_read(text: str, place: str) -> None:
    results, [problem] = read_evaluation_file(text, "r.yaml")
    assert (results, str(problem)[: len(place)]) == ((), place)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(), lambda v: st.lists(v) | st.dictionaries(st.text(), v)
    )
)
def test_no_result_file_raises(data: object) -> None:
    read_evaluation_file(json.dumps(data), "r.yaml")
