"""The picture of years and the list of co-authors in Chromium: what they are called, and where they lead."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from browser_pages import WIDE, opened
from conftest import serving, small_site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

BIB = r"""
@article{a, title = {A}, author = {Lovelace, Ada and Li, Bo}, journal = {J}, year = 2020, keywords = {logic}}
@article{b, title = {B}, author = {Lovelace, Ada and Linus, Bob}, journal = {J}, year = 2020,
  keywords = {logic, machines}}
@article{c, title = {C}, author = {Lovelace, Ada and M{\"u}ller, Zo{\"e}}, journal = {J}, year = 2020}
@article{d, title = {D, or Zoë}, author = {Lovelace, Ada and Li, Bo}, journal = {J}, year = 2023, keywords = {machines}}
@article{e, title = {E}, author = {Lovelace, Ada}, journal = {J}, year = {in press}, keywords = {logic}}
"""
PICTURES = """\
# Numbers

/// publications
    view: years
///

/// publications
    view: coauthors
    limit: 1
///
"""
LIST = "# Papers\n\n/// publications\n    filters: true\n///\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with both pictures on its first page and the list on another."""
    site = small_site(tmp_path_factory.mktemp("pictures"))
    areas = {f"docs/research/{area}.md": f"# {area.capitalize()}\n" for area in ("logic", "machines")}
    site.write({"docs/publications.bib": BIB, "docs/index.md": PICTURES, "docs/publications/index.md": LIST, **areas})
    built = site.build()
    assert built.code == 0, built.output
    with serving(built.folder) as root:
        yield root


@pytest.fixture(scope="module")
def shared_page(browser: Browser, address: str) -> Iterator[Page]:
    with opened(browser, WIDE, address) as page:
        yield page


@pytest.fixture
def page(shared_page: Page) -> Page:
    """The first page of that site in a wide window."""
    shared_page.goto("")
    return shared_page


NAMES = {
    "3 papers in 2020": ["a", "b", "c"],
    "2 papers on Logic in 2020": ["a", "b"],
    "1 paper on Machines in 2020": ["b"],
    "1 paper in 2023": ["d"],
    "1 paper on Machines in 2023": ["d"],
}


def test_the_links_of_the_picture_have_names_that_say_what_they_count(page: Page) -> None:
    picture = page.get_by_role("figure", name="Papers per year")
    for name in NAMES:
        expect(picture.get_by_role("link", name=name, exact=True)).to_have_count(1)
    expect(picture.locator("svg a[href]")).to_have_count(len(NAMES))


@pytest.mark.parametrize("name", NAMES)
def test_a_click_shows_as_many_papers_as_the_part_says(name: str, page: Page) -> None:
    link = page.get_by_role("figure", name="Papers per year").get_by_role("link", name=name, exact=True)
    box = link.locator(".years__slot").bounding_box()
    assert box
    # The whole slot of a year is a link, not its bar alone.
    page.mouse.click(*(box["x"] + 2, box["y"] + 2))
    expect(page.locator(".filters__status")).to_have_text(f"{name.split()[0]} of 5 publications")
    assert shown(page) == NAMES[name]
    heading = page.locator(f"#year-{name[-4:]}")
    expect(heading).to_be_in_viewport()


def shown(page: Page) -> list[str]:
    return sorted(str(e.get_attribute("data-key")) for e in page.locator("li.pub").all() if e.is_visible())


def expect_shown(page: Page, keys: list[str]) -> None:
    """Wait for the list that a link leads to, and look at what its filters show."""
    expect(page.locator(".filters__status")).to_have_text(f"{len(keys)} of 5 publications")
    expect(page.locator("li.pub:visible")).to_have_count(len(keys))
    assert shown(page) == keys


def test_the_areas_and_the_papers_without_a_year_lead_to_the_list_too(page: Page) -> None:
    page.get_by_role("link", name="Logic", exact=True).click()
    expect_shown(page, ["a", "b", "e"])
    page.go_back()
    page.get_by_role("link", name="1 in press").click()
    expect_shown(page, ["e"])


def test_the_keyboard_stops_at_each_year_once_and_reaches_the_rest_in_the_table(page: Page) -> None:
    page.locator(".years__table summary").focus()
    page.keyboard.press("Enter")
    reached = [focused(page, "Tab") for _ in range(4)]
    assert reached == [
        "Papers per year, as a table",
        "1 paper in 2023",
        "1 paper on Machines in 2023",
        "3 papers in 2020",
    ]
    page.locator("svg a").first.focus()
    assert focused(page, "Tab") == "1 paper in 2023"
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/publications/\?year=2023#year-2023$"))


def focused(page: Page, key: str) -> str:
    """Press a key and return the name of what is then in focus."""
    page.keyboard.press(key)
    name = "document.activeElement.ariaLabel || document.activeElement.querySelector('title')?.textContent"
    return str(page.evaluate(name))


def test_a_co_authors_number_finds_the_whole_name_only(page: Page) -> None:
    first = page.locator(".coauthor").first
    expect(first).to_have_text("Bo Li 2 papers 2020–2023")
    first.get_by_role("link").click()
    expect(page.get_by_role("searchbox", name="Search publications")).to_have_value('"Bo Li"')
    expect_shown(page, ["a", "d"])
    page.go_back()
    page.get_by_text("and 2 more").click()
    page.locator(".coauthor", has_text="Zoë Müller").get_by_role("link").click()
    expect_shown(page, ["c"])


def test_without_scripts_a_part_leads_to_the_year_and_the_rest_opens(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, java_script_enabled=False) as context:
        page = context.new_page()
        page.goto("")
        page.get_by_text("and 2 more").click()
        expect(page.locator(".coauthor", has_text="Bob Linus")).to_be_visible()
        page.get_by_text("The numbers").click()
        expect(page.get_by_role("table")).to_be_visible()
        page.get_by_role("link", name="2 papers on Logic in 2020").first.click()
        expect(page.locator("#year-2020")).to_be_in_viewport()


COLORS = """() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true })
    const pixel = color => {
        canvas.fillStyle = color
        canvas.fillRect(0, 0, 1, 1)
        return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3)
    }
    const luminance = color => {
        const [r, g, b] = pixel(color).map(c => c / 255).map(c => c <= .04045 ? c / 12.92 : ((c + .055) / 1.055) ** 2.4)
        return .2126 * r + .7152 * g + .0722 * b
    }
    const ground = luminance(getComputedStyle(document.body).backgroundColor)
    return [...document.querySelectorAll(".years__bar")].map(bar => {
        const color = luminance(getComputedStyle(bar).fill)
        return (Math.max(color, ground) + .05) / (Math.min(color, ground) + .05)
    })
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_bar_stands_out_from_the_page(scheme: str, browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address, color_scheme="dark" if scheme == "dark" else "light") as context:
        page = context.new_page()
        page.goto("")
        ratios = page.evaluate(COLORS)
    assert len(ratios) > 4
    assert min(ratios) >= 3
    assert max(ratios) < 21


def test_the_picture_fits_the_page_and_its_text_keeps_its_size(page: Page) -> None:
    for width in (360, WIDE):
        page.set_viewport_size({"width": width, "height": 740})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        sizes = page.locator(".years__chart text").evaluate_all(
            "texts => texts.map(t => t.getBoundingClientRect().height)"
        )
        assert sizes
        assert min(sizes) >= 11
