"""Names and text of every script in lists and on pages of papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry, person
from homepage.metadata.papers import scholarly_article
from homepage.names.people import Person
from made_sites import addresses_of, renderer_of, site_of

if TYPE_CHECKING:
    from homepage.html.renderer import Renderer


def renderer() -> Renderer:
    return renderer_of(addresses_of(site_of()))


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"title": "מה זה?"}, '<p class="pub__title"><bdi>מה זה?</bdi></p>'),
        ({"author": "כהן, אבי"}, '<span class="pub__author"><bdi>אבי כהן</bdi></span>'),
        ({"journal": "مجلة", "pages": "20--31", "volume": "7"}, "<cite><bdi>مجلة</bdi></cite>, 7:20–31, "),
        ({"title": "A {כהן} Story"}, "<bdi>A כהן Story</bdi>"),
        ({"note": "מהדורה 2"}, '<p class="pub__note"><bdi>מהדורה 2</bdi></p>'),
        ({"title": "Plain", "author": "Li, 小明"}, '<p class="pub__title">Plain</p>'),
        ({"author": "Li, Xiaoming (黎小明)"}, 'Xiaoming Li</span> <span class="pub__remark">(黎小明)</span>'),
    ],
)
def test_a_value_is_read_in_its_own_direction(fields: dict[str, str], shown: str) -> None:
    papers = bibliography(entry("a", **fields)).publications
    assert shown in renderer().publication_list(papers)


def test_the_page_of_a_paper_and_the_preview_set_them_apart_too() -> None:
    (paper,) = bibliography(entry("a", title="מה זה?", author="כהן, אבי")).publications
    assert '<h1 class="pub__title"><bdi>מה זה?</bdi></h1>' in renderer().paper_page(paper)
    assert "<bdi>אבי כהן</bdi>" in renderer().preview(paper, "x")


def test_an_orcid_after_a_name_is_its_link() -> None:
    (paper,) = bibliography(entry("a", author="Roe, Jane (https://orcid.org/0000-0002-1825-0097)")).publications
    assert '<a href="https://orcid.org/0000-0002-1825-0097">Jane Roe</a>' in renderer().publication_list([paper])
    (author,) = scholarly_article(paper, page_url="")["author"]
    assert author["sameAs"] == "https://orcid.org/0000-0002-1825-0097"


def test_namesakes_have_links_of_their_own() -> None:
    one, other = (
        Person(person("Wei Li").name, orcid=orcid) for orcid in ("0000-0002-1825-0097", "0000-0001-5109-3700")
    )
    authors = "Li, Wei [0000-0002-1825-0097] and Li, Wei [0000-0001-5109-3700] and Li, Wei"
    found = bibliography(entry("a", author=authors), people=[one, other])
    drawn = renderer().publication_list(found.publications)
    assert [drawn.count(f"https://orcid.org/{each.orcid}") for each in (one, other)] == [1, 1]
    (problem,) = (problem for problem in found.problems if problem.rule == "ambiguous-name")
    assert '"Wei Li" may be any of 2 people named Wei Li; write an alias, or the ORCID iD' in problem.message
