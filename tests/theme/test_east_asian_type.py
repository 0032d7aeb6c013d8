"""The type of Chinese, Japanese and Korean: signs without italics, and lines that end where readers expect it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from browser_pages import WIDE, opened
from conftest import serving

if TYPE_CHECKING:
    from conftest import Homepage
    from playwright.sync_api import Browser, Page

STYLE = "(element, name) => getComputedStyle(element)[name]"


def style(page: Page, selector: str, name: str) -> str:
    return str(page.locator(selector).first.evaluate(STYLE, name))


def test_a_monogram_of_two_signs_is_one_upright_line_and_large_text_breaks_between_phrases(
    homepage: Homepage, browser: Browser
) -> None:
    homepage.settings["theme"] = {"language": "ja"}
    homepage.options["author"] = {"name": "田辺 愛子", "tagline": "海岸と海流と予報はどのように結び付いているのか。"}
    homepage.write({"docs/index.md": "---\ntemplate: home.html\n---\n\n潮汐を測ります。\n"})
    site = homepage.build()
    assert site.code == 0, site.output
    with serving(site.folder) as address, opened(browser, WIDE, address) as page:
        page.goto("")
        box = page.locator(".hero__portrait--monogram").bounding_box()
        signs = page.locator(".hero__portrait--monogram span").bounding_box()
        assert box
        assert signs
        assert signs["width"] < box["width"]
        assert signs["height"] < signs["width"]
        assert style(page, ".hero__portrait--monogram", "fontSynthesisStyle") == "none"
        assert style(page, ".hero__tagline", "wordBreak") == "auto-phrase"
