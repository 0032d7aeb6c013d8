"""The first site's look: a readable measure, drawings in the colors of the palette, and paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser_pages import NARROW, PAGES, WIDE, opened, overflow
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Locator, Page
    from site_pages import BuiltSite


AREAS = ("training", "evaluation", "theory", "serving", "bandits", "information-theory", "robustness")


@pytest.fixture
def wide(browser: Browser, site_address: str) -> Iterator[Page]:
    with opened(browser, WIDE, site_address) as page:
        yield page


@pytest.mark.parametrize("area", AREAS)
def test_running_text_has_a_readable_measure(area: str, wide: Page) -> None:
    wide.goto(f"research/{area}/")
    lines = wide.evaluate("""() => [...document.querySelectorAll("article > p")].flatMap(paragraph => {
        const counts = new Map()
        const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
        for (let node; node = walker.nextNode();) {
            for (let at = 0; at < node.length; at++) {
                const range = document.createRange()
                range.setStart(node, at)
                range.setEnd(node, at + 1)
                const box = range.getBoundingClientRect()
                const line = Math.round((box.top + box.bottom) / 20)
                counts.set(line, (counts.get(line) || 0) + 1)
            }
        }
        return [...counts.values()].slice(0, -1)
    })""")
    full = sorted(lines)[len(lines) // 4 :]
    assert len(full) > 5
    assert 60 <= sum(full) / len(full) <= 80


def test_no_page_scrolls_sideways_on_a_telephone(browser: Browser, built_site: BuiltSite, site_address: str) -> None:
    with opened(browser, NARROW, site_address) as page:
        wrong = {}
        for path in built_site.pages:
            page.goto(path, wait_until="load")
            if outside := overflow(page):
                wrong[path] = outside
    assert wrong == {}


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


def color_of(mark: Locator, paint: str, selector: str) -> str:
    """Return the stroke, or with `*` the stroke and the fill, of a mark's first shape of a kind."""
    return str(
        mark.evaluate(
            """(svg, [paint, selector]) => {
                const style = getComputedStyle(svg.parentElement.querySelector(selector))
                return paint === "*" ? style.stroke + style.fill : style[paint]
            }""",
            [paint, selector],
        )
    )


def test_a_mark_follows_the_palette_that_a_reader_chooses(browser: Browser, site_address: str) -> None:
    with opened(browser, WIDE, site_address, color_scheme="light") as page:
        page.goto("research/theory/", wait_until="networkidle")
        mark = page.locator(".mark svg")
        before = color_of(mark, "stroke", ".accent")
        for _ in range(2):
            page.get_by_role("button", name=re.compile("^Switch to ")).click()
        assert page.evaluate("() => document.body.dataset.mdColorScheme") == "slate"
        assert color_of(mark, "stroke", ".accent") != before


def test_the_whole_entry_of_an_area_leads_to_it_and_its_papers_to_themselves(wide: Page) -> None:
    wide.goto("research/")
    area = wide.locator(".area[data-keyword=theory]")
    area.locator(".area__papers a").first.click()
    expect(wide).to_have_url(re.compile("/publications/huang2023towards/$"))
    wide.go_back()
    area.locator(".drawing").click(force=True)  # what lies above it is the link
    expect(wide).to_have_url(re.compile("/research/theory/$"))


@pytest.fixture
def paper(browser: Browser, site_address: str) -> Iterator[Page]:
    """A page as a printer gets it, from a reader who likes it dark."""
    with opened(browser, 680, site_address, color_scheme="dark") as page:
        page.emulate_media(media="print")
        yield page


PRESSED = ("button:not(th button)", "select", "input", "form", "nav", ".copy", ".headerlink", ".skip")


CONTROLS = ", ".join([*PRESSED, "header", "footer", ".filters", ".model-filters"])


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_to_press_is_printed_and_text_is_black_on_white(kind: str, paper: Page) -> None:
    paper.goto(PAGES[kind], wait_until="networkidle")
    shown = [
        each.evaluate("e => e.outerHTML.slice(0, 80)") for each in paper.locator(CONTROLS).all() if each.is_visible()
    ]
    assert shown == []
    ink, sheet = paper.locator(".md-content__inner").evaluate(
        "e => [getComputedStyle(e).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert (ink, sheet) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert overflow(paper) == []


def test_printed_news_start_at_one_edge_behind_their_dates(paper: Page) -> None:
    paper.goto(PAGES["home"], wait_until="networkidle")
    edges = paper.locator(".items--news > .item").evaluate_all("""items => items.map(item =>
        [...item.children].map(part => part.getBoundingClientRect().left))""")
    assert len(edges) > 2
    assert len({tuple(each) for each in edges}) == 1
    assert 0 < edges[0][1] - edges[0][0] < 120


@pytest.mark.parametrize(("kind", "count"), [("home", 10), ("publications", 23), ("area", 5)])
def test_a_printed_list_has_hanging_labels_and_spelled_out_addresses(kind: str, count: int, paper: Page) -> None:
    paper.goto(PAGES[kind], wait_until="networkidle")
    entries = paper.locator(".pubs > .pub").evaluate_all("""entries => entries.map(entry => {
        const label = entry.querySelector(".pub__label").getBoundingClientRect()
        const title = entry.querySelector(".pub__title").getBoundingClientRect()
        const links = [...entry.querySelectorAll(".pub__links a")].filter(link => link.checkVisibility())
        return {
            hangs: label.right <= title.left && label.top < title.bottom && title.top < label.bottom,
            whole: getComputedStyle(entry).breakInside,
            addresses: links.map(link => [getComputedStyle(link, "::after").content, `"${link.href}"`]),
        }
    })""")
    assert len(entries) == count
    assert {(entry["hangs"], entry["whole"]) for entry in entries} == {(True, "avoid")}
    assert all(entry["addresses"] for entry in entries)
    assert all(printed == address for entry in entries for printed, address in entry["addresses"])


def test_the_printed_about_page_spells_out_profiles_and_hangs_its_headings(paper: Page) -> None:
    paper.goto("")
    printed = paper.locator(".hero__positions a, .hero__profiles a").evaluate_all(
        "links => links.map(link => [getComputedStyle(link, '::after').content, ` (${link.getAttribute('href')})`])"
    )
    assert len(printed) == 7
    assert all(shown == f'"{address}"' for shown, address in printed)
    headings = paper.locator(".about > h2").evaluate_all("""headings => headings.map(heading => {
        const [own, next] = [heading, heading.nextElementSibling].map(e => e.getBoundingClientRect())
        return own.right <= next.left && own.top < next.bottom && next.top < own.bottom
    })""")
    assert headings
    assert all(headings)
