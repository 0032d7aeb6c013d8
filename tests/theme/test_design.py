"""The look that all pages share: one scale of type and space, a readable measure, marks in the palette, and paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser_pages import NARROW, WIDE, color_of, opened, overflow
from conftest import BIB, PROJECT, serving, small_site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page
    from site_pages import BuiltSite

SIZES_OF_THEIR_OWN = {"fonts", "code", "material", "search"}
"""Sheets of a button on code, of typefaces, of the scales in another frame, and of a dialog above the page."""
STYLES = sorted(path for path in (PROJECT / "hooks/theme/assets").glob("*.css") if path.stem not in SIZES_OF_THEIR_OWN)
AREAS = ("engines", "poetry")
MARK = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 80" fill="none" stroke="currentColor">
  <title>A rising line</title>
  <path class="wash" stroke="none" d="M4 68L116 12V68z"/>
  <path class="accent" d="M4 68L116 12"/>
  <path d="M4 68H116"/>
</svg>
"""
TEXT = "\n\n".join(
    f"The engine weaves algebraic patterns just as the loom weaves flowers and leaves, and part {number} of this text"
    " says so once more, with as many words as a reader can take in on one long afternoon in the library. What it"
    " cannot do is originate anything; it follows, where a person can show it the way, each step in its turn."
    for number in range(6)
)
OWN = """\
[data-md-color-scheme="default"], [data-md-color-scheme="slate"] {
  --md-default-bg-color: light-dark(#fffbe8, #181206);
  --md-default-fg-color: light-dark(#103050, #d0e0f0);
}
:root { --measure: 58ch; }
"""
FILES = {
    "docs/index.md": f"---\ntemplate: home.html\n---\n{TEXT}\n\n## Research\n\n/// areas\n    view: compact\n///\n\n"
    "/// news\n    title: News\n///\n\n## Selected papers\n\n/// publications\n    group: none\n    view: cards\n///\n",
    "docs/research/index.md": "# Research\n\n/// areas\n///\n",
    "docs/publications/index.md": "# Publications\n\n/// publications\n    filters: true\n///\n",
    "docs/publications/overview.md": "# At a glance\n\n/// publications\n    view: years\n///\n",
    "docs/models/index.md": "# Models\n\n/// models\n    filters: true\n///\n\n/// models\n    view: table\n///\n",
    "docs/models/engine.md": "---\nname: Engine\nlicense: mit\nhub_id: ada/engine\n---\n\n# Engine\n\nRuns on steam.\n",
    "docs/lists/news.yml": "".join(f"- date: 184{year}\n  text: Story {year}, told at length.\n" for year in (3, 4, 5)),
    "docs/publications.bib": BIB.replace(
        "  year ", "  keywords = {engines, poetry}, doi = {10.1000/182},\n  year ", 1
    ).replace("  year      =", "  keywords = {engines}, url = {https://ada.example/poetical.pdf},\n  year      ="),
    **{
        f"docs/research/{area}.md": f"---\nmark: assets/{area}.svg\n---\n"
        f"# {area.capitalize()}\n\n{TEXT}\n\n- Also [@lovelace1843notes].\n\n"
        f"/// publications\n    keywords: {area}\n///\n"
        for area in AREAS
    },
    **{f"docs/assets/{area}.svg": MARK for area in AREAS},
    "docs/assets/homepage.css": OWN,
}
PAGES = {
    "home": "",
    "research": "research/",
    "area": "research/engines/",
    "publications": "publications/",
    "publications at a glance": "publications/overview/",
    "paper": "publications/lovelace1843notes/",
    "models": "models/",
    "model": "models/engine/",
    "missing page": "404.html",
}
PROFILES = ["https://one.example/ada", "https://two.example/ada"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """A small site with a page of every kind, and a sheet that changes the colors of screens."""
    site = small_site(tmp_path_factory.mktemp("design"))
    site.settings["extra_css"] = ["assets/homepage.css"]
    site.options["author"] = {
        "name": "Ada Lovelace",
        "aliases": ["Lovelace, A."],
        "tagline": "Poetical science.",
        "positions": [{"title": "Countess", "organization": "Lovelace", "url": "https://lovelace.example/"}],
        "profiles": [{"name": f"Profile {n}", "url": url} for n, url in enumerate(PROFILES)],
    }
    site.write(FILES)
    built = site.build()
    assert built.code == 0, built.output
    return built


@pytest.fixture(scope="module")
def address(built: BuiltSite) -> Iterator[str]:
    with serving(built.folder) as address:
        yield address


@pytest.fixture(scope="module")
def wide(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser, WIDE, address) as page:
        yield page


def declarations(source: str, *properties: str) -> list[str]:
    """Return the values that a stylesheet gives to these properties, comments left out."""
    names = "|".join(properties)
    return re.findall(rf"(?<![\w-])(?:{names}): *([^;}}]+)", re.sub(r"/\*.*?\*/", "", source, flags=re.DOTALL))


@pytest.mark.parametrize("style", STYLES, ids=lambda path: path.stem)
def test_sizes_of_type_and_space_come_from_the_scales(style: Path) -> None:
    source = style.read_text(encoding="utf-8").replace("@bottom-right { content: counter(page); font: 8pt", "")
    rules = re.sub(r"^  --[\w-]+:.*$|html \{ font-size: [\d.]+pt; \}", "", source, flags=re.MULTILINE)
    type_sizes = declarations(rules, "font", "font-size")
    spaces = declarations(rules, "margin(?:-\\w+)?", "padding(?:-\\w+)?", "(?:row-|column-)?gap")
    assert type_sizes
    assert spaces
    raw = re.compile(r"(?<![\w.-])(?:\d*\.)?\d+(?:rem|px|pt)\b")
    assert [value for value in (*type_sizes, *spaces) if raw.search(value)] == []


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


def test_no_page_scrolls_sideways_on_a_telephone(browser: Browser, built: BuiltSite, address: str) -> None:
    with opened(browser, NARROW, address) as page:
        wrong = {}
        for path in built.pages:
            page.goto(path)
            if outside := overflow(page):
                wrong[path] = outside
    assert wrong == {}


def test_every_mark_takes_the_colors_of_the_palette(browser: Browser, address: str) -> None:
    colors: dict[str, set[str]] = {"light": set(), "dark": set()}
    for scheme, found in colors.items():
        with opened(browser, WIDE, address, color_scheme=scheme) as page:
            for area in AREAS:
                page.goto(f"research/{area}/")
                mark = page.locator(".mark").get_by_role("img", name=re.compile(r"\w"))
                expect(mark).to_be_in_viewport()
                found |= {color_of(mark, "stroke", ".drawing > g"), color_of(mark, "*", ".accent, .solid")}
    assert all(colors.values())
    assert colors["light"].isdisjoint(colors["dark"])


def test_a_mark_follows_the_palette_that_a_reader_chooses(browser: Browser, address: str) -> None:
    with opened(browser, WIDE, address, color_scheme="light") as page:
        page.goto("research/poetry/")
        mark = page.locator(".mark svg")
        before = color_of(mark, "stroke", ".accent")
        for _ in range(2):
            page.get_by_role("button", name=re.compile("^Switch to ")).click()
        assert page.evaluate("() => document.body.dataset.mdColorScheme") == "slate"
        assert color_of(mark, "stroke", ".accent") != before


def test_the_whole_entry_of_an_area_leads_to_it_and_its_papers_to_themselves(wide: Page) -> None:
    wide.goto("research/")
    area = wide.locator(".area[data-keyword=poetry]")
    area.locator(".area__papers a").first.click()
    expect(wide).to_have_url(re.compile("/publications/lovelace1843notes/$"))
    wide.go_back()
    area.locator(".drawing").click(force=True)  # what lies above it is the link
    expect(wide).to_have_url(re.compile("/research/poetry/$"))


@pytest.fixture(scope="module")
def paper(browser: Browser, address: str) -> Iterator[Page]:
    """A page as a printer gets it, from a reader who likes it dark."""
    with opened(browser, 680, address, color_scheme="dark") as page:
        page.emulate_media(media="print")
        yield page


PRESSED = ("button:not(th button)", "select", "input", "form", "nav", ".copy", ".headerlink", ".skip")
CONTROLS = ", ".join([*PRESSED, "header", "footer", ".filters", ".model-filters"])


@pytest.mark.parametrize("kind", PAGES)
def test_nothing_to_press_is_printed_and_text_is_black_on_white(kind: str, paper: Page) -> None:
    paper.goto(PAGES[kind])
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
    paper.goto(PAGES["home"])
    edges = paper.locator(".items--news > .item").evaluate_all("""items => items.map(item =>
        [...item.children].map(part => part.getBoundingClientRect().left))""")
    assert len(edges) > 2
    assert len({tuple(each) for each in edges}) == 1
    assert 0 < edges[0][1] - edges[0][0] < 120


@pytest.mark.parametrize(("kind", "count"), [("home", 2), ("publications", 2), ("area", 2)])
def test_a_printed_list_has_whole_entries_and_spelled_out_addresses(kind: str, count: int, paper: Page) -> None:
    paper.goto(PAGES[kind])
    entries = paper.locator(".pubs > .pub").evaluate_all("""entries => entries.map(entry => {
        const links = [...entry.querySelectorAll(".pub__links a")].filter(link => link.checkVisibility())
        return {
            whole: getComputedStyle(entry).breakInside,
            addresses: links.map(link => [getComputedStyle(link, "::after").content, `"${link.href}"`]),
        }
    })""")
    assert len(entries) == count
    assert {entry["whole"] for entry in entries} == {"avoid"}
    assert all(entry["addresses"] for entry in entries)
    assert all(printed == address for entry in entries for printed, address in entry["addresses"])


HANGING = """years => years.map(year => {
    const entry = year.nextElementSibling.querySelector(".pub")
    const [own, title] = [year, entry.querySelector(".pub__title")].map(each => each.getBoundingClientRect())
    return own.right <= title.left && own.top < title.bottom && title.top < own.bottom
})"""


@pytest.mark.parametrize("where", ["wide", "paper"])
def test_years_are_in_the_margin_of_a_list(where: str, request: pytest.FixtureRequest) -> None:
    page: Page = request.getfixturevalue(where)
    page.goto(PAGES["publications"])
    hanging = page.locator(".publications > [id^=year-]").evaluate_all(HANGING)
    assert hanging == [True, True]


def test_the_link_to_the_content_is_hidden_also_if_something_is_above_the_bar(wide: Page) -> None:
    wide.goto(PAGES["home"])
    wide.evaluate("document.body.prepend(Object.assign(document.createElement('div'), {style: 'height: 80px'}))")
    is_seen = """e => {
        const box = e.getBoundingClientRect()
        return document.elementFromPoint(box.left + 5, Math.max(box.bottom - 5, 0)) === e
    }"""
    link = wide.locator(".skip")
    assert not link.evaluate(is_seen)
    link.focus()
    assert link.evaluate(is_seen)


def test_columns_of_formulas_are_aligned(wide: Page) -> None:
    wide.goto(PAGES["home"])
    row = "<mtr><mtd columnalign='right'><mrow>{}</mrow></mtd><mtd columnalign='left'><mrow>{}</mrow></mtd></mtr>"
    table = "".join(
        row.format(f"<mn>{left}</mn>", f"<mn>{right}</mn>") for left, right in [("1", "99999"), ("99999", "1")]
    )
    wide.evaluate(
        "table => { document.querySelector('.md-content__inner').innerHTML = table }",
        f"<math><mtable>{table}</mtable></math>",
    )
    edges = wide.locator("mn").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect()).map(b => [b.left, b.right])"
    )
    assert edges[0][1] == pytest.approx(edges[2][1], abs=1)
    assert edges[1][0] == pytest.approx(edges[3][0], abs=1)


def test_the_label_of_an_entry_stands_at_its_end(wide: Page) -> None:
    wide.goto(PAGES["publications"])
    ends = wide.locator(".pubs > .pub").evaluate_all("""entries => entries.map(entry => {
        const [label, links] = [".pub__label", ".pub__links"].map(name => entry.querySelector(name))
        const [right, left] = [label, links].map(each => each.getBoundingClientRect())
        return [entry.lastElementChild === label, Math.abs(right.bottom - left.bottom) < 3, right.left >= left.right]
    })""")
    assert ends == [[True, True, True]] * 2


def test_the_printed_about_page_spells_out_profiles_and_hangs_its_headings(paper: Page) -> None:
    paper.goto("")
    printed = paper.locator(".hero__positions a, .hero__profiles a").evaluate_all(
        "links => links.map(link => [getComputedStyle(link, '::after').content, ` (${link.getAttribute('href')})`])"
    )
    assert len(printed) == 1 + len(PROFILES)
    assert all(shown == f'"{address}"' for shown, address in printed)
    headings = paper.locator(".about > h2").evaluate_all("""headings => headings.map(heading => {
        const [own, next] = [heading, heading.nextElementSibling].map(e => e.getBoundingClientRect())
        return own.right <= next.left && own.top < next.bottom && next.top < own.bottom
    })""")
    assert headings
    assert all(headings)
