"""The site's search: it finds every paper, leads to it, and knows no more than it has to."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry
from conftest import serving, small_site
from homepage.selections.selection import Selection
from homepage.settings.options import Options
from homepage.web.search_index import by_page, with_records
from homepage.web.search_records import LONGEST_ABSTRACT, ROOM_FOR_ABSTRACTS, search_records
from homepage.whole_site.page import PageListing
from made_sites import addresses_of, site_of
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Homepage
    from homepage.settings.options import PaperPages
    from homepage.whole_site.addresses import Addresses
    from playwright.sync_api import Browser
    from site_pages import BuiltSite

LIST_URL = "publications/"


def site_with(*entries: str, pages: PaperPages = "none", listed: tuple[str, ...] = (LIST_URL,)) -> Addresses:
    """Return the addresses of a site whose pages list all papers."""
    site = site_of(bibliography(*entries), Options(paper_pages=pages))
    papers = site.bibliography.publications
    urls = {f"{url}index.md": url for url in listed} | {f"publications/{p.slug}.md": f"{p.slug}/" for p in papers}
    return addresses_of(site, urls, listings=[PageListing(url, Selection(), has_filters=False) for url in listed])


def found_in(addresses: Addresses) -> list[dict[str, str]]:
    """Return the records as data, each at its address."""
    return [json.loads(text) | {"location": location} for location, text in search_records(addresses)]


def text_of(*entries: str) -> str:
    return found_in(site_with(*entries))[0]["text"]


def test_a_record_holds_what_readers_look_for() -> None:
    paper = entry(
        "a",
        'Zhu, Banghua and G{\\"o}del, Kurt',
        title="Sets & {\\'E}tudes",
        journal="Annals of <Logic>",
        abstract="Incomplete \\emph{by} need.",
        abbr="AL",
        keywords="logic, proofs",
        award="Best Paper",
    )
    (record,) = found_in(site_with(paper))
    assert record == {
        "location": "publications/#pub-a",
        "title": "Sets &amp; Études",
        "text": "<p>Banghua Zhu, Kurt Gödel</p><p>Annals of &lt;Logic&gt;, 2023</p>"
        "<p>[ZG23] · AL · Best Paper · logic · proofs</p><p>Goedel</p><p>Incomplete by need.</p>",
    }


def test_a_versions_other_title_is_found_too() -> None:
    text = text_of(entry("a", title="New Name", versions="b") + entry("b", title="Old Name"))
    assert "<p>Old Name</p>" in text


@pytest.mark.parametrize(
    ("pages", "listed", "locations"),
    [
        ("all", (LIST_URL,), ["a/", "b/"]),
        ("selected", (LIST_URL,), ["a/", "publications/#pub-b"]),
        ("none", ("research/", LIST_URL), ["publications/#pub-a", "publications/#pub-b"]),
        ("none", ("./", "research/"), ["#pub-a", "#pub-b"]),
        ("none", (), []),
    ],
)
def test_a_record_leads_to_the_page_or_to_the_place_in_a_list(
    pages: PaperPages, listed: tuple[str, ...], locations: list[str]
) -> None:
    site = site_with(entry("a", selected="true") + entry("b"), pages=pages, listed=listed)
    assert [record["location"] for record in found_in(site)] == locations


def test_the_abstracts_share_their_room() -> None:
    many = 5_000
    room = ROOM_FOR_ABSTRACTS // many
    site = site_with("".join(entry(f"k{n}", abstract="words " * 1_000) for n in range(many)))
    records = found_in(site)
    assert len(records) == many
    longest = max(record["text"].count("words ") for record in records) * len("words ")
    assert 0.95 * room - len("words ") <= longest <= room
    assert len(text_of(entry("a", abstract="words " * 1_000))) < LONGEST_ABSTRACT + 200


def test_one_paper_more_cuts_no_other_abstract() -> None:
    many = [entry(f"k{n}", abstract="words " * 400) for n in range(601)]
    before, after = (found_in(site_with("".join(some))) for some in (many[:600], many))
    assert before == after[:600]


def test_thousands_of_authors_are_not_all_in_it() -> None:
    text = text_of(entry("a", " and ".join(f"Person{n}, A." for n in range(3_000))))
    assert "Person0" in text
    assert len(text) < 3_000


def records_of(site: BuiltSite) -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for record in json.loads(site.text("search/search_index.json"))["docs"]:
        found.setdefault(record["location"], []).append(record)
    return found


def test_a_page_that_search_leaves_out_stays_out(homepage: Homepage) -> None:
    homepage.options["paper_pages"] = False
    homepage.write({"docs/index.md": "# Ada\n", "docs/all.md": "# All\n\n/// publications\n///\n"})
    assert "all/#pub-lovelace1844poetical" in records_of(homepage.build(strict=True))
    homepage.write({"docs/all.md": "---\nsearch:\n  exclude: true\n---\n# All\n\n/// publications\n///\n"})
    assert set(records_of(homepage.build(strict=True))) == {""}


@pytest.mark.parametrize("docs", [[], [{"location": "a/"}]], ids=["empty", "with a page"])
@pytest.mark.parametrize("before", [True, False], ids=["docs last", "docs first"])
def test_records_go_into_an_index_whatever_else_it_holds(docs: list[dict[str, str]], before: bool) -> None:
    rest = {"config": {"lang": ["en"]}, "index": {"version": "2"}}
    index = {**rest, "docs": docs} if before else {"docs": docs, **rest}
    records = by_page((location, json.dumps({"location": location})) for location in ("b/", "a/#pub-x"))
    found = json.loads(
        with_records(json.dumps(index).encode(), {name: text.encode() for name, text in records.items()})
    )
    here = [{"location": "a/#pub-x"}] if docs else []
    assert found == {**rest, "docs": [*docs, {"location": "b/"}, *here]}


def test_a_site_can_do_without_search(homepage: Homepage) -> None:
    homepage.settings["plugins"] = {"search": {"enabled": False}}
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    assert not (site.folder / "search").exists()


def test_a_page_that_the_author_wrote_for_a_paper_is_in_the_index_once(homepage: Homepage) -> None:
    homepage.write({"docs/publications/lovelace1843notes.md": "# Notes\n\nThe author's own words.\n"})
    (record,) = records_of(homepage.build())["publications/lovelace1843notes/"]
    assert "own words" in record["text"]


PAPERS = r"""
@article{goedel, title = {Über formal unentscheidbare S{\"a}tze}, author = {G{\"o}del, Kurt and Lovelace, Ada and
  Sk{\l}odowska, Maria and Đặng, Thị and کیانی, علی},
  journal = {Monatshefte}, year = 1931, abstract = {Some propositions have a quixotic nature.}}
@article{other, title = {Another Work}, author = {Hopper, Grace}, journal = {Annals}, year = 1952}
"""


@pytest.fixture(scope="module", params=[True, False], ids=["with pages", "without pages"])
def searched(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, bool]]:
    """The address of a small site, and whether its papers have pages."""
    site = small_site(tmp_path_factory.mktemp("searched"))
    site.options["paper_pages"] = request.param
    lists = "# Papers\n\n/// publications\n///\n"
    site.write({"docs/publications.bib": PAPERS, "docs/index.md": "# Ada\n", "docs/publications/index.md": lists})
    built = site.build(strict=True)
    assert built.code == 0, built.output
    with serving(built.folder) as address:
        yield address, request.param


def test_a_search_leads_to_the_paper(searched: tuple[str, bool], browser: Browser) -> None:
    address, pages = searched
    with browser.new_context(base_url=address, viewport={"width": 1280, "height": 740}) as context:
        page = context.new_page()
        page.goto("")
        page.keyboard.press("/")
        search = page.get_by_role("searchbox", name="Search")
        expect(search).to_be_focused()
        found = page.locator(".search__results a", has_text="unentscheidbare")
        for words in (
            "unentscheidbare",
            "Gödel",
            "Sklodowska",
            "SKŁODOWSKA",
            "Dang",
            "علي كياني",
            "Monatshefte",
            "quixotic",
        ):
            search.fill("another")
            expect(found).to_have_count(0, timeout=20_000)
            search.fill(words)
            expect(found.first).to_be_visible()
            expect(page.locator(".search__results", has_text="Another Work")).to_have_count(0)
        found.first.click()
        page.wait_for_url("**/publications/goedel/**" if pages else "**/publications/#pub-goedel**")
        expect(page.locator('.pub[data-key="goedel"]')).to_be_in_viewport()


def test_each_paper_of_a_list_is_a_result_of_its_own(tmp_path: Path, browser: Browser) -> None:
    site = small_site(tmp_path)
    site.options["paper_pages"] = False
    papers = "".join(entry(f"loom{n}", title=f"Loom {n}") for n in range(6))
    lists = "# Papers\n\n/// publications\n///\n"
    site.write({"docs/publications.bib": papers, "docs/index.md": "# Ada\n", "docs/publications/index.md": lists})
    with serving(site.build().folder) as address, browser.new_context(base_url=address) as context:
        page = context.new_page()
        page.goto("")
        page.keyboard.press("/")
        page.keyboard.type("loom")
        titles = page.locator(".search__results .search__title")
        expect(titles).to_have_text([f"Loom {n}" for n in range(6)], timeout=20_000)
        expect(page.locator(".search__status")).to_have_text("6 matching documents")


def test_the_search_stays_open_for_what_is_selected_or_opened_elsewhere(
    searched: tuple[str, bool], browser: Browser
) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(searched[0])
        page.keyboard.press("/")
        page.fill("dialog.search input", "quixotic")
        dialog, result = page.locator("dialog.search"), page.locator(".search__results a").first
        result.click(modifiers=["ControlOrMeta"])
        assert dialog.get_attribute("open") is not None
        box = page.locator("dialog.search input").bounding_box()
        assert box
        page.mouse.move(box["x"] + 40, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(3, 3)
        page.mouse.up()
        assert dialog.get_attribute("open") is not None
        page.mouse.click(3, 3)
        assert dialog.get_attribute("open") is None
