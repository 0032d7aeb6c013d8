"""What a reader sees of model cards in the browser: sizes, edges, columns and what stands on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import serving, small_site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

CARD = """\
---
license: apache-2.0
tags: [generated_from_trainer]
inference: true
model-index:
- name: {name}
  results:
  - task: {{type: text-generation}}
    dataset: {{type: mmlu, name: MMLU}}
    metrics: [{{type: accuracy, value: {value}}}]
  - task: {{type: text-generation}}
    dataset: {{type: gsm8k, name: Grade school problems of {name}}}
    metrics: [{{type: accuracy, value: 12.5}}]
---
Arithmetic on brass.
"""
LISTS = "# Models\n\n" + "".join(f"/// models\n    view: {view}\n///\n\n" for view in ("table", "results"))
NAME = "Analytical-Engine-7B-Instruct"

LONG = f"""\
---
hub_id: lab/{"x" * 90}
license: mit
model-index:
- name: {"n" * 90}
  results:
  - dataset: {{name: {"b" * 90}}}
    metrics: [{{type: accuracy, value: {"v" * 60}}}, {{type: f1, value: 62.03}}]
---
"""
OFFSPRING = {
    f"docs/models/gen-{number:02}.md": f"---\nhub_id: lab/gen-{number}\nbase_model: lab/gen-{number - 1}\n"
    f"name: Generation {number} of a long line\n---\n"
    for number in range(1, 15)
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with two models and their tables."""
    site = small_site(tmp_path_factory.mktemp("models"))
    site.write(
        {
            "docs/models/index.md": LISTS,
            "docs/compared.md": "# Compared\n\n/// models\n    view: results\n    filters: true\n///\n",
            "docs/models/large.md": CARD.format(name=NAME, value=71.2) + f"\n# {NAME}\n",
            "docs/models/small.md": CARD.format(name="Engine-1B", value=40.1),
        }
    )
    built = site.build()
    assert built.code == 0, built.output
    with serving(built.folder) as root:
        yield root


@pytest.fixture(scope="module", params=[1280, 390])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(base_url=address, viewport={"width": request.param, "height": 740}) as context:
        context.set_default_timeout(10_000)
        yield context.new_page()


def font_size(page: Page, selector: str) -> str:
    return str(page.locator(selector).first.evaluate("element => getComputedStyle(element).fontSize"))


def left(page: Page, selector: str) -> float:
    return float(page.locator(selector).first.evaluate("element => element.getBoundingClientRect().left"))


def test_names_in_a_table_are_as_large_as_its_text(page: Page) -> None:
    page.goto("models/")
    for view in (".models-table", ".models-results"):
        assert font_size(page, f"{view} .model__name a") == font_size(page, f"{view} td")


def test_a_tag_breaks_after_an_underscore_rather_than_anywhere(page: Page) -> None:
    page.goto("models/large/")
    tags = page.locator(".model--sheet dd", has_text="generated_from_trainer")
    line = tags.evaluate("""element => {
        const [text, range] = [element.lastChild, document.createRange()]
        range.selectNodeContents(text)
        return [text.data, range.getClientRects().length]
    }""")
    assert line == ["trainer", 1]


def heads(page: Page, table: str) -> list[str]:
    return page.locator(f"{table} thead th").all_inner_texts()


def test_tables_have_no_empty_columns(page: Page) -> None:
    page.goto("models/")
    assert heads(page, ".models__table") == ["Name", "Kind", "License"]
    assert heads(page, ".results:not(.results--matrix)") == ["Model", "Benchmark", "Value"]
    page.goto("models/large/")
    assert heads(page, ".model__results") == ["Benchmark", "Metric", "Value"]


def test_a_value_stands_in_sight_of_its_model(page: Page) -> None:
    page.goto("models/")
    for value in page.locator(".results .cell__value").all():
        value.scroll_into_view_if_needed()
        expect(value).to_be_in_viewport(ratio=1)
    assert page.locator(".results").evaluate_all("tables => tables.map(each => each.parentElement.scrollLeft)") == [
        0,
        0,
    ]


def test_all_that_is_said_of_a_result_is_in_sight_on_a_phone(page: Page, tmp_path: Path) -> None:
    site = small_site(tmp_path)
    source = "source: {name: A leaderboard with a long name, url: https://example.org/board}"
    card = CARD.format(name=NAME, value=71.2).replace("    metrics", f"    {source}\n    metrics")
    site.write({"docs/models/large.md": card + f"\n# {NAME}\n"})
    with serving(site.build().folder) as root:
        page.goto(f"{root}models/large/")
        for cell in page.locator(".model__results tbody tr").first.locator("th, td").all():
            cell.scroll_into_view_if_needed()
            expect(cell).to_be_in_viewport(ratio=1)
        assert page.locator(".table-scroll").first.evaluate("each => each.scrollWidth - each.clientWidth") == 0


def test_readers_choose_what_is_compared_and_a_value_leads_to_its_row(page: Page) -> None:
    page.goto("compared/")
    choice = page.get_by_label("Benchmark")
    expect(page.get_by_label("Family")).to_have_count(0)  # none of the cards has one
    expect(page.locator(".model-filters output")).to_have_text("4 of 4")
    choice.select_option("MMLU")
    expect(page.locator(".model-filters output")).to_have_text("2 of 4")
    assert page.locator("table.results:visible").count() == 1
    choice.select_option("Grade school problems of Engine-1B")
    expect(page.locator("table.results tbody tr:visible")).to_have_attribute("data-id", "small")
    page.reload()
    expect(choice).to_have_value("Grade school problems of Engine-1B")
    choice.select_option("")
    page.get_by_role("link", name="71.2").click()
    expect(page.locator("tr:target")).to_contain_text("MMLU")
    expect(page.locator("tr:target .cell__link")).to_have_attribute("href", page.url[page.url.index("#") :])


def test_the_names_of_models_stay_in_sight_of_a_wide_table(page: Page) -> None:
    page.goto("compared/")
    page.locator(".results--matrix thead th").nth(1).evaluate("head => { head.style.minWidth = '90rem' }")
    table = page.locator(".table-scroll").first
    before = left(page, ".results--matrix tbody th")
    table.evaluate("each => { each.scrollLeft = 300 }")
    assert (table.evaluate("each => each.scrollLeft"), left(page, ".results--matrix tbody th")) == (300, before)


def test_further_metadata_stands_on_the_edge_of_the_text_with_a_sign_that_it_opens(page: Page) -> None:
    page.goto("models/large/")
    summary = page.locator(".model__metadata > summary")
    assert left(page, ".model__metadata > summary") == left(page, "h1")
    sign = "element => getComputedStyle(element, '::before').content"
    assert summary.evaluate(sign).startswith('"▸"')
    summary.click()
    expect(page.locator(".model__metadata dd")).to_be_visible()
    assert summary.evaluate(sign).startswith('"▾"')


def test_further_metadata_is_on_paper_when_it_is_open(page: Page) -> None:
    page.goto("models/large/")
    page.emulate_media(media="print")
    expect(page.locator(".model__metadata")).to_be_hidden()
    page.locator(".model__metadata").evaluate("element => { element.open = true }")
    expect(page.locator(".model__metadata dd")).to_be_visible()
    assert left(page, ".model__metadata > summary") == left(page, "h1")
    page.emulate_media(media="screen")


def test_lists_on_one_page_are_filtered_and_sorted_each_for_itself(page: Page, tmp_path: Path) -> None:
    site = small_site(tmp_path)
    lists = "/// models\n    filters: true\n    sort: name\n///\n\n/// models\n    filters: true\n///\n"
    cards = {
        f"docs/models/{name}.md": f"---\nkind: {kind}\nname: {name}\nrelease_date: {date}\n---\n"
        for name, kind, date in (("A", "model", 2023), ("B", "dataset", 2025), ("C", "model", 2024))
    }
    site.write({"docs/models/index.md": lists, **cards})
    with serving(site.build().folder) as address:
        page.goto(f"{address}models/")
        first, second = (page.locator(".models-cards").nth(place) for place in (0, 1))
        expect(first.locator(".model__name")).to_have_text(["A", "B", "C"])
        expect(second.locator(".model__name")).to_have_text(["B", "C", "A"])
        assert page.locator("[name=family]").count() == 0
        second.locator("[name=kind]").select_option("model")
        assert page.url.endswith("models/?kind-2=model")
        page.reload()
        expect(first.locator(".model:visible")).to_have_count(3)
        expect(second.locator(".model:visible .model__name")).to_have_text(["C", "A"])


def test_long_words_and_long_lines_of_descent_stay_within_the_screen(page: Page, tmp_path: Path) -> None:
    site = small_site(tmp_path)
    both = "/// models\n///\n\n/// models\n    view: lineage\n///\n"
    site.write({"docs/models/index.md": both, "docs/models/long.md": LONG, **OFFSPRING})
    with serving(site.build().folder) as address:
        page.goto(f"{address}models/")
        _stays_within_the_screen(page)


def _stays_within_the_screen(page: Page) -> None:
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert wider == 0
    right = "element => element.getBoundingClientRect().right"
    last = page.locator(".lineage__name", has_text="Generation 12 ")
    assert last.evaluate(right) <= page.evaluate("document.documentElement.clientWidth")
    assert page.locator(".model__results b", has_text="62.03").evaluate("element => element.offsetWidth") > 25
