"""Types of entries that no standard defines, talks, and what other standards call a type."""

import json

import pytest
from bibliographies import bibliography, csl_json, entry, ris
from homepage.bibliography.entry_types import TYPES
from homepage.bibliography.publication import Publication
from homepage.rules.bibliography import check_bibliography
from homepage.selections.selection import Selection, select


def publication(kind: str, **fields: str) -> Publication:
    return bibliography(entry("a", type=kind, **fields)).publications[0]


@pytest.mark.parametrize(
    ("kind", "shown", "csl", "tag"),
    [
        ("artwork", "misc", "graphic", "ART"),
        ("audio", "misc", "song", "SOUND"),
        ("codefragment", "software", "software", "COMP"),
        ("commentary", "book", "book", "BOOK"),
        ("image", "misc", "graphic", "FIGURE"),
        ("jurisdiction", "misc", "legal_case", "CASE"),
        ("legal", "misc", "treaty", "LEGAL"),
        ("legislation", "misc", "legislation", "STAT"),
        ("letter", "misc", "personal_communication", "PCOMM"),
        ("music", "misc", "song", "SOUND"),
        ("newspaper", "article", "article-newspaper", "NEWS"),
        ("performance", "misc", "performance", "GEN"),
        ("poster", "talk", "speech", "UNPB"),
        ("presentation", "talk", "speech", "UNPB"),
        ("softwareversion", "software", "software", "COMP"),
        ("talk", "talk", "speech", "UNPB"),
    ],
)
def test_a_type_that_extends_biblatex_has_its_name_in_other_standards(
    kind: str, shown: str, csl: str, tag: str
) -> None:
    read = bibliography(entry("a", type=kind))
    assert read.publications[0].type == shown
    assert json.loads(csl_json(read.publications))[0]["type"] == csl
    assert ris(read.publications).startswith(f"TY  - {tag}\r\n")
    assert check_bibliography(read) == read.problems == ()


@pytest.mark.parametrize(
    ("kind", "known", "shown"),
    [
        ("data", "dataset", "software"),
        ("database", "dataset", "software"),
        ("workshop", "inproceedings", "inproceedings"),
        ("lecture", "talk", "talk"),
        ("invited_talk", "talk", "talk"),
        ("dissertation", "phdthesis", "thesis"),
        ("workingpaper", "techreport", "report"),
        ("journal-article", "article", "article"),
        ("blogpost", "online", "misc"),
        ("podcast", "audio", "misc"),
    ],
)
def test_a_type_of_no_standard_is_read_as_the_nearest_one_and_reported(kind: str, known: str, shown: str) -> None:
    fields = dict.fromkeys(("booktitle", "journal", "school", "institution"), "W")
    read = bibliography(entry("a", type=kind, **fields))
    (problem,) = check_bibliography(read)
    assert (problem.rule, problem.severity, problem.line) == ("unknown-type", "warning", 1)
    assert f'"@{kind}" is not a type of entry; it is read as @{known}. Write @{known}.' in problem.message
    assert (read.publications[0].type, read.publications[0].entry.source[: len(kind) + 1]) == (shown, f"@{kind}")


@pytest.mark.parametrize(
    ("kind", "shown", "csl"),
    [
        ("motion_picture", "misc", "motion_picture"),
        ("chapter", "incollection", "chapter"),
        ("legal_case", "misc", "legal_case"),
        ("speech", "talk", "speech"),
    ],
)
def test_a_type_of_csl_is_read(kind: str, shown: str, csl: str) -> None:
    read = bibliography(entry("a", type=kind))
    assert read.publications[0].type == shown
    assert json.loads(csl_json(read.publications))[0]["type"] == csl
    assert "unknown-type" not in [problem.rule for problem in check_bibliography(read)]


def test_each_name_leads_to_a_type() -> None:
    from homepage.bibliography.type_names import _READ_AS

    assert set(_READ_AS.values()) <= TYPES.keys()
    assert not _READ_AS.keys() & TYPES.keys()


def test_a_paper_is_an_article_if_it_names_a_journal() -> None:
    assert publication("paper", journal="J").type == "article"
    assert publication("paper", booktitle="B").venue.text == "B"
    assert publication("paper", booktitle="B").type == "inproceedings"


def test_a_type_that_nothing_explains_is_another_publication_and_reported() -> None:
    read = bibliography(entry("a", type="zettel"))
    assert read.publications[0].type == "misc"
    (problem,) = check_bibliography(read)
    assert (problem.rule, problem.severity) == ("unknown-type", "note")
    assert '"@zettel" is not a type of entry; it is read as @misc' in problem.message


def test_a_misspelled_type_is_read_as_it_was_meant() -> None:
    assert publication("inproceeding", booktitle="B").type == "inproceedings"
    assert publication("artical", journal="J").type == "article"
    assert publication("data").type == "software"


@pytest.mark.parametrize(
    ("fields", "venue", "genre", "event", "place"),
    [
        (
            {"howpublished": "Talk at the Newton Institute", "address": "Cambridge"},
            "Talk at the Newton Institute, Cambridge",
            "Talk",
            "Newton Institute",
            "Cambridge",
        ),
        ({"type": "Keynote", "eventtitle": "E", "venue": "Vienna"}, "Keynote, E, Vienna", "Keynote", "E", "Vienna"),
        ({"type": "Invited talk", "address": "Vienna"}, "Invited talk, Vienna", "Invited talk", "", "Vienna"),
        ({"howpublished": "Poster presented at ECAI"}, "Poster presented at ECAI", "Poster", "ECAI", ""),
        ({"howpublished": "Keynote, ECAI"}, "Keynote, ECAI", "Keynote", "ECAI", ""),
        ({"howpublished": "Gastvortrag, Wien"}, "Gastvortrag, Wien", "Gastvortrag", "Wien", ""),
        ({"howpublished": "Presented at ICML"}, "Presented at ICML", "", "ICML", ""),
    ],
)
def test_a_misc_that_says_so_is_a_talk(fields: dict[str, str], venue: str, genre: str, event: str, place: str) -> None:
    kind = fields.pop("type", "")
    read = bibliography(entry("a", type="misc", **fields).replace("  title", f"  type = {{{kind}}},\n  title"))
    found = read.publications[0]
    assert (found.type, found.venue.text) == ("talk", venue)
    item = json.loads(csl_json([found]))[0]
    assert [item.get(name, "") for name in ("type", "genre", "event-title", "event-place")] == [
        "speech",
        genre,
        event,
        place,
    ]
    assert "publisher" not in item
    lines = ris([found]).split("\r\n")
    assert not event or f"T2  - {event}" in lines
    assert not place or f"CY  - {place}" in lines
    assert check_bibliography(read) == read.problems == ()


@pytest.mark.parametrize(
    "words", ["Lecture Notes in Computer Science", "Seminar für Statistik", "Seminar paper", "Web"]
)
def test_other_works_are_no_talks(words: str) -> None:
    assert publication("misc", howpublished=words).type == "misc"


def test_a_block_still_finds_a_type_as_it_is_written() -> None:
    papers = bibliography(entry("a", type="lecture"), entry("b", type="talk")).publications
    assert [paper.key for paper in select(papers, Selection(type=("lecture",)))] == ["a"]


@pytest.mark.parametrize(
    ("kind", "meant"),
    [
        ("thesisphd", "thesis"),
        ("fullconferencepaper", "inproceedings"),
        ("shortpaperposter", "poster"),
        ("techrep", "techreport"),
        ("inproc", "inproceedings"),
        ("incoll", "incollection"),
    ],
)
def test_a_type_with_the_name_of_another_in_it_or_cut_is_read_as_that_one(kind: str, meant: str) -> None:
    read = bibliography(entry("a", type=kind, author="Roe, J.", title="Doors", school="Easel", booktitle="Annals"))
    assert read.publications[0].entry.type == meant
    (problem,) = [each for each in check_bibliography(read) if each.rule == "unknown-type"]
    assert problem.message.endswith(f'"@{kind}" is not a type of entry. Did you mean "@{meant}"?')
