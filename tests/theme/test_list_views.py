"""What a reader sees and opens in a list of publications, in the browser, with and without scripts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import serving, small_site
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

LAST = " and ".join([*(f"Person{n}, Xenia" for n in range(15)), "Lovelace, Ada"])
AUTHORS = " and ".join(["Lovelace, Ada*", "Babbage, Charles*", *(f"Person{n}, Xenia" for n in range(30))])
BIB = f"""
@article{{many, title = {{Many Hands}}, author = {{{AUTHORS}}}, journal = {{Annals}}, year = 1843, abbr = {{Ann.}},
  award = {{Best Paper}}, abstract = {{Light work.

  Second paragraph.}}, preview = {{hands.svg}}, note = {{With thanks.}}, selected = {{true}}, pdf = {{https://a.example/p.pdf}}}}
@article{{one, title = {{One Hand}}, author = {{Lovelace, Ada}}, journal = {{Annals}}, year = 1842}}
@article{{last, title = {{Last Hand}}, author = {{{LAST}}}, journal = {{Annals}}, year = 1841, abbr = {{Ann.}}}}
"""
CARD = "---\nlicense: mit\nkind: dataset\nname: Hands\npapers: [many]\nsize: 3\n---\nData about hands.\n"
OVERVIEW = """# At a glance

/// publications
    view: years
///

/// publications
    view: coauthors
    limit: 5
///
"""
FRAME = "each => `${getComputedStyle(each).borderTopWidth} ${getComputedStyle(each).boxShadow}`"
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30"><rect width="40" height="30" fill="teal"/></svg>'


def page_with(view: str) -> str:
    return f"# Papers\n\n/// publications\n    group: none\n    view: {view}\n///\n"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A small site with a page for each view."""
    site = small_site(tmp_path_factory.mktemp("views"))
    site.write({f"docs/{view}.md": page_with(view) for view in ("list", "compact", "cards")})
    site.write(
        {
            "docs/filtered.md": "# Papers\n\n/// publications\n    filters: true\n///\n",
            "docs/overview.md": OVERVIEW,
            "docs/publications.bib": BIB,
            "docs/models/hands.md": CARD,
            "docs/assets/img/publication_preview/hands.svg": PICTURE,
        }
    )
    built = site.build(strict=True)
    assert built.code == 0, built.output
    with serving(built.folder) as root:
        yield root


@pytest.fixture(scope="module", params=[True, False], ids=["scripts", "no scripts"])
def page(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(base_url=address, java_script_enabled=request.param) as context:
        yield context.new_page()


def test_the_other_authors_open_with_or_without_scripts(page: Page) -> None:
    page.goto("list/")
    paper = page.locator('[data-key="many"]')
    expect(paper.get_by_text("Person29")).to_be_hidden()
    more = paper.locator("summary", has_text="and 20 more")
    more.focus()
    page.keyboard.press("Enter")
    expect(paper.get_by_text("Person29")).to_be_visible()
    assert paper.locator(".pub__author").count() == 32
    expect(page.locator('[data-key="one"] summary')).to_have_count(0)


def test_the_author_is_named_also_among_the_others(page: Page) -> None:
    page.goto("list/")
    authors = page.locator('[data-key="last"] .pub__authors')
    expect(authors).to_contain_text("Xenia Person11, and 4 more, among them Ada Lovelace")
    expect(page.locator('[data-key="many"] summary').first).to_have_text("and 20 more")


def test_the_other_authors_stand_in_the_line(page: Page) -> None:
    page.goto("list/")
    authors = page.locator('[data-key="many"] .pub__authors')
    last_shown = authors.get_by_text("Person9", exact=False).bounding_box()
    more = authors.locator("summary").bounding_box()
    assert last_shown
    assert more
    assert abs(last_shown["y"] - more["y"]) < last_shown["height"] / 2
    assert (more["height"], authors.locator("details").evaluate(FRAME)) == (last_shown["height"], "0px none")
    authors.locator("summary").click()
    first_opened = authors.get_by_text("Person10", exact=False).bounding_box()
    assert first_opened
    assert abs(first_opened["y"] - last_shown["y"]) < 2 * last_shown["height"]


@pytest.mark.parametrize("path", ["list/", "overview/", "models/hands/"])
def test_what_opens_is_not_framed(page: Page, path: str) -> None:
    page.goto(path)
    frames = page.locator("main details").evaluate_all(f"all => all.map({FRAME})")
    assert frames
    assert set(frames) == {"0px none"}


def test_the_abstract_opens_with_or_without_scripts(page: Page) -> None:
    page.goto("list/")
    paper = page.locator('[data-key="many"]')
    expect(paper.get_by_text("Light work.")).to_be_hidden()
    paper.locator("summary", has_text="Abstract").click()
    expect(paper.get_by_text("Light work.")).to_be_visible()
    expect(paper.get_by_text("Second paragraph.")).to_be_visible()


def test_the_full_list_says_all_of_an_entry(page: Page) -> None:
    page.goto("list/")
    paper = page.locator('[data-key="many"]')
    for text in ("Ann.", "Best Paper", "With thanks."):
        expect(paper.get_by_text(text, exact=True)).to_be_visible()
    expect(page.locator(".pubs__marks").first).to_have_text("* Equal contribution")
    assert paper.locator(".pub__mark").all_inner_texts() == ["*", "*"]
    assert page.evaluate("document.querySelector('[data-key=many] .pub__preview').naturalWidth") > 0
    assert [link.inner_text() for link in paper.locator(".pub__links a").all()] == ["PDF", "Dataset", "Cite"]
    paper.get_by_role("link", name="Dataset").click()
    expect(page.locator("h1")).to_have_text("Hands")


@pytest.mark.parametrize(("view", "picture"), [("compact", 0), ("cards", 1)])
def test_the_short_views_leave_out_abstract_and_notes(view: str, picture: int, page: Page) -> None:
    page.goto(f"{view}/")
    paper = page.locator('[data-key="many"]')
    expect(paper.locator(".pub__title")).to_have_text("Many Hands")
    expect(paper.locator(".pub__award")).to_have_text("Best Paper")
    expect(paper.get_by_role("link", name="PDF")).to_be_visible()
    expect(paper.locator(".pub__abstract, .pub__note")).to_have_count(0)
    expect(paper.locator("img")).to_have_count(picture)


def test_cards_stand_side_by_side_and_a_compact_list_takes_less_room(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 800})
    heights = {}
    for view in ("list", "compact", "cards"):
        page.goto(f"{view}/")
        heights[view] = page.locator("ul.pubs").evaluate("list => list.getBoundingClientRect().height")
    assert heights["compact"] < heights["list"]
    tops = page.locator("li.pub").evaluate_all("cards => cards.map(card => card.getBoundingClientRect().top)")
    assert len(tops) == 3
    assert tops[0] == tops[1]


def test_a_paper_without_a_badge_is_chosen_by_the_name_of_its_venue(browser: Browser, address: str) -> None:
    with browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("filtered/")
        choice = page.get_by_label("Venue", exact=True)
        assert choice.locator("option").all_inner_texts() == ["Any venue", "Ann. (2)", "Annals (1)"]
        choice.select_option("Annals")
        expect(page.locator("li.pub:visible")).to_have_attribute("data-key", "one")
        page.reload()
        expect(choice).to_have_value("Annals")


@pytest.mark.parametrize("path", ["list/", "compact/", "cards/"])
def test_no_view_is_wider_than_the_window(path: str, page: Page) -> None:
    page.goto(path)
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        edges = page.locator("li.pub").evaluate_all("""papers => papers.map(paper => {
            const { left, right } = paper.getBoundingClientRect()
            return [left, right]
        })""")
        assert len(edges) == 3
        assert all(left >= 0 and right <= width + 1 for left, right in edges), (width, edges)
