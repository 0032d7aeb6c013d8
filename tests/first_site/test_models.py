"""The first site's models: their pages, their gallery and their files."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from browser_pages import address_now
from site_pages import ORIGIN, text_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser
    from site_pages import BuiltSite, Page


def json_ld(page: Page) -> dict[str, object]:
    data = json.loads(page.one('script[type="application/ld+json"]').get_text())
    assert isinstance(data, dict)
    return data


def test_a_model_page_has_its_facts_chart_citation_and_metadata(built_site: BuiltSite) -> None:
    page = built_site.page("models/starling-lm-7b-alpha/index.html")
    for shown in (
        "Parameters 7B",
        "Fine-tuned from openchat/openchat_3.5",
        "Training data Nectar",
        "Reward model Starling-RM-7B-alpha",
        "License Apache 2.0",
        "Context length 8,192 tokens",
        "Released November 2023",
        "Task Text Generation",
        "Library Transformers",
        "Cite this model",
    ):
        assert shown in page.text
    assert "@inproceedings{zhu2024starling" in page.one(".model__bibtex").get_text()
    data = json_ld(page)
    assert (data["@type"], data["name"]) == ("SoftwareApplication", "Starling-LM-7B-alpha")
    assert data["license"] == "https://spdx.org/licenses/Apache-2.0.html"
    assert "https://huggingface.co/openchat/openchat_3.5" in data["isBasedOn"]
    first = page.all(".chart__group")[0]
    labels = [text_of(row) for row in first.select(".chart__row")]
    assert labels == ["Starling-LM-7B-alpha 8.09", "OpenChat-3.5 baseline 7.81"]
    assert [dot["cx"] for dot in first.select(".scale__dot")] == ["58.28%", "32.52%"]  # from 7.5 to 8.5
    assert [len(dot.get_attribute_list("class")) for dot in first.select(".scale__dot")] == [2, 1]
    assert all(svg["aria-hidden"] == "true" for svg in page.all("svg.scale"))
    assert len(page.all("table.model__results tbody tr")) == 6


def test_the_matrix_marks_the_best_with_words_and_gives_each_source(built_site: BuiltSite) -> None:
    page = built_site.page("models/index.html")
    rows = {str(row["data-id"]): row for row in page.all("table.results--matrix tr[data-id]")}
    assert {
        "starling-lm-7b-alpha",
        "starling-lm-7b-beta",
        "athene-70b",
        "athene-v2-chat",
        "athene-rm-8b",
    } <= rows.keys()
    assert "85.0 ▲ best 83.6 to 86.7 Arena-Hard-Auto, past leaderboards" in text_of(rows["athene-v2-chat"])
    assert "68.3 ≈ within interval" in text_of(rows["athene-70b"])
    for cell in page.all("table.results--matrix td .cell"):
        assert cell.select("a[href^=http]"), text_of(cell)


def test_the_three_arena_hard_numbers_stand_apart(built_site: BuiltSite) -> None:
    numbers = json.loads(built_site.text("results.json"))
    arena = [
        (each["value"], each["setting"])
        for each in numbers
        if each["id"] == "athene-70b" and each["benchmark"] == "Arena-Hard-Auto v0.1"
    ]
    assert [value for value, _ in arena] == [77.8, 76.83, 77.6, 68.3]
    assert len({setting for _, setting in arena}) == 4
    rows = list(csv.DictReader(io.StringIO(built_site.text("results.csv"))))
    assert len(rows) == len(numbers)


def test_the_lineage_leads_from_mistral_to_starling_and_every_node_is_a_link(built_site: BuiltSite) -> None:
    page = built_site.page("models/index.html")
    for node in page.all(".lineage__name"):
        assert node.select("a[href]"), text_of(node)
    chains = {
        tuple(text_of(item.select_one(".lineage__name")) for item in [*reversed(leaf.find_parents("li")), leaf])
        for leaf in page.all(".lineage li")
        if not leaf.select("li")
    }
    assert {
        ("mistralai/Mistral-7B-v0.1", "openchat/openchat_3.5", "Starling-LM-7B-alpha"),
        ("mistralai/Mistral-7B-v0.1", "openchat/openchat-3.5-0106", "Starling-LM-7B-beta"),
        ("meta-llama/Meta-Llama-3-70B", "meta-llama/Meta-Llama-3-70B-Instruct", "Athene-70B"),
        ("Qwen/Qwen2.5-72B-Instruct", "Athene-V2-Chat"),
        ("Nectar", "Starling-RM-7B-alpha", "Starling-LM-7B-alpha"),
        ("Nectar", "Starling-RM-34B", "Starling-LM-7B-beta"),
    } <= chains


def test_papers_and_cards_lead_to_each_other(built_site: BuiltSite) -> None:
    paper = built_site.page("publications/zhu2024starling/index.html")
    cards = {str(card["data-id"]): card for card in paper.all("li.model")}
    assert {"starling-lm-7b-alpha", "nectar"} <= cards.keys()
    assert "Code" in text_of(cards["nectar"].select_one(".model__links"))
    assert f"{ORIGIN}publications/zhu2024starling/" in set(built_site.page("models/nectar/index.html").links())


def test_the_cards_are_files_for_the_hub(built_site: BuiltSite) -> None:
    readme = built_site.text("models/starling-lm-7b-alpha/README.md")
    front_matter = readme.split("---\n")[1]
    keys = [line.split(":")[0] for line in front_matter.splitlines() if line[:1].isalpha()]
    assert keys == [
        "language",
        "license",
        "library_name",
        "tags",
        "base_model",
        "base_model_relation",
        "datasets",
        "pipeline_tag",
        "model-index",
    ]
    assert "[Nectar](https://huggingface.co/datasets/berkeley-nest/Nectar)" in readme
    assert "[@" not in readme
    ids = {card["id"] for card in json.loads(built_site.text("models.json"))}
    assert {"nectar", "athene-70b", "s-lora"} <= ids


def test_the_gallery_is_whole_without_scripts_and_filters_with_them(site_address: str, browser: Browser) -> None:
    without = browser.new_context(java_script_enabled=False).new_page()
    without.goto(f"{site_address}models/")
    assert without.locator(".model-filters:visible").count() == 0
    every = without.locator("ul.models > li.model:visible").count()
    page = browser.new_page()
    page.goto(f"{site_address}models/")
    assert page.locator("ul.models > li.model:visible").count() == every
    page.select_option(".model-filters [name=kind]", "model")
    page.select_option(".model-filters [name=family]", "Athene")
    names = page.locator("ul.models > li.model:visible .model__name").all_inner_texts()
    assert names == ["Athene-V2-Agent", "Athene-V2-Chat", "Athene-70B", "Athene-RM-70B", "Athene-RM-8B"]
    assert address_now(page).endswith("models/?kind=model&family=Athene")
    page.reload()
    assert page.locator("ul.models > li.model:visible").count() == 5
    page.close()


def test_a_column_of_the_matrix_sorts_the_best_first_and_empty_cells_last(site_address: str, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(f"{site_address}models/")
    table = page.locator("table.results--matrix", has_text="MT-Bench")
    head = table.locator("th", has_text="MT-Bench")
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    names = table.locator("tbody .model__name").all_inner_texts()
    assert names[:2] == ["Starling-LM-7B-beta", "Starling-LM-7B-alpha"]
    head.locator("button").click()
    assert table.locator("tbody .model__name").all_inner_texts()[:2] == ["Starling-LM-7B-alpha", "Starling-LM-7B-beta"]
    page.close()
