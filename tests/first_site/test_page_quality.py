"""What every page must be: valid by the Nu checker, light, private, and whole for everyone."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING

import pytest
from browser_pages import PAGES, WIDE, Watcher, opened
from playwright.sync_api import expect

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page, Response
    from site_pages import BuiltSite

KIB = 1024


@pytest.mark.parametrize(("kind", "most"), [("home", 60 * KIB), ("publications", 80 * KIB)])
def test_a_page_is_light_over_the_wire(kind: str, most: int, browser: Browser, site_address: str) -> None:
    with opened(browser, WIDE, site_address) as page:
        responses: list[Response] = []
        page.on("response", lambda response: responses.append(response))
        page.goto(PAGES[kind], wait_until="networkidle")
        sizes = {response.url: len(gzip.compress(response.body())) for response in responses}
        assert {url.removeprefix(site_address) for url in sizes} >= {PAGES[kind], "assets/page.js"}
        assert sum(sizes.values()) < most, sizes


def test_every_page_has_a_policy_that_allows_the_site_alone(built_site: BuiltSite) -> None:
    for path, page in built_site.pages.items():
        policy = directives(str(page.one('meta[http-equiv="Content-Security-Policy"]')["content"]))
        assert policy["default-src"] in (["'self'"], ["'none'"]), path
        sources = {source for values in policy.values() for source in values}
        assert {source for source in sources if not re.fullmatch(r"'(self|none|sha256-[^']+)'|data:", source)} == set()
        before, _, _ = page.source.partition("Content-Security-Policy")
        assert not re.search(r"<script(?! type=.application/ld)|<style|<link rel=.stylesheet", before), path


def directives(policy: str) -> dict[str, list[str]]:
    return {name: values for name, *values in (directive.split() for directive in policy.split(";"))}


def test_no_element_has_a_handler_and_links_to_other_sites_have_rel(built_site: BuiltSite) -> None:
    for path, page in built_site.pages.items():
        elements = page.all("*")
        assert [str(each)[:80] for each in elements if any(name.startswith("on") for name in each.attrs)] == [], path
        links = page.all('a[href^="http"]')
        assert [str(link) for link in links if not {"noopener", "me"} & set(link.get_attribute_list("rel"))] == [], path
        assert page.all("a[target]") == [], path


def test_a_script_that_slipped_into_a_page_does_not_run(browser: Browser, site_address: str) -> None:
    slip = '<article><script>document.title = "slipped"</script><p onclick="document.title = 1">x</p>'
    with opened(browser, WIDE, site_address) as page:
        watcher = Watcher(page)
        page.route(
            "**/slipped/", lambda route: route.fulfill(body=slipped(page, site_address, slip), content_type="text/html")
        )
        page.goto("slipped/")
        expect(page.get_by_text("x", exact=True)).to_be_visible()
        page.get_by_text("x", exact=True).click()
        assert page.title() == "Banghua Zhu"
        assert any("Content Security Policy" in error for error in watcher.errors)


def slipped(page: Page, address: str, slip: str) -> str:
    """Return the home page with something that its build has not made."""
    text = page.request.get(address).text()
    assert '<article class="md-content__inner md-typeset">' in text
    return text.replace('<article class="md-content__inner md-typeset">', slip, 1)


def test_nothing_moves_for_those_who_asked_for_it(browser: Browser, site_address: str) -> None:
    with opened(browser, WIDE, site_address, reduced_motion="reduce") as page:
        for kind, path in PAGES.items():
            page.goto(path)
            moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter(element => {
                const { transitionDuration, animationName, animationDuration } = getComputedStyle(element)
                const times = [transitionDuration, animationName === "none" ? "0s" : animationDuration]
                return times.join().split(",").some(time => parseFloat(time) > 0)
            }).map(element => element.outerHTML.slice(0, 80))""")
            assert moving == [], kind


def test_in_forced_colors_the_current_page_and_the_focus_are_still_marked(browser: Browser, site_address: str) -> None:
    with opened(browser, WIDE, site_address, forced_colors="active") as page:
        page.goto(PAGES["publications"])
        here = page.locator(".top__nav a[aria-current]")
        elsewhere = page.locator(".top__nav a:not([aria-current])").first
        assert line_below(here) != line_below(elsewhere)
        page.keyboard.press("Tab")
        assert page.evaluate("() => getComputedStyle(document.activeElement).outlineStyle") == "solid"


def line_below(link: Locator) -> str:
    return str(
        link.evaluate("link => getComputedStyle(link).borderBottomStyle + getComputedStyle(link).borderBottomColor")
    )


def test_a_tour_by_keyboard_alone(browser: Browser, site_address: str) -> None:
    """Home, publications, filter, paper, copy a citation, its model."""
    with opened(browser, WIDE, site_address, permissions=["clipboard-read", "clipboard-write"]) as page:
        page.goto("")
        press_on(page, "Publications")
        page.wait_for_url("**/publications/")
        go_to(page, "Search publications")
        page.keyboard.type("starling")
        expect(page.locator(".filters__status")).to_have_text(re.compile(r"\d of 23 publications"))
        press_on(page, "Starling-7B: Improving Helpfulness and Harmlessness with RLAIF")
        page.wait_for_url("**/publications/zhu2024starling/")
        press_on(page, "Copy BibTeX")
        expect(page.get_by_role("button", name="Copy BibTeX")).to_have_text("Copied")
        assert page.evaluate("() => navigator.clipboard.readText()").startswith("@inproceedings{zhu2024starling,")
        press_on(page, "Starling-LM-7B-alpha", backwards=True)
        page.wait_for_url("**/models/starling-lm-7b-alpha/")
        expect(page.locator("h1")).to_contain_text("Starling-LM-7B-alpha")


def press_on(page: Page, name: str, *, backwards: bool = False) -> None:
    go_to(page, name, backwards=backwards)
    page.keyboard.press("Enter")


def go_to(page: Page, name: str, *, backwards: bool = False) -> None:
    """Press the Tab key until something with this name, which must be seen to have the focus, has it."""
    for _ in range(200):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        stop = page.evaluate("""() => {
            const { activeElement: stop } = document
            return [stop.ariaLabel || stop.innerText || "", getComputedStyle(stop).outlineStyle]
        }""")
        if stop[0].strip() == name:
            assert stop[1] != "none", f"{name} does not show that it has the focus"
            return
    pytest.fail(f"the Tab key does not reach {name}")
