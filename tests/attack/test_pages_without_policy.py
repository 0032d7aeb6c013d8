"""Pages without a policy in a browser: what scripts draw of hostile values and addresses is text, too."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from browser_pages import WIDE, opened
from conftest import serving
from playwright.sync_api import expect

if TYPE_CHECKING:
    from conftest import Homepage
    from playwright.sync_api import Browser, Page

RUNS = "<img/src='x'/onerror=planted()>"
VALUE = f"Tides '\"></title></script><script>planted()</script>{RUNS} &lt;img src=x onerror=planted()&gt;"
WRITTEN = json.dumps(VALUE)
KEYS = ("__proto__", "constructor", f"k{RUNS}'onfocus='planted()")
FIELDS = ("title", "author", "journal", "keywords", "abstract", "note", "award", "abbr", "code", "url", "pdf", "series")
BIB = "".join(
    f"@article{{{key},\n" + "".join(f"  {name} = {{{VALUE}}},\n" for name in FIELDS) + "  year = {1843}\n}\n"
    for key in KEYS
)
CARD = f"""\
---
license: mit
name: {WRITTEN}
family: {WRITTEN}
summary: {WRITTEN}
links: {{{WRITTEN}: "https://a.example/"}}
facts: {{{WRITTEN}: {WRITTEN}}}
widget: [{{text: {WRITTEN}, example_title: {WRITTEN}}}]
usage: {WRITTEN}
model-index:
  - results:
      - dataset: {{type: x, name: {WRITTEN}}}
        metrics: [{{type: x, name: {WRITTEN}, value: 1, args: {{setting: {WRITTEN}}}}}]
---
# {VALUE}

{VALUE}

[Tides](https://a.example/ {WRITTEN})
"""
FILES = {
    "docs/publications.bib": BIB,
    "docs/models/m.md": CARD,
    "docs/models/index.md": "# Models\n\n/// models\n    view: results\n    filters: true\n///\n\n/// models\n///\n",
    "docs/lists/news.yml": f"- {{date: 2024, text: {WRITTEN}}}\n",
    "docs/words.md": f"---\ntitle: {WRITTEN}\ndescription: {WRITTEN}\n---\nTides [@constructor].\n\n/// news\n///\n",
    "docs/index.md": "# Ada\n\n/// publications\n    filters: true\n///\n",
}
PAGES = ("models/m/", "words/", "publications/constructor/")
ADDRESSES = (
    f"?q={quote(RUNS)}&find={quote(RUNS)}&h=img+onerror&sort=__proto__&type=constructor&keyword={quote(RUNS)}",
    f"#{quote(RUNS)}",
    '#"><script>planted()</script>',
)
USE = """() => {
    for (const each of document.querySelectorAll("main button, main summary, main select, [title], .cite")) {
        for (const type of ["pointerenter", "mouseenter", "mouseover", "focusin"]) each.dispatchEvent(new Event(type))
        for (const { value } of each.options || []) {
            each.value = value
            each.dispatchEvent(new Event("change", { bubbles: true }))
        }
        if (!each.matches("a, select")) each.click()
    }
}"""


def search(page: Page, frame: str) -> str:
    """Search for a word of the hostile values, and return the HTML of what is found."""
    page.keyboard.press("/")
    page.locator(".search__input, .md-search__input").press_sequentially("tides")
    results = page.locator(".search__results" if frame == "own" else ".md-search-result__list")
    expect(results).to_contain_text("planted()")
    return results.inner_html()


@pytest.mark.parametrize("frame", ["own", "material"])
def test_nothing_hostile_runs_in_pages_without_a_policy(frame: str, homepage: Homepage, browser: Browser) -> None:
    homepage.options |= {"frame": frame, "policy": False}
    features = ["search.suggest", "search.highlight", "content.tooltips", "content.code.copy"]
    homepage.settings["theme"] = {"features": features}
    homepage.write(FILES)
    built = homepage.build()
    assert built.code == 0, built.output
    with serving(built.folder) as address, opened(browser, WIDE, address) as page:
        wrong: list[str] = []
        page.expose_function("planted", lambda: wrong.append(f"ran at {page.url}"))
        page.on("pageerror", lambda error: wrong.append(f"{error} at {page.url}"))
        page.on("request", lambda each: each.url.startswith((address, "data:")) or wrong.append(each.url))
        for name in (*PAGES, *(name + end for end in ADDRESSES for name in ("", "models/"))):
            page.goto(name)
            page.evaluate(USE)
        page.goto("")
        for key in KEYS:
            page.locator(f".pub[data-key={json.dumps(key)}] .pub__cite[role=button]").click()
            expect(page.locator(".cite-dialog .paper__bibtex")).to_contain_text(key)
            page.locator(".cite-dialog .copy").first.click()
            page.keyboard.press("Escape")
        assert "<img" not in search(page, frame)
        assert wrong == []
