"""al-folio's fields mean what they mean there."""

import pytest
from bibliographies import OWNER, bibliography, entry
from homepage.bibliography.publication import Publication
from homepage.bibliography.reader import make_bibliography
from homepage.bibtex import parse_bib
from homepage.names.people import People
from homepage.rules.bibliography import check_bibliography
from homepage.settings.options import Owner, Profile
from made_sites import addresses_of, renderer_of, site_of


def publication(**fields: str) -> Publication:
    return bibliography(entry("a", **fields)).publications[0]


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("Here is [a link](https://x.example/a_b--c)", 'Here is <a href="https://x.example/a_b--c">a link</a>'),
        ("*More* and **most**", "<em>More</em> and <strong>most</strong>"),
        ("_More_ of snake_case_names", "<em>More</em> of snake_case_names"),
        ("Run `a`", "Run <code>a</code>"),
        (r"See [the \"Ubersicht](https://x.example/a(b))", 'See <a href="https://x.example/a(b)">the Übersicht</a>'),
        ("2 * 3 * 4, top 1% [1] (2)", "2 * 3 * 4, top 1% [1] (2)"),
        ("[x](javascript:alert)", "[x](javascript:alert)"),
    ],
)
@pytest.mark.parametrize("field", ["award", "additional_info", "annotation"])
def test_markdown_is_read_where_al_folio_reads_it(field: str, written: str, html: str) -> None:
    found = publication(**{field: written})
    assert [found.award.html] if field == "award" else [note.html for note in found.notes] == [html]


def test_markdown_in_a_note_is_text() -> None:
    assert publication(note="*More*").notes[0].text == "*More*"


SCHOLAR = entry("a", google_scholar_id="qyh")


def test_an_id_of_google_scholar_names_the_work_in_the_authors_list() -> None:
    profiles = (Profile("Scholar", "https://scholar.google.com/citations?hl=en&user=AbC_1-d&view=x"),)
    scholar = Owner(name="Banghua Zhu", profiles=profiles).scholar
    read = make_bibliography([parse_bib(SCHOLAR, "a.bib")], People([OWNER]), OWNER, scholar)
    assert [link.url.partition("citation_for_view=")[2] for link in read.publications[0].links] == ["AbC_1-d:qyh"]
    assert "google_scholar_id" not in [each.message for each in check_bibliography(read)]


def test_without_the_authors_id_it_leads_nowhere_and_that_is_said_once() -> None:
    read = bibliography(SCHOLAR + entry("b", google_scholar_id="xyz"))
    assert read.publications[0].links == ()
    assert [each.line for each in check_bibliography(read) if "address of your list" in each.message] == [5]
    assert bibliography(entry("a", google_scholar_id="u:qyh")).publications[0].links[0].url.endswith("=u:qyh")


def test_a_preview_may_be_a_film() -> None:
    site = site_of(bibliography(entry("a", preview="clip.mp4") + entry("b", preview="still.png")))
    film, picture = (renderer_of(addresses_of(site)).paper_page(each) for each in site.bibliography.publications)
    assert '/assets/img/publication_preview/clip.mp4" controls muted loop' in film
    assert "<img" not in film
    assert '/assets/img/publication_preview/still.png" alt="">' in picture


def test_a_place_follows_the_venue() -> None:
    found = publication(type="inproceedings", booktitle="Proc. of X", location="Vienna", month="jul")
    assert (found.venue.text, found.date.text) == ("Proc. of X, Vienna", "July 2023")
