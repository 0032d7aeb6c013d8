"""What follows a venue: volume, number and pages; for books edition, series, people and place too."""

import json

import pytest
from bibliographies import bibliography, csl_json, entry, ris
from homepage.bibliography.publication import Publication


def publication(**fields: str) -> Publication:
    return bibliography(entry("a", **{"type": "article", "journal": "J"} | fields)).publications[0]


BOOK = {"type": "book", "journal": "", "publisher": "P", "address": "Bonn"}
CHAPTER = {**BOOK, "type": "incollection", "booktitle": "B"}


@pytest.mark.parametrize(
    ("fields", "venue"),
    [
        ({**BOOK, "edition": "2"}, "P, Bonn, 2nd ed."),
        ({**BOOK, "edition": "11"}, "P, Bonn, 11th ed."),
        ({**BOOK, "edition": "Third"}, "P, Bonn, 3rd ed."),
        ({**BOOK, "edition": "Revised"}, "P, Bonn, Revised ed."),
        ({**BOOK, "edition": "9" * 5_000}, f"P, Bonn, {'9' * 5_000} ed."),
        ({**BOOK, "edition": "2., überarb. Aufl."}, "P, Bonn, 2., überarb. Aufl."),
        ({**BOOK, "volume": "3"}, "P, Bonn, vol. 3"),
        ({**BOOK, "volume": "3", "series": "S", "number": "7"}, "P, Bonn, vol. 3, S 7"),
        ({**BOOK, "volume": "3", "series": "S"}, "P, Bonn, S 3"),
        ({**BOOK, "series": "S", "number": "7"}, "P, Bonn, S 7"),
        ({**BOOK, "maintitle": "M", "volume": "2", "volumes": "4"}, "P, Bonn, M, vol. 2, 4 vols."),
        ({**BOOK, "pages": "300"}, "P, Bonn, 300 pages"),
        ({**BOOK, "pages": "xii, 300 S."}, "P, Bonn, xii, 300 pages"),
        ({**BOOK, "translator": "Roe, Ann"}, "P, Bonn, translated by Ann Roe"),
        ({**BOOK, "editor": "Roe, Ann"}, "P, Bonn, edited by Ann Roe"),
        ({**BOOK, "author": "", "editor": "Roe, Ann"}, "P, Bonn"),
        ({**BOOK, "publisher": "", "location": "Bonn", "address": ""}, "Bonn"),
        ({**BOOK, "type": "manual", "organization": "O"}, "O, P, Bonn"),
        ({**CHAPTER, "pages": "1--9"}, "B, pages 1–9, P, Bonn"),
        (
            {**CHAPTER, "editor": "Roe, Ann and Doe, Tim and Fox, Jo", "edition": "2", "volume": "3"},
            "B, edited by Ann Roe, Tim Doe and Jo Fox, 2nd ed., vol. 3, P, Bonn",
        ),
        ({**CHAPTER, "editor": "Roe, Ann and others"}, "B, edited by Ann Roe and others, P, Bonn"),
        ({**CHAPTER, "editor": "Roe, Ann", "editortype": "compiler"}, "B, compiled by Ann Roe, P, Bonn"),
        ({**CHAPTER, "series": "LNCS", "volume": "123", "pages": "1--9"}, "B, LNCS 123, pages 1–9, P, Bonn"),
        ({"pages": "-"}, "J"),
        ({"pages": "n/a--n/a", "volume": "5", "number": "-"}, "J, 5"),
        ({"pages": "28 -- 40", "volume": "5"}, "J, 5:28–40"),
        ({"pages": "28 – 40"}, "J, pages 28–40"),
        ({"volume": "55", "number": "6", "articleno": "109"}, "J, 55(6):109"),
        ({"volume": "55", "pages": "Art. no. 123"}, "J, 55:123"),
        ({"pages": "Article 123"}, "J, article 123"),
        ({"art_number": "77"}, "J, article 77"),
        ({"pages": "Paper No. 107, 23", "volume": "5"}, "J, 5:107"),
        ({"pages": "Art. ID 123, 7 pp."}, "J, article 123"),
        ({"pages": "rnaa12, 20 pp"}, "J, page rnaa12"),
        ({"pages": "23", "note": "Id/No 107"}, "J, article 107"),
        ({"pages": "12 pp.", "volume": "5"}, "J, 5, 12 pages"),
        ({"pages": "12 pages", "eid": "77"}, "J, article 77"),
        ({"volume": "Jg. 3", "number": "H. 2", "pages": "S. 12 f."}, "J, 3(2):12 f."),
        ({"volume": "tom 3", "number": "z. 2", "pages": "s. 12--20"}, "J, 3(2):12–20"),
        ({"volume": "第12巻", "number": "3号", "pages": "1--2頁"}, "J, 12(3):1–2"),
        ({"volume": "12권", "pages": "7쪽"}, "J, 12:7"),
        ({"volume": "مج 12", "number": "ع 3", "pages": "ص 4-9"}, "J, 12(3):4–9"),
        ({"volume": "5", "pages": "S12--S20"}, "J, 5:S12–S20"),
        ({"location": "Vienna"}, "J, Vienna"),
        (
            {"type": "techreport", "journal": "", "institution": "I", "number": "13", "pages": "14"},
            "I, no. 13, 14 pages",
        ),
        ({"type": "techreport", "journal": "", "institution": "I", "pages": "3--14"}, "I, pages 3–14"),
        ({"type": "phdthesis", "journal": "", "university": "MIT", "degree": "PhD"}, "PhD thesis, MIT"),
        ({"type": "thesis", "journal": "", "school": "MIT", "degree": "M.Sc."}, "M.Sc. thesis, MIT"),
        ({"type": "thesis", "journal": "", "school": "MIT", "degree": "Diplomarbeit"}, "Diplomarbeit, MIT"),
    ],
)
def test_what_follows_the_venue(fields: dict[str, str], venue: str) -> None:
    assert publication(**fields).venue.text == venue


@pytest.mark.parametrize(
    ("fields", "variables"),
    [
        ({"articleno": "109"}, {"number": "109", "page": "109"}),
        ({"eid": "e7"}, {"number": "e7", "page": "e7"}),
        ({"pages": "Art. no. 123"}, {"number": "123", "page": "123"}),
        ({"pages": "1--9", "articleno": "109"}, {"page": "1-9"}),
        ({"pages": "1--9", "pagetotal": "9"}, {"page": "1-9", "number-of-pages": "9"}),
        ({"pages": "12 pages"}, {"number-of-pages": "12"}),
        ({"pages": "Paper No. 107, 23"}, {"number": "107", "page": "107"}),
        ({"pages": "-"}, {}),
        (
            {"type": "techreport", "journal": "", "pages": "14", "number": "13"},
            {"number": "13", "number-of-pages": "14"},
        ),
        ({**BOOK, "pages": "300"}, {"number-of-pages": "300"}),
        (
            {"type": "phdthesis", "journal": "", "university": "MIT", "degree": "PhD"},
            {"genre": "PhD thesis", "publisher": "MIT"},
        ),
    ],
)
def test_the_same_for_reference_managers(fields: dict[str, str], variables: dict[str, str]) -> None:
    (item,) = json.loads(csl_json([publication(**fields)]))
    asked = ("number", "page", "number-of-pages", "genre", *(["publisher"] if "university" in fields else []))
    assert {name: item[name] for name in asked if name in item} == variables


def test_a_report_of_fourteen_pages_does_not_begin_on_page_fourteen() -> None:
    text = ris([publication(type="techreport", institution="I", pages="14")])
    assert "SP  - 14\r\n" in text
    assert "EP" not in text


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("cited By 12", []),
        ("Cited by: 3; Conference of 8th Workshop; Conference Date: 1 May 2020; Conference Code:123", []),
        ("cited By 0; Best paper", ["Best paper"]),
        ("Publisher: X\nNumber: 1\ntex.ids= a, b\nVersion Number: 2", []),
        ("Read\\_Status: Read\\\\\nRead\\_Status\\_Date: 2024-01-02T03:04:05.678Z\\\\\nZSCC: 0000020", []),
        ("Read\\_Status: Read\\\\ Best paper award", ["Best paper award"]),
        ("Publisher: X\nBest paper award", ["Best paper award"]),
        ("arXiv:2001.01240 [cs.LG]", []),
        ("arXiv: 2001.01240", []),
        ("Id/No 45", []),
        ("arXiv:2001.01240 is a longer version", ["arXiv:2001.01240 is a longer version"]),
        ("Winner: the best paper", ["Winner: the best paper"]),
        ("Two lines\nof one remark", ["Two lines of one remark"]),
        ("Awarded 2020; see the site", ["Awarded 2020; see the site"]),
    ],
)
def test_what_programs_write_into_a_note_is_not_shown(note: str, shown: list[str]) -> None:
    found = publication(note=note)
    assert [each.text for each in found.notes] == shown
    assert json.loads(csl_json([found]))[0].get("note", "") == "; ".join(shown)


def test_a_comma_at_the_end_of_a_venue_is_no_part_of_it() -> None:
    found = publication(journal="Notices,")
    assert found.venue.text == "Notices"
    assert json.loads(csl_json([found]))[0]["container-title"] == "Notices"
    assert publication(journal="{Notices}, ").venue.name.html == "Notices"


@pytest.mark.parametrize("fields", [{"year": "1996/"}, {"year": "", "date": "1996/"}, {"year": "", "date": "1996/.."}])
def test_what_has_not_ended_keeps_its_dash(fields: dict[str, str]) -> None:
    found = publication(type="periodical", journal="", **fields)
    assert found.date.text == "1996–"
    assert json.loads(csl_json([found]))[0]["issued"] == {"date-parts": [[1996], [0]]}
