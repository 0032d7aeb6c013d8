"""Where an entry was published: the venue's name, and the volume, number and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..latex import Rich, to_rich, to_text
from ..names import parse_names
from ..words import ENGLISH, Phrase
from .entry_types import type_of

if TYPE_CHECKING:
    from ..bibtex import Entry
    from ..dates import PublicationDate
    from ..words import Words

ANY_NAME = (
    "journal", "journaltitle", "booktitle", "maintitle", "eventtitle", "howpublished", "school", "institution",
    "organization", "publisher",
)  # fmt: skip
"""The fields that are used if those of the entry's type are empty."""

_WRITTEN_OUT = {
    "phdthesis": "PhD thesis",
    "mastersthesis": "Master’s thesis",
    "phd": "PhD thesis",
    "mathesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "patentde": "German patent",
    "patenteu": "European patent",
    "patentfr": "French patent",
    "patentuk": "British patent",
    "patentus": "U.S. patent",
    "patreq": "Patent request",
    "patreqde": "German patent request",
    "patreqeu": "European patent request",
    "patreqfr": "French patent request",
    "patrequk": "British patent request",
    "patrequs": "U.S. patent request",
}
"""The full names of biblatex's `type` keys and of BibTeX's types for theses."""

EXTENT_FIELDS = ("pages", "eid", "article-number", "articleno", "article_number", "elocation-id")
"""The fields for the pages or article number: biblatex's, then those of Web of Science, MDPI and the ACM."""

_SUBTITLES = {"booktitle": "booksubtitle", "journal": "journalsubtitle", "journaltitle": "journalsubtitle"}
_IN_BEFORE = re.compile(r"^[\s{]*+(?:in:?\s+(?=[A-Z\d])|In:?\s+(?=(?:Proc|Advances|Conference|International)|\d))")
_ISSUERS = {"school", "institution", "organization", "publisher"}

_SERIES = {"newseries": "new series", "oldseries": "old series"}
"""The full names of biblatex's keys for a journal's series."""
_DASHES = re.compile(r"[-–—]{2,}|—")
_WORD_BEFORE = re.compile(
    r"^(?:(?:№|n[°º])\s*|(?:vol(?:ume)?|no|nr|number|issue|pp?|pages?|bd|heft|т|том|вып|с|стр)(?:[.:]\s*|\s+))(?=\d)",
    re.IGNORECASE,
)
_ONE_PAGE = re.compile(r"(\w+)\s*[-–—]+\s*\1")
_OPEN_END = re.compile(r"[-–]*\+$")
_NUMBERED = re.compile(r"\d|\b[ivxlcdm]+\b", re.IGNORECASE)
_NAMED = re.compile(r"[^\W\d_]{2}[^\W\d_IVXLCDM]\D*")
"""Matches the first word that is not a Roman numeral, and all text after it."""


@dataclass(frozen=True, slots=True)
class Venue:
    """The venue of a publication."""

    name: Rich
    within: bool
    """Whether the publication is part of a book or proceedings: "In ...". """
    kind: str
    """Text before the name, such as "PhD thesis"; usually empty."""
    details: str
    """Series, volume, number and pages in the short form "PMLR 202:43037–43067"; may be empty."""

    @property
    def text(self) -> str:
        """The venue as one line of plain text."""
        return self.text_in(ENGLISH)

    def text_in(self, words: Words) -> str:
        """Return the venue as one line of plain text in a language."""
        parts = (words(self.kind), self.name.text, words.said(self.details))
        return words(", ").join(part for part in parts if part)


def venue_of(entry: Entry, arxiv: str, date: PublicationDate) -> Venue:
    """Return the venue of an entry; for a preprint without one, its arXiv identifier."""
    field = next(filter(entry.says, (*type_of(entry.type).venue, *ANY_NAME)), "")
    name = _with_subtitle(entry, field) or (f"arXiv:{arxiv}" if arxiv else "")
    within = type_of(entry.type).within and bool(name) and field not in _ISSUERS
    name = without_in(name) if within else name
    series = _series(entry, () if field == "maintitle" else ("maintitle",))
    details = _details(entry, date, series, _pages(extent_of(entry, arxiv)))
    return Venue(_holders(name) if field == "holder" else to_rich(name), within, _kind(entry), details)


def _holders(names: str) -> Rich:
    """Return the holders of a patent; biblatex writes them as a list of names."""
    text = ", ".join(name.full for name in parse_names(names).names)
    return Rich.of_text(text)


def _series(entry: Entry, others: tuple[str, ...]) -> str:
    """Return the series of a work, or else the title of the multi-volume work that it belongs to."""
    written = next((text for field in ("series", *others) if (text := to_text(entry.get(field)))), "")
    return Phrase.of(_SERIES[written]) if written in _SERIES else written


def _with_subtitle(entry: Entry, field: str) -> str:
    """Return the venue in a field, followed by its subtitle."""
    subtitle = entry.get(_SUBTITLES.get(field, ""))
    return f"{entry.get(field)}: {subtitle}" if subtitle else entry.get(field)


def _kind(entry: Entry) -> str:
    written = to_text(entry.get("type"))
    stated = _WRITTEN_OUT.get(written.casefold(), written)
    if "thesis" in entry.type:
        return stated or _WRITTEN_OUT.get(entry.type, "Thesis")
    if entry.type == "patent":
        return stated or "Patent"
    return stated if entry.type in {"techreport", "report"} else ""


def extent_of(entry: Entry, arxiv: str) -> str:
    """Return the pages or the article number, without an arXiv number and without the open end of a range."""
    texts = (to_text(entry.get(field)) for field in EXTENT_FIELDS if field in entry.fields)
    written = next((text for text in texts if text and not (arxiv and arxiv in text)), "")
    pages = _OPEN_END.sub("", bare_number(written))
    return one[1] if (one := _ONE_PAGE.fullmatch(pages)) else pages


def without_in(book: str) -> str:
    """Return the title of a book without an "in" that the entry writes before it; the site adds its own."""
    return _IN_BEFORE.sub("", book)


def bare_number(text: str) -> str:
    """Return a volume, an issue or pages without the word before the number: "pp. 7" becomes "7"."""
    return _WORD_BEFORE.sub("", text)


def said_by_date(issue: str, date: PublicationDate) -> bool:
    """Return whether the name of an issue, such as "Spring", is already in the date that a reader sees."""
    return issue[:1].isalpha() and issue.casefold() in date.text.casefold()


def _details(entry: Entry, date: PublicationDate, series: str, pages: str) -> str:
    """Return series, volume(number) and pages, each only if given; "no." is not written before the name of an issue."""
    volume = bare_number(to_text(entry.get("volume")))
    number = bare_number(to_text(entry.get("number") or entry.get("issue")))
    number = "" if said_by_date(number, date) else number
    if not volume and (not number or _NAMED.fullmatch(number)):
        return Phrase.row((series, number, _chapter(entry), _counted(pages)))
    issue = f"{volume}({number})" if volume and number else volume or Phrase.of("no. {number}", number=number)
    of_series = Phrase.of("{series} {issue}", series=series, issue=issue) if series else issue
    return Phrase.of("{issue}:{pages}", issue=of_series, pages=pages) if pages else of_series


def _chapter(entry: Entry) -> str:
    """Return the chapter's number, or its name in quotation marks if the entry's title is the book's title."""
    chapter = to_text(entry.get("chapter")) if type_of(entry.type).within else ""
    if chapter and entry.type == "inbook" and not entry.says("booktitle") and not _NUMBERED.match(chapter):
        return Phrase.of("chapter “{name}”", name=chapter)
    return Phrase.of("chapter {number}", number=chapter) if _NUMBERED.match(chapter) else ""


def _counted(pages: str) -> str:
    """Return pages with "page" or "pages" before a number: "page 7", "pages 7–9", but "in press"."""
    if pages.isdigit():
        return Phrase.of("page {number}", number=pages)
    return Phrase.of("pages {numbers}", numbers=pages) if _NUMBERED.search(pages) else pages


def _pages(text: str) -> str:
    """Return a page range with an en dash in place of one or more hyphens."""
    text = _DASHES.sub("–", text)
    first, dash, last = text.partition("-")
    return f"{first.strip()}–{last.strip()}" if dash and first.strip().isdigit() and last.strip().isdigit() else text
