"""Preprints and open copies, wherever an entry names their archive, and the other links of an entry."""

import pytest
from bibliographies import bibliography, csl_json, entry
from homepage.bibliography.publication import Publication
from homepage.rules.bibliography import check_bibliography


def publication(**fields: str) -> Publication:
    return bibliography(entry("a", **{"type": "misc"} | fields)).publications[0]


def links(found: Publication) -> list[tuple[str, str]]:
    return [(link.label, link.url) for link in found.links]


@pytest.mark.parametrize(
    "fields",
    [
        {"howpublished": "arXiv preprint arXiv:2001.01240"},
        {"howpublished": r"\url{https://arxiv.org/abs/2001.01240}"},
        {"howpublished": "Preprint, {arXiv}:2001.01240"},
        {"note": r"Available at \href{https://arxiv.org/abs/2001.01240}{the arXiv}"},
        {"arxivid": "2001.01240"},
        {"howpublished": "Preprint available at arXiv: 2001.01240"},
        {"note": "arXiv:2001.01240 [cs.LG]"},
        {"note": "Publisher: X\narXiv:2001.01240 [cs]"},
        {"note": "Under review. arXiv:2001.01240"},
        {"note": "https://arxiv.org/abs/2001.01240"},
        {"url": "https://arxiv.org/abs/2001.01240"},
        {"url": "http://www.arxiv.org/pdf/2001.01240.pdf"},
        {"publisher": "arXiv", "number": "arXiv:2001.01240"},
        {"type": "techreport", "institution": "arXiv", "number": "2001.01240"},
        {"type": "online", "url": "https://arxiv.org/abs/2001.01240"},
        {"type": "unpublished", "note": "arXiv preprint 2001.01240"},
        {"type": "article", "url": "https://arxiv.org/abs/2001.01240"},
    ],
)
def test_an_arxiv_number_in_an_unmarked_place_makes_a_preprint(fields: dict[str, str]) -> None:
    found = publication(**fields)
    assert (found.type, found.arxiv) == ("preprint", "2001.01240")
    assert ("arXiv", "https://arxiv.org/abs/2001.01240") in links(found)


@pytest.mark.parametrize(
    ("fields", "arxiv"),
    [
        ({"type": "article", "journal": "Nature", "note": "arXiv:2001.01240 [cs.LG]"}, "2001.01240"),
        ({"type": "article", "journal": "Nature", "note": "Extends arXiv:2001.01240"}, ""),
        ({"note": "A comment on arXiv:2001.01240"}, ""),
        ({"type": "inproceedings", "booktitle": "B", "url": "https://arxiv.org/abs/2001.01240"}, ""),
    ],
)
def test_the_number_of_another_work_is_not_taken(fields: dict[str, str], arxiv: str) -> None:
    found = publication(**fields)
    assert (found.type == "preprint", found.arxiv) == (False, arxiv)


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({"eprint": "hal-01234567", "eprinttype": "hal"}, ("HAL", "https://hal.science/hal-01234567")),
        ({"eprint": "hal-01234567v2", "archiveprefix": "HAL"}, ("HAL", "https://hal.science/hal-01234567v2")),
        ({"hal_id": "hal-01234567"}, ("HAL", "https://hal.science/hal-01234567")),
        ({"eprint": "2021/123", "archiveprefix": "IACR"}, ("IACR ePrint", "https://eprint.iacr.org/2021/123")),
        ({"eprint": "2021.03.04.5", "eprinttype": "bioRxiv"}, ("bioRxiv", "https://doi.org/10.1101/2021.03.04.5")),
        (
            {"eprint": "10.1101/2021.03.04.5", "eprinttype": "medrxiv"},
            ("medRxiv", "https://doi.org/10.1101/2021.03.04.5"),
        ),
        ({"eprint": "3456789", "eprinttype": "SSRN"}, ("SSRN", "https://ssrn.com/abstract=3456789")),
        ({"eprint": "ab3cd", "eprinttype": "PsyArXiv"}, ("PsyArXiv", "https://osf.io/preprints/psyarxiv/ab3cd")),
        ({"eprint": "40215", "eprinttype": "jstor"}, ("JSTOR", "https://www.jstor.org/stable/40215")),
        ({"eprint": "12345", "eprinttype": "pubmed"}, ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/12345/")),
        (
            {"mrnumber": "MR123456 (2001a:11001)"},
            ("MathSciNet", "https://mathscinet.ams.org/mathscinet/article?mr=123456"),
        ),
        ({"mrnumber": "0123456"}, ("MathSciNet", "https://mathscinet.ams.org/mathscinet/article?mr=0123456")),
        ({"zbl": "Zbl 0123.45678"}, ("zbMATH", "https://zbmath.org/?q=an:0123.45678")),
        ({"zblnumber": "7654321"}, ("zbMATH", "https://zbmath.org/?q=an:7654321")),
        ({"pmid": "PMID: 12345"}, ("PubMed", "https://pubmed.ncbi.nlm.nih.gov/12345/")),
        ({"pmcid": "PMC12345"}, ("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12345/")),
        ({"pmcid": "12345"}, ("PubMed Central", "https://pmc.ncbi.nlm.nih.gov/articles/PMC12345/")),
        ({"adsurl": "https://ui.adsabs.harvard.edu/abs/2020A"}, ("ADS", "https://ui.adsabs.harvard.edu/abs/2020A")),
        ({"eprint": "2445/1", "eprinttype": "hdl"}, ("Handle", "https://hdl.handle.net/2445/1")),
    ],
)
def test_an_archive_is_named_and_linked(fields: dict[str, str], link: tuple[str, str]) -> None:
    found = publication(type="article", journal="J", **fields)
    assert (found.type, links(found)) == ("article", [link])


def test_an_archive_that_is_not_known_is_shown_too() -> None:
    assert [note.text for note in publication(eprint="7", eprinttype="Elsewhere", journal="J").notes] == [
        "Elsewhere: 7"
    ]
    assert publication(eprint="7", eprinttype="Elsewhere").venue.text == "Elsewhere: 7"


@pytest.mark.parametrize(
    ("fields", "venue", "link"),
    [
        ({"journal": "bioRxiv"}, "bioRxiv", []),
        ({"journal": "{bioRxiv} : the preprint server for biology"}, "bioRxiv : the preprint server for biology", []),
        (
            {"journal": "medRxiv", "pages": "2020.03.04.20030301", "doi": "10.1101/2020.03.04.20030301"},
            "medRxiv",
            [("DOI", "https://doi.org/10.1101/2020.03.04.20030301")],
        ),
        ({"journal": "SSRN Electronic Journal"}, "SSRN Electronic Journal", []),
        (
            {"journal": "Available at SSRN 3456789"},
            "Available at SSRN 3456789",
            [("SSRN", "https://ssrn.com/abstract=3456789")],
        ),
        ({"journal": "PsyArXiv Preprints"}, "PsyArXiv Preprints", []),
        (
            {"type": "misc", "howpublished": "Cryptology {ePrint} Archive, Paper 2021/123"},
            "Cryptology ePrint Archive, Paper 2021/123",
            [("IACR ePrint", "https://eprint.iacr.org/2021/123")],
        ),
        ({"type": "techreport", "institution": "Research Square"}, "Research Square", []),
        ({"type": "misc", "eprint": "hal-1", "eprinttype": "hal"}, "HAL hal-1", [("HAL", "https://hal.science/hal-1")]),
    ],
)
def test_what_is_nowhere_but_in_an_archive_of_preprints_is_one(
    fields: dict[str, str], venue: str, link: list[tuple[str, str]]
) -> None:
    found = publication(**{"type": "article"} | fields)
    assert (found.type, found.venue.text, links(found)) == ("preprint", venue, link)
    assert '"type": "article", ' in csl_json([found])
    assert '"container-title"' not in csl_json([found])


@pytest.mark.parametrize("journal", ["Haldane Review", "Preprints in Physics Review", "Biometrika", "Osfrontiers"])
def test_a_journal_with_a_similar_name_stays_one(journal: str) -> None:
    assert publication(type="article", journal=journal).type == "article"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"url": "https://x.example/long/\n    path.html"}, [("Link", "https://x.example/long/path.html")]),
        ({"pdf": "https://x.example/a b.pdf"}, [("PDF", "https://x.example/ab.pdf")]),
        ({"url": "https://x.example/a (accessed 3 May 2020)"}, [("Link", "https://x.example/a")]),
        ({"pdf": "my paper.pdf"}, [("PDF", "assets/pdf/my%20paper.pdf")]),
        (
            {"url": "https://x.example/a, https://y.example/b"},
            [("Link", "https://x.example/a"), ("Link 2", "https://y.example/b")],
        ),
        (
            {"doi": "10.1000/abc, 10.1000/def"},
            [("DOI", "https://doi.org/10.1000/abc"), ("DOI 2", "https://doi.org/10.1000/def")],
        ),
        (
            {"doi": "https://doi.org/10.1000/abc https://doi.org/10.1000/def"},
            [("DOI", "https://doi.org/10.1000/abc"), ("DOI 2", "https://doi.org/10.1000/def")],
        ),
        ({"doi": "http://hdl.handle.net/2445/1"}, [("Link", "http://hdl.handle.net/2445/1")]),
        ({"doi": "hdl:2445/1"}, [("Link", "https://hdl.handle.net/2445/1")]),
        ({"openreview": "abc123"}, [("OpenReview", "https://openreview.net/forum?id=abc123")]),
        ({"openreview": "openreview.net/forum?id=a"}, [("OpenReview", "https://openreview.net/forum?id=a")]),
        ({"zenodo": "10.5281/zenodo.12"}, [("Zenodo", "https://doi.org/10.5281/zenodo.12")]),
        ({"zenodo": "12"}, [("Zenodo", "https://zenodo.org/records/12")]),
        ({"acl": "2020.acl-main.1"}, [("ACL Anthology", "https://aclanthology.org/2020.acl-main.1/")]),
        ({"huggingface": "a/b"}, [("Hugging Face", "https://huggingface.co/a/b")]),
        (
            {"demo": "https://x.example/1", "dataset": "x.example.org/2", "thread": "https://x.example/3"},
            [("Demo", "https://x.example/1"), ("Data", "https://x.example.org/2"), ("Thread", "https://x.example/3")],
        ),
        (
            {"media": "https://x.example/1", "talk": "https://x.example/2"},
            [("Media", "https://x.example/1"), ("Talk", "https://x.example/2")],
        ),
        ({"talk": "Workshop on Caches", "media": "The Times"}, []),
    ],
)
def test_an_address_is_followed_as_it_was_meant(fields: dict[str, str], expected: list[tuple[str, str]]) -> None:
    assert links(publication(**fields)) == expected


def test_a_handle_in_the_field_for_dois_is_only_noted() -> None:
    found = check_bibliography(bibliography(entry("a", doi="http://hdl.handle.net/2445/1", journal="J")))
    assert [(each.rule, each.severity) for each in found] == [("doi-form", "note")]
    assert "but an address; write it as url" in found[0].message


@pytest.mark.parametrize("number", ["chemrxiv-2021-vfkwz-v2", "chemrxiv-2023-abc", "chemrxiv.7588862.v1"])
def test_the_number_of_a_preprint_on_chemrxiv_is_whole(number: str) -> None:
    found = publication(type="article", journal="ChemRxiv", doi=f"10.26434/{number}")
    assert found.type == "preprint"
    assert {url for _, url in links(found)} == {f"https://doi.org/10.26434/{number}"}
