"""The built site in Chromium: wide and narrow, light and dark, by keyboard, and with scripts off."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_pages import NARROW, PAGES, WIDE, Watcher, brightness, opened
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page
    from site_pages import BuiltSite


@pytest.fixture(scope="module")
def wide(browser: Browser, site_address: str) -> Iterator[Page]:
    """A page of a wide window."""
    with opened(browser, WIDE, site_address) as page:
        yield page


@pytest.fixture(scope="module")
def narrow(browser: Browser, site_address: str) -> Iterator[Page]:
    """A page of a telephone's width."""
    with opened(browser, NARROW, site_address) as page:
        yield page


def test_every_kind_of_page_is_dark_for_those_who_want_it_and_asks_nobody_else(
    browser: Browser, site_address: str
) -> None:
    with opened(browser, NARROW, color_scheme="dark") as page:
        watcher = Watcher(page)
        backgrounds = set()
        for path in PAGES.values():
            page.goto(site_address + path)
            assert watcher.errors == [], path
            backgrounds.add(brightness(page))
        assert [url for url in watcher.requests if not url.startswith((site_address, "data:", "blob:"))] == []
        assert all(value < 60 for value in backgrounds), backgrounds


@pytest.mark.parametrize("kind", ["home", "paper", "missing page"])
def test_the_first_stop_of_the_keyboard_skips_to_the_content(kind: str, wide: Page) -> None:
    wide.goto(PAGES[kind])
    wide.keyboard.press("Tab")
    skip = wide.locator(":focus")
    expect(skip).to_have_text("Skip to content")
    expect(skip).to_be_in_viewport()
    target = str(skip.get_attribute("href"))
    assert target.startswith("#")
    wide.keyboard.press("Enter")
    expect(wide.locator(target)).to_be_in_viewport()
    assert wide.evaluate("hash => document.querySelector(hash).closest('main') !== null", target)


@pytest.mark.parametrize(("kind", "width"), [("home", "wide"), ("area", "narrow"), ("paper", "wide")])
def test_the_keyboard_reaches_navigation_and_search(kind: str, width: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(width)
    page.goto(PAGES[kind])
    stops = keyboard_stops(page, 20)
    assert {"About", "Research", "Publications", "Models"} <= set(stops)
    assert "Search" in stops


def keyboard_stops(page: Page, number: int) -> list[str]:
    """Return the names of what the Tab key reaches and a reader sees, in order."""
    names = []
    for _ in range(number):
        page.keyboard.press("Tab")
        names.append(
            page.evaluate("""() => {
                const stop = document.activeElement
                const box = stop.getBoundingClientRect()
                const name = stop.getAttribute("aria-label") || stop.innerText || ""
                return box.width && box.height ? name.trim() : ""
            }""")
        )
    return names


@pytest.mark.parametrize(
    ("words", "paper", "width"),
    [
        ("optimal statistical watermarking", "huang2023towards", "wide"),
        ("Rashidinejad", "rashidinejad2021bridging", "narrow"),
    ],
    ids=["by title", "by author"],
)
def test_the_search_finds_a_paper(words: str, paper: str, width: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(width)
    page.goto("")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.type(words)
    found = page.locator(f'.search__results a[href*="publications/{paper}/"]').first
    expect(found).to_be_visible(timeout=10_000)
    found.click()
    page.wait_for_url(f"**/publications/{paper}/**")
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.parametrize("width", ["wide", "narrow"])
def test_a_click_opens_the_search(width: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(width)
    page.goto("")
    opener = page.get_by_role("button", name="Search")
    opener.click()
    expect(page.get_by_role("searchbox", name="Search")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(opener).to_be_focused()


def test_the_palette_toggle_goes_through_light_and_dark_and_is_remembered(wide: Page) -> None:
    wide.emulate_media(color_scheme="light")
    wide.goto("")
    toggle = wide.locator(".palette button:visible")
    expect(toggle).to_have_attribute("title", "Switch to light colors")
    toggle.click()
    expect(toggle).to_have_attribute("title", "Switch to dark colors")
    toggle.click()
    expect(wide.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert brightness(wide) < 60
    wide.goto("publications/")
    assert brightness(wide) < 60
    toggle.click()
    expect(toggle).to_have_attribute("title", "Switch to light colors")
    assert brightness(wide) > 200


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_pages_are_whole_with_scripts_off(width: int, browser: Browser, site_address: str) -> None:
    with opened(browser, width, site_address, java_script_enabled=False) as page:
        page.goto("")
        for name in ("About", "Research", "Publications", "Models"):
            expect(page.get_by_role("navigation", name="Main").get_by_role("link", name=name)).to_be_visible()
        expect(page.get_by_text("I completed my PhD in EECS at UC Berkeley")).to_be_visible()
        assert all_visible(page, "li.pub") > 3
        page.goto("publications/")
        assert all_visible(page, "li.pub") == 23
        page.goto("models/")
        assert all_visible(page, ".model") == 17
        page.goto(PAGES["paper"])
        expect(page.locator(".paper__bibtex")).to_be_visible()


def all_visible(page: Page, selector: str) -> int:
    """Return how many elements there are; each must be visible."""
    elements = page.locator(selector).all()
    assert [element.inner_text() for element in elements if not element.is_visible()] == []
    return len(elements)


def test_the_site_can_be_read_from_a_folder(browser: Browser, built_site: BuiltSite) -> None:
    with opened(browser, WIDE) as page:
        watcher = Watcher(page)
        page.goto((built_site.folder / "index.html").as_uri())
        expect(page.locator("h1")).to_have_text("Banghua Zhu")
        assert all_visible(page, "li.pub") > 3
        assert brightness(page) > 200
        assert [url for url in watcher.requests if not url.startswith(("file:", "data:", "blob:"))] == []


def test_links_and_the_search_work_in_a_folder(browser: Browser, built_site: BuiltSite) -> None:
    with opened(browser, WIDE) as page:
        watcher = Watcher(page)
        page.goto((built_site.folder / "index.html").as_uri())
        page.get_by_role("navigation", name="Main").get_by_role("link", name="Publications").click()
        page.wait_for_url("**/publications/index.html")
        page.get_by_role("searchbox", name="Search publications").fill("watermarking")
        expect(page.locator(".filters__status")).to_have_text("1 of 23 publications")
        page.get_by_role("button", name="Search").click()
        page.keyboard.type("starling-lm")
        page.locator(".search__results").get_by_role("link", name="Starling-LM-7B-alpha").first.click()
        page.wait_for_url("**/models/starling-lm-7b-alpha/index.html**")
        # Chromium lets no page of a folder read a font: the text is then in a font of the reader's computer.
        assert [error for error in watcher.errors if "/fonts/" not in error and "ERR_FAILED" not in error] == []
