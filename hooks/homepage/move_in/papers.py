"""Papers: entries of old .bib files, and entries made from the front matter of pages that stand for a paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..bibtex import parse_bib
from ..text.plain_values import mappings, plain_text
from ..text.slugs import slug
from .citations import authors_of, details_of
from .jekyll_addresses import date_of
from .records import NewPage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .old_files import Keys, OldFiles, OldPage
    from .records import Taken
    from .report import Report

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
_VENUE = {"article": "journal", "inproceedings": "booktitle", "incollection": "booktitle", "techreport": "institution"}
_VENUE |= {"phdthesis": "school", "thesis": "institution", "book": "publisher", "unpublished": "note"}
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
_JEKYLL_MARK = re.compile(r"\A\ufeff?\s*---\s*\n(?:.*\n)*?---[ \t]*\n")


class Papers:
    """Adds papers to a new site."""

    def __init__(self, taken: Taken, files: OldFiles, report: Report) -> None:
        self.taken = taken
        self.files = files
        self.report = report
        self.keys: set[str] = set()
        self.keys_of_files: dict[str, list[str]] = {}
        self.by_address: dict[str, str] = {}

    def add_file(self, name: str, *, is_first: bool) -> None:
        """Add a .bib file: the first one as it is, of others the entries with new keys."""
        text = _JEKYLL_MARK.sub("", self.files.text(name), count=1)
        bib = parse_bib(text, name)
        stem = name.rpartition("/")[2].removesuffix(".bib")
        self.keys_of_files[stem] = [entry.key for entry in bib.entries]
        if is_first:
            self.taken.bib.append(text.strip("\n") + "\n")
            new = len(bib.entries)
        else:
            fresh = [entry for entry in bib.entries if entry.key not in self.keys]
            strings = re.findall(r"^@string\s*\{[^\n]*\}[ \t]*$", text, re.MULTILINE | re.IGNORECASE) if fresh else []
            self.taken.bib += [*strings, *(entry.source for entry in fresh)]
            new = len(fresh)
            for entry in bib.entries:
                if entry.key in self.keys:
                    self.report.leave(
                        name, entry.line, f"entry {entry.key}", "the key is in a .bib file before this one"
                    )
        self.keys.update(entry.key for entry in bib.entries)
        self.taken.selected |= any(entry.get("selected").lower() in ("true", "yes", "1") for entry in bib.entries)
        self.report.take(name, f"docs/publications.bib ({new} entries)")

    def add_cited(self, names: Iterable[str]) -> None:
        """Add .bib files with works that pages cite, but that are not the author's."""
        for name in names:
            entries = parse_bib(self.files.text(name), name).entries
            fresh = [entry for entry in entries if entry.key not in self.keys]
            self.taken.other_bib += [entry.source for entry in fresh]
            self.keys.update(entry.key for entry in fresh)
            self.report.take(name, f"docs/others.bib ({len(fresh)} entries)")

    def add_page(
        self, page: OldPage, addresses: list[str], own_bib: str = "", people: dict[str, str] | None = None
    ) -> None:
        """Add the paper that a page stands for; `own_bib` is the text of the .bib file beside it."""
        fields, rest = self._fields(page, people or {})
        entries = parse_bib(own_bib, page.path).entries if own_bib else ()
        if entries:
            entry = entries[0]
            key, known = entry.key, set(entry.fields)
            text = with_fields(entry.source, {name: value for name, value in fields.items() if name not in known})
            text = text if key not in self.keys else _with_key(text, key, key := self._free(f"{key}-{slug(page.stem)}"))
            self.taken.bib += [text, *(other.source for other in entries[1:] if other.key not in self.keys)]
        else:
            key = self._free(slug(re.sub(r"^\d{4}-\d\d-\d\d-", "", page.stem)) or "paper")
            kind = self._type(page)
            if (venue := fields.pop("venue", "")) and kind in _VENUE:
                fields[_VENUE[kind]] = venue
            elif venue:
                fields["howpublished"] = venue
            lines = [f"  {name} = {{{value}}}," for name, value in fields.items()]
            comment = f"% {rest}\n" if rest else ""
            self.taken.bib.append("\n".join([f"{comment}@{kind}{{{key},", *lines, "}"]))
        self.keys.add(key)
        self.taken.selected |= "selected" in fields
        source = f"publications/{slug(key)}.md"
        for address in addresses:
            self.taken.addresses.setdefault(address, source)
            self.by_address[address.strip("/")] = key
        self._words(page, key, source)
        self.report.take(page.path, f"docs/publications.bib, entry {key}")

    def _words(self, page: OldPage, key: str, source: str) -> None:
        """Add what the page says of its paper as the text of the paper's page."""
        if page.body.strip():
            name = f"publications/{key}.md" if re.fullmatch(r"[\w.+-]+", key) else source
            self.taken.pages[name] = NewPage(name, "", page, kind="item")
            self.report.take(page.path, f"docs/{name}")

    def _free(self, key: str) -> str:
        wanted, number = key, 1
        while key in self.keys:
            number += 1
            key = f"{wanted}-{number}"
        return key

    def _type(self, page: OldPage) -> str:
        words = [
            *page.meta.texts("publication_types", "publication_type"),
            *page.meta.texts("category", "type", "pubtype"),
        ]
        return next((_TYPES[word.lower()] for word in words if word.lower() in _TYPES), "misc")

    def _fields(self, page: OldPage, people: dict[str, str]) -> tuple[dict[str, str], str]:
        """Return the fields of an entry, and the citation that was read for some of them."""
        meta = page.meta
        title = meta.text("title") or page.stem
        citation = plain_of_html(meta.text("citation"))
        names = [people.get(name, name) for name in _names(meta)]
        day = date_of(page) or clean(meta.text("year"))
        authors = " and ".join(names) or authors_of(citation, plain_of_html(title))
        fields = {"title": clean(title), "author": clean(authors), "date" if "-" in day else "year": day}
        fields["venue"] = clean(
            re.sub(r"^In\s+(?=\*|[A-Z])", "", meta.text("venue", "publication", "journal", "booktitle"))
        )
        fields |= {name: value for name, value in details_of(citation, day[:4]).items() if not meta.values.get(name)}
        for name in ("volume", "number", "pages", "publisher", "doi", "isbn", "abstract", "note", "award"):
            fields[name] = clean(meta.text(name)) or fields.get(name, "")
        fields["abstract"] = fields["abstract"] or clean(meta.text("excerpt", "summary", "description"))
        meta.take("excerpt", "summary", "description", "publishDate")
        fields["abbr"] = clean(meta.text("publication_short").removeprefix("In "))
        ids = meta.take("hugoblox")
        if isinstance(ids, dict) and isinstance(ids.get("ids"), dict):
            fields |= {
                "doi" if key == "doi" else "arxiv" if key == "arxiv" else key: plain_text(value)
                for key, value in ids["ids"].items()
            }
        fields["keywords"] = ", ".join(clean(word) for word in [*meta.texts("tags"), *meta.texts("projects")])
        fields["selected"] = "true" if meta.text("featured", "selected") == "true" else ""
        fields["preview"] = meta.text("featured_picture", "preview")
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
        for name, fields in (("slidesurl", "slides"), ("code", "code"), ("slides", "slides"), ("video", "video")):
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
        folder = page.path.rpartition("/")[0]
        for name, path in self.taken.files.items():
            if path == f"{folder}/{url}" or name == url.split("#")[0].lstrip("/"):
                return name
        return url


def with_fields(entry: str, fields: dict[str, str]) -> str:
    """Return the text of an entry with more fields at its end, and every other byte as it was."""
    closing = entry[-1]
    body = entry[:-1].rstrip()
    added = [f"  {name} = {{{value}}}," for name, value in fields.items() if value and name != "venue"]
    comma = "" if body.endswith(",") else ","
    return "\n".join([f"{body}{comma}", *added, closing]) if added else entry


def clean(text: str) -> str:
    """Return a text of Markdown or HTML as a value in BibTeX."""
    plain = re.sub(r"\*{1,2}([^*]+)\*{1,2}", r"\1", plain_of_html(text))
    plain = _SPECIAL.sub(lambda found: f"\\{found[0]}", plain) if "http" not in plain else plain
    return plain if plain.count("{") == plain.count("}") else plain.replace("{", "").replace("}", "")


def plain_of_html(text: str) -> str:
    """Return a text without HTML."""
    from html import unescape

    return " ".join(unescape(re.sub(r"<[^<>]+>", "", text)).split())


def _names(meta: Keys) -> list[str]:
    value = meta.take("authors", "author")
    if isinstance(value, list):
        return [plain_of_html(plain_text(each.get("name") if isinstance(each, dict) else each)) for each in value]
    text = plain_of_html(plain_text(value))
    if not text:
        return []
    return [part.strip() for part in re.split(r"\s+and\s+|;|,(?=\s*\w+\s+\w)", text) if part.strip()]


def _with_key(text: str, old: str, new: str) -> str:
    return text.replace(old, new, 1)
