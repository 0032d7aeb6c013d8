"""Model cards: the Hub's keys, the site's keys, and what the author is told about mistaken ones."""

from __future__ import annotations

import json

import pytest
from homepage.cards.card import BaseModel, ModelCard
from homepage.cards.license import License
from homepage.cards.reader import read_card, read_cards
from hypothesis import given
from hypothesis import strategies as st

PATH = "docs/models/example-7b.md"
FULL = """\
---
kind: model
name: Example-7B
family: Example
summary: A small model.
organisation: Example Lab
developers: [Ada Lovelace, Charles Babbage]
hub_id: example-lab/Example-7B
license: apache-2.0
base_model: example-lab/Base-7B
base_model_relation: finetune
datasets: [example-lab/pairs]
language: [en, no]
pipeline_tag: text-generation
library_name: transformers
tags: [rlhf, chat]
parameters: 7B
context_length: 8192
release_date: 2023-11
papers: [lovelace2023example]
links:
  code: https://github.com/example/example
  demo: models/demo.html
facts:
  Training method: RLAIF
  Prompts: 182954
model-index:
- name: example
  results:
  - task: {type: text-generation}
    dataset: {type: mt-bench, name: MT-Bench}
    metrics:
    - {type: score, value: 8.09, args: {baseline: "Base-7B: 7.81"}}
---
# A heading

A paragraph.
"""


def card(front_matter: str, body: str = "") -> ModelCard:
    return read_card(f"---\n{front_matter}\n---\n{body}", PATH)[0]


def problems_in(front_matter: str) -> list[str]:
    return [f"{problem.line}: {problem.message}" for problem in read_card(f"---\n{front_matter}\n---\n", PATH)[1]]


def test_a_full_card():
    read, problems = read_card(FULL, PATH, {"models/demo.html"}.__contains__)
    assert problems == ()
    assert (read.id, read.path, read.kind) == ("example-7b", PATH, "model")
    assert (read.name, read.family, read.summary) == ("Example-7B", "Example", "A small model.")
    assert (read.organization, read.hub_id) == ("Example Lab", "example-lab/Example-7B")
    assert read.developers == ("Ada Lovelace", "Charles Babbage")
    assert read.license == License("apache-2.0", "Apache 2.0", "https://spdx.org/licenses/Apache-2.0.html")
    assert read.base_models == (BaseModel("example-lab/Base-7B", "finetune"),)
    assert (read.datasets, read.languages) == (("example-lab/pairs",), ("en", "no"))
    assert (read.pipeline_tag, read.library, read.tags) == (
        "text-generation",
        "transformers",
        ("rlhf", "chat"),
    )
    assert (read.parameters, read.context_length, read.release_date) == ("7B", 8192, "2023-11")
    assert read.papers == ("lovelace2023example",)
    assert read.links == (("code", "https://github.com/example/example"), ("demo", "models/demo.html"))
    assert read.facts == (("Training method", "RLAIF"), ("Prompts", "182954"))
    assert [(result.benchmark, result.text, result.baseline) for result in read.results] == [
        ("MT-Bench", "8.09", "Base-7B: 7.81")
    ]
    assert read.body == "# A heading\n\nA paragraph.\n"
    assert read.source["base_model"] == "example-lab/Base-7B"
    assert read.lines["license"] == 9


@pytest.mark.parametrize(
    ("front_matter", "kind"),
    [
        ("license: mit", "model"),
        ("kind: Benchmark", "benchmark"),
        ("pretty_name: Pairs", "dataset"),
        ("size_categories: [n<1K]", "dataset"),
        ("size_categories: [n<1K]\nbase_model: a/b", "model"),
        ("kind: system\npretty_name: Pairs", "system"),
    ],
)
def test_kind(front_matter, kind):
    assert card(front_matter).kind == kind


@pytest.mark.parametrize(
    ("front_matter", "body", "name"),
    [
        ("name: Site\nmodel-index: [{name: Index}]", "# Heading", "Site"),
        ("model-index: [{name: Index}]", "# Heading", "Index"),
        ("model-index: {name: Index}", "# Heading", "Index"),
        ("pretty_name: Pretty", "# **Heading** of [a](b) `card` #", "Heading of a card"),
        ("pretty_name: Pretty", "Text\n\n## Second", "Pretty"),
        ("license: mit", "## Model description\n\nText", "example-7b"),
        ("license: mit", '<h1 align="center">\n  <img src="a.png"> A <b>Title</b>\n</h1>\n\n# Other', "A Title"),
        ("license: mit", '# Dataset Card for "pairs"\n\n[More Information needed](https://h.co)', "pairs"),
        ("license: mit", "# Model Card for Model ID\n\nText", "example-7b"),
        ("license: mit", "# A \\_b\\_ &amp; c", "A _b_ & c"),
        ("title: Title\nmodel_name: Other", "Text", "Title"),
        ("model_name: Other", "Text", "Other"),
        ("model-index: [{name: A}, {name: B}]", "# Heading", "Heading"),
        ("model-index: [{name: A}, {name: B}]", "", "A"),
        ("kind: benchmark\nmodel-index: [{name: A}]", "# Heading", "Heading"),
        ("model-index: [{name: {model_id}}]", "# Heading", "Heading"),
        ("pretty_name: Pretty", "Heading\n=======\n", "Heading"),
        ("pretty_name: Pretty", "#Heading", "Heading"),
        ("pretty_name: Pretty", "# Dataset Card for Pairs", "Pairs"),
        ("pretty_name: Pretty", "# Dataset Card for {{ name }}\n\n## Details", "Pretty"),
        ("pretty_name: Pretty", "```sh\n# comment\n```\n<!--\n# hidden\n-->", "Pretty"),
        ("license: mit", "", "example-7b"),
        ("license: mit", "- item\n---\nText", "example-7b"),
        ("license: mit", "---\nHeading\n---\nText", "example-7b"),
    ],
)
def test_name(front_matter, body, name):
    assert card(front_matter, body).name == name


@pytest.mark.parametrize(
    ("text", "name", "summary", "message"),
    [
        ("---\n- a\n- b\n---\n# T\n\nBody.\n", "T", "Body.", "2: the front matter is a list"),
        ("---\n- a\n- b\n---\nBody.\n", "example-7b", "Body.", "2: the front matter is a list"),
        ("---\nwords\n---\nBody.\n", "example-7b", "Body.", "2: the front matter is a single value"),
        (
            "Text.\n\n---\nlicense: mit\n---\nMore.\n",
            "example-7b",
            "Text.",
            "3: the front matter that starts here is not read",
        ),
        ("Text.\n---\na: [b]\n\nc: d\n---\n# T\n", "T", "Text.", "2: the front matter that starts here is not read"),
        ("---\nlicense: mit\n# T\n\nBody.\n", "T", "Body.", "1: the front matter that starts here is never closed"),
        ("---\nlicense: mit\nsummary: x\n", "example-7b", "", "1: the front matter that starts here is never closed"),
        ("A\n\n---\nNote: b.\n---\n", "example-7b", "A", "1: there is no front matter"),
        ("# T\n\n```\n---\nlicense: mit\n---\n```\n", "T", "", "1: there is no front matter"),
    ],
)
def test_front_matter_that_is_none_gives_no_name(text, name, summary, message):
    read, (problem,) = read_card(text, PATH)
    assert (read.name, read.summary, read.body) == (name, summary, text)
    assert f"{problem.line}: {problem.message}".startswith(message)


@pytest.mark.parametrize(
    ("body", "summary"),
    [
        ("# Title\nFirst\nparagraph.\n\nSecond.", "First paragraph."),
        (
            "<!-- hidden -->\n\n![logo](x.png)\n\n<p>html</p>\n\n| a |\n|---|\n\n- item\n\n> quote\n\nProse.",
            "Prose.",
        ),
        ("More information needed\n\n[More Information Needed]\n\nTODO: write\n\nProse.", "Prose."),
        ("```\ncode\n```\n\n    indented\n\nProse.", "Prose."),
        ("~~~\n```\nnot prose\n~~~\nProse.", "Prose."),
        (
            "A [link](https://example.org), *two* __words__ and `code` <b>here</b>.",
            "A link, two words and code here.",
        ),
        ("Kept: snake_case_name, 2 * 3 * 4.", "Kept: snake_case_name, 2 * 3 * 4."),
        ("It is good. It reaches these results:\n- 1\n- 2", "It is good."),
        ("**Results:**\n\nProse.", "Prose."),
        ("[![a](b.svg)](#c)\n| [![d](e.svg)](#f)\n\n[\\[Code\\]](https://h.co) · [\\[Paper\\]](g)\n\nProse.", "Prose."),
        ("[Here](a.md) it is, [\\[1\\]](b).", "Here it is, [1]."),
        ("A &lt; B.", "A < B."),
        ("Prose.\n> [!NOTE]\n> quote\n\nMore.", "Prose."),
        ("> quote\n> more\n\nProse.", "Prose."),
        ("", ""),
        ("word " * 60, ("word " * 39).strip() + " word…"),
        ("x" * 300, "x" * 199 + "…"),
    ],
)
def test_summary_is_the_first_prose(body, summary):
    assert card("license: mit", body).summary == summary
    assert len(summary) <= 200


@pytest.mark.parametrize(
    ("front_matter", "license"),
    [
        ("license: MIT", License("mit", "MIT", "https://spdx.org/licenses/MIT.html")),
        (
            "license: [cc-by-sa-4.0]",
            License("cc-by-sa-4.0", "CC BY-SA 4.0", "https://creativecommons.org/licenses/by-sa/4.0/"),
        ),
        (
            "license: [mit, unknown]",
            License("mit", "MIT, Unknown license", "https://spdx.org/licenses/MIT.html"),
        ),
        (
            "license: other\nlicense_name: Research License\nlicense_link: https://example.org/license.pdf",
            License("other", "Research License", "https://example.org/license.pdf"),
        ),
        (
            "license: other\nlicense_name: x\nlicense_link: LICENSE.md\nhub_id: a/b",
            License("other", "x", "https://huggingface.co/a/b/blob/main/LICENSE.md"),
        ),
        (
            "license: other\nlicense_link: LICENSE\nhub_id: a/b\nkind: dataset",
            License("other", "Other license", "https://huggingface.co/datasets/a/b/blob/main/LICENSE"),
        ),
        ("license_name: Research License", License("other", "Research License", "")),
        (
            "license: apache-2.0\nlicense_name: x",
            License("apache-2.0", "Apache 2.0", "https://spdx.org/licenses/Apache-2.0.html"),
        ),
        ("license: [mit, other]\nlicense_name: x", License("mit", "MIT, x", "https://spdx.org/licenses/MIT.html")),
        ("license: proprietary\nlicense_name: x", License("proprietary", "x", "")),
        ("license: other\nlicense_name: x\nlicense_link: LICENSE", License("other", "x", "")),
        ("license: other\nlicense_link: '#license'\nhub_id: a/b", License("other", "Other license", "")),
        (
            "license: other\nlicense_name: x\nlicense_link: ./licenses/A B.txt\nhub_id: a/b",
            License("other", "x", "https://huggingface.co/a/b/blob/main/licenses/A%20B.txt"),
        ),
        (
            "license: mit\nlicense_link: LICENSE",
            License("mit", "MIT", "https://spdx.org/licenses/MIT.html"),
        ),
        (
            "license_link: https://example.org/l",
            License("other", "Other license", "https://example.org/l"),
        ),
        ("license: ???", License("???", "???", "")),
        ("license:", None),
        ("tags: [a]", None),
    ],
)
def test_license(front_matter, license):
    assert card(front_matter).license == license


NOWHERE = 'the link leads nowhere: write an address that starts with https://, or "hub_id", the repository that has it'


@pytest.mark.parametrize(
    ("front_matter", "expected"),
    [
        ("license: other\nlicense_link: LICENSE", [f'3: "license_link: LICENSE" is not a file in docs/, so {NOWHERE}']),
        (
            "license: other\nlicense_link: ../LICENSE\nhub_id: a/b",
            [f'3: "license_link: ../LICENSE" is not a file in docs/, so {NOWHERE}'],
        ),
        ("license: other\nlicense_link: LICENSE\nhub_id: a/b", []),
        (
            "license: apache-2.0\nlicense_name: x",
            ['3: "license_name" is used only with "license: other": write that, or remove "license_name"'],
        ),
        ("license_name: x", []),
    ],
)
def test_what_is_wrong_with_a_license(front_matter, expected):
    assert problems_in(front_matter) == expected


@pytest.mark.parametrize(
    ("written", "more", "license"),
    [
        ("assets/license.txt", "", License("other", "x", "assets/license.txt", local=True)),
        ("/assets/license.txt", "", License("other", "x", "assets/license.txt", local=True)),
        ("assets/license.txt", "hub_id: a/b", License("other", "x", "assets/license.txt", local=True)),
        ("LICENSE", "hub_id: a/b", License("other", "x", "https://huggingface.co/a/b/blob/main/LICENSE")),
        ("LICENSE", "", License("other", "x", "LICENSE", local=True)),
    ],
)
def test_a_license_may_be_a_file_of_the_site(tmp_path, written, more, license):
    for name in ("LICENSE", "assets/license.txt", "models/m.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(
            "---\nlicense: other\nlicense_name: x\nlicense_link: " + f"{written}\n{more}\n---\n"
        )
    (read,), problems = read_cards(tmp_path / "models", tmp_path)
    assert (read.license, problems) == (license, ())


@pytest.mark.parametrize(
    ("front_matter", "field", "value"),
    [
        ("language: no", "languages", ("no",)),
        ("language: false", "languages", ("no",)),
        ("language: [nb, false, null]", "languages", ("nb", "no")),
        ("language: en, de", "languages", ("en", "de")),
        ("tags: chat", "tags", ("chat",)),
        ("tags: [chat, null, chat, true, on]", "tags", ("chat", "true", "on")),
        ("tags:", "tags", ()),
        ("pipeline_tag: [text-generation]", "pipeline_tag", "text-generation"),
        ("base_model: https://huggingface.co/a/b", "base_models", (BaseModel("a/b", ""),)),
        (
            "base_model: [a/b, a/c]\nbase_model_relation: merge",
            "base_models",
            (BaseModel("a/b", "merge"), BaseModel("a/c", "merge")),
        ),
        ("base_model: Code Llama 13B", "base_models", (BaseModel("Code Llama 13B", ""),)),
        ("datasets: https://huggingface.co/datasets/a/b", "datasets", ("a/b",)),
        ("organization: Lab", "organization", "Lab"),
        ("publisher: Lab", "organization", "Lab"),
        ("developers: Ada Lovelace, Charles Babbage", "developers", ("Ada Lovelace", "Charles Babbage")),
        ("parameters: 7000000000", "parameters", "7B"),
        ("co2_eq_emissions: 25.447577064303335", "facts", (("CO₂ emissions", "25.45 g"),)),
        (
            "co2_eq_emissions: {emissions: 0.5988414, energy_consumed: 0.04506314, on_cloud: false}",
            "facts",
            (("CO₂ emissions", "0.5988 g, energy consumed: 0.04506, on cloud: false"),),
        ),
        ("co2_eq_emissions: {source: CodeCarbon}", "facts", (("CO₂ emissions", "source: CodeCarbon"),)),
        ("parameters: 124000000", "parameters", "124M"),
        ("parameters: [8B, 70B]", "parameters", "8B, 70B"),
        ("context_length: 131,072", "context_length", 131072),
        ("context_length: 131_072", "context_length", 131072),
        ("release_date: 2024", "release_date", "2024"),
        ("release_date: 2023-11-25", "release_date", "2023-11-25"),
        ("release_date: 2023-11-25T10:00:00Z", "release_date", "2023-11-25"),
        ("papers: '@zhu2023principled'", "papers", ("zhu2023principled",)),
        ("links: [{code: https://example.org}]", "links", (("code", "https://example.org"),)),
        (
            "facts: {Judges: [A, B], Size: {prompts: 5}}",
            "facts",
            (("Judges", "A, B"), ("Size", "prompts: 5")),
        ),
        ("summary: |\n  Two\n  lines.", "summary", "Two lines."),
    ],
)
def test_values_as_they_are_found(front_matter, field, value):
    assert getattr(card(front_matter), field) == value
    assert problems_in(front_matter) == []


@pytest.mark.parametrize(
    "front_matter", ["title: x", "hide: [toc]", "carbon: 3", "task_ids: [x]", "widget: [{text: x}]"]
)
def test_other_keys_are_no_mistake(front_matter):
    assert problems_in(front_matter) == []
    assert card(front_matter).source


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("licence", "license"),
        ("liscence", "license"),
        ("licenses", "license"),
        ("License", "license"),
        ("lang", "language"),
        ("languages", "language"),
        ("tag", "tags"),
        ("widgets", "widget"),
        ("pipeline-tag", "pipeline_tag"),
        ("pipeline tag", "pipeline_tag"),
        ("model_index", "model-index"),
        ("library_tag", "library_name"),
        ("base-model", "base_model"),
        ("dataset", "datasets"),
        ("develpers", "developers"),
        ("release-date", "release_date"),
    ],
)
def test_mistaken_keys_are_named(wrong, right):
    assert problems_in(f"tasks: x\n{wrong}: []") == [f'3: "{wrong}" is not a key of a model card: write "{right}"']


def test_a_mistaken_keys_value_is_used():
    read = card("licence: mit\nlang: de\npipeline-tag: fill-mask")
    assert read.license is not None
    assert (read.license.id, read.languages, read.pipeline_tag) == ("mit", ("de",), "fill-mask")


def test_a_mistaken_key_does_not_replace_the_right_one():
    front_matter = "license: mit\nlicence: gpl-3.0"
    read = card(front_matter)
    assert read.license is not None
    assert read.license.id == "mit"
    assert problems_in(front_matter) == [
        '3: "licence" is not a key of a model card, and "license" is given, too: remove it'
    ]


@pytest.mark.parametrize(
    ("front_matter", "problem"),
    [
        ("kind: modell", 'is not one of model, dataset, benchmark, system. Did you mean "model"?'),
        ("papers: {a: b}", '"papers" must be a list of BibTeX keys: write "papers: [smith2024example]"'),
        ("papers: [1]", '"papers" must be a list of BibTeX keys: write "papers: [smith2024example]"'),
        (
            "context_length: 128K",
            '"context_length: 128K" is not a number: write digits only, such as "context_length: 8192"',
        ),
        (
            "release_date: May 2023",
            '"release_date: May 2023" is not a date: write "2023", "2023-11" or "2023-11-25"',
        ),
        (
            "release_date: 2023-13",
            '"release_date: 2023-13" is not a date: write "2023", "2023-11" or "2023-11-25"',
        ),
        (
            "links: {demo: 'javascript:alert(1)'}",
            'the link "demo" goes to "javascript:alert(1)": write an address that starts with '
            "https://, http:// or mailto:, or a path of the site",
        ),
        ("links: https://example.org", '"links" must be a mapping: write "label: value" lines below it'),
        ("facts: [a]", '"facts" must be a mapping: write "label: value" lines below it'),
        ("hub_id: [a/b, a/c]", '"hub_id" must be a single value: only "a/b" is read'),
        ("tags: {a: 1, b: 2}", '"tags" must be a list: write "tags: [..., ...]"'),
        (
            "datasets: [{FOSD: x}, {TODO: y}]",
            '"datasets" must be a list of ids: write only the id, without a colon after it',
        ),
        ("tags: ['{tag}', {tag_0}]", '"tags" holds a placeholder: fill it in or remove the line'),
        ("license: apache-2", 'with "license_name" and "license_link". Did you mean "apache-2.0"?'),
        (
            "license_link: 'data:x'",
            '"data:x" is not an address: write one that starts with https:// or http://',
        ),
        (
            "base_model: a\nbase_model_relation: merged",
            'is not one of finetune, adapter, merge, quantized. Did you mean "merge"?',
        ),
        ("model-index: text", '"text" is not read: "model-index" must be a list of entries with "name" and "results"'),
    ],
)
def test_wrong_values_are_named(front_matter, problem):
    (found,) = problems_in(front_matter)
    assert found.endswith(problem)
    assert found.startswith(f"{1 + len(front_matter.splitlines())}: ")


def test_of_wrong_values_the_right_part_is_shown():
    read = card("links: {bad: 'data:x', good: https://example.org}\ndatasets: [a, {b: x}, {TODO: y}]\npapers: [1, key]")
    assert read.links == (("good", "https://example.org"),)
    assert (read.datasets, read.papers) == (("a", "b"), ("key",))


def test_a_card_without_front_matter_is_shown():
    read, problems = read_card("# Title\n\nText.\n", PATH)
    assert (read.name, read.summary, read.body) == ("Title", "Text.", "# Title\n\nText.\n")
    assert len(problems) == 1


def test_markup_in_values_stays_text():
    assert card("name: <script>alert(1)</script>").name == "<script>alert(1)</script>"


def test_a_folder_of_cards(tmp_path):
    folder = tmp_path / "docs" / "models"
    folder.mkdir(parents=True)
    for name, content in {
        "b.md": b"---\nlicense: mit\n---\n",
        "a.md": b"---\nname: A\n---\n",
        "index.md": b"# Models\n",
        "latin.md": "---\nname: Bokmål\n---\n".encode("latin-1"),
        "notes.txt": b"",
        "wide.md": "---\nname: Wide\n---\n".encode("utf-16"),
    }.items():
        (folder / name).write_bytes(content)
    (folder / "folder.md").mkdir()
    cards, problems = read_cards(folder, tmp_path)
    assert [read.id for read in cards] == ["a", "b", "latin", "wide"]
    assert [read.name for read in cards] == ["A", "b", "Bokmål", "Wide"]
    assert [str(problem) for problem in problems] == [
        "docs/models/latin.md:2: the file is not UTF-8 and was read as Windows-1252; save it as UTF-8",
        "docs/models/wide.md:1: the file is not UTF-8 and was read as UTF-16; save it as UTF-8",
    ]


def test_no_folder_is_no_cards(tmp_path):
    assert read_cards(tmp_path / "models", tmp_path) == ((), ())


KEYS = (
    "kind name summary developers hub_id license licence license_name license_link base_model"
    " base_model_relation datasets language tags pipeline_tag library_name parameters context_length"
    " release_date papers links facts model-index"
)


@given(st.text())
def test_no_text_raises(text):
    read_card(text, PATH)


@given(
    st.dictionaries(
        st.sampled_from(KEYS.split()),
        st.recursive(
            st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
            lambda held: st.lists(held, max_size=4) | st.dictionaries(st.text(max_size=8), held, max_size=4),
            max_leaves=10,
        ),
    )
)
def test_no_structure_raises(data):
    # JSON is YAML, so that any structure can be written as front matter.
    lines = [f"{key}: {json.dumps(value)}" for key, value in data.items()]
    read, _ = read_card("\n".join(["---", *lines, "---", ""]), PATH)
    assert read.name
    assert all(url.startswith(("http", "mailto:")) or ":" not in url.split("/")[0] for _, url in read.links)
