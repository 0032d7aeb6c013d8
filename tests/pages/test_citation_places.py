"""Where a citation leads, in sites that show their papers in one place or another."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry
from homepage.bibliography.citation_syntax import BRACKET
from homepage.pages.extension import HomepageExtension
from homepage.pages.placeholders import Placeholders
from homepage.problems import Problems
from homepage.whole_site.page import Page
from made_sites import addresses_of, site_of
from markdown import Markdown
from site_pages import text_of

if TYPE_CHECKING:
    from conftest import Homepage

PAPERS = entry("a", title="One", year="2021", journal="J") + entry(
    "b", title="Two", year="2020", journal="J", url="https://example.org/two"
)
TEXT = "# Ada\n\nAs in [@a] and [@b].\n\n"
FULL = "/// publications\n///\n"


@pytest.mark.parametrize(
    ("home", "papers", "places"),
    [
        (FULL, None, ["#pub-a", "#pub-b"]),
        ("", FULL, ["publications/#pub-a", "publications/#pub-b"]),
        ("", "/// publications\n    limit: 1\n///\n", ["publications/#pub-a", "https://example.org/two"]),
        (FULL, "/// publications\n    limit: 1\n///\n", ["publications/#pub-a", "#pub-b"]),
        ("", "No list.\n", [None, "https://example.org/two"]),
        ("\\bibliography\n", FULL, ["#ref-a", "#ref-b"]),
    ],
)
@pytest.mark.parametrize("paper_pages", [False, "selected"])
def test_a_citation_leads_to_the_list_that_shows_the_paper(
    home: str, papers: str | None, places: list[str | None], paper_pages: object, homepage: Homepage
) -> None:
    homepage.options["paper_pages"] = paper_pages
    homepage.write({"docs/publications.bib": PAPERS, "docs/index.md": TEXT + home})
    if papers is not None:
        homepage.write({"docs/publications/index.md": f"# Papers\n\n{papers}"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    page = built.page("index.html")
    hrefs = [link.get("href") for link in page.all("p a.cite")]
    assert [href and href.removeprefix("./") for href in hrefs] == places
    for href in filter(None, hrefs):
        if "://" not in href:
            path, _, anchor = href.partition("#")
            target = built.page(f"{path.removeprefix('./')}index.html")
            assert target.all(f"#{anchor}")


def test_a_citation_has_the_whole_label(homepage: Homepage) -> None:
    twins = "".join(entry(key, author="Quux, Bob", year="2021", title=key, journal="J") for key in ("one", "two"))
    homepage.write({"docs/publications.bib": twins, "docs/index.md": "# A\n\n[@one] [@two]\n\n\\bibliography\n"})
    page = homepage.build(strict=True).page("index.html")
    assert [link.text for link in page.all("p a.cite")] == ["Q21a", "Q21b"]
    assert sorted(label.text for label in page.all(".pub__label")) == ["[Q21a]", "[Q21b]"]


@pytest.mark.parametrize("key", ["a]b", "a[b", "[ab]", "a;b", "a:b/c+d", "a(b)", "a*b*c", "ü"])
def test_any_key_can_be_cited(key: str, homepage: Homepage) -> None:
    text = f"# A\n\nSee [@{{{key}}}], [see @{{{key}}}, p. 3; also @{{{key}}}] and [not a citation].\n"
    homepage.write({"docs/publications.bib": entry(key, journal="J"), "docs/index.md": f"{text}\n{FULL}"})
    built = homepage.build(strict=True)
    assert built.code == 0, built.output
    page = built.page("index.html")
    assert [link["data-key"] for link in page.all("p a.cite")] == [key] * 3
    assert f"[see {page.all('p a.cite')[0].text}, p. 3; also " in text_of(page.all("article p")[0])


def test_an_address_that_looks_like_a_stand_in_stays(homepage: Homepage) -> None:
    homepage.options["paper_pages"] = False
    homepage.write({"docs/index.md": '# A\n\n<a href="in-list:nothing">odd</a>\n'})
    assert 'href="in-list:nothing"' in homepage.build().text("index.html")


def test_brackets_without_end_cost_little() -> None:
    assert re.search(BRACKET, "[" + "@{a} " * 1_000) is None


def test_the_beginning_of_a_post_leads_to_papers_from_each_page_that_shows_it() -> None:
    site = site_of(bibliography(PAPERS))
    shown = [Page("post.md", url, is_excerpt=True) for url in ("blog/", "blog/archive/2024/")]
    placeholders = Placeholders(addresses_of(site, {"publications/a.md": "publications/a/"}))
    extension = HomepageExtension(placeholders, Problems(), lambda _: shown[0])
    markdown = Markdown(extensions=["toc", extension])
    first = markdown.convert("# Post\n\nAs in [@a].\n\n\\bibliography\n")
    shown.pop(0)
    second = markdown.convert("As in [@a].\n\n\\bibliography\n")
    assert "<h1>Post</h1>" in first
    assert re.findall('href="([^"]*)"', first) == ["../publications/a/"]
    assert re.findall('href="([^"]*)"', second) == ["../../../publications/a/"]
    assert [len(page.placeholders) for page in shown] == [1], "the preview of the citation, and no references"
