"""Every kind of page by axe: at two widths, light and dark, and the size of what readers press at three more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import web_tools
from browser_pages import NARROW, PAGES, SEARCHED, WIDE, Scheme, opened

if TYPE_CHECKING:
    from collections.abc import Mapping

    from playwright.sync_api import Browser, Page

AXE_RULES: Mapping[str, object] = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing(width: int, scheme: Scheme, browser: Browser, site_address: str) -> None:
    axe = web_tools.axe()
    with opened(browser, width, site_address, color_scheme=scheme) as page:
        for kind, path in {**PAGES, **SEARCHED}.items():
            # Scripts are done when a page is loaded; only the search then still fetches its index.
            page.goto(path, wait_until="networkidle" if kind in SEARCHED else "load")
            assert violations(page, axe) == [], kind


@pytest.mark.parametrize("width", [390, 412, 768])
def test_targets_are_large_enough_at_other_widths_too(width: int, browser: Browser, site_address: str) -> None:
    axe = web_tools.axe()
    with opened(browser, width, site_address) as page:
        for kind, path in PAGES.items():
            page.goto(path, wait_until="load")
            assert violations(page, axe, {"type": "rule", "values": ["target-size"]}) == [], kind


def violations(page: Page, axe: str, rules: Mapping[str, object] = AXE_RULES) -> list[str]:
    """Return each thing that axe finds, with the element it finds it on."""
    options = {"resultTypes": ["violations"], "runOnly": rules}
    results = page.evaluate(
        "([axe, options]) => { eval?.(axe); return window.axe.run(document, options) }", [axe, options]
    )
    return [f"{rule['id']}: {node['html'][:120]}" for rule in results["violations"] for node in rule["nodes"]]
