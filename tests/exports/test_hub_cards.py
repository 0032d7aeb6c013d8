"""Exports of cards, read back by the Hub's own parser."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
import yaml
from homepage.cards.check import check_card
from homepage.cards.hub_vocabulary import MKDOCS_KEYS, SITE_KEYS
from homepage.cards.portable_text import portable_text
from homepage.cards.reader import read_card
from homepage.exports.hub_cards import eval_results, models_json, readme
from homepage.exports.hub_text import hub_text
from homepage.exports.results import results_csv, results_dictionary, results_json
from homepage.front_matter.document import split_front_matter
from huggingface_hub import DatasetCard, RepoCard, SpaceCard, parse_eval_result_entries
from huggingface_hub import ModelCard as HubCard
from made_sites import addresses_of, site_of

if TYPE_CHECKING:
    from homepage.cards.card import ModelCard

RESULTS = """\
model-index:
- name: Example
  results:
  - task: {type: text-generation, name: Chat}
    dataset: {type: lab/bench, name: Bench, config: hard, split: test, revision: abc}
    metrics:
    - {type: score, value: 12.8, name: Score, verified: true, verifyToken: token,
       args: {ci: [-1.6, 1.4], date: 2024-03-01, setting: style control}}
    - {type: wer, value: 12.3%}
    source: {name: Board, url: "https://board.example/"}
"""
CARDS = {
    "every own key": (
        "kind: model\nname: N\nfamily: F\nsummary: S\norganization: O\nhub_id: a/b\nparameters: 7B\npapers: [k]\n"
        "links: {Code: https://x.example/}\nfacts: {A: b}\nlineage: [a/c]\nreward_model: a/r\nusage: false\ntitle: T\n"
        "tags: [x]\nlicense: mit\nlanguage: en\n" + RESULTS
    ),
    "Norwegian, and nulls": "language: no\ntags: null\ndatasets: [a/b, null]\nlicense:\n",
    "strings where lists belong": "language: en\ntags: one\nmetrics: wer\n",
    "slips": "licence: mit\nlang: en\nwidgets: []\n",
    "comments and quotes": "# first\nlicense: 'mit' # why\n\"tags\": [a]\n",
    "block text": "extra_gated_prompt: |\n  You agree\n\n  to this.\nlicense: mit\n",
    "block text at the end": "tags: [a]\nextra_gated_prompt: |\n  You agree.\n",
    "anchors between keys": "tags: &t [a, b]\nname: x\ndatasets: *t\n",
    "an anchor of a key of the site": "summary: &s Words\nnew_version: *s\n",
    "numbers and booleans": "inference: false\nco2_eq_emissions: 0.1234567890123456\nodd: [1, 2.50, 007]\n",
    "dates": "odd: 2024-01-02\nother: 12:30:45\n",
    "results that are empty": "model-index:\n- name: x\n  results: []\n",
    "nothing": "",
}


def card(front_matter: str, body: str = "# T\n\nText.\n", ends: str = "\n") -> ModelCard:
    return read_card(f"---\n{front_matter}---\n{body}".replace("\n", ends), "docs/models/m.md")[0]


def as_the_hub_reads(text: str) -> dict[str, object]:
    data = HubCard(text, ignore_metadata_errors=True).data.to_dict()
    return {key: value for key, value in data.items() if key not in SITE_KEYS | MKDOCS_KEYS}


@pytest.mark.parametrize("front_matter", CARDS.values(), ids=CARDS)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["unix", "windows"])
def test_the_hub_reads_from_the_export_what_it_reads_from_the_source(front_matter: str, ends: str) -> None:
    source = card(front_matter, ends=ends)
    exported = HubCard(readme(source), ignore_metadata_errors=True)
    assert exported.data.to_dict() == as_the_hub_reads(source.text)
    assert exported.text.strip() == "# T\n\nText."


RESULT = "task: {type: t}, dataset: {type: d, name: D}, metrics: [{type: f1, value: 1}]"


@pytest.mark.parametrize(
    "index",
    [
        f"{{name: m, results: [{{{RESULT}}}]}}",
        f"[{{results: [{{{RESULT}}}]}}]",
        "[{name: m, results: [{dataset: {type: d, name: D}, metrics: [{type: f1, value: 1}]}]}]",
        "[{name: m, results: [{task: {type: t}, dataset: {name: D}, metrics: [{type: f1, value: 1}]}]}]",
        "[{name: m, results: [{tasks: {type: t}, dataset: {name: D}, metrics: [{type: f1, values: 1}]}]}]",
        f"[{{name: m, results: [{{{RESULT}, source: {{name: Paper}}}}]}}]",
        "[{name: m, results: [{task: {type: t}, dataset: {type: d, name: D}, metrics: {type: f1, value: 1}}]}]",
    ],
    ids=["no list", "no name", "no task", "no type", "wrong keys", "a source without an address", "one metric"],
)
def test_results_that_the_hub_could_not_read_are_written_anew(index: str) -> None:
    read = card(f"name: m\nlicense: mit\nmodel-index: {index}\n")
    exported = HubCard(readme(read)).data
    assert exported.license == "mit"
    assert [(each.metric_type, each.metric_value) for each in exported.eval_results or ()] == [("f1", 1.0)]


@pytest.mark.parametrize(
    "index", ["[{name: m}]", "hello", "[x]", "true", "[{name: m, results: [{metrics: [{type: f1, value: 1}]}]}]"]
)
def test_results_that_nobody_can_read_are_left_out(index: str) -> None:
    read = card(f"license: mit\nmodel-index: {index}\n")
    exported = HubCard(readme(read)).data.to_dict()
    assert exported == {"license": "mit"}
    notes = [note for note in check_card(read) if note.rule == "model-index"]
    assert [(note.line, note.severity) for note in notes] == [(3, "note")]


@pytest.mark.parametrize(
    ("written", "exported"),
    [
        ("license: MIT", {"license": "mit"}),
        ("license: [mit, Apache-2.0]", {"license": ["mit", "apache-2.0"]}),
        ("license: My Own License 1.0", {"license": "other", "license_name": "my-own-license-1-0"}),
        ("license: mine\nlicense_name: Lab Terms", {"license": "other", "license_name": "lab-terms"}),
        ("license: [mit, mine, yours]", {"license": ["mit", "other"], "license_name": "mine"}),
        ("license: other\nlicense_name: Lab Terms", {"license": "other", "license_name": "Lab Terms"}),
        ("license: '!!!'", {"license": "other"}),
        ("license:", {}),
    ],
)
def test_a_license_is_exported_as_the_hub_knows_it(written: str, exported: dict[str, object]) -> None:
    read = HubCard(readme(card(f"{written}\ntags: [a]\n"))).data.to_dict()
    assert {key: value for key, value in read.items() if key.startswith("license") and value} == exported


@pytest.mark.parametrize("written", ["1: x", "on: x", "null: x", "2024-01-01: x", "a: !!python/object:os.system x"])
def test_what_the_hub_s_yaml_does_not_know_is_text(written: str) -> None:
    exported = HubCard(readme(card(f"{written}\nlicense: mit\n"))).data.to_dict()
    assert exported["license"] == "mit"
    assert [value for key, value in exported.items() if key != "license"] == ["x"]


@pytest.mark.parametrize("loader", [HubCard, DatasetCard, SpaceCard])
def test_every_kind_of_repository_reads_the_export(loader: type[RepoCard]) -> None:
    written = (
        "pretty_name: P\nsdk: gradio\nsdk_version: '5.10'\npinned: false\nmodels: [a/b]\ntask_ids: [x]\n"
        "configs:\n- config_name: default\n  data_files: [{split: train, path: x.csv}]\n"
        "dataset_info: {features: [{name: a, dtype: string}], splits: [{name: train, num_examples: 3}]}\n"
        "train-eval-index: [{config: default, col_mapping: {a: text}}]\nwidget: [{text: Hi}]\n"
    )
    source = card(written)
    assert loader(readme(source)).data.to_dict() == loader(source.text).data.to_dict()


def test_results_survive_with_every_detail() -> None:
    exported = HubCard(readme(card(RESULTS)))
    results = exported.data.eval_results
    assert results is not None
    score, wer = results
    assert (score.metric_value, wer.metric_value) == (12.8, "12.3%")
    assert (score.dataset_config, score.dataset_revision, score.source_url) == ("hard", "abc", "https://board.example/")
    assert score.metric_args == {"ci": [-1.6, 1.4], "date": score.metric_args["date"], "setting": "style control"}


def test_keys_stand_in_the_hubs_order() -> None:
    text = "model-index: []\nzeta: 1\npipeline_tag: fill-mask\ntags: [a]\nname: N\nlicense: mit\nlanguage: en\n"
    assert list(yaml.safe_load(readme(card(text)).split("---\n")[1])) == [
        "language",
        "license",
        "tags",
        "pipeline_tag",
        "zeta",
        "model-index",
    ]


def test_the_newer_form_is_what_the_hubs_parser_reads() -> None:
    score, wer = parse_eval_result_entries(yaml.safe_load(eval_results(card(RESULTS))))
    assert (score.dataset_id, score.task_id, score.value) == ("lab/bench", "default", 12.8)
    assert (score.dataset_revision, score.verify_token) == ("abc", "token")
    assert (score.date, score.source_url, score.source_name) == ("2024-03-01", "https://board.example/", "Board")
    assert score.notes == "Score, hard, test, style control"
    assert wer.value == "12.3%"


def test_results_that_name_no_data_set_of_the_hub_are_left_out_of_the_newer_form_and_noted() -> None:
    foreign = RESULTS.replace("type: lab/bench", "type: mt-bench")
    assert eval_results(card(foreign)) == ""
    both = card(RESULTS + foreign.partition("  results:\n")[2])
    text = eval_results(both)
    assert text.startswith("# Left out, since it names no data set on the Hub: Bench Score\n# Left out")
    assert [entry.dataset_id for entry in parse_eval_result_entries(yaml.safe_load(text))] == ["lab/bench", "lab/bench"]
    notes = [str(note) for note in check_card(both) if note.rule == "eval-results"]
    message = "the Hub's leaderboards take no results without the id of a data set there (owner/name): Bench"
    assert notes == [f"docs/models/m.md:15: {message}"]


def test_broken_front_matter_is_exported_as_far_as_it_can_be_read() -> None:
    text = readme(card("license: mit\ndatasets: @x\ntags: [a]\n"))
    assert as_the_hub_reads(text) == {"license": "mit", "tags": ["a"]}


def test_a_text_without_front_matter_stays_as_it_is() -> None:
    assert readme(read_card("# T\n", "m.md")[0]) == "# T\n"


def test_links_and_citations_lead_from_anywhere_and_code_stays() -> None:
    text = (
        "[A](a.md) [B](b.md) [C](c.html) [D](d.md) [@k; @j] \\[@k] `[@k]`\n\n```\n[A](a.md) [@k]\n```\n[@unknown]\n"
        '![A](a.md "t") <a href="a.md">A</a> <img alt="" src=\'a.md\'> [b][r]\n\n[r]: a.md\n'
    )
    addresses = {"a.md": "https://hub.example/a", "b.md": ""}
    labels = {"k": ("K24", "https://k.example/"), "j": ("J23", "")}
    assert portable_text(text, addresses.get, lambda key: labels.get(key, ("", ""))) == (
        "[A](https://hub.example/a) B [C](c.html) [D](d.md) [[K24](https://k.example/); J23] \\[@k] `[@k]`\n\n"
        "```\n[A](a.md) [@k]\n```\n[@unknown]\n"
        '![A](https://hub.example/a "t") <a href="https://hub.example/a">A</a>'
        " <img alt=\"\" src='https://hub.example/a'> [b][r]\n\n[r]: https://hub.example/a\n"
    )


@pytest.mark.parametrize(
    ("link", "exported"),
    [
        ("[x](m.md)", "[x](https://huggingface.co/a/b)"),
        ("[x](n.md#part)", "[x](https://a.example/models/n/#part)"),
        ("[x](../guide.md)", "[x](https://a.example/guide/)"),
        ("[x](guide.md#part)", "[x](https://a.example/guide/#part)"),
        ("[x](index.md)", "[x](https://a.example/models/)"),
        ("![x](plot%201.png)", "![x](https://a.example/models/plot%201.png)"),
        ("[x](/assets/a.pdf)", "[x](https://a.example/assets/a.pdf)"),
        (
            "[x](https://b.example/m.md) [y](#m) [z](config.json)",
            "[x](https://b.example/m.md) [y](#m) [z](config.json)",
        ),
    ],
)
def test_links_into_the_site_lead_there_and_those_to_files_of_the_repository_stay(link: str, exported: str) -> None:
    site = site_of(cards=(card("hub_id: a/b\n"), read_card("# N\n", "docs/models/n.md")[0]))
    urls = {"models/m.md": "models/m/", "models/n.md": "models/n/", "models/index.md": "models/", "guide.md": "guide/"}
    addresses = addresses_of(site, urls, [*urls, "models/plot 1.png", "assets/a.pdf"])
    assert hub_text(addresses, "https://a.example/", link) == exported


def test_on_a_site_without_an_address_the_words_of_a_link_remain() -> None:
    addresses = addresses_of(site_of(), {"models/index.md": "models/"}, ["models/index.md", "models/a.png"])
    assert hub_text(addresses, "", "[y](index.md) ![z](a.png)") == "y ![z](a.png)"


def test_json_holds_every_card_and_result() -> None:
    own = "library_name: peft\nbase_model: a/c\nbase_model_relation: adapter\nlanguage: en\nlicense: mit\n"
    cards = [card("name: N\nhub_id: a/b\n" + own + RESULTS)]
    [record] = json.loads(models_json(cards, lambda each: f"models/{each.id}/"))
    assert (record["name"], record["url"], record["hub_id"], len(record["results"])) == ("N", "models/m/", "a/b", 2)
    assert [result["model"] for result in record["results"]] == ["N", "N"]
    assert [record[key] for key in ("library_name", "base_model", "base_model_relation")] == [
        "peft",
        ["a/c"],
        "adapter",
    ]
    assert [record[key] for key in ("language", "license", "license_name")] == [["en"], "mit", "MIT"]
    assert record["license_link"] == "https://spdx.org/licenses/MIT.html"
    assert [row["text"] for row in json.loads(results_json(cards))] == ["12.8", "12.3%"]


@pytest.mark.parametrize("value", ["2024-02-30", "2001-12-14 21:59:43 +99:99", "9" * 5000], ids=range(3))
def test_a_value_that_python_cannot_hold_is_written_for_the_hub_as_text(value: str) -> None:
    written, _ = split_front_matter(readme(card(f"license: mit\n1: x\nno: {value}\n")), "")
    assert written.data["no"] == value


def test_csv_holds_every_result_and_nothing_that_a_spreadsheet_would_compute() -> None:
    rows = list(csv.DictReader(io.StringIO(results_csv([card("name: '=1+1'\n" + RESULTS)]))))
    assert [(row["model"], row["value"], row["lower"], row["better"]) for row in rows] == [
        ("'=1+1", "12.8", "11.2", "higher"),
        ("'=1+1", "12.3", "", "lower"),
    ]


@pytest.mark.parametrize("name", ["-2+3+cmd|' /C calc'!A0", " =1+1", "＝1+1", "|x", "-2"])
def test_a_number_in_the_table_stays_one_and_what_only_begins_like_one_is_text(name: str) -> None:
    [row, _] = csv.DictReader(io.StringIO(results_csv([card(f'name: "{name}"\n{RESULTS}')])))
    assert row["model"] == (name if name == "-2" else f"'{name.strip()}")


def test_the_dictionary_describes_each_column_of_the_table() -> None:
    [table] = json.loads(results_dictionary())["resources"]
    rows = csv.DictReader(io.StringIO(results_csv([card(RESULTS)])))
    described = table["schema"]["fields"]
    assert [each["name"] for each in described] == rows.fieldnames
    assert all(each["description"].endswith(".") for each in described)
    numbers = [each["name"] for each in described if each["type"] == "number"]
    assert numbers == ["value", "lower", "upper"]
    for row in rows:
        assert all(not row[name] or float(row[name]) for name in numbers)
