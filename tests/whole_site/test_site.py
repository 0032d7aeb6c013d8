"""The records of a site, and what is known only when all pages have been read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry
from homepage import problems
from homepage.bibliography.records import Bibliography
from homepage.whole_site.addresses import Addresses
from homepage.whole_site.page import Page
from homepage.whole_site.pages_read import NotAllRead, PagesRead
from homepage.whole_site.site import Site
from made_sites import site_of

if TYPE_CHECKING:
    from collections.abc import Collection


def test_a_bibliography_is_read_once_and_only_when_it_is_needed() -> None:
    readings = []

    def read() -> Bibliography:
        readings.append(1)
        return Bibliography(opened=3, refused=3)

    site = Site(read_bibliography=read)
    assert not readings
    assert (site.bibliography.opened, site.papers, site.publications) == (3, (), {})
    assert len(readings) == 1


def test_a_site_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        Site().cards = ()  # type: ignore[misc]


@pytest.mark.parametrize("question", ["has_full_list", "in_lists", "drawings_fingerprint"])
def test_what_depends_on_all_pages_cannot_be_asked_too_early(question: str) -> None:
    pages = PagesRead()
    addresses = Addresses(site_of(bibliography(entry("a"))), pages=pages)
    pages.add("index.md", Page("docs/index.md"))
    with pytest.raises(NotAllRead):
        getattr(addresses, question)
    with pytest.raises(NotAllRead):
        pages.citing(addresses.site.bibliography.publications[0])
    pages.close()
    assert not addresses.has_full_list
    getattr(addresses, question)


def test_the_pages_that_cite_a_publication_come_by_title() -> None:
    (publication,) = bibliography(entry("a")).publications
    pages = PagesRead()
    for title in ("Theory", "about", "Nothing"):
        page = Page(f"docs/{title}.md", title=title)
        pages.add(f"{title}.md", page)
        if title != "Nothing":
            page.cite("other-key", publication)
    pages.close()
    assert [page.title for page in pages.citing(publication)] == ["about", "Theory"]
    vars(pages)["_pages"].clear()  # for each paper, the pages are not searched again
    assert len(pages.citing(publication)) == 2


def test_excerpts_on_one_page_share_no_ids() -> None:
    pages = [Page("post.md", number=number, is_excerpt=number > 0) for number in range(3)]
    assert [page.unique_id("cite") for page in pages for _ in range(2)] == [
        *("cite", "cite-2", "cite-p1", "cite-p1-2", "cite-p2", "cite-p2-2")
    ]


def test_thousands_of_unknown_keys_are_not_each_compared_with_every_known_one(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[str] = []
    compare = problems.did_you_mean

    def counting(wrong: str, known: Collection[str]) -> str:
        compared.append(wrong)
        return compare(wrong, known)

    monkeypatch.setattr(problems, "did_you_mean", counting)
    monkeypatch.setattr(problems, "MOST_COMPARISONS", 1000)
    site = site_of(bibliography("".join(entry(f"known{number}") for number in range(20))))
    first = [site.advice_on_key(f"known{number}x") for number in range(200)]
    assert (first[0], first[-1]) == (' Did you mean "known0"?', " Add its entry to the .bib file.")
    assert len(compared) == 50
    assert site.advice_on_key("known7x") == ' Did you mean "known7"?'
    assert len(compared) == 50
