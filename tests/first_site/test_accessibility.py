"""Every kind of page by axe: at two widths, light and dark, and the size of what readers press at three more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from accessibility import TARGET_SIZE, violations
from browser_pages import NARROW, PAGES, SEARCHED, WIDE, Scheme, opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing(width: int, scheme: Scheme, browser: Browser, site_address: str) -> None:
    with opened(browser, width, site_address, color_scheme=scheme) as page:
        for kind, path in {**PAGES, **SEARCHED}.items():
            # Scripts are done when a page is loaded; only the search then still fetches its index.
            page.goto(path, wait_until="networkidle" if kind in SEARCHED else "load")
            assert violations(page) == [], kind


@pytest.mark.parametrize("width", [390, 412, 768])
def test_targets_are_large_enough_at_other_widths_too(width: int, browser: Browser, site_address: str) -> None:
    with opened(browser, width, site_address) as page:
        for kind, path in PAGES.items():
            page.goto(path, wait_until="load")
            assert violations(page, TARGET_SIZE) == [], kind
