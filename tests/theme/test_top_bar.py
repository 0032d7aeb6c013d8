"""The bar at the top of a page: at every width each entry is visible, or in the menu, also without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_pages import NARROW, WIDE, opened, overflow
from conftest import small_site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

WIDTHS = (320, 360, 412, 600, 750, 768, 1024, 1280)
GERMAN = ["Über mich", "Veröffentlichungen", "Lehrveranstaltungen", "Forschungsprojekte", "Vorträge", "Lebenslauf"]
NESTED = [
    {"Start": "index.md"},
    {"Forschung": [{"Gezeiten": "tides.md"}, {"Karten": [{"Alte Karten": "old.md"}, {"Neue Karten": "new.md"}]}]},
    {"Lehre": [{"Seminare": "seminars.md"}, {"Vorlesungen": "lectures.md"}]},
    {"Lebenslauf": "cv.md"},
]
SCRIPTS = [pytest.param(True, id="scripts"), pytest.param(False, id="no scripts")]


def named(names: list[str]) -> list[object]:
    return [{"Start": "index.md"}, *({name: f"https://x.example/{n}"} for n, name in enumerate(names))]


@pytest.mark.parametrize("count", [2, 4, 7, 12])
def test_no_entry_is_lost(count: int, browser: Browser, tmp_path: Path) -> None:
    site = small_site(tmp_path)
    site.settings["nav"] = named((GERMAN * 2)[1:count])
    built = site.build()
    assert built.code == 0, built.output
    with opened(browser, WIDTHS[0], java_script_enabled=False) as page:
        page.goto((built.folder / "index.html").as_uri())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            assert overflow(page) == [], width
            menu = page.locator(".top__menu > summary")
            if menu.is_visible():
                menu.click()
            assert overflow(page) == [], width
            assert page.locator(".top__entries > li > a:visible").count() == count, width
            close_all(page)


@pytest.fixture(scope="module", params=["de", "ar"])
def nested(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a page of a site with pages in sections, written from left to right or from right to left."""
    site = small_site(tmp_path_factory.mktemp("nested"))
    site.settings["nav"] = NESTED
    site.settings["theme"] = {"language": request.param}
    site.write({f"docs/{name}.md": f"# {name}\n" for name in ("tides", "old", "new", "seminars", "lectures", "cv")})
    built = site.build()
    assert built.code == 0, built.output
    return (built.folder / "index.html").as_uri()


@pytest.mark.parametrize("scripts", SCRIPTS)
def test_pages_in_sections_are_in_the_bar_at_every_width(nested: str, scripts: bool, browser: Browser) -> None:
    below = {"Forschung": ["Gezeiten", "Karten", "Alte Karten", "Neue Karten"], "Lehre": ["Seminare", "Vorlesungen"]}
    with opened(browser, WIDTHS[0], java_script_enabled=scripts) as page:
        page.goto(nested)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            menu = page.locator(".top__menu > summary")
            if menu.is_visible():
                menu.click()
                assert shown(page) == below["Forschung"] + below["Lehre"], width
            else:
                for name, pages in below.items():
                    arrow_of(page, name).click()
                    assert shown(page) == pages, width
            assert overflow(page) == [], width
            close_all(page)


def close_all(page: Page) -> None:
    page.locator("details[open]").evaluate_all("opened => opened.forEach(each => { each.open = false })")


def shown(page: Page) -> list[str]:
    return page.locator(".top__pages a:visible").all_inner_texts()


def arrow_of(page: Page, section: str) -> Locator:
    return page.locator(".top__entries > li", has_text=section).locator("summary")


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.ariaLabel || document.activeElement.innerText").strip())


@pytest.mark.parametrize("scripts", SCRIPTS)
def test_the_keyboard_goes_through_the_bar_in_its_order(nested: str, scripts: bool, browser: Browser) -> None:
    with opened(browser, WIDE, java_script_enabled=scripts) as page:
        page.goto(nested)
        page.get_by_role("link", name="Start", exact=True).focus()
        order = []
        for _ in range(4):
            page.keyboard.press("Tab")
            order.append(focused(page))
        assert order == ["Forschung", "Forschung", "Lehre", "Lehre"]
        page.keyboard.press("Enter")
        assert shown(page) == ["Seminare", "Vorlesungen"]
        page.keyboard.press("Tab")
        assert focused(page) == "Seminare"


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_escape_or_a_click_elsewhere_closes_what_is_open(nested: str, width: int, browser: Browser) -> None:
    with opened(browser, width) as page:
        page.goto(nested)
        opener = page.locator(".top__menu > summary" if width == NARROW else ".top__more > summary").first
        opener.press("Enter")
        expect(page.get_by_role("link", name="Gezeiten")).to_be_visible()
        page.keyboard.press("Tab")
        page.keyboard.press("Escape")
        expect(page.get_by_role("link", name="Gezeiten")).to_be_hidden()
        expect(opener).to_be_focused()
        opener.click()
        expect(page.get_by_role("link", name="Gezeiten")).to_be_visible()
        page.locator(".top__inner").click(position={"x": 2, "y": 2})
        expect(page.get_by_role("link", name="Gezeiten")).to_be_hidden()
