"""The card that a citation shows, in Chromium: under the pointer, at the keyboard, and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_pages import WIDE, opened
from conftest import serving, small_site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page

BIB = r"""
@article{goedel, title = {Über formal unentscheidbare S{\"a}tze}, author = {G{\"o}del, Kurt}, journal = {Monatshefte},
  year = 1931}
@misc{five, title = {Five of <Them>}, author = {A, A and B, B and C, C and D, D and E, E and F, F}, year = 1999}
"""
PAGE = "# Notes\n\nFirst [see @goedel, p. 3; @five].\n\nText. And [@goedel] once more.\n" + "\n\nMore.\n" * 60


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with citations."""
    site = small_site(tmp_path_factory.mktemp("citations"))
    site.write({"docs/publications.bib": BIB, "docs/index.md": PAGE})
    built = site.build(strict=True)
    assert built.code == 0, built.output
    with serving(built.folder) as root:
        yield root


@pytest.fixture(scope="module", params=["with scripts", "without scripts"])
def shared_page(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Page]:
    with opened(browser, WIDE, address, java_script_enabled=request.param == "with scripts") as page:
        yield page


@pytest.fixture
def page(shared_page: Page) -> Page:
    """The page with the citations, in a wide window, with the pointer in its corner."""
    shared_page.set_viewport_size({"width": WIDE, "height": 740})
    shared_page.mouse.move(1, 1)
    shared_page.goto("")
    return shared_page


def card(page: Page, number: int) -> Locator:
    return page.locator(".cite-card").nth(number)


def test_a_citation_under_the_pointer_shows_what_it_cites(page: Page) -> None:
    expect(card(page, 0)).to_be_hidden()
    page.locator("a.cite").first.hover()
    expect(card(page, 0)).to_be_visible()
    expect(card(page, 0)).to_contain_text("Über formal unentscheidbare Sätze")
    expect(card(page, 0)).to_contain_text("Kurt Gödel")
    expect(card(page, 0)).to_contain_text("Monatshefte, 1931")
    card(page, 0).hover()
    page.wait_for_timeout(400)
    expect(card(page, 0)).to_be_visible()
    page.mouse.move(1, 1)
    expect(card(page, 0)).to_be_hidden()


def test_the_keyboard_opens_one_card_after_the_other(page: Page) -> None:
    page.locator("a.cite").first.focus()
    page.keyboard.press("Tab")
    expect(page.locator("a.cite").nth(1)).to_be_focused()
    expect(card(page, 1)).to_be_visible()
    expect(card(page, 0)).to_be_hidden()
    expect(card(page, 1)).to_contain_text("A A, B B, C C, D D and others")
    page.keyboard.press("Tab")
    expect(card(page, 1)).to_be_hidden()


def test_a_card_lies_in_the_window_and_not_over_its_citation(page: Page) -> None:
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 700})
        link = page.locator("a.cite").nth(1)
        link.focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        box, own = card(page, 1).bounding_box(), link.bounding_box()
        assert box is not None
        assert own is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert box["y"] >= own["y"] + own["height"] or box["y"] + box["height"] <= own["y"]


def test_a_citation_is_described_by_its_own_card(page: Page) -> None:
    for number, name in enumerate(("Über formal", "Five of <Them>", "Über formal")):
        described_by = page.locator("a.cite").nth(number).get_attribute("aria-describedby")
        expect(page.locator(f'[id="{described_by}"]')).to_contain_text(name)


def test_escape_closes_the_card_until_the_citation_is_left(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("")
        page.locator("a.cite").first.hover()
        expect(card(page, 0)).to_be_visible()
        page.keyboard.press("Escape")
        expect(card(page, 0)).to_be_hidden()
        page.mouse.move(1, 1)
        page.locator("a.cite").first.hover()
        expect(card(page, 0)).to_be_visible()
