"""Model cards on built pages: the site's own, other people's, and hostile ones."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pytest
from site_pages import ORIGIN, text_of

if TYPE_CHECKING:
    from conftest import Homepage
    from site_pages import Page

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
CARD = f"""\
---
license: other
license_name: '{HOSTILE}'
license_link: "javascript:alert(1)"
name: '{HOSTILE}'
family: '{HOSTILE}'
summary: '{HOSTILE}'
hub_id: 'a/b"onclick="x'
library_name: '{HOSTILE}'
pipeline_tag: '{HOSTILE}'
language: ['{HOSTILE}']
base_model: 'x/"><script>'
datasets: ['{HOSTILE}']
lineage: ['{HOSTILE}']
tags: ['{HOSTILE}']
usage: '{HOSTILE}'
links: {{'{HOSTILE}': "data:text/html,x"}}
facts: {{'{HOSTILE}': '{HOSTILE}'}}
unheard_of: '{HOSTILE}'
model-index:
- name: '{HOSTILE}'
  results:
  - task: {{type: '{HOSTILE}'}}
    dataset: {{type: '{HOSTILE}', name: '{HOSTILE}'}}
    metrics:
    - type: '{HOSTILE}'
      value: 5
      args: {{baseline: 'x: 4; {HOSTILE}: 3', setting: '{HOSTILE}', date: '{HOSTILE}'}}
    source: {{name: '{HOSTILE}', url: "javascript:alert(1)"}}
---
Body.
"""
INDEX = "# Models\n\n" + "".join(
    f"/// models\n    view: {view}\n///\n\n" for view in ("cards", "table", "results", "lineage")
)


def json_ld(page: Page) -> dict[str, object]:
    data = json.loads(page.one('script[type="application/ld+json"]').get_text())
    assert isinstance(data, dict)
    return data


def card_page(homepage: Homepage, card: str, **more: str) -> Page:
    homepage.write({"docs/models/m.md": card, **more})
    built = homepage.build()
    assert built.code == 0, built.output
    return built.page("models/m/index.html")


def test_hostile_front_matter_stays_text(homepage: Homepage) -> None:
    homepage.write({"docs/models/m.md": CARD, "docs/models/index.md": INDEX})
    built = homepage.build()
    assert built.code == 0, built.output
    for path in ("models/m/index.html", "models/index.html"):
        page = built.page(path)
        assert page.main.select("img, [onerror], [onclick], [style]") == [], path
        scripts = [script for script in page.all("script") if script.get("type") != "application/ld+json"]
        assert not [script for script in scripts if "alert" in script.get_text()]
        assert not [link for link in page.links() if link.startswith(("javascript:", "data:"))]
        assert HOSTILE in page.main.get_text()
    assert HOSTILE in json.dumps(json_ld(built.page("models/m/index.html"))["name"]).replace('\\"', '"')


def test_broken_yaml_is_named_with_its_column_and_the_rest_is_shown(homepage: Homepage) -> None:
    card = "---\nlicense: mit\ndatasets: @x\nlanguage: no\n---\n# Name\n\nText {{ raw }} stays.\n"
    homepage.write({"docs/models/m.md": card})
    built = homepage.build()
    assert built.code == 0
    assert 'docs/models/m.md:3: "datasets" cannot be read' in built.output
    assert "(docs/models/m.md:3:11)" in built.output
    page = built.page("models/m/index.html")
    assert "License MIT" in page.text
    assert "Norwegian" in page.text
    assert "Text {{ raw }} stays." in page.text
    assert built.page("index.html").all(".pub")


def test_a_readme_with_windows_lines_blank_lines_html_and_pictures(homepage: Homepage) -> None:
    card = (
        "\r\n\r\n---\r\nlicense: mit\r\nlicence: mit\r\n---\r\n# Name\r\n\r\n<details><summary>More</summary>\r\nInside"
        "\r\n</details>\r\n\r\n![Picture](images/a.png)\r\n"
    )
    page = card_page(homepage, card, **{"docs/models/images/a.png": "png"})
    assert page.one("h1").get_text() == "Name#"
    assert page.one("main details").get_text(" ", strip=True).startswith("More")
    assert f"{ORIGIN}models/images/a.png" in set(page.loads())


LICENSED = "---\nname: M\nlicense: other\nlicense_name: Terms\nlicense_link: {}\n---\n# M\n"


def test_a_license_that_is_a_file_of_the_site_is_linked_from_every_page(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/models/m.md": LICENSED.format("assets/terms.txt"),
            "docs/models/index.md": INDEX,
            "docs/assets/terms.txt": "Terms.",
        }
    )
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    for path in ("models/m/index.html", "models/index.html"):
        for link in built.page(path).all(".model__license a"):
            assert (built.folder / path).parent.joinpath(str(link["href"])).resolve().is_file(), path
    assert json_ld(built.page("models/m/index.html"))["license"] == "https://ada.example/assets/terms.txt"
    assert "[Terms](../../assets/terms.txt)" in (built.folder / "models/m/index.md").read_text(encoding="utf-8")


def test_a_license_that_is_no_file_is_named_without_a_link(homepage: Homepage) -> None:
    homepage.write({"docs/models/m.md": LICENSED.format("LICENSE"), "docs/models/index.md": INDEX})
    built = homepage.build()
    assert 'docs/models/m.md:5: "license_link: LICENSE" is not a file in docs/' in built.output
    for path in ("models/m/index.html", "models/index.html"):
        assert {shown.get_text(strip=True) for shown in built.page(path).all(".model__license")} == {"Terms"}
        assert not built.page(path).all(".model__license a")


@pytest.mark.parametrize(
    ("second", "shown"),
    [
        ("{name: MMLU, config: all}", ["MMLU, all, Accuracy 64.2", "MMLU, all, F1 0.5"]),
        ("{name: MMLU, config: law}", ["MMLU, all 64.2", "MMLU, law 0.5"]),
        ("{name: Other, config: all}", ["MMLU, all 64.2", "Other, all 0.5"]),
    ],
)
def test_results_in_the_gallery_are_told_apart_by_metric_where_nothing_else_does(
    homepage: Homepage, second: str, shown: list[str]
) -> None:
    card = (
        "---\nlicense: mit\nmodel-index:\n- name: M\n  results:\n"
        "  - dataset: {name: MMLU, config: all}\n    metrics: [{type: accuracy, value: 64.2}]\n"
        f"  - dataset: {second}\n    metrics: [{{type: f1, value: 0.5}}]\n---\n# M\n"
    )
    homepage.write({"docs/models/m.md": card, "docs/models/index.md": "# Models\n\n/// models\n///\n"})
    assert [text_of(row) for row in homepage.build().page("models/index.html").all(".model__results li")] == shown


def test_results_of_several_models_stand_with_their_names(homepage: Homepage) -> None:
    results = "[{dataset: {name: X}, metrics: [{type: accuracy, value: %d}]}]"
    index = "".join(f"- name: {name}\n  results: {results % value}\n" for name, value in (("A", 61), ("B", 63)))
    card = f"---\nkind: benchmark\nname: Bench\nmodel-index:\n{index}---\nText.\n"
    homepage.write({"docs/models/bench.md": card, "docs/models/index.md": INDEX})
    site = homepage.build(strict=True)
    page, gallery = site.page("models/bench/index.html"), site.page("models/index.html")
    assert [text_of(label) for label in page.all(".chart__label")] == ["A", "B"]
    assert [text_of(row) for row in page.all("article tbody th")] == ["X A", "X B"]
    assert text_of(gallery.all("ul.model__results li")[0]) == "A: X 61"
    assert [text_of(row) for row in gallery.all("table.results--matrix tbody tr")] == ["A 61", "B 63 ▲ best"]
    assert [row["model"] for row in csv.DictReader(io.StringIO(site.text("results.csv")))] == ["A", "B"]
    assert "| [A](" in site.text("models/bench/index.md")


def test_unfilled_text_is_hidden_from_readers(homepage: Homepage) -> None:
    card = (
        "---\nlicense: mit\n---\n# Name\n\n## Uses\n\n[More Information Needed]\n\n## Bias\n\nReal text.\n\n"
        "- **Developed by:** [More Information Needed]\n- **Shared by:** Ada\n"
    )
    page = card_page(homepage, card)
    assert "Information Needed" not in page.text
    assert [text_of(heading).rstrip("#") for heading in page.all("main h2")] == ["Bias"]
    assert "Shared by: Ada" in page.text


def test_every_key_of_a_card_is_on_its_page(homepage: Homepage) -> None:
    card = (
        "---\nlanguage: [en, ckb, nb-NO]\npipeline_tag: text-generation\nlibrary_name: sklearn\nmetrics: [wer]\n"
        "new_version: a/newer\nco2_eq_emissions: {emissions: 12.5, source: CodeCarbon}\nthumbnail: https://x.example/t.png\n"
        "widget:\n- text: Hello there\ninference: false\nextra_gated_prompt: Agree first\nodd_key: [1, {two: 3}]\n---\n"
    )
    text = card_page(homepage, card).text
    for shown in (
        "English, Central Kurdish, Norwegian Bokmål",
        "Task Text Generation",
        "Library Scikit-learn",
        "Metrics wer",
        "Newer version a/newer",
        "CO₂ emissions 12.5 g, source: CodeCarbon",
        "Thumbnail",
        "Examples Input Hello there",
        "Inference Switched off on the Hub",
        "extra_gated_prompt Agree first",
        "Access On request, with the terms on the Hub",
        "odd_key 1, two: 3",
    ):
        assert shown in text


def test_a_dataset_has_facts_of_its_own(homepage: Homepage) -> None:
    card = (
        "---\npretty_name: Pairs\nlicense: mit\nsize_categories: [1K<n<10K]\ntask_categories: [image-to-3d, own-task]\n"
        "annotations_creators: [expert-generated]\nsource_datasets: [original]\nhub_id: a/pairs\n---\nText.\n"
    )
    page = card_page(homepage, card)
    for shown in ("Kind Dataset", "Size 1K<n<10K", "Tasks Image-to-3D, own-task", "Annotated by expert-generated"):
        assert shown in page.text
    assert 'load_dataset("a/pairs")' in page.text
    assert json_ld(page)["@type"] == "Dataset"


def test_results_beside_the_card_are_shown_and_exported(homepage: Homepage) -> None:
    results = (
        "- dataset: {id: cais/hle, task_id: hle}\n  value: 20.9\n  date: 2025-01-15\n  notes: no tools\n"
        "  source: {url: https://logs.example/, name: Logs}\n"
    )
    homepage.write({"docs/models/m.md": "---\nlicense: mit\n---\n", "docs/models/m.eval_results.yaml": results})
    built = homepage.build()
    row = built.page("models/m/index.html").one("table.results tbody tr")
    assert text_of(row) == "cais/hle hle no tools Score ↑ higher is better 20.9 15 January 2025 Logs"
    assert row["id"] == "result--cais-hle-hle--score--no-tools--2025-01-15"
    assert "model-index" in built.text("models/m/README.md")


def test_a_card_that_names_an_unknown_card_ends_the_build(homepage: Homepage) -> None:
    homepage.write(
        {"docs/models/m.md": "---\nreward_model: judg\n---\n", "docs/models/judge.md": "---\nname: J\n---\n"}
    )
    built = homepage.build()
    assert built.code == 1
    assert (
        'docs/models/m.md:2: "reward_model" names "judg", which is not the id of a card. Did you mean "judge"?'
        in built.output
    )


def test_notes_fail_no_strict_build(homepage: Homepage) -> None:
    homepage.write({"docs/models/m.md": "---\nlicense: mit\n---\n[More Information Needed]\n"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    assert "models: 1 cards read, 1 shown, 7% complete" in built.output


def test_the_gallery_sorts_by_date_and_chooses_by_license(homepage: Homepage) -> None:
    cards = {"a": ("2023", "mit"), "b": ("2024-05", "mit"), "c": ("", "mit"), "d": ("2025", "apache-2.0")}
    homepage.write(
        {
            f"docs/models/{name}.md": f"---\nname: {name}\nlicense: {license}\nrelease_date: '{date}'\n---\n"
            for name, (date, license) in cards.items()
        }
    )
    homepage.write({"docs/x.md": "# X\n\n/// models\n    license: MIT\n///\n\n/// models\n    sort: oldest\n///\n"})
    lists = homepage.build().page("x/index.html").all("ul.models")
    assert [[str(card["data-id"]) for card in each.select(".model")] for each in lists] == [
        ["b", "a", "c"],
        ["a", "b", "d", "c"],
    ]


MEASURED = """\
---
name: {name}
license: mit
release_date: {date}
model-index:
- name: {name}
  results:
  - task: {{type: text-generation}}
    dataset: {{type: a/steam, name: Steam}}
    metrics: [{{type: accuracy, value: {value}}}]
  - task: {{type: text-generation}}
    dataset: {{type: a/brass, name: Brass}}
    metrics: [{{type: accuracy, value: 12}}, {{type: accuracy, value: 13}}]
---
"""


def test_results_of_one_benchmark_over_time(homepage: Homepage) -> None:
    block = "/// models\n    view: timeline\n    benchmark: {}\n///\n"
    homepage.write(
        {
            "docs/models/a.md": MEASURED.format(name="A", date="2023-04", value=50),
            "docs/models/b.md": MEASURED.format(name="B", date="2024-05", value=40),
            "docs/time.md": "# Time\n\n" + block.format("Steam"),
            "docs/wrong.md": "# Wrong\n\n" + block.format("Stem") + "\n/// models\n    benchmark: Steam\n///\n",
        }
    )
    built = homepage.build()
    page = built.page("time/index.html")
    assert text_of(page.one("section.timeline .matrix__title")) == "Steam Accuracy ↑ higher is better"
    rows = [text_of(row) for row in page.all("section.timeline tbody tr")]
    assert rows == ["April 2023 A 50 ▲ best so far", "May 2024 B 40"]
    assert page.one('a[href="../models/a/#result--steam--accuracy"]').get_text() == "50"
    assert page.all("circle")[0]["cx"] == "96.0%"
    assert "| Steam | Accuracy | 50 |" in built.text("time/index.md")
    assert "Brass" not in built.text("time/index.md")
    assert 'docs/wrong.md:5: /// models: no model card has the benchmark "Stem". Did you mean "Steam"?' in built.output
    assert "docs/wrong.md:9: /// models: benchmark needs the view results or timeline." in built.output
    ids = built.page("models/a/index.html").ids()
    assert {"result--brass--accuracy", "result--brass--accuracy-2"} <= set(ids)
