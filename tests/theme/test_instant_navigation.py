"""Material's instant navigation, where a site turns it on: what scripts add is there on each page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_pages import WIDE, Watcher, opened
from conftest import small_site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small site with instant navigation."""
    site = small_site(tmp_path_factory.mktemp("instant"))
    site.settings["theme"] = {"features": ["navigation.instant", "content.code.copy"]}
    site.settings["nav"] = [{"About": "index.md"}, {"Publications": "publications/index.md"}, {"Code": "code.md"}]
    block = "/// publications\n"
    site.write(
        {
            "docs/index.md": "# Ada\n\n[All papers](publications/index.md)\n",
            "docs/publications/index.md": f"# Papers\n\n{block}    view: years\n///\n\n{block}    filters: true\n///\n",
            "docs/code.md": '# Code\n\n```python\nprint("engine")\n```\n\n| a | b |\n|--:|---|\n| 1 | 2 |\n',
        }
    )
    built = site.build(strict=True)
    assert built.code == 0, built.output
    return built.folder


SITE = "https://ada.example/"
"""The site's own address: the theme compares it with that of the page but for the port, so there must not be one."""


def test_filters_copy_buttons_and_search_come_with_each_page(browser: Browser, folder: Path) -> None:
    with opened(browser, WIDE, SITE) as page:
        page.route(f"{SITE}**", lambda route: route.fulfill(path=file_at(folder, route.request.url)))
        watcher = Watcher(page)
        page.goto("")
        page.evaluate("() => { window.stayed = true }")

        page.get_by_role("link", name="All papers", exact=True).click()
        page.get_by_role("searchbox", name="Search publications").fill("poetical")
        expect(page.locator("li.pub:visible")).to_have_count(1)
        expect(page.locator(".top__nav a[aria-current]")).to_have_text("Publications")
        assert page.evaluate("() => window.stayed"), "the page was loaded anew"

        page.locator("li.pub:visible").get_by_role("link", name="Poetical Science").click()
        button = page.get_by_role("button", name="Copy BibTeX")
        button.click()
        expect(button).to_have_text("Copied")

        page.get_by_role("link", name="Code", exact=True).click()
        expect(page.get_by_role("button", name="Copy code")).to_have_count(1)
        page.keyboard.press("/")
        page.keyboard.type("analytical")
        page.locator(".search__results").get_by_role("link", name="Notes on the Analytical Engine").first.click()
        page.wait_for_url("**/publications/lovelace1843notes/**")

        page.go_back()
        expect(page.locator("h1")).to_contain_text("Code")
        assert page.evaluate("() => window.stayed"), "a page was loaded anew"
        assert watcher.errors == []
        page.unroute_all(behavior="wait")


def file_at(folder: Path, url: str) -> Path:
    path = folder / url.removeprefix(SITE).partition("?")[0]
    return path / "index.html" if path.is_dir() else path
