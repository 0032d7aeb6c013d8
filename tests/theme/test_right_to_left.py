"""Pages from right to left: nothing is glued to the wrong edge, nothing overflows, and axe finds nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from accessibility import violations
from browser_pages import opened, overflow
from conftest import serving, small_site
from greek_site import write_greek_site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

START = """selector => {
    const box = document.querySelector(selector).getBoundingClientRect()
    return [Math.round(box.left), Math.round(innerWidth - box.right)]
}"""
"""The space left and right of an element."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with every block in Arabic, with a page from left to right."""
    site = small_site(tmp_path_factory.mktemp("right"))
    write_greek_site(site, "ar", {"ja.md": "ja"})
    built = site.build()
    assert built.code == 0, built.output
    with serving(built.folder) as address:
        yield address


def spaces(page: Page, selector: str) -> list[int]:
    found: list[int] = page.evaluate(START, selector)
    return found


@pytest.mark.parametrize("width", [390, 1280])
def test_a_page_begins_at_its_right_edge(address: str, browser: Browser, width: int) -> None:
    with opened(browser, width) as page:
        page.goto(f"{address}publications/")
        page.locator(".filters").first.wait_for()
        assert overflow(page) == []
        for first, last in ((".top__name", ".top__tools"), (".bottom p:first-child", ".bottom p:last-child")):
            assert spaces(page, first)[1] < spaces(page, first)[0], first
            assert spaces(page, last)[0] < spaces(page, last)[1] or width < 500, last
        assert spaces(page, ".publications > [id^=year-]")[1] <= spaces(page, ".pub .pub__title")[1]
        assert spaces(page, ".pub .pub__label")[0] < spaces(page, ".pub .pub__links")[0]
        code, title = ".highlight:not(:has(.filename))", ".filename"
        assert spaces(page, f"{code} > .copy")[1] - spaces(page, code)[1] < 20  # code starts at the left
        assert spaces(page, f"{title} ~ .copy")[0] - spaces(page, title)[0] < 20  # its title at the right
        page.goto(f"{address}ja/")
        assert spaces(page, ".top__name")[0] < spaces(page, ".top__name")[1]


def test_names_of_other_scripts_are_in_the_order_of_the_list(address: str, browser: Browser) -> None:
    with opened(browser, 1280) as page:
        page.goto(f"{address}publications/alpha/")
        lefts = page.locator("article .pub__author").evaluate_all("all => all.map(e => e.getBoundingClientRect().left)")
        assert len(lefts) == 3
        assert lefts == sorted(lefts, reverse=True)


def test_scripts_speak_the_language_of_the_page(address: str, browser: Browser) -> None:
    with opened(browser, 1280) as page:
        page.goto(f"{address}publications/")
        filters = page.locator(".filters").first
        assert filters.locator("select[name=year] option").first.inner_text() == "كل السنوات"
        assert filters.locator(".filters__status").inner_text() == "المنشورات: 11"
        filters.locator("select[name=year]").select_option("Forthcoming")
        assert filters.locator(".filters__status").inner_text() == "المنشورات: 1 من 11"
        assert filters.locator("select[name=year] option:checked").inner_text() == "سيصدر قريبًا (1)"
        assert "year=Forthcoming" in page.url
        assert page.locator(".model-filters output").inner_text() == "2 من 2"
        page.goto(f"{address}publications/alpha/")
        assert page.locator(".cite-box .copy").first.inner_text() == "نسخ"


def test_axe_finds_nothing(address: str, browser: Browser) -> None:
    with opened(browser, 1280) as page:
        for path in ("publications/", "ja/", "publications/alpha/", "models/proto/", "404.html"):
            page.goto(f"{address}{path}")
            assert [str(each) for each in violations(page)] == [], path
