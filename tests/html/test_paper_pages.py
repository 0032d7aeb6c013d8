"""A paper's page read back from the built site: the page, its tags, its downloads and the .bib say the same."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry, person
from homepage.bibliography.paper_addresses import address_problems, aliases
from homepage.html.heads import paper_head
from homepage.names import Name
from homepage.names.people import Person
from homepage.settings.options import Options
from made_sites import addresses_of, renderer_of, site_of
from pybtex.database import parse_string

if TYPE_CHECKING:
    from conftest import Homepage
    from site_pages import BuiltSite, Page

ENDINGS = ("bib", "ris", "csl.json")


def page_of(key: str, site: BuiltSite) -> Page:
    return site.page(f"publications/{key}/index.html")


def meta(page: Page, name: str) -> list[str]:
    return [str(tag["content"]) for tag in page.all(f'meta[name="{name}"]')]


def test_downloads_are_there_whatever_the_author_keeps_of_the_site(homepage: Homepage) -> None:
    homepage.settings["exclude_docs"] = "*.ris\n"
    homepage.write({"docs/page.md": "# Page\n\n[All](publications.ris), [mine](publications.csl.json)\n"})
    homepage.write({"docs/publications.csl.json": "mine"})
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    assert "excluded" not in site.output
    assert "TY  - " in site.text("publications.ris")
    assert site.text("publications.csl.json") == "mine"


def test_a_choice_without_papers_is_an_empty_and_valid_file(homepage: Homepage) -> None:
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    assert [site.text(f"selected.{ending}") for ending in ENDINGS] == ["", "", "[]\n"]
    assert not parse_string(site.text("selected.bib"), "bibtex").entries


@pytest.mark.parametrize(("words", "is_long"), [(3, False), (40, True)])
def test_a_title_of_many_lines_is_set_smaller(words: int, is_long: bool, homepage: Homepage) -> None:
    title = " ".join(["Notes"] * words)
    homepage.write({"docs/publications.bib": f"@article{{notes, title = {{{title}}}, author = {{Lovelace, Ada}}}}\n"})
    heading = page_of("notes", homepage.build()).html.h1
    assert heading.get_text() == title
    assert ("pub__title--long" in heading["class"]) is is_long


VERSIONED = """\
@string{memoirs = {Scientific Memoirs}}
@article{new, title = {Notes}, author = {Lovelace, Ada}, journal = memoirs, year = 1843, versions = {old},
  aliases = {notes-1842, /publications/first-notes/}, abbr = {SM}}
@misc{old, title = {Notes}, author = {Lovelace, Ada}, year = 1842, eprint = {1842.00001}, archiveprefix = {arXiv}}
"""


def test_versions_strings_and_old_addresses_come_along(homepage: Homepage) -> None:
    homepage.write({"docs/publications.bib": VERSIONED, "docs/about.md": "# About\n\nAs in [@old].\n"})
    site = homepage.build()
    assert site.code == 0, site.output
    page = page_of("new", site)
    assert "Preprint" in page.one(".paper__versions").text
    assert [link.text for link in page.all(".paper__citing a")] == ["About"]
    for name in ("publications", "publications/new"):
        entries = parse_string(site.text(f"{name}.bib"), "bibtex").entries
        assert (list(entries), entries["new"].fields["journal"]) == (["new", "old"], "Scientific Memoirs")
    assert "abbr" not in site.text("publications/new.bib")
    for alias in ("notes-1842", "first-notes"):
        redirect = site.page(f"publications/{alias}/index.html")
        assert redirect.one('meta[http-equiv="refresh"]')["content"] == "0; url=../../publications/new/"
        assert redirect.one("a")["href"] == "../../publications/new/"


def test_an_old_address_leads_to_the_page_where_addresses_are_files(homepage: Homepage) -> None:
    homepage.settings["use_directory_urls"] = False
    homepage.options["redirects"] = {"/2019/über/": "index.md#news", "/old.html": "https://example.org/", "/p": "no.md"}
    homepage.options["redirects"] |= {"/notes/": "publications/new.md", "/publications/new.html": "index.md"}
    homepage.write({"docs/publications.bib": VERSIONED})
    site = homepage.build()
    for file, href in {
        "2019/über/index.html": "../../index.html#news",
        "old.html": "https://example.org/",
        "notes/index.html": "../publications/new.html",
    }.items():
        moved = site.page(file)
        assert [moved.one("a")["href"], moved.one("link")["href"]] == [href, href]
        assert moved.one('meta[http-equiv="refresh"]')["content"] == f"0; url={href}"
    assert "redirects./p names no.md, which is not in docs/." in site.output
    assert "redirects has /publications/new.html, which is the address of publications/new.md." in site.output
    redirect = site.page("publications/notes-1842/index.html")
    assert [site.dead_end(address) for address in redirect.links()] == [""]
    assert redirect.one("a")["href"] == "../../publications/new.html"


def test_search_engines_are_told_where_the_sites_own_pdf_is(homepage: Homepage) -> None:
    homepage.settings["site_url"] = "https://ada.example/home/"
    entry_with_pdf = "@article{a, title = {T}, author = {Lovelace, Ada}, journal = {J}, year = 1843, pdf = {a b.pdf}}"
    homepage.write({"docs/publications.bib": entry_with_pdf, "docs/assets/pdf/a b.pdf": ""})
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    assert meta(page_of("a", site), "citation_pdf_url") == ["https://ada.example/home/assets/pdf/a%20b.pdf"]


def test_an_address_that_two_papers_claim_is_reported() -> None:
    read = bibliography(entry("conf/x") + entry("conf-x") + entry("c", aliases="gone, d") + entry("d"))
    assert [str(problem).partition(": ")[2].split(". ")[0] for problem in address_problems(read)] == [
        'entry "conf-x": publications/conf-x/ is the page of "conf/x" (a.bib:1); this one is at publications/conf-x-2/',
        'entry "c": `aliases` claims publications/d/, which belongs to "d" (a.bib:17)',
    ]
    assert {alias: paper.key for alias, paper in aliases(read).items()} == {"gone": "c"}


@pytest.mark.parametrize("pages", [False, "selected"])
def test_without_pages_there_are_no_files_for_single_papers_but_one_says_how_to_cite_those_of_a_year(
    pages: object, new_homepage: Homepage
) -> None:
    new_homepage.options |= {"paper_pages": pages, "citation_styles": ["apa"]}
    site = new_homepage.build(strict=True)
    assert site.code == 0, site.output
    assert not (site.folder / "publications").exists()
    cited = json.loads((site.folder / "citations/1844.json").read_text(encoding="utf-8"))["lovelace1844poetical"]
    assert cited["own"][0].startswith("@inproceedings{lovelace1844poetical,")
    assert cited["references"] == [["APA", "Lovelace, A. (1844). Poetical science. <em>Proceedings of the Salon</em>."]]


def test_a_missing_preview_is_named_and_the_build_goes_on(homepage: Homepage) -> None:
    homepage.write(
        {"docs/publications.bib": "@misc{a, title = {T}, author = {A, B}, year = 2020,\n preview = {a.png}}\n"}
    )
    site = homepage.build()
    assert site.code == 0
    assert 'docs/publications.bib:2: entry "a": "preview" names assets/img/publication_preview/a.png' in site.output


def test_a_preview_stands_in_the_list_and_on_the_page(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/publications.bib": "@misc{a, title = {T}, author = {A, B}, year = 2020, preview = {a.svg}}\n",
            "docs/assets/img/publication_preview/a.svg": '<svg xmlns="http://www.w3.org/2000/svg"/>',
        }
    )
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    for path in ("index.html", "publications/a/index.html"):
        (picture,) = site.page(path).all("main img")
        assert str(picture["src"]).endswith("assets/img/publication_preview/a.svg")
        assert picture["alt"] == ""


def test_an_unknown_citation_style_is_named_with_the_nearest_one(homepage: Homepage) -> None:
    homepage.options["citation_styles"] = ["iee"]
    site = homepage.build()
    assert site.code != 0
    assert (
        'extra.homepage.citation_styles contains "iee", which is not a citation style. Did you mean "ieee"?'
        in site.output
    )


def test_the_author_names_the_styles(homepage: Homepage) -> None:
    homepage.options["citation_styles"] = ["acm"]
    site = homepage.build(strict=True)
    page = page_of("lovelace1843notes", site)
    assert [term.text for term in page.all(".cite-box dt")] == ["ACM"]
    assert "Ada Lovelace and Charles Babbage. 1843." in page.one(".cite-box dd").text


@pytest.mark.parametrize("own", ["publications/overview.md", "publications/overview/index.md"])
def test_a_page_of_the_author_stays_where_a_paper_would_have_its_own(own: str, homepage: Homepage) -> None:
    bib = entry("Overview") + entry("other")
    homepage.write({"docs/publications.bib": bib, f"docs/{own}": "# Mine\n\nOwn words.\n"})
    site = homepage.build()
    message = f'entry "Overview": its page has the same address as {own}. Rename the key or that file.'
    assert f"WARNING -  docs/publications.bib:1: {message}" in site.output
    assert "Own words." in page_of("overview", site).text
    (title,) = (pub.select(".pub__title a")[0] for pub in site.page("index.html").all('[data-key="Overview"]'))
    assert title["href"] == "./publications/overview/"
    homepage.write({"docs/publications.bib": bib.replace("  title", "  silence = {page-address},\n  title", 1)})
    assert "its page would be" not in homepage.build().output


def test_pages_that_only_folders_would_join_are_both_there(homepage: Homepage) -> None:
    homepage.settings["use_directory_urls"] = False
    homepage.write(
        {"docs/publications.bib": entry("a", journal="J"), "docs/publications/a/index.md": "# Mine\n\nOwn words.\n"}
    )
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    assert "Own words." in site.page("publications/a/index.html").text
    assert "Title of a" in site.page("publications/a.html").text


def test_a_co_author_without_an_address_has_not_that_of_the_page() -> None:
    options = Options(people=(person("Wei Li"), Person(Name("Ruth", "Hale"), url="https://hale.example/")))
    papers = bibliography(entry("a", author="Li, Wei and Hale, Ruth"), people=options.people)
    head = paper_head(
        renderer_of(addresses_of(site_of(papers, options))), papers.publications[0], "https://x.example/a/"
    )
    found = json.loads(re.search(r'<script type="application/ld\+json">(.*?)</script>', head)[1])  # type: ignore[index]
    assert [author.get("url") for author in found["author"]] == [None, "https://hale.example/"]
