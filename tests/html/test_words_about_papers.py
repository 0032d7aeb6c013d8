"""What an author writes on a paper's page, in `docs/publications/KEY.md`, joins what the entry says."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from bibliographies import entry
from conftest import small_site

if TYPE_CHECKING:
    from site_pages import BuiltSite, SitePage

WORDS = """\
# Title of Zhu2023

## Abstract

For everyone: engines add, see [the other](dblp-x.md) and [@other].

## Models

/// publications
    keys: [other]
///
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    site = small_site(tmp_path_factory.mktemp("words"))
    bib = entry("Zhu2023", journal="J", abstract="Engines.")
    bib += entry("DBLP:x", journal="J", year="2022") + entry("other", journal="J", year="2021")
    site.write(
        {
            "docs/publications.bib": bib,
            "docs/publications/Zhu2023.md": WORDS,
            "docs/publications/dblp-x.md": "---\ntitle: Short\n---\n\nAn erratum.\n",
            "docs/index.md": "# Home\n\n[Words](publications/Zhu2023.md)\n\n/// publications\n///\n",
        }
    )
    return site.build(strict=True)


@pytest.fixture(scope="module")
def page(built: BuiltSite) -> SitePage:
    return built.page("publications/zhu2023/index.html")


def test_the_page_has_both_at_the_address_of_the_paper(built: BuiltSite, page: SitePage) -> None:
    assert built.code == 0, built.output
    assert [heading.get_text() for heading in page.all("h1")] == ["Title of Zhu2023"]
    assert [heading.get_text() for heading in page.all("main h2")] == [
        "Abstract",
        "Abstract#",
        "Models#",
        "Cite this",
    ]
    assert "For everyone" in page.one(".paper__words").get_text()
    assert page.all('meta[name="citation_title"]')
    assert "publications/Zhu2023/index.html" not in built.pages
    assert "An erratum." in built.page("publications/dblp-x/index.html").text


def test_its_ids_are_unique_and_its_links_lead_somewhere(built: BuiltSite, page: SitePage) -> None:
    ids = [element["id"] for element in page.all("[id]")]
    assert len(ids) == len(set(ids))
    assert [address for address in page.links() if built.dead_end(address)] == []
    (home,) = (link for link in built.page("index.html").all("main a") if link.get_text() == "Words")
    assert home["href"] == "publications/zhu2023/"


def test_a_title_in_front_matter_is_that_of_the_browser_s_tab(built: BuiltSite) -> None:
    other = built.page("publications/dblp-x/index.html")
    assert other.one("title").get_text().startswith("Short")
    assert other.one("h1").get_text() == "Title of DBLP:x"


def test_the_words_are_in_search_and_twin_and_the_paper_is_there_once(built: BuiltSite) -> None:
    twin = built.text("publications/zhu2023/index.md")
    assert twin.count("\n# ") + twin.startswith("# ") == 1
    assert "For everyone: engines add, see [the other](../../publications/dblp-x/index.md)" in twin
    records = json.loads(built.text("search/search_index.json"))["docs"]
    assert [each["location"] for each in records if "For everyone" in each["text"]] == [
        "publications/zhu2023/#abstract"
    ]
    assert [each["location"] for each in records].count("publications/zhu2023/") == 1
    assert built.text("llms.txt").count("publications/zhu2023/") == 1
