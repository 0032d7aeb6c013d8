"""The fields of an entry, made from the front matter of a page that stands for a paper."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from ..text.plain_values import mappings, plain_text
from .citations import authors_of, details_of
from .jekyll_addresses import date_of

if TYPE_CHECKING:
    from .old_files import Keys, OldPage
    from .records import Taken

# The number that HugoBlox once gave to a type, and the words of CSL, BibTeX and academicpages.
_TYPES = {
    "1": "inproceedings",
    "2": "article",
    "3": "unpublished",
    "4": "techreport",
    "5": "book",
    "6": "incollection",
    "7": "thesis",
    "8": "patent",
    "article-journal": "article",
    "journal": "article",
    "article": "article",
    "manuscripts": "article",
    "paper-conference": "inproceedings",
    "conference": "inproceedings",
    "conferences": "inproceedings",
    "inproceedings": "inproceedings",
    "preprint": "unpublished",
    "manuscript": "unpublished",
    "report": "techreport",
    "techreport": "techreport",
    "book": "book",
    "books": "book",
    "chapter": "incollection",
    "incollection": "incollection",
    "thesis": "phdthesis",
    "phdthesis": "phdthesis",
    "patent": "patent",
    "dataset": "dataset",
}
VENUE_FIELDS = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "techreport": "institution",
}
VENUE_FIELDS |= {"phdthesis": "school", "thesis": "institution", "book": "publisher", "unpublished": "note"}
_LINK_FIELDS = {
    **{"pdf": "pdf", "preprint": "url", "code": "code", "github": "code", "dataset": "data", "data": "data"},
    **{"slides": "slides", "video": "video", "poster": "poster", "project": "website", "site": "website"},
    **{
        "source": "supp",
        "supplement": "supp",
        "appendix": "supp",
        "website": "website",
        "blog": "blog",
        "arxiv": "url",
    },
}
_SPECIAL = re.compile(r"(?<!\\)[&%#_](?![^$]*\$(?:[^$]*\$[^$]*\$)*[^$]*$)|(?<!\\)[&%#]")


class PaperFields:
    """Makes fields; files of the old site are named with their new path."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken

    def of(self, page: OldPage, people: dict[str, str]) -> tuple[dict[str, str], str]:
        """Return the fields of an entry, and the citation that was read for some of them."""
        meta = page.meta
        title = meta.text("title") or page.stem
        citation = plain_of_html(meta.text("citation"))
        names = [people.get(name, name) for name in _names(meta)]
        day = date_of(page) or clean(meta.text("year"))
        authors = " and ".join(names) or authors_of(citation, plain_of_html(title))
        fields = {"title": clean(title), "author": clean(authors), "date" if "-" in day else "year": day}
        fields["venue"] = clean(
            re.sub(r"^In\s+(?=\*|[A-Z])", "", meta.text("venue", "publication", "journal", "booktitle", "conference"))
        )
        fields |= {name: value for name, value in details_of(citation, day[:4]).items() if not meta.values.get(name)}
        for name in ("volume", "number", "pages", "publisher", "doi", "isbn", "abstract", "note", "award"):
            fields[name] = clean(meta.text(name)) or fields.get(name, "")
        fields["abstract"] = fields["abstract"] or clean(meta.text("excerpt", "summary", "description"))
        meta.take("excerpt", "summary", "description", "publishDate")
        fields["abbr"] = clean(meta.text("publication_short", "conference_short", "venue_short").removeprefix("In "))
        ids = meta.take("hugoblox")
        if isinstance(ids, dict) and isinstance(ids.get("ids"), dict):
            fields |= {
                "doi" if key == "doi" else "arxiv" if key == "arxiv" else key: plain_text(value)
                for key, value in ids["ids"].items()
            }
        fields["keywords"] = ", ".join(clean(word) for word in [*meta.texts("tags"), *meta.texts("projects")])
        fields["selected"] = "true" if meta.text("featured", "selected") == "true" else ""
        fields["preview"] = self.on_site(meta.text("featured_picture", "preview", "image"), page)
        fields |= self._links(page)
        return {name: value for name, value in fields.items() if value}, citation

    def _links(self, page: OldPage) -> dict[str, str]:
        meta, found = page.meta, {}
        paper = meta.text("paperurl", "link", "url", "href", "external_link")
        if doi := re.search(r"(?:^|doi\.org/|/)(10\.\d{4,9}/[^\s\"<>]+)$", paper):
            found["doi"] = doi[1]
        elif paper:
            found["pdf" if paper.lower().endswith(".pdf") else "url"] = paper
        if bib := meta.text("bibtexurl", "bibtex"):
            found["bibtexurl"] = bib
        for name, fields in (
            ("slidesurl", "slides"),
            ("code", "code"),
            ("slides", "slides"),
            ("video", "video"),
            ("pdf", "pdf"),
            ("page", "website"),
        ):
            if text := meta.text(name):
                found.setdefault(fields, text)
        for each in mappings(meta.take("links")):
            if each.get("url"):
                kind = plain_text(each.get("type") or each.get("name")).lower()
                found.setdefault(_LINK_FIELDS.get(kind, "url"), plain_text(each["url"]))
        for key in list(meta.values):
            if key.startswith("url_") and (url := meta.text(key)):
                found.setdefault(_LINK_FIELDS.get(key.removeprefix("url_"), "url"), url)
        found.pop("bibtexurl", "")
        return {name: self.on_site(url, page) for name, url in found.items() if url != "#"}

    def on_site(self, url: str, page: OldPage) -> str:
        """Return an address with its path from `docs/` if it names a file of the old site."""
        folder, url = page.path.rpartition("/")[0], url.removeprefix("./")
        for name, path in self.taken.files.items():
            if path == f"{folder}/{url}" or name == url.split("#")[0].lstrip("/"):
                return name
        return url


def type_of(page: OldPage) -> str:
    """Return the type of the entry for the paper that a page is about."""
    words = [
        *page.meta.texts("publication_types", "publication_type"),
        *page.meta.texts("category", "type", "pubtype"),
    ]
    return next((_TYPES[word.lower()] for word in words if word.lower() in _TYPES), "misc")


def clean(text: str) -> str:
    """Return a text of Markdown or HTML as a value in BibTeX."""
    plain = re.sub(r"\*{1,2}([^*]+)\*{1,2}", r"\1", plain_of_html(text))
    plain = _SPECIAL.sub(lambda found: f"\\{found[0]}", plain) if "http" not in plain else plain
    return plain if plain.count("{") == plain.count("}") else plain.replace("{", "").replace("}", "")


def plain_of_html(text: str) -> str:
    """Return a text without HTML."""
    return " ".join(unescape(re.sub(r"<[^<>]+>", "", text)).split())


def _names(meta: Keys) -> list[str]:
    """Return the names of the authors, one by one, whether they are a list, a text, or a list with such texts."""
    value = meta.take("authors", "author")
    names: list[str] = []
    for each in value if isinstance(value, list) else [value]:
        text = plain_of_html(plain_text(each.get("name") if isinstance(each, dict) else each))
        names += _apart(text)
    return names


def _apart(text: str) -> list[str]:
    """Return the names in a text; a comma is between two people if all parts have a given and a family name."""
    parts = [part.strip() for part in re.split(r"\s+and\s+|\s*&\s*|;", text) if part.strip()]
    found: list[str] = []
    for part in parts:
        people = [name.strip() for name in part.split(",") if name.strip()]
        whole = len(people) > 1 and all(" " in name for name in people)
        found += people if whole else [part.strip(" ,")]
    return found
