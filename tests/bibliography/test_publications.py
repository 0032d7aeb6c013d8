import pytest
from bibliographies import bibliography, entry, person
from bs4 import BeautifulSoup
from homepage.bibliography.publication import Publication
from homepage.names.people import Person
from made_sites import addresses_of, renderer_of, site_of


def publication(**fields: str) -> Publication:
    return bibliography(entry("a", **fields)).publications[0]


def arxiv_links(number: str) -> list[tuple[str, str]]:
    return [("arXiv", f"https://arxiv.org/abs/{number}"), ("PDF", f"https://arxiv.org/pdf/{number}")]


@pytest.mark.parametrize(
    ("fields", "venue"),
    [
        (
            {"journal": "Ann. Statist.", "volume": "50", "number": "4", "pages": "2256--2283"},
            "Ann. Statist., 50(4):2256–2283",
        ),
        ({"journaltitle": "J", "pages": "12-34"}, "J, pages 12–34"),
        ({"type": "newspaper", "journal": "J", "pages": "A3"}, "J, page A3"),
        ({"journal": "J", "volume": "3", "issuetitle": "On {Doors}", "issuesubtitle": "And"}, "J, 3, On Doors: And"),
        ({"type": "software", "version": "1.2"}, "version 1.2"),
        (
            {"type": "book", "foreword": "Li, Wei", "afterword": "B. Dale and C. Ek", "annotator": "D. Abe"},
            "annotated by D. Abe, with a foreword by Wei Li, with an afterword by B. Dale and C. Ek",
        ),
        ({"type": "collection", "editora": "Dale, Bo", "editoratype": "reviser"}, "revised by Bo Dale"),
        ({"type": "incollection", "booktitle": "All", "bookauthor": "Hale, Ruth"}, "All, by Ruth Hale"),
        ({"type": "dataset", "publisher": "Zenodo", "version": "v2"}, "Zenodo, v2"),
        ({"type": "manual", "organization": "O", "version": "4"}, "O, version 4"),
        ({"journal": "J", "pages": "12---34"}, "J, pages 12–34"),
        ({"journal": "J", "pages": "12–-34"}, "J, pages 12–34"),
        ({"journal": "J", "series": "newseries", "volume": "3"}, "J, new series 3"),
        ({"journal": "J", "series": "2", "volume": "3"}, "J, 2nd ser. 3"),
        ({"type": "book", "publisher": "P", "maintitle": "All", "volume": "2"}, "P, All, vol. 2"),
        ({"type": "book", "publisher": "P", "maintitle": "All", "series": "S", "volume": "2"}, "P, All, vol. 2, S"),
        ({"type": "inproceedings", "maintitle": "All", "volume": "2"}, "All, 2"),
        (
            {"type": "patent", "holder": "{A and B Inc.} and C GmbH", "number": "7"},
            "Patent, A and B Inc., C GmbH, no. 7",
        ),
        ({"journal": "J", "pages": "7"}, "J, page 7"),
        ({"journal": "J", "eid": "e12"}, "J, article e12"),
        ({"journal": "J", "pages": "iii--iv"}, "J, pages iii–iv"),
        ({"journal": "J", "pages": "in press"}, "J, in press"),
        ({"journal": "{}", "publisher": "P"}, "P"),
        ({"type": "inproceedings", "booktitle": "{ }", "journal": "J"}, "J"),
        (
            {"type": "inproceedings", "booktitle": "Proc. {ICML}", "series": "PMLR", "volume": "202", "pages": "1--9"},
            "Proc. ICML, PMLR 202:1–9",
        ),
        ({"type": "phdthesis", "school": "Berkeley"}, "PhD thesis, Berkeley"),
        ({"type": "misc", "eprint": "2306.02231", "archiveprefix": "arXiv"}, "arXiv:2306.02231"),
        ({"type": "techreport", "institution": "NASA", "number": "7"}, "NASA, no. 7"),
        ({"journal": "J", "issue": "Spring"}, "J"),
        ({"journal": "J", "issue": "Spring", "month": "Spring"}, "J"),
        ({"journal": "J", "issue": "Spring", "date": "2023-21", "volume": "3"}, "J, 3"),
        ({"journal": "J", "issue": "Spring", "month": "may"}, "J, Spring"),
        ({"journal": "J", "issue": "Spring", "month": "may", "volume": "3"}, "J, 3(Spring)"),
        ({"journal": "J", "number": "Special Issue", "pages": "7"}, "J, Special Issue, page 7"),
        ({"journal": "J", "number": "XXIII"}, "J, no. XXIII"),
        ({"type": "inproceedings", "booktitle": "in Proc. Interspeech"}, "Proc. Interspeech"),
        ({"type": "inproceedings", "booktitle": "{In Proceedings of X}"}, "Proceedings of X"),
        ({"type": "inproceedings", "booktitle": "In Vitro Methods"}, "In Vitro Methods"),
        ({"type": "inbook", "publisher": "P", "chapter": "Of Mice"}, "P, chapter “Of Mice”"),
        ({"journal": "J", "volume": "Vol. 3", "number": "No. 2", "pages": "pp. 12--34"}, "J, 3(2):12–34"),
        ({"journal": "J", "pages": "p.7"}, "J, page 7"),
        ({"journal": "J", "pages": "380--380"}, "J, page 380"),
        ({"journal": "Ж", "volume": "Т. 5", "number": "№ 3", "pages": "С. 5--10"}, "Ж, 5(3):5–10"),
        ({"journaltitle": "J", "journalsubtitle": "S"}, "J: S"),
        ({"type": "inbook", "booktitle": "B", "booksubtitle": "S", "maintitle": "M"}, "B: S, M"),
        ({"type": "inbook", "publisher": "P", "chapter": "3", "pages": "1--9"}, "P, chapter 3, pages 1–9"),
        ({"journal": "J", "volume": "5", "article-number": "102"}, "J, 5:102"),
        ({"journal": "J", "volume": "5", "articleno": "102", "numpages": "15"}, "J, 5:102"),
        ({"journal": "J", "volume": "5", "pages": "14-+"}, "J, 5:14"),
        ({"journal": "J", "volume": "5", "pages": "A90+"}, "J, 5:A90"),
        ({"journal": "arXiv e-prints", "pages": "arXiv:2301.12345", "eprint": "2301.12345"}, "arXiv e-prints"),
        ({"type": "presentation", "eventtitle": "A Workshop", "institution": "MIT"}, "A Workshop"),
        ({"type": "inproceedings", "eventtitle": "A Workshop", "organization": "IEEE"}, "A Workshop"),
        ({"type": "patent", "number": "US1", "holder": "{Acme} and Foo"}, "Patent, Acme, Foo, no. US1"),
        ({"type": "patent", "number": "1", "assignee": "Acme"}, "Patent, Acme, no. 1"),
        ({"journal": "J", "number": "B2"}, "J, no. B2"),
    ],
)
def test_venue(fields: dict[str, str], venue: str) -> None:
    assert publication(**fields).venue.text == venue


@pytest.mark.parametrize(
    ("fields", "links"),
    [
        ({"doi": r"10.1000/a\_b"}, [("DOI", "https://doi.org/10.1000/a_b")]),
        ({"doi": "https://doi.org/10.1000/ab"}, [("DOI", "https://doi.org/10.1000/ab")]),
        ({"arxiv": "arXiv:2101.07781v2"}, arxiv_links("2101.07781v2")),
        ({"eprint": "math.ST/0601001", "eprinttype": "arxiv"}, arxiv_links("math.ST/0601001")),
        ({"arxiv": "2101.07781", "pdf": "a.pdf"}, [("PDF", "assets/pdf/a.pdf"), arxiv_links("2101.07781")[0]]),
        ({"pdf": "paper.pdf"}, [("PDF", "assets/pdf/paper.pdf")]),
        ({"slides": "/talks/a.pdf"}, [("Slides", "talks/a.pdf")]),
        ({"code": "", "pdf": "javascript:alert(1)"}, []),
        ({"url": "https://a.example", "website": "https://a.example"}, [("Website", "https://a.example")]),
        ({"url": "http://dx.doi.org/10.1000/ab", "doi": "10.1000/ab"}, [("DOI", "https://doi.org/10.1000/ab")]),
        ({"url": "https://doi.org/10.1000%2Fab", "doi": "10.1000/ab"}, [("DOI", "https://doi.org/10.1000/ab")]),
        ({"html": "https://a.example/", "url": "https://a.example"}, [("HTML", "https://a.example/")]),
        ({"altmetric": "123"}, [("Altmetric", "https://www.altmetric.com/details/123")]),
        ({"altmetric": "true"}, []),
        (
            {"altmetric": "{True}", "dimensions": "true", "doi": "10.1000/a"},
            [
                ("DOI", "https://doi.org/10.1000/a"),
                ("Altmetric", "https://www.altmetric.com/details/doi/10.1000/a"),
                ("Dimensions", "https://badge.dimensions.ai/details/doi/10.1000/a"),
            ],
        ),
        (
            {"altmetric": "false", "dimensions": "pub.1", "doi": "10.1000/a"},
            [
                ("DOI", "https://doi.org/10.1000/a"),
                ("Dimensions", "https://app.dimensions.ai/details/publication/pub.1"),
            ],
        ),
        ({"code": "github.com/a/b"}, [("Code", "https://github.com/a/b")]),
        ({"pdf": "www.a.org/b.pdf"}, [("PDF", "https://www.a.org/b.pdf")]),
        (
            {"link": "https://a.org", "project": "me.github.io/p"},
            [("Link", "https://a.org"), ("Website", "https://me.github.io/p")],
        ),
        ({"link": "https://a.org", "url": "https://b.org"}, [("Link", "https://b.org"), ("Link 2", "https://a.org")]),
        ({"link": "https://a.org", "html": "https://a.org"}, [("HTML", "https://a.org")]),
        ({"github": "https://github.com/a/b"}, [("Code", "https://github.com/a/b")]),
        ({"github": "a/b", "code": "{}"}, [("Code", "https://github.com/a/b")]),
        ({"github": "a/b", "code": "https://c.org"}, [("Code", "https://c.org"), ("Code 2", "https://github.com/a/b")]),
        ({"project": "The Great Project"}, []),
        (
            {"url_pdf": "https://a.org/b.pdf", "url_code": "https://a.org/c", "url_paper": "https://a.org/d"},
            [("HTML", "https://a.org/d"), ("PDF", "https://a.org/b.pdf"), ("Code", "https://a.org/c")],
        ),
        ({"url_pdf": "a.pdf", "pdf": "b.pdf"}, [("PDF", "assets/pdf/b.pdf"), ("PDF 2", "assets/pdf/a.pdf")]),
        ({"url": 'doi:<a href="https://doi.org/10.1000/a">10.1000/a</a>'}, [("Link", "https://doi.org/10.1000/a")]),
        ({"poster": "../../../etc/passwd"}, []),
    ],
)
def test_links(fields: dict[str, str], links: list[tuple[str, str]]) -> None:
    assert [(link.label, link.url) for link in publication(**fields).links] == links


@pytest.mark.parametrize(
    ("fields", "kind", "arxiv"),
    [
        ({"journal": "arXiv preprint arXiv:2301.12345"}, "preprint", "2301.12345"),
        ({"journal": "arXiv preprint {arXiv}:2301.12345v2 [cs.LG]"}, "preprint", "2301.12345v2"),
        ({"journal": "{arXiv} preprint math/0601001"}, "preprint", "math/0601001"),
        ({"journaltitle": "ArXiv e-prints", "eprint": "2301.12345"}, "preprint", "2301.12345"),
        ({"journal": "CoRR", "volume": "abs/2301.12345"}, "preprint", "2301.12345"),
        ({"journal": "CoRR", "volume": "abs/cs/0601001"}, "preprint", "cs/0601001"),
        ({"journal": "CoRR", "eprint": "2301.12345", "eprinttype": "arXiv"}, "preprint", "2301.12345"),
        ({"journal": "CoRR", "url": "http://arxiv.org/abs/2301.12345"}, "preprint", "2301.12345"),
        ({"journal": "CoRR"}, "preprint", ""),
        ({"eprint": "2301.12345"}, "preprint", "2301.12345"),
        ({"journal": "Nature", "eprint": "2301.12345"}, "article", "2301.12345"),
        ({"journal": "Nature", "url": "http://arxiv.org/abs/2301.12345"}, "article", ""),
        ({"journal": "Corr. Math.", "volume": "2301.12345"}, "article", ""),
        ({"journal": "PsyArXiv"}, "preprint", ""),
        ({"journal": "J", "eprint": "https://doi.org/10.1080/00220485.2010.510393"}, "article", ""),
        ({"journal": "J", "eprint": "https://press.example/article-pdf/35/1/2019.12345/a.pdf"}, "article", ""),
        ({"journal": "J", "eprint": "https://arxiv.org/pdf/2301.12345.pdf"}, "article", "2301.12345"),
        ({"type": "inproceedings", "booktitle": "ICML", "eprint": "2301.12345"}, "inproceedings", "2301.12345"),
    ],
)
def test_what_is_nowhere_but_on_arxiv_is_a_preprint(fields: dict[str, str], kind: str, arxiv: str) -> None:
    found = publication(**fields)
    assert (found.type, found.arxiv) == (kind, arxiv)
    assert [link.url for link in found.links if link.kind == "arxiv"] == [f"https://arxiv.org/abs/{arxiv}"] * bool(
        arxiv
    )


@pytest.mark.parametrize(
    ("value", "keywords"),
    [
        ("a, b", ("a", "b")),
        ("Memory, Short-Term; b", ("Memory, Short-Term", "b")),
        (r"a{\;}b", ("a", "b")),
        ("Humans\nMemory, Short-Term\nPain", ("Humans", "Memory, Short-Term", "Pain")),
        ("a, b,\nc, long\n  word", ("a", "b", "c", "long word")),
        ("a, b, c, long\nword, d", ("a", "b", "c", "long word", "d")),
        ("", ()),
    ],
)
def test_keywords(value: str, keywords: tuple[str, ...]) -> None:
    assert publication(keywords=value).keywords == keywords


@pytest.mark.parametrize("empty", ["", " ", "{}", "{ }", "{{}}", "~", "$ $"])
def test_a_title_in_which_nothing_stands_gives_way_to_the_short_one_or_the_key(empty: str) -> None:
    assert publication(title=empty).title.html == "a"
    assert publication(title=empty, shorttitle="S").title.text == "S"
    assert publication(title=empty, shorttitle=empty).title.text == "a"


@pytest.mark.parametrize(
    ("fields", "text"),
    [
        ({"issue": "Spring"}, "Spring 2023"),
        ({"issue": "winter 2023", "number": "4"}, "Winter 2023"),
        ({"issue": "winter 2022"}, "2023"),
        ({"issue": "Fall", "month": "oct"}, "October 2023"),
        ({"issue": "Fall", "year": ""}, ""),
        ({"issue": "7"}, "2023"),
    ],
)
def test_an_issue_named_by_its_season_dates_the_publication(fields: dict[str, str], text: str) -> None:
    assert publication(**fields).date.text == text


@pytest.mark.parametrize(
    ("fields", "text", "status"),
    [
        ({"pubstate": "inpress"}, "2023 (in press)", "in press"),
        ({"pubstate": "InPreparation", "year": ""}, "In preparation", "in preparation"),
        ({"pubstate": "prepublished", "month": "may"}, "May 2023 (prepublished)", "prepublished"),
        ({"pubstate": "submitted"}, "2023 (submitted)", "submitted"),
        ({"pubstate": "Accepted with changes"}, "2023 (Accepted with changes)", "accepted"),
        ({"pubstate": "published"}, "2023", ""),
        ({"pubstate": "forthcoming", "year": "To appear"}, "To appear", "to appear"),
        ({"pubstate": "forthcoming", "note": "To appear in {JMLR}"}, "2023", "forthcoming"),
        ({"pubstate": "inpress", "journal": "Nature, in press", "year": ""}, "", "in press"),
        ({"pubstate": "submitted", "note": "With code"}, "2023 (submitted)", "submitted"),
    ],
)
def test_the_state_of_publication_is_shown_once(fields: dict[str, str], text: str, status: str) -> None:
    date = publication(**fields).date
    assert (date.text, date.status) == (text, status)


def test_a_subtitle_joins_the_title_and_a_missing_title_is_the_key() -> None:
    assert publication(title="What now?", subtitle="An Answer").title.text == "What now? An Answer"
    assert publication(title="Now", subtitle="An Answer").title.text == "Now: An Answer"
    assert publication(title="").title.text == "a"


def test_award_and_notes_are_all_shown() -> None:
    paper = publication(award="for clarity", award_name="Best Paper", note="N", additional_info="I", annotation="A")
    assert paper.award.text == "Best Paper: for clarity"
    assert [note.text for note in paper.notes] == ["N", "I", "A"]


def test_braces_around_nothing_are_no_author() -> None:
    paper = bibliography("@book{a, title={T}, author={{}}, editor={Zhu, Banghua}}").publications[0]
    assert (paper.edited, [author.name.full for author in paper.authors]) == (True, ["Banghua Zhu"])
    assert not bibliography("@misc{a, title={T}}").publications[0].edited


def test_one_keyword_may_be_called_so() -> None:
    assert publication(keyword="serving").keywords == ("serving",)
    assert publication(keyword="a", keywords="b").keywords == ("b",)


@pytest.mark.parametrize(("field", "within"), [("booktitle", True), ("publisher", False), ("organization", False)])
def test_a_paper_is_in_a_book_but_not_in_a_publisher(field: str, within: bool) -> None:
    assert publication(type="inproceedings", **{field: "X"}).venue.within == within


def test_editors_stand_in_for_authors() -> None:
    paper = bibliography("@book{a, title = {T}, editor = {Zhu, Banghua}, year = 2020}").publications[0]
    assert (paper.edited, [author.name.full for author in paper.authors]) == (True, ["Banghua Zhu"])


def test_keys_that_look_alike_get_different_slugs() -> None:
    read = bibliography(entry("DBLP:conf/x") + entry("dblp-conf-x") + entry("{ÄÖ}x"))
    assert [paper.slug for paper in read.publications][:2] == ["dblp-conf-x", "dblp-conf-x-2"]


def test_long_keys_get_slugs_that_files_can_be_named_by() -> None:
    keys = ["x" * 300, "x" * 299, "界" * 100]
    slugs = [paper.slug for paper in bibliography("".join(map(entry, keys))).publications]
    assert len(set(slugs)) == 3
    assert all(len(f"{slug}.csl.json".encode()) < 140 for slug in slugs)


def test_no_paper_takes_the_address_of_the_list() -> None:
    assert [paper.slug for paper in bibliography(entry("index")).publications] == ["index-2"]


def test_an_eprint_of_a_million_letters_is_no_arxiv_number() -> None:
    assert publication(type="misc", eprint="a-" * 500_000).arxiv == ""


def test_a_co_author_is_linked_to_the_own_page_or_to_orcid_and_carries_the_groups() -> None:
    name = person("Jiantao Jiao").name
    known = Person(name, orcid="0000-0002-1825-0097", groups=("lab", "alumni"))
    read = bibliography(entry("a", "Zhu, Banghua and Jiao, J."), people=[known])
    html = renderer_of(addresses_of(site_of(read))).publication_list(read.publications)
    assert 'data-groups="lab, alumni"><a href="https://orcid.org/0000-0002-1825-0097">J. Jiao</a>' in html
    read = bibliography(entry("a", "Jiao, Jiantao"), people=[Person(name, url="https://a.example/")])
    html = renderer_of(addresses_of(site_of(read))).publication_list(read.publications)
    assert '<a href="https://a.example/">Jiantao Jiao</a>' in html


@pytest.mark.parametrize(
    ("entry_type", "key", "kind"),
    [
        ("report", "techreport", "Technical report"),
        ("patent", "patentus", "U.S. patent"),
        ("thesis", "mathesis", "Master’s thesis"),
        ("report", "White paper", "White paper"),
    ],
)
def test_biblatex_names_of_types_are_written_out(entry_type: str, key: str, kind: str) -> None:
    text = f"@{entry_type}{{a, title={{T}}, author={{A B}}, year=2020, type={{{key}}}}}"
    assert bibliography(text).publications[0].venue.kind == kind


@pytest.mark.parametrize(
    ("people", "authors", "notes"),
    [
        ("author={Aad, G. and others}, collaboration={ATLAS}", ["G. Aad"], ["ATLAS Collaboration"]),
        ("author={Aad, G.}, collaboration={CMS, LHCb}", ["G. Aad"], ["CMS Collaboration, LHCb Collaboration"]),
        ("author={{Virgo Collaboration}}, collaboration={Virgo}", ["Virgo Collaboration"], []),
        (
            "collaboration={ATLAS and {the Belle II collaboration}}",
            ["ATLAS Collaboration", "the Belle II collaboration"],
            [],
        ),
        ("collaboration={ATLAS}, editor={Doe, J.}", ["ATLAS Collaboration"], []),
    ],
)
def test_a_collaboration_is_named_beside_its_authors_or_in_their_place(
    people: str, authors: list[str], notes: list[str]
) -> None:
    paper = bibliography(f"@article{{a, title={{T}}, year=2020, {people}}}").publications[0]
    assert [author.name.full for author in paper.authors] == authors
    assert [note.text for note in paper.notes] == notes
    assert not paper.edited


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("Publisher: Press", False),
        (r"\_eprint: https://doi.org/10.1000/a", False),
        ("arXiv:2301.12345 [cs]\nPublisher: Press\n", False),
        ("Publisher: Press\nBest paper", True),
        ("Best paper", True),
        ("arXiv:2301.12345 is longer", True),
    ],
)
def test_what_zotero_notes_for_itself_is_not_shown(note: str, shown: bool) -> None:
    assert bool(publication(note=note).notes) == shown


def test_the_date_of_the_event_dates_a_work_without_another_date() -> None:
    assert publication(year="", eventdate="2019-05-04").date.text == "4 May 2019"
    assert publication(year="2020", eventdate="2019-05-04").date.text == "2020"


@pytest.mark.parametrize(
    ("fields", "states"),
    [
        ({"note": "Under review"}, ["Under review"]),
        ({"note": "accepted at {X}", "addendum": "(im Erscheinen)"}, ["accepted at X", "(im Erscheinen)"]),
        ({"note": "査読中"}, ["査読中"]),
        ({"note": "تحت المراجعة"}, ["تحت المراجعة"]),
        ({"note": "Best paper"}, []),
        ({"note": "On unsubmitted work"}, []),
        ({"note": "Esitatud", "type": "unpublished"}, ["Esitatud"]),
    ],
)
def test_every_view_shows_notes_on_the_way_to_print(fields: dict[str, str], states: list[str]) -> None:
    (paper,) = bibliography(entry("a", **fields)).publications
    assert [note.text for note in paper.states] == states
    shown = renderer_of(addresses_of(site_of(bibliography(entry("a", **fields))))).publication_list([paper], "compact")
    assert [note.get_text() for note in BeautifulSoup(shown, "html.parser").select(".pub__note")] == states
