"""The bar at the top of a page: at every width each entry is visible, or in the menu, also without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from browser_pages import opened, overflow
from conftest import small_site

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

WIDTHS = (320, 360, 412, 600, 750, 768, 1024, 1280)
GERMAN = ["Über mich", "Veröffentlichungen", "Lehrveranstaltungen", "Forschungsprojekte", "Vorträge", "Lebenslauf"]


@pytest.mark.parametrize("count", [2, 4, 7, 12])
def test_no_entry_is_lost(count: int, browser: Browser, tmp_path: Path) -> None:
    site = small_site(tmp_path)
    names = (GERMAN * 2)[1:count]
    site.settings["nav"] = [{"Start": "index.md"}, *({name: f"https://x.example/{n}"} for n, name in enumerate(names))]
    built = site.build()
    assert built.code == 0, built.output
    with opened(browser, WIDTHS[0], java_script_enabled=False) as page:
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            page.goto((built.folder / "index.html").as_uri())
            assert overflow(page) == [], width
            menu = page.locator(".top__menu > summary")
            if menu.is_visible():
                menu.click()
            assert overflow(page) == [], width
            assert page.locator(".top__entries > li > a:visible").count() == count, width
