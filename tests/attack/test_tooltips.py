"""What Material's script shows of the title of an element is text, also in the text of a stranger's card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser_pages import WIDE, opened
from conftest import serving, small_site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

HOSTILE = "<img src=x onerror=planted()> a < b &lt;i&gt;"
CARD = f"""\
---
license: mit
---
# A card

<b title="{HOSTILE}">first</b> [second](https://a.example "&lt;img src=x onerror=planted()&gt;")
"""


def test_a_tooltip_shows_the_title_of_an_element_as_text(tmp_path: Path, browser: Browser) -> None:
    site = small_site(tmp_path)
    site.options |= {"frame": "material", "policy": False}
    site.settings["theme"] = {"features": ["content.tooltips"]}
    site.write({"docs/models/x.md": CARD})
    built = site.build()
    assert built.code == 0, built.output
    with serving(built.folder) as address, opened(browser, WIDE, address) as page:
        page.add_init_script("window.ran = 0; window.planted = () => { window.ran += 1 }")
        page.goto("models/x/")
        shown = page.locator(".md-tooltip2--active")
        for _ in range(2):
            for words in ("first", "second"):
                page.get_by_text(words, exact=True).hover()
                expect(shown).to_contain_text("<img src=x onerror=planted()>")
                page.locator("h1").hover()
                expect(shown).to_have_count(0)
        assert page.locator(".md-tooltip2 img").count() == 0
        assert page.evaluate("window.ran") == 0
