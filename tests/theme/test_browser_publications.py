"""Filters and copy buttons in Chromium: by mouse, by keyboard, by address, and without scripts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser_pages import WIDE, address_now, opened
from conftest import serving, small_site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Homepage
    from playwright.sync_api import Browser, Page

BIB = r"""
@article{goedel, title = {Über formal unentscheidbare S{\"a}tze}, author = {G{\"o}del, Kurt}, journal = {Monatshefte},
  year = 1931, abbr = {MMP}, keywords = {logic}}
@inproceedings{turing, title = {On Computable Numbers}, author = {Turing, Alan}, booktitle = {Proc. LMS},
  note = {می‌شود، ガイド}, year = 1936, abbr = {ACM}, keywords = {logic, machines}, code = {https://code.example/},
  doi = {10.1112/plms/s2-42.1.230}}
@inproceedings{hopper, title = {The Education of a Computer}, author = {Hopper, Grace and Erd{\H o}s, Paul},
  booktitle = {Proc. ACM}, year = 1952, abbr = {ACM}, keywords = {machines}, award = {Best Paper}}
"""
PAGE = "# Papers\n\n/// publications\n    filters: true\n///\n\n## After\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with a filtered list."""
    site = small_site(tmp_path_factory.mktemp("filters"))
    files = {f"docs/research/{area}.md": f"# {area.capitalize()}\n" for area in ("logic", "machines")}
    site.write({"docs/publications.bib": BIB, "docs/index.md": PAGE, **files})
    site.options["citation_styles"] = ["apa"]
    built = site.build(strict=True)
    assert built.code == 0, built.output
    with serving(built.folder) as root:
        yield root


@pytest.fixture(scope="module")
def shared_page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser, WIDE, address) as page:
        yield page


@pytest.fixture
def page(shared_page: Page) -> Iterator[Page]:
    """A page of that site, with an eye on errors."""
    errors: list[str] = []

    def note(error: Exception) -> None:
        errors.append(str(error))

    shared_page.on("pageerror", note)
    yield shared_page
    shared_page.remove_listener("pageerror", note)
    assert errors == []


def shown(page: Page) -> list[str]:
    """Return the keys of the entries that take room on the page."""
    visible = "entries => entries.filter(entry => entry.getClientRects().length).map(entry => entry.dataset.key)"
    return list(page.locator("li.pub").evaluate_all(visible))


FOUND = {
    "godel": ["goedel"],
    "GÖDEL": ["goedel"],
    "Goedel": ["goedel"],
    "10.1112/plms/s2-42.1.230": ["turing"],
    "https://doi.org/10.1112/plms/s2-42.1.230": ["turing"],
    "doi:10.1112/plms": ["turing"],
    r"G{\"o}del": ["goedel"],
    r"Erd{\H o}s": ["hopper"],
    "erdos": ["hopper"],
    "numbers computable on": ["turing"],
    "satze uber": ["goedel"],
    "proc": ["hopper", "turing"],
    "machines": ["hopper", "turing"],
    "hopper turing": [],
    "<img>": [],
    "ميشود": ["turing"],
    "ｶﾞｲﾄﾞ": ["turing"],
    "カ": [],
    '"Computable Numbers"': ["turing"],
    '"numbers computable"': [],
    '"put numb"': [],
    'proc "Paul Erdős"': ["hopper"],
    '"on computable" hopper': [],
    '"on comput': ["hopper", "turing"],
    "“Computable Numbers”": ["turing"],
    "„numbers computable“": [],
    '""': ["hopper", "turing", "goedel"],
    "   ": ["hopper", "turing", "goedel"],
}
"""Words that a reader types, and the keys of what is shown for them."""


def test_words_are_found_in_any_order_and_phrases_as_they_stand(page: Page) -> None:
    page.goto("")
    search = page.get_by_role("searchbox", name="Search publications")
    for words, keys in FOUND.items():
        search.fill(words)
        assert shown(page) == keys, words


SAME = [
    ("ISIK", "ışık"), ("İSTANBUL", "istanbul"), ("ﻣﺪﺭﺳﺔ", "مدرسه"), ("إلى", "الي"), ("أحمد", "احمد"),
    ("ٱلكتاب", "الكتاب"), ("کتاب", "كتاب"), ("كِتَـــاب", "كتاب"), ("یک", "يك"), ("می‌شود", "میشود"), ("خانۀ", "خانه"),
    ("۱۳۹۹", "1399"), ("٢٠٢٤", "2024"), ("שָׁלוֹם", "שלום"), ("ＡＢＣ１２", "abc12"), ("ｶﾞｲﾄﾞ", "ガイド"),
    ("STRASSE", "straße"), ("Ёж", "еж"),
]  # fmt: skip
DIFFERENT = [("バス", "ハス"), ("が", "か"), ("कि", "का"), ("ก็", "กา"), ("שלום", "שלוה")]
"""Words that readers take for one, and for two."""


def test_letters_are_compared_as_readers_of_each_script_expect(page: Page) -> None:
    page.goto("")
    same = "pairs => pairs.map(([one, other]) => window.folded(one) === window.folded(other))"
    assert page.evaluate(same, SAME) == [True] * len(SAME)
    assert page.evaluate(same, DIFFERENT) == [False] * len(DIFFERENT)


def test_a_heading_above_others_is_hidden_with_them(browser: Browser, tmp_path: Path) -> None:
    site = small_site(tmp_path)
    levels = PAGE.replace("    filters", "    group: [type, year]\n    filters")
    site.write({"docs/publications.bib": BIB, "docs/index.md": levels})
    built = site.build()
    assert built.code == 0, built.output
    with serving(built.folder) as root, browser.new_context(base_url=root) as context:
        page = context.new_page()
        page.goto("?find=goedel")
        assert page.locator("h2:visible, h3:visible").all_inner_texts()[:2] == ["Journal articles#", "1931#"]
        assert page.locator("#type-inproceedings").is_hidden()
        page.get_by_role("searchbox", name="Search publications").fill("")
        expect(page.locator("#type-inproceedings")).to_be_visible()


def test_the_number_of_results_is_announced_and_an_empty_result_says_so(page: Page) -> None:
    page.goto("")
    status = page.locator(".filters [role=status]")
    expect(status).to_have_text("3 publications")
    search = page.get_by_role("searchbox", name="Search publications")
    search.fill("computable")
    expect(status).to_have_text("1 of 3 publications")
    search.fill("nothing of the kind")
    expect(status).to_have_text("0 of 3 publications")
    expect(page.get_by_text("No publication matches")).to_be_visible()
    page.get_by_role("button", name="Clear filters").click()
    expect(search).to_be_focused()
    assert shown(page) == ["hopper", "turing", "goedel"]


@pytest.mark.parametrize(
    ("facet", "value", "keys"),
    [
        ("Year", "1931", ["goedel"]),
        ("Type", "inproceedings", ["hopper", "turing"]),
        ("Area", "logic", ["turing", "goedel"]),
        ("Venue", "ACM", ["hopper", "turing"]),
    ],
)
def test_a_facet_shows_its_papers_and_hides_empty_years(facet: str, value: str, keys: list[str], page: Page) -> None:
    page.goto("")
    page.get_by_label(facet, exact=True).select_option(value)
    assert shown(page) == keys
    years = page.locator(".publications h2:visible").all_inner_texts()
    assert len(years) == len(keys)
    assert len(page.locator(".contents li:visible").all()) == len(keys) + 1


def test_a_facet_with_one_value_is_there_if_it_leaves_something_out(browser: Browser, tmp_path: Path) -> None:
    site = small_site(tmp_path)
    files = {f"docs/research/{area}.md": f"# {area.capitalize()}\n" for area in ("machines", "poetry")}
    site.write({"docs/publications.bib": BIB, "docs/index.md": PAGE, **files})
    with serving(site.build().folder) as root, browser.new_context(base_url=root) as context:
        page = context.new_page()
        page.goto("?area=machines")
        assert shown(page) == ["hopper", "turing"]
        assert options(page, "Area") == {"Machines": 2}


def test_each_count_is_what_choosing_it_would_show(page: Page) -> None:
    page.goto("")
    page.get_by_label("Area", exact=True).select_option("machines")
    assert options(page, "Year") == {"1952": 1, "1936": 1, "1931": 0}
    assert options(page, "Area") == {"Logic": 2, "Machines": 2}
    expect(page.get_by_label("Code (1)")).to_be_visible()
    page.get_by_label("Award").check()
    assert shown(page) == ["hopper"]
    assert options(page, "Area") == {"Logic": 0, "Machines": 1}
    assert options(page, "Type") == {"Conference papers": 1, "Journal articles": 0}


def options(page: Page, facet: str) -> dict[str, int]:
    """Return the count behind each choice of a facet."""
    page.get_by_label(facet, exact=True).focus()  # counts are brought up to date when a menu is about to open
    texts = page.get_by_label(facet, exact=True).locator("option").all_inner_texts()
    found = [re.fullmatch(r"(.*) \((\d+)\)", text) for text in texts[1:]]
    return {match[1]: int(match[2]) for match in found if match}


def test_a_filtered_list_has_an_address_and_the_back_button_works(page: Page) -> None:
    page.goto("")
    page.get_by_label("Year", exact=True).select_option("1936")
    assert address_now(page).endswith("?year=1936")
    page.get_by_role("searchbox", name="Search publications").press_sequentially("comp")
    page.wait_for_url("**/?find=comp&year=1936")
    page.keyboard.type("uta")
    page.wait_for_url("**/?find=computa&year=1936")
    page.go_back()
    assert address_now(page).endswith("?year=1936")
    assert shown(page) == ["turing"]
    page.go_back()
    assert shown(page) == ["hopper", "turing", "goedel"]
    page.goto("?find=comp&area=machines&has=award")
    assert shown(page) == ["hopper"]
    expect(page.get_by_label("Award")).to_be_checked()
    expect(page.get_by_role("searchbox", name="Search publications")).to_have_value("comp")


@pytest.mark.parametrize("key", ["Enter", "Tab"])
def test_words_are_in_the_address_at_once_when_the_reader_is_done(key: str, page: Page) -> None:
    page.goto("")
    page.get_by_role("searchbox", name="Search publications").press_sequentially("comp")
    page.keyboard.press(key)
    assert address_now(page).endswith("?find=comp")
    page.get_by_label("Year", exact=True).select_option("1936")
    assert address_now(page).endswith("?find=comp&year=1936")
    page.go_back()
    assert address_now(page).endswith("?find=comp")


def test_words_are_kept_when_the_reader_leaps_to_a_heading_before_the_address_has_them(page: Page) -> None:
    page.goto("")
    page.get_by_role("searchbox", name="Search publications").press_sequentially("turing")
    page.evaluate("() => document.querySelector('.contents a').click()")  # the focus stays where it is
    page.wait_for_url("**/?find=turing")
    expect(page.get_by_role("searchbox", name="Search publications")).to_have_value("turing")
    assert shown(page) == ["turing"]


def test_words_typed_after_a_step_back_are_a_step_of_their_own(page: Page) -> None:
    page.goto("")
    page.get_by_role("searchbox", name="Search publications").press_sequentially("turing")
    page.wait_for_url("**/?find=turing")
    page.go_back()
    page.keyboard.type("hopper")
    page.wait_for_url("**/?find=hopper")
    page.go_back()
    assert "?" not in address_now(page)
    assert len(shown(page)) == 3


def test_a_choice_that_nothing_is_left_of_cannot_be_made_once_it_is_given_up(page: Page) -> None:
    page.goto("")
    page.get_by_label("Type").select_option("article")
    page.get_by_role("searchbox", name="Search publications").fill("hopper")
    assert options(page, "Type") == {"Conference papers": 1, "Journal articles": 0}
    page.get_by_label("Type").select_option("")
    page.get_by_role("searchbox", name="Search publications").focus()
    assert options(page, "Type") == {"Conference papers": 1, "Journal articles": 0}
    assert page.locator("option:disabled").all_inner_texts().count("Journal articles (0)") == 1


def filtered(*options: str) -> str:
    """Return a filtered list with these options, in Markdown."""
    return "\n".join(["/// publications", "    filters: true", *(f"    {option}" for option in options), "///", ""])


@pytest.fixture(scope="module")
def odd_lists(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a site with lists by keyword and by type, two on a page, and a paper without a year."""
    site = small_site(tmp_path_factory.mktemp("odd"))
    undated = "@misc{undated, title = {Soon}, author = {Turing, Alan}, keywords = {logic, constructor}}\n"
    site.write(
        {
            "docs/publications.bib": BIB + undated,
            "docs/index.md": "# Papers\n\n" + filtered("group: keyword"),
            "docs/type.md": "# Papers\n\n" + filtered("group: type"),
            "docs/two.md": f"# One\n\n{filtered('type: inproceedings')}\n# Two\n\n{filtered('group: none')}",
            "docs/research/logic.md": "# Logic\n",
        }
    )
    built = site.build()
    assert built.code == 0, built.output
    with serving(built.folder) as root:
        yield root


def test_a_paper_in_several_groups_counts_once(browser: Browser, odd_lists: str) -> None:
    with browser.new_context(base_url=odd_lists) as context:
        page = context.new_page()
        page.goto("")
        status = page.locator(".filters [role=status]")
        expect(status).to_have_text("4 publications")
        assert options(page, "Year") == {"1952": 1, "1936": 1, "1931": 1}
        assert options(page, "Area") == {"Logic": 3}
        page.get_by_label("Year", exact=True).select_option("1936")
        assert shown(page) == ["turing", "turing"]
        expect(status).to_have_text("1 of 4 publications")
        page.goto("type/")
        assert options(page, "Year") == {"1952": 1, "1936": 1, "1931": 1}


def test_a_second_list_is_whole_again_when_the_reader_comes_back(browser: Browser, odd_lists: str) -> None:
    with browser.new_context(base_url=odd_lists) as context:
        page = context.new_page()
        page.goto("two/")
        second = page.locator(".publications").nth(1)
        second.get_by_label("Type").select_option("article")
        second.get_by_label("Award").check()
        page.goto("type/")
        page.go_back(wait_until="networkidle")
        expect(second.locator(".pub:visible")).to_have_count(4)
        expect(second.get_by_label("Type")).to_have_value("")
        expect(second.get_by_label("Award")).not_to_be_checked()


@pytest.fixture(scope="module")
def long_list(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a list of 240 papers of four years, every third of them on engines, and yield its address."""
    papers = [
        f"@article{{p{number}, title = {{{'Engines' if number % 3 == 0 else 'Looms'} {number}}}, "
        f"author = {{Ada Lovelace}}, journal = {{Notes}}, year = {1840 + number // 60}}}\n"
        for number in range(240)
    ]
    site = small_site(tmp_path_factory.mktemp("long"))
    site.options["paper_pages"] = False
    site.write({"docs/publications.bib": "".join(papers), "docs/index.md": PAGE})
    with serving(site.build().folder) as root:
        yield root


def test_a_long_list_is_right_in_sight_at_once_and_everywhere_soon(browser: Browser, long_list: str) -> None:
    with browser.new_context(base_url=long_list) as context:
        page = context.new_page()
        page.goto("")
        page.get_by_role("searchbox", name="Search publications").fill("engines")
        in_sight = page.locator(".pub:visible").all()[:10]
        assert all("Engines" in (entry.text_content() or "") for entry in in_sight)
        expect(page.locator(".filters [role=status]")).to_have_text("80 of 240 publications")
        expect(page.locator(".pub:not([hidden])")).to_have_count(80)
        assert len(shown(page)) == 80
        page.get_by_role("searchbox", name="Search publications").fill("")
        expect(page.locator(".pub:not([hidden])")).to_have_count(240)


def test_an_entry_that_is_scrolled_to_is_right_before_the_rest_is(browser: Browser, long_list: str) -> None:
    with browser.new_context(base_url=long_list) as context:
        page = context.new_page()
        page.goto("")
        page.clock.install()
        page.clock.pause_at("2099-01-01")
        page.get_by_role("searchbox", name="Search publications").fill("engines")
        last = page.locator(".pubs").last
        assert last.locator(".pub:not([hidden])").count() == 60
        last.scroll_into_view_if_needed()
        expect(last.locator(".pub:not([hidden])")).to_have_count(20)


@pytest.mark.parametrize(
    ("query", "number", "status"),
    [
        ("?year=x&type=%00&area=constructor&has=,,x&find=", 3, "3 publications"),
        ("?year=1931&year=1952&x=y", 1, "1 of 3 publications"),
        ("?%F0%9F", 3, "3 publications"),
        ("?find=%5B(*+?&sort=__proto__", 3, "3 of 3 publications"),
        ("?year=banana&area=%FF&find=zz%FF", 0, "0 of 3 publications"),
    ],
)
def test_nonsense_in_the_address_is_passed_over_and_the_state_is_clear(
    query: str, number: int, status: str, page: Page
) -> None:
    page.goto(query)
    said = page.locator(".filters [role=status]")
    expect(said).to_have_text(status)
    assert len(shown(page)) == number
    expect(page.get_by_text("No publication matches")).to_be_visible(visible=not number)
    if " of " in status:
        page.get_by_role("button", name="Clear filters").click()
        expect(said).to_have_text("3 publications")
        expect(page.locator("li.pub:visible")).to_have_count(3)  # entries out of sight come when the page is idle
        assert "?" not in address_now(page)


def test_everything_can_be_done_from_the_keyboard(page: Page) -> None:
    page.goto("")
    page.get_by_role("searchbox", name="Search publications").focus()
    page.keyboard.type("on")
    reached = []
    for _ in range(10):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.name || document.activeElement.textContent"))
    assert reached == ["year", "type", "area", "venue", "has", "has", "sort", "BibTeX", "RIS", "Clear filters"]
    page.keyboard.press("Enter")
    expect(page.get_by_role("searchbox", name="Search publications")).to_be_focused()
    page.keyboard.type("zzz")
    page.keyboard.press("Escape")
    assert len(shown(page)) == 3


def test_without_scripts_the_whole_list_stands_and_no_control_is_dead(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("?year=1931")
        assert shown(page) == ["hopper", "turing", "goedel"]
        assert page.locator("main").locator("input, select, button").count() == 0
        page.goto("publications/goedel/")
        assert page.locator("main").locator("input, select, button").count() == 0
        expect(page.locator(".paper__bibtex")).to_be_visible()


def test_a_copy_button_copies_and_says_so(browser: Browser, address: str) -> None:
    permissions = ["clipboard-read", "clipboard-write"]
    with browser.new_context(base_url=address, permissions=permissions) as context:
        page = context.new_page()
        page.goto("publications/turing/")
        button = page.get_by_role("button", name="Copy BibTeX")
        button.click()
        expect(button).to_have_text("Copied")
        expect(page.locator(".copy__said", has_text="BibTeX copied")).to_have_count(1)
        assert page.evaluate("navigator.clipboard.readText()") == page.locator(".paper__bibtex").inner_text().strip()
        page.get_by_role("button", name="Copy APA reference").click()
        assert page.evaluate("navigator.clipboard.readText()").startswith("Turing, A. (1936).")


def test_a_list_that_is_in_the_order_of_authors_can_be_sorted_by_them(homepage: Homepage, browser: Browser) -> None:
    entries = (
        f"@misc{{{by}, title = {{T{year}}}, author = {{{by}, A.}}, year = {year}}}\n"
        for year, by in ((2022, "Abel"), (2021, "Bose"), (2020, "Curie"))
    )
    homepage.write({"docs/publications.bib": "".join(entries)})
    homepage.write({"docs/index.md": "# Ada\n\n/// publications\n    filters: true\n///\n"})
    with serving(homepage.build().folder) as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("?sort=oldest")
        expect(page.locator(".pub__title")).to_have_text(["T2020", "T2021", "T2022"])
        page.get_by_label("Sort").select_option("By first author")
        expect(page.locator(".pub__title")).to_have_text(["T2022", "T2021", "T2020"])
