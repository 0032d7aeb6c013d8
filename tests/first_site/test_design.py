"""The first site's drawings take the colors of the palette."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from browser_pages import WIDE, color_of, opened
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser


AREAS = ("training", "evaluation", "theory", "serving", "bandits", "information-theory", "robustness")


def test_every_mark_takes_the_colors_of_the_palette(browser: Browser, site_address: str) -> None:
    colors: dict[str, set[str]] = {"light": set(), "dark": set()}
    for scheme, found in colors.items():
        with opened(browser, WIDE, site_address, color_scheme=scheme) as page:
            for area in AREAS:
                page.goto(f"research/{area}/")
                mark = page.locator(".mark").get_by_role("img", name=re.compile(r"\w"))
                expect(mark).to_be_in_viewport()
                found |= {color_of(mark, "stroke", ".drawing > g"), color_of(mark, "*", ".accent, .solid")}
    assert all(colors.values())
    assert colors["light"].isdisjoint(colors["dark"])
