"""What a reader takes from a list in Chromium: an order, several values, people, how to cite, and files."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from accessibility import violations
from browser_pages import WIDE, Watcher, address_now, opened
from conftest import serving, small_site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

BIB = r"""
@string{salon = {Proc. Salon}}
@inproceedings{zeta, title = {Zeta}, author = {Ada Lovelace and Bo Li}, crossref = {salon}, keywords = {looms}}
@inproceedings{beta, title = {"Beta" Looms}, author = {Lovelace, A. and Mo Ek}, crossref = {salon}, month = may}
@article{alpha, title = {{\'E}tude}, author = {C. Roe and B. Li}, journal = {J}, year = 1999, keywords = {looms, logic}}
@article{gamma, title = {Gamma}, author = {D. Abe}, journal = salon, year = 2001, keywords = {logic, rare}}
@proceedings{salon, title = {The Salon}, booktitle = salon, year = 2020, month = mar}
"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with a filtered list of a group of people; the papers have no pages."""
    site = small_site(tmp_path_factory.mktemp("choices"))
    people = [{"name": "Bo Li", "groups": ["Students"]}, {"name": "Mo Ek", "groups": ["Alumni", "Students"]}]
    site.options |= {"paper_pages": False, "citation_styles": ["apa"], "people": people, "other_bib": "others.bib"}
    lists = "\n".join(("# Papers", "", "/// publications", "    filters: true", "///", ""))
    others = "@article{turing, title = {Numbers}, author = {Alan Turing}, journal = {Proc.}, year = 1936}\n"
    notes = "# Notes\n\nAs in [@turing].\n\n\\bibliography\n"
    site.write({"docs/publications.bib": BIB, "docs/index.md": lists})
    site.write({"docs/others.bib": others, "docs/notes.md": notes})
    built = site.build(strict=True)
    assert built.code == 0, built.output
    with serving(built.folder) as root:
        yield root


@pytest.fixture(scope="module")
def watched(browser: Browser, address: str) -> Iterator[Watcher]:
    with opened(browser, WIDE, address) as page:
        yield Watcher(page)


@pytest.fixture
def page(watched: Watcher) -> Iterator[Page]:
    """The page with the list, with an eye on errors."""
    watched.errors.clear()
    watched.page.goto("")
    yield watched.page
    assert watched.errors == []


def keys(page: Page) -> list[str | None]:
    return [entry.get_attribute("data-key") for entry in page.locator("li.pub:visible").all()]


def test_a_reader_chooses_the_order(page: Page) -> None:
    assert keys(page) == ["beta", "zeta", "gamma", "alpha"]
    orders = {
        "oldest": (["alpha", "gamma", "zeta", "beta"], ["1999#", "2001#", "2020#"]),
        "title": (["beta", "alpha", "gamma", "zeta"], []),
        "author": (["gamma", "beta", "zeta", "alpha"], []),
    }
    for order, (sorted_keys, headings) in orders.items():
        page.get_by_label("Sort").select_option(order)
        assert (order, keys(page)) == (order, sorted_keys)
        assert page.locator(".publications h2:visible").all_inner_texts() == headings
        assert address_now(page).endswith(f"?sort={order}")
    page.get_by_label("Year", exact=True).select_option("2020")
    assert keys(page) == ["beta", "zeta"]
    page.go_back()
    page.go_back()
    assert keys(page) == orders["title"][0]
    page.get_by_label("Sort").select_option("newest")
    assert keys(page) == ["beta", "zeta", "gamma", "alpha"]
    assert page.locator(".contents a:visible").all_inner_texts() == ["2020", "2001", "1999"]
    assert "?" not in address_now(page)


def test_several_values_of_a_facet_are_chosen_one_after_the_other_and_given_up_again(page: Page) -> None:
    page.get_by_label("Year", exact=True).select_option("1999")
    page.get_by_label("or …").select_option("2020")
    assert keys(page) == ["beta", "zeta", "alpha"]
    assert address_now(page).endswith("?year=1999%2C2020")
    assert page.get_by_label("or …").last.locator("option:disabled").all_inner_texts() == ["2020 (2)", "1999 (1)"]
    page.get_by_label("Year", exact=True).select_option("")
    assert keys(page) == ["beta", "zeta"]
    page.goto("?year=2001,banana,1999&venue=Proc. Salon")
    assert keys(page) == ["gamma"]
    assert [menu.input_value() for menu in page.locator("[name^=year]").all()] == ["2001", "1999", ""]


def test_a_facet_is_there_if_it_has_something_to_choose(page: Page) -> None:
    texts = {
        name: [
            re.sub(r" \(\d+\)$", "", text)
            for text in page.get_by_label(name, exact=True).locator("option").all_inner_texts()
        ]
        for name in ("Keyword", "Group", "Person")
    }
    assert texts == {
        "Keyword": ["Any keyword", "logic", "looms"],
        "Group": ["Any group", "Students", "Alumni"],
        "Person": ["Any person", "Ada Lovelace", "Bo Li", "Mo Ek"],
    }
    page.get_by_label("Person").select_option("Bo Li")
    assert keys(page) == ["zeta", "alpha"]
    page.goto("?group=Alumni")
    assert keys(page) == ["beta"]
    page.goto("?keyword=logic")
    assert keys(page) == ["gamma", "alpha"]


def test_what_the_filters_leave_can_be_downloaded(page: Page) -> None:
    expect(page.get_by_role("group", name="Download as BibTeX or RIS")).to_be_hidden()
    page.get_by_label("Year", exact=True).select_option("2020")
    page.get_by_label("or …").select_option("2001")
    with page.expect_download() as download:
        page.get_by_role("button", name="BibTeX").click()
    assert download.value.suggested_filename == "publications.bib"
    written = Path(download.value.path()).read_text(encoding="utf-8")
    assert re.findall(r"^@\w+\{\w+", written, re.MULTILINE) == [
        "@inproceedings{beta", "@inproceedings{zeta", "@string{salon", "@article{gamma", "@proceedings{salon",
    ]  # fmt: skip
    with page.expect_download() as download:
        page.get_by_role("button", name="RIS").click()
    records = Path(download.value.path()).read_bytes().decode()
    assert re.findall(r"^ID  - (.*)\r$", records, re.MULTILINE) == ["beta", "zeta", "gamma"]
    assert records.endswith("ER  - \r\n\r\n")


def test_an_entry_says_how_to_cite_it(page: Page) -> None:
    cite = page.get_by_role("button", name=re.compile("^Cite: .Beta. Looms$"))
    cite.focus()
    page.keyboard.press("Space")
    dialog = page.get_by_role("dialog", name=re.compile("^Cite: .Beta. Looms$"))
    expect(dialog.locator(".paper__bibtex")).to_contain_text("crossref = {salon}, month = may}\n\n@string{salon")
    expect(dialog.locator("dd")).to_contain_text("Lovelace, A., & Ek, M. (2020, May).")
    expect(dialog.get_by_role("button", name="Copy APA reference")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(cite).to_be_focused()
    search = page.get_by_role("searchbox", name="Search publications")
    search.fill("cite")
    assert keys(page) == []


def test_a_cited_work_of_others_says_how_to_cite_it(page: Page) -> None:
    page.goto("notes/")
    page.get_by_role("button", name="Cite: Numbers").click()
    dialog = page.get_by_role("dialog", name="Cite: Numbers")
    expect(dialog.locator(".paper__bibtex")).to_contain_text("@article{turing,")
    expect(dialog.locator("dd")).to_contain_text("Turing, A. (1936). Numbers.")


def test_without_scripts_or_their_files_the_link_leads_to_the_whole_file(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("")
        assert page.locator(".pub__cite").first.get_attribute("href") == "./publications.bib"
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("")
        page.route("**/citations/*", lambda route: route.abort())
        page.get_by_role("button", name="Cite: Gamma").click()
        page.wait_for_url("**/publications.bib")
