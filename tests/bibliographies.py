"""Bibliographies for tests, written as the text of a `.bib` file."""

from collections.abc import Iterable
from pathlib import Path

from homepage.bibliography.publication import Publication
from homepage.bibliography.reader import Bibliography, make_bibliography
from homepage.bibtex import BibFile, bibs_of, parse_bib
from homepage.exports.downloads import downloads
from homepage.names import parse_names
from homepage.names.people import People, Person
from homepage.settings.options import Options
from homepage.whole_site.site import Site

REAL_BIB = Path(__file__).with_name("real.bib")


def person(name: str, *aliases: str) -> Person:
    first, *others = (parse_names(text).names[0] for text in (name, *aliases))
    return Person(first, tuple(others))


OWNER = person("Banghua Zhu", "Zhu, B.")


def bibliography(*texts: str, people: Iterable[Person] = ()) -> Bibliography:
    """Return the bibliography of files a.bib, b.bib, ... with these texts, on Banghua Zhu's homepage."""
    files = [parse_bib(text, f"{chr(ord('a') + place)}.bib") for place, text in enumerate(texts)]
    return make_bibliography(files, People([OWNER, *people]), OWNER)


def entry(key: str, author: str = "Zhu, Banghua", year: str = "2023", **fields: str) -> str:
    fields = {"title": f"Title of {key}", "author": author, "year": year} | fields
    kind = fields.pop("type", "article")
    return f"@{kind}{{{key},\n" + "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"


def read_bib(file: Path, path: str) -> BibFile:
    """Return what a .bib file says."""
    return bibs_of([(file.read_bytes(), path)])[0]


def ris(publications: Iterable[Publication]) -> str:
    """Return the RIS file that readers download."""
    return _download(publications, "publications.ris")


def csl_json(publications: Iterable[Publication]) -> str:
    """Return the CSL-JSON file that readers download."""
    return _download(publications, "publications.csl.json")


def _download(publications: Iterable[Publication], name: str) -> str:
    found = Bibliography(tuple(publications))
    return b"".join(downloads(Site(Options(paper_pages="none"), lambda: found))[name]).decode()
