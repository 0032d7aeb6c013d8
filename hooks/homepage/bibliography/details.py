"""What follows the name of a venue: series, volume, number and pages; for books edition, editors and place too."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..latex import to_text
from ..names import parse_names
from ..words import Phrase
from .entry_types import TALKS, type_of
from .extents import article_number, bare_number, extent_of, page_total

if TYPE_CHECKING:
    from ..bibtex import Entry
    from ..dates import PublicationDate

_SERIES = {"newseries": "new series", "oldseries": "old series"}
"""The full names of biblatex's keys for a journal's series."""
_DASHES = re.compile(r"\s*[-–—]{2,}\s*|\s*—\s*|(?<=\d)\s+[-–]\s+(?=\d)")
_NUMBERED = re.compile(r"\d|\b[ivxlcdm]+\b", re.IGNORECASE)
_NAMED = re.compile(r"[^\W\d_]{2}[^\W\d_IVXLCDM]\D*")
"""Matches the first word that is not a Roman numeral, and all text after it."""
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_FEW_DIGITS = re.compile(r"[0-9]{1,9}")  # Python refuses a number of thousands of digits
_ORDINAL_ENDS = {1: "st", 2: "nd", 3: "rd"}
_SAYS_EDITION = re.compile(r"\b(?:ed|edn|edition|aufl|auflage|éd|édition|edición|print|printing)\b", re.IGNORECASE)
_IN_BOOKS = {"book", "incollection"}
_EDITED_BY = {
    "": "edited by {names}",
    "compiler": "compiled by {names}",
    "reviser": "revised by {names}",
    "redactor": "redacted by {names}",
}
"""What is said of a book's editors, by biblatex's `editortype`."""
_MORE_EDITORS = ("editora", "editorb", "editorc")
_ROLES = {
    "translator": "translated by {names}",
    "annotator": "annotated by {names}",
    "commentator": "with a commentary by {names}",
    "introduction": "with an introduction by {names}",
    "foreword": "with a foreword by {names}",
    "afterword": "with an afterword by {names}",
}
"""What is said of other people who worked on a book, by the field of biblatex (manual, section 2.2.2)."""


def details_of(entry: Entry, arxiv: str, date: PublicationDate, name: str) -> str:
    """Return the text that follows the venue; `name` is the field that names the venue."""
    row = type_of(entry.type)
    extent = _pages(extent_of(entry, arxiv))
    if row.seen_as in _IN_BOOKS:
        return _of_book(entry, date, name, extent)
    series = series_of(entry, () if name == "maintitle" else ("maintitle",))
    total = _counted_in_total(entry, extent)
    numbers = _short(entry, date, series, "" if total else extent)
    return Phrase.row([numbers, _issue_title(entry), _version(entry), total, _place(entry)])


def said_by_date(issue: str, date: PublicationDate) -> bool:
    """Return whether the name of an issue, such as "Spring", is already in the date that a reader sees."""
    return issue[:1].isalpha() and issue.casefold() in date.text.casefold()


def series_of(entry: Entry, others: tuple[str, ...] = ()) -> str:
    """Return the series of a work, or else the title of the multi-volume work that it belongs to."""
    written = next((text for field in ("series", *others) if (text := to_text(entry.get(field)))), "")
    if type_of(entry.type).seen_as == "article" and (number := edition_number(written)):
        return Phrase(f"{_ordinal(number)} ser.", lambda words: words("{number}. ser.", number=number))
    return Phrase.of(_SERIES[written]) if written in _SERIES else written


def _number(entry: Entry, date: PublicationDate) -> str:
    number = bare_number(to_text(entry.get("number") or entry.get("issue")))
    return "" if said_by_date(number, date) else number


def _short(entry: Entry, date: PublicationDate, series: str, pages: str) -> str:
    """Return series, volume(number) and pages, each only if given; "no." is not written before the name of an issue."""
    volume = bare_number(to_text(entry.get("volume")))
    number = _number(entry, date)
    if not volume and (not number or _NAMED.fullmatch(number)):
        return Phrase.row((series, number, _counted(entry, pages)))
    issue = f"{volume}({number})" if volume and number else volume or Phrase.of("no. {number}", number=number)
    of_series = Phrase.of("{series} {issue}", series=series, issue=issue) if series else issue
    return Phrase.of("{issue}:{pages}", issue=of_series, pages=pages) if pages else of_series


def _place(entry: Entry) -> str:
    """Return the place of an event: al-folio's and the ACM's `location`, for a talk also biblatex's `venue`."""
    row = type_of(entry.type)
    is_talk = row.name in TALKS or (row.name == "unpublished" and entry.says("eventtitle"))
    return place_in(entry, *(("venue", "location", "address") if is_talk else ("location",)))


def place_in(entry: Entry, *fields: str) -> str:
    """Return the first of these fields that is not empty, with the country for biblatex's name of one."""
    written = next((text for field in fields if (text := to_text(entry.get(field)))), "")
    return _COUNTRIES.get(written, written)


_COUNTRIES = {
    "countryde": "Germany",
    "countryep": "European Union",
    "countryeu": "European Union",
    "countryfr": "France",
    "countryuk": "United Kingdom",
    "countryus": "United States of America",
}
"""What biblatex prints for the names of countries in the `location` of a patent."""


def _of_book(entry: Entry, date: PublicationDate, name: str, pages: str) -> str:
    """Return the people, edition, volume, series, pages, publisher and place of a book or of the book of a chapter."""
    publisher = "" if name == "publisher" else to_text(entry.get("publisher"))
    place = place_in(entry, "address", "location")
    imprint = [publisher, place]
    parts = [*_people(entry), edition(entry), _version(entry), *_volume_and_series(entry, date, name), _chapter(entry)]
    parts.append(_counted_in_total(entry, pages) or _counted(entry, pages))
    return Phrase.row([*imprint, *parts] if name == "publisher" else [*parts, *imprint])


def _people(entry: Entry) -> list[str]:
    """Return who did what for a book, unless these people are named as its authors."""
    is_signed = entry.says("author") or entry.says("collaboration")
    fields = ("editor", *_MORE_EDITORS) if is_signed else _MORE_EDITORS
    editors = ((field, _edited_by(entry, f"{field}type")) for field in fields)
    author = _listed(entry, "bookauthor") if entry.get("bookauthor") != entry.get("author") else ""
    told = ((role, _listed(entry, field)) for field, role in (*editors, *_ROLES.items()))
    others: list[str] = [Phrase.of(role, names=names) for role, names in told if names]
    return [Phrase.of("by {names}", names=author), *others] if author else others


def _edited_by(entry: Entry, field: str) -> str:
    return _EDITED_BY.get(to_text(entry.get(field)), _EDITED_BY[""])


def _listed(entry: Entry, field: str) -> str:
    people = parse_names(entry.get(field)) if entry.says(field) else None
    if not people or not people.names:
        return ""
    names = [name.full for name in people.names]
    if people.truncated:
        return Phrase.of("{names} and others", names=", ".join(names))
    *first, last = names
    return Phrase.of("{names} and {last}", names=", ".join(first), last=last) if first else last


def edition(entry: Entry) -> str:
    """Return the edition for readers: "2nd ed.", "Revised ed."; words that already say it do not change."""
    written = to_text(entry.get("edition"))
    if number := edition_number(written):
        return Phrase(f"{_ordinal(number)} ed.", lambda words: words("{number}. ed.", number=number))
    return written if not written or _SAYS_EDITION.search(written) else Phrase.of("{name} ed.", name=written)


def _ordinal(number: int) -> str:
    end = "th" if number % 100 in (11, 12, 13) else _ORDINAL_ENDS.get(number % 10, "th")
    return f"{number}{end}"


def edition_number(written: str) -> int:
    """Return the number of an edition, given as a number or as a word such as "Second"; 0 for any other."""
    if _FEW_DIGITS.fullmatch(written):
        return int(written)
    return _ORDINALS.index(written.lower()) + 1 if written.lower() in _ORDINALS else 0


def _version(entry: Entry) -> str:
    """Return the version of software, data or a manual: "version 1.2", but "beta"."""
    version = to_text(entry.get("version"))
    return Phrase.of("version {number}", number=version) if version[:1].isdigit() else version


def _issue_title(entry: Entry) -> str:
    """Return the title of a journal's special issue."""
    titles = (to_text(entry.get(field)) for field in ("issuetitle", "issuesubtitle"))
    return ": ".join(filter(None, titles))


def _volume_and_series(entry: Entry, date: PublicationDate, name: str) -> list[str]:
    """Return volume and series; with a series alone, the volume is the series' own, as in BibTeX's styles."""
    volume, number = bare_number(to_text(entry.get("volume"))), _number(entry, date)
    series = series_of(entry)
    whole = "" if name == "maintitle" else to_text(entry.get("maintitle"))
    total = to_text(entry.get("volumes"))
    volumes = Phrase.of("{number} vols.", number=total) if total else ""
    if series and not number and not whole and name != "maintitle":
        return [volumes, f"{series} {volume}".strip()]
    bare = Phrase.of("no. {number}", number=number) if _NUMBERED.match(number) else number
    in_series = f"{series} {number}".strip() if series else bare
    counted = Phrase.of("vol. {number}", number=volume) if _NUMBERED.match(volume) else volume
    return [whole, counted, volumes, in_series]


def _chapter(entry: Entry) -> str:
    """Return the chapter's number, or its name in quotation marks if the entry's title is the book's title."""
    row = type_of(entry.type)
    chapter = to_text(entry.get("chapter")) if row.within else ""
    if chapter and row.name == "inbook" and not entry.says("booktitle") and not _NUMBERED.match(chapter):
        return Phrase.of("chapter “{name}”", name=chapter)
    return Phrase.of("chapter {number}", number=chapter) if _NUMBERED.match(chapter) else ""


def _counted_in_total(entry: Entry, pages: str) -> str:
    total = page_total(entry, "") if pages else ""
    if total == "1":
        return Phrase.of("1 page")
    return Phrase.of("{number} pages", number=total) if total else ""


def _counted(entry: Entry, pages: str) -> str:
    """Return pages with a word before the number: "page 7", "pages 7–9", "article 109", but "in press"."""
    if not _NUMBERED.search(pages):
        return pages
    if article_number(entry, ""):
        return Phrase.of("article {number}", number=pages)
    if pages.isalnum():
        return Phrase.of("page {number}", number=pages)
    return Phrase.of("pages {numbers}", numbers=pages)


def _pages(text: str) -> str:
    """Return a page range with an en dash in place of one or more hyphens."""
    text = _DASHES.sub("–", text)
    first, dash, last = text.partition("-")
    return f"{first.strip()}–{last.strip()}" if dash and first.strip().isdigit() and last.strip().isdigit() else text
