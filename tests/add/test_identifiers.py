"""Which work an address or a number means."""

from __future__ import annotations

import pytest
from homepage.add.identifiers import UnknownIdentifierError, identify
from homepage.add.isbn import isbn_of
from homepage.add.pdf import identifier_in_pdf

DOIS = {
    "https://doi.org/10.1002/(SICI)1097-4571(199510)46:9<693::AID-ASI1>3.0.CO;2-U": (
        "10.1002/(SICI)1097-4571(199510)46:9<693::AID-ASI1>3.0.CO;2-U"
    ),
    "https://link.springer.com/article/10.1007/s00000-020-00000-0/figures/1": "10.1007/s00000-020-00000-0",
    "(10.5555/abc)": "10.5555/abc",
    "10.1145/3292500.3330701": "10.1145/3292500.3330701",
    "doi: https://doi.org/10.1000/182": "10.1000/182",
    "http://dx.doi.org/10.1000%2Fxyz(2)": "10.1000/xyz(2)",
    "doi:10.1002/(SICI)1097-0258(1998)17:15/16<1661::AID-SIM968>3.0.CO;2-2": (
        "10.1002/(SICI)1097-0258(1998)17:15/16<1661::AID-SIM968>3.0.CO;2-2"
    ),
    "https://dl.acm.org/doi/abs/10.1145/3292500.3330701?casa=1": "10.1145/3292500.3330701",
    "https://onlinelibrary.wiley.com/doi/10.1111/rssb.12345/full": "10.1111/rssb.12345",
    "https://link.springer.com/content/pdf/10.1007/s10994-021-05980-1.pdf": "10.1007/s10994-021-05980-1",
    "https://link.springer.com/article/10.1007%2Fs10994-021-05980-1": "10.1007/s10994-021-05980-1",
    "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0123456": "10.1371/journal.pone.0123456",
    "https://academic.oup.com/b/article/doi/10.1093/bioinformatics/btab123/6123456": "10.1093/bioinformatics/btab123",
    "https://iopscience.iop.org/article/10.3847/1538-4357/ab1234/meta": "10.3847/1538-4357/ab1234",
    "https://www.biorxiv.org/content/10.1101/2020.03.22.002386v3.full.pdf": "10.1101/2020.03.22.002386",
    "https://www.biorxiv.org/content/biorxiv/early/2020/03/22/2020.03.22.002386.full.pdf": "10.1101/2020.03.22.002386",
    "https://zenodo.org/record/1234567#.X": "10.5281/zenodo.1234567",
    "https://papers.ssrn.com/sol3/papers.cfm?abstract_id=1234567": "10.2139/ssrn.1234567",
    "https://osf.io/preprints/psyarxiv/abcde_v2": "10.31234/osf.io/abcde",
    "https://elifesciences.org/articles/12345": "10.7554/eLife.12345",
    "(10.1000/182).": None,
    "10.1000/182).": "10.1000/182",
}
OTHERS = {
    "ARXIV:2301.11270v2 [cs.LG]": ("arxiv", "2301.11270v2"),
    "٢٣٠١.١١٢٧٠": ("arxiv", "2301.11270"),
    "math.GT/0309136": ("arxiv", "math.GT/0309136"),
    "https://browse.arxiv.org/html/2301.11270v1": ("arxiv", "2301.11270v1"),
    "https://arxiv.org/pdf/hep-th/9711200": ("arxiv", "hep-th/9711200"),
    "10.48550/ARXIV.2301.11270": ("arxiv", "2301.11270"),
    "https://huggingface.co/papers/2301.11270": ("arxiv", "2301.11270"),
    "https://openreview.net/forum?id=KfTf9vFvSn&noteId=abc": ("openreview", "KfTf9vFvSn"),
    "https://aclanthology.org/D19-1001v2/": ("bibtex", "https://aclanthology.org/D19-1001.bib"),
    "https://www.aclweb.org/anthology/P18-1001/": ("bibtex", "https://aclanthology.org/P18-1001.bib"),
    "https://inria.hal.science/hal-01234567v2/document": ("hal", "hal-01234567"),
    "dblp:conf/icml/ZhuJJ23": ("bibtex", "https://dblp.org/rec/conf/icml/ZhuJJ23.bib"),
    "https://jmlr.org/papers/v23/21-0001.html": ("bibtex", "https://www.jmlr.org/papers/v23/21-0001.bib"),
    "https://openaccess.thecvf.com/content/CVPR2023/papers/X_Y_paper.pdf": (
        "bibtex",
        "https://openaccess.thecvf.com/content/CVPR2023/html/X_Y_paper.html",
    ),
    "https://books.google.com/books?isbn=9781861972712&x=1": ("isbn", "9781861972712"),
    "0-8044-2957-X": ("isbn", "9780804429573"),
    "W2741809807": ("openalex", "W2741809807"),
}


@pytest.mark.parametrize("text", [text for text, doi in DOIS.items() if doi])
def test_a_doi_is_found_in_addresses_of_publishers(text: str) -> None:
    assert identify(text) == ("doi", DOIS[text])


@pytest.mark.parametrize("text", OTHERS)
def test_other_numbers_and_addresses_are_known(text: str) -> None:
    assert identify(text) == OTHERS[text]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://example.org/paper", "holds no DOI or other number"),
        ("https://proceedings.mlr.press/v202/", "holds no DOI or other number"),
        ("0306406153", "is not an ISBN: its last digit does not fit"),
        ("dio:10.1145/1", 'Did you mean "doi"?'),
        ("", "is not one of the things that are read"),
        ("10.1000/", "is not one of the things that are read"),
        ("file:///etc/passwd", "is not one of the things that are read"),
        ("https://[::1", "holds no DOI"),
        ("http://" + "a" * 100_000, "holds no DOI"),
    ],
)
def test_all_else_is_told_with_what_to_write(text: str, why: str) -> None:
    with pytest.raises(UnknownIdentifierError) as error:
        identify(text)
    assert why in str(error.value)


@pytest.mark.parametrize("text", ["9783161484101", "080442957Y", "123", "", "٩٧٨٣١٦١٤٨٤١٠٠", "9771234567898"])
def test_what_is_not_an_isbn(text: str) -> None:
    assert isbn_of(text) == ""


PDFS = {
    b"<x:xmpmeta><dc:identifier>doi:10.5555/xmp</dc:identifier></x:xmpmeta>": "10.5555/xmp",
    b'<rdf:RDF><rdf:Description prism:doi="10.5555/attribute"/></rdf:RDF>': "10.5555/attribute",
    b"<</Subject (J. Ports, doi:10.5555/info\\(1\\))>>": "10.5555/info(1)",
    b"<</doi <FEFF00310030002E0035003500350035002F00680065>>>": "10.5555/he",
    b"<</Title (arXiv:2301.11270v1 [cs.LG])>>": "2301.11270",
    b"(see 10.5555/cited)": "",
    b"": "",
}


@pytest.mark.parametrize("data", PDFS)
def test_a_pdf_is_known_by_its_metadata_alone(data: bytes) -> None:
    found = identifier_in_pdf(b"%PDF-1.7\n" + data)
    assert (found.value if found else "") == PDFS[data]
