"""What a paper's own page says to Google Scholar, Zotero and search engines."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

import pytest
from homepage.bibliography.reader import make_bibliography
from homepage.bibtex import parse_bib
from homepage.metadata.home import schema_org as home_schema
from homepage.metadata.papers import highwire, json_ld, scholarly_article
from homepage.names import Name
from homepage.names.people import People, Person
from homepage.settings.options import Owner
from hypothesis import given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from homepage.bibliography.publication import Publication

OWNER = Person(Name("Ada", "Lovelace"), url="https://ada.example/", orcid="0000-0002-1825-0097")
PAGE = "https://example.org/publications/a/"
PAPER = """
@inproceedings{a,
  title = {On {Engines}}, author = {Lovelace, Ada and van der Berg, Jan and King, Jr., Martin and {Babbage & Sons}},
  booktitle = {Proceedings of Engines}, series = {Memoirs}, volume = 3, pages = {666--731}, year = 1843, month = aug,
  publisher = {Taylor}, isbn = {978-3}, issn = {1234-5678}, doi = {10.1000/xyz}, arxiv = {2301.11270},
  keywords = {engines, numbers}, abstract = {Abstract.}, code = {https://code.example/}, url = {https://paper.example/}
}
"""


def one(source: str) -> Publication:
    (publication,) = make_bibliography([parse_bib(source, "p.bib")], People([OWNER]), OWNER).publications
    return publication


def tags(source: str, page_url: str = "", pdf_url: str = "") -> list[tuple[str, str]]:
    return list(highwire(one(source), page_url=page_url, pdf_url=pdf_url))


def article(source: str) -> dict[str, Any]:
    return scholarly_article(one(source), page_url=PAGE)


class TestHighwire:
    """The tags of Google Scholar's inclusion guidelines."""

    def test_a_paper(self) -> None:
        assert sorted(tags(PAPER, page_url=PAGE, pdf_url="https://example.org/a.pdf")) == sorted(
            [
                ("citation_title", "On Engines"),
                ("citation_author", "Lovelace, Ada"),
                ("citation_author", "van der Berg, Jan"),
                ("citation_author", "King, Martin Jr."),
                ("citation_author", "Babbage & Sons"),
                ("citation_publication_date", "1843/08"),
                ("citation_conference_title", "Proceedings of Engines"),
                ("citation_publisher", "Taylor"),
                ("citation_volume", "3"),
                ("citation_firstpage", "666"),
                ("citation_lastpage", "731"),
                ("citation_doi", "10.1000/xyz"),
                ("citation_arxiv_id", "2301.11270"),
                ("citation_issn", "1234-5678"),
                ("citation_isbn", "978-3"),
                ("citation_pdf_url", "https://example.org/a.pdf"),
                ("citation_abstract_html_url", PAGE),
                ("citation_keywords", "engines; numbers"),
            ]
        )

    def test_authors_keep_their_order(self) -> None:
        authors = [content for name, content in tags(PAPER) if name == "citation_author"]
        assert authors == ["Lovelace, Ada", "van der Berg, Jan", "King, Martin Jr.", "Babbage & Sons"]

    @pytest.mark.parametrize(
        ("date", "content"),
        [
            ("year = 2023", "2023"),
            ("date = {2023-05}", "2023/05"),
            ("date = {2023-05-07}", "2023/05/07"),
            ("year = {in press}", None),
            ("date = {-0044}", None),
        ],
    )
    def test_dates(self, date: str, content: str | None) -> None:
        assert dict(tags(f"@article{{a, title={{T}}, {date}}}")).get("citation_publication_date") == content

    @pytest.mark.parametrize(
        ("entry", "name", "content"),
        [
            ("@article{a, title={T}, journal={J}}", "citation_journal_title", "J"),
            ("@incollection{a, title={T}, booktitle={B}}", "citation_inbook_title", "B"),
            ("@phdthesis{a, title={T}, school={MIT}}", "citation_dissertation_institution", "MIT"),
            ("@techreport{a, title={T}, institution={MIT}}", "citation_technical_report_institution", "MIT"),
            ("@techreport{a, title={T}, number={TR-1}}", "citation_technical_report_number", "TR-1"),
            ("@article{a, title={T}, number={4}}", "citation_issue", "4"),
            ("@misc{a, title={T}, eventtitle={Congress of Vienna}}", "citation_conference_title", "Congress of Vienna"),
            ("@misc{a, title={T}, howpublished={Talk at the fair}}", "citation_conference_title", "fair"),
        ],
    )
    def test_the_venue_by_type(self, entry: str, name: str, content: str) -> None:
        assert dict(tags(entry)) == {"citation_title": "T", name: content}

    def test_editors_are_no_authors(self) -> None:
        found = tags("@proceedings{a, title={T}, editor={Menabrea, Luigi}}")
        assert ("citation_editor", "Menabrea, Luigi") in found
        assert "citation_author" not in dict(found)

    @pytest.mark.parametrize("url", ["assets/pdf/a.pdf", "/a.pdf", "../a.pdf", "javascript:alert(1)", ""])
    def test_an_address_that_is_not_absolute_is_left_out(self, url: str) -> None:
        assert dict(tags("@misc{a, title={T}}", page_url=url, pdf_url=url)) == {"citation_title": "T"}


class TestScholarlyArticle:
    """The publication by schema.org."""

    def test_a_paper(self) -> None:
        assert article(PAPER) == {
            "@context": "https://schema.org",
            "@type": "ScholarlyArticle",
            "name": "On Engines",
            "headline": "On Engines",
            "author": [
                {
                    "@type": "Person",
                    "name": "Ada Lovelace",
                    "givenName": "Ada",
                    "familyName": "Lovelace",
                    "sameAs": "https://orcid.org/0000-0002-1825-0097",
                    "url": "https://ada.example/",
                },
                {"@type": "Person", "name": "Jan van der Berg", "givenName": "Jan", "familyName": "van der Berg"},
                {
                    "@type": "Person",
                    "name": "Martin King Jr.",
                    "givenName": "Martin",
                    "familyName": "King",
                    "honorificSuffix": "Jr.",
                },
                {"@type": "Organization", "name": "Babbage & Sons"},
            ],
            "datePublished": "1843-08",
            "isPartOf": {
                "@type": ["Book", "PublicationVolume"],
                "name": "Proceedings of Engines",
                "volumeNumber": "3",
                "isbn": "978-3",
                "issn": "1234-5678",
                "isPartOf": {"@type": "BookSeries", "name": "Memoirs"},
            },
            "pagination": "666-731",
            "pageStart": "666",
            "pageEnd": "731",
            "publisher": {"@type": "Organization", "name": "Taylor"},
            "abstract": "Abstract.",
            "keywords": ["engines", "numbers"],
            "identifier": [
                {
                    "@type": "PropertyValue",
                    "propertyID": "DOI",
                    "value": "10.1000/xyz",
                    "url": "https://doi.org/10.1000/xyz",
                },
                {
                    "@type": "PropertyValue",
                    "propertyID": "arXiv",
                    "value": "2301.11270",
                    "url": "https://arxiv.org/abs/2301.11270",
                },
            ],
            "url": PAGE,
            "sameAs": ["https://doi.org/10.1000/xyz", "https://paper.example/", "https://arxiv.org/abs/2301.11270"],
        }

    def test_a_journal_is_a_periodical_with_volumes_and_issues(self) -> None:
        found = article("@article{a, title={T}, journal={J}, volume=50, number=4, issn={1234-5678}}")
        assert found["isPartOf"] == {
            "@type": "PublicationIssue",
            "issueNumber": "4",
            "isPartOf": {
                "@type": "PublicationVolume",
                "volumeNumber": "50",
                "isPartOf": {"@type": "Periodical", "name": "J", "issn": "1234-5678"},
            },
        }

    @pytest.mark.parametrize("written", ["1234-5678, 2345-678X", "1234-5678 (Print) 2345-678X (Online)"])
    def test_two_issns_in_one_field_are_two(self, written: str) -> None:
        source = f"@article{{a, title={{T}}, journal={{J}}, issn={{{written}}}}}"
        both = ["1234-5678", "2345-678X"]
        assert article(source)["isPartOf"] == {"@type": "Periodical", "name": "J", "issn": both}
        assert [content for name, content in tags(source) if name == "citation_issn"] == both

    @pytest.mark.parametrize(
        ("entry_type", "kind"),
        [
            ("article", "ScholarlyArticle"),
            ("book", "Book"),
            ("incollection", "Chapter"),
            ("phdthesis", "Thesis"),
            ("techreport", "Report"),
            ("software", "SoftwareSourceCode"),
            ("dataset", "Dataset"),
            ("misc", "CreativeWork"),
        ],
    )
    def test_types(self, entry_type: str, kind: str) -> None:
        assert article(f"@{entry_type}{{a, title={{T}}}}")["@type"] == kind

    def test_a_thesis_comes_from_its_school(self) -> None:
        found = article("@phdthesis{a, title={T}, school={MIT}}")
        assert found["sourceOrganization"] == {"@type": "Organization", "name": "MIT"}

    def test_an_edited_book_has_editors_and_its_own_isbn(self) -> None:
        found = article("@proceedings{a, title={T}, editor={Lovelace, Ada}, isbn={978-3}, series={S}}")
        assert "author" not in found
        assert found["editor"][0]["url"] == "https://ada.example/"
        assert found["isbn"] == "978-3"
        assert found["isPartOf"] == {"@type": "BookSeries", "name": "S"}

    def test_nothing_empty_is_said(self) -> None:
        assert scholarly_article(one("@misc{a, title={T}}"), page_url="") == {
            "@context": "https://schema.org",
            "@type": "CreativeWork",
            "name": "T",
            "headline": "T",
        }


class ScriptReader(HTMLParser):
    """Collects what a browser finds inside and outside the script."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.data = ""

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.data += data


class TestJsonLd:
    """JSON that stays inside its script element."""

    @given(st.text() | st.sampled_from(["</script><b>", "<!--<script>", "a\u2028b\u2029c", "&lt;/script&gt;", "]]>"]))
    def test_any_value_comes_back_and_none_ends_the_script(self, value: str) -> None:
        reader = ScriptReader()
        reader.feed(f'<script type="application/ld+json">{json_ld({value: [value]})}</script><i>')
        reader.close()
        assert reader.tags == ["script", "i"]
        assert json.loads(reader.data) == {value: [value]}

    def test_what_html_or_javascript_would_read_is_escaped(self) -> None:
        assert json_ld("</script>&<!--\u2028\u2029é") == ('"\\u003c/script\\u003e\\u0026\\u003c!--\\u2028\\u2029é"')


def test_a_paper_of_the_sites_author_is_tied_to_the_person_of_the_home_page() -> None:
    owner = Owner(name="Ada Lovelace", orcid="0000-0002-1825-0097")
    files = [parse_bib("@misc{a, title={T}, author={Lovelace, Ada and Roe, Jane}}", "p.bib")]
    (paper,) = make_bibliography(files, People([owner.person]), owner.person).publications
    root = "https://ada.example/site/"
    written = scholarly_article(paper, page_url=f"{root}publications/a/", root=root)["author"]
    home = home_schema(owner, site_url=root, title="Ada", description="", portrait="")
    person = next(part for part in home["@graph"] if part["@type"] == "Person")  # type: ignore[attr-defined]
    assert written[0]["@id"] == person["@id"] == f"{root}#author"  # type: ignore[index]
    assert written[0]["url"] == person["url"] == root  # type: ignore[index]
    assert written[0]["sameAs"] == "https://orcid.org/0000-0002-1825-0097"  # type: ignore[index]
    assert person["sameAs"] == ["https://orcid.org/0000-0002-1825-0097"]
    assert "@id" not in written[1]  # type: ignore[index]
