"""Values that all export formats need from a publication, read from the fields of BibTeX and biblatex."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..bibliography.archives import copy_of
from ..bibliography.arxiv import names_arxiv
from ..bibliography.collaborations import collaboration_note
from ..bibliography.details import place_in, said_by_date
from ..bibliography.entry_types import PREPRINT, TALK, type_of
from ..bibliography.extents import article_number, bare_number, extent_of, page_total
from ..bibliography.notes import note_of
from ..bibliography.talks import kind_and_event
from ..bibliography.venues import without_in
from ..dates import parse_date
from ..latex import to_paragraph_texts, to_text
from ..names import NameList, parse_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ..bibliography.entry_types import Exchange
    from ..bibliography.publication import Publication
    from ..bibtex import Entry
    from ..names import Name

_PUBLISHERS = ("school", "institution", "university", "publisher", "organization", "howpublished")
_MORE_EDITORS = ("editora", "editorb", "editorc")
_DASHES = re.compile(r"\s*[-‐‑‒–—]+\s*")
_NUMBERED = re.compile(r".*\d.*|[ivxlcdm]+", re.IGNORECASE | re.DOTALL)
_WEB_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_PAGES_OF_THE_WORK = ("url", "html", "arxiv", "openreview", "hal", "hal_id", "eprint", "acl", "inspirehep_id", "pmid")


class Facts:
    """The values of a publication that several export formats use, computed once."""

    def __init__(self, publication: Publication) -> None:
        """Compute the values of a publication."""
        self.publication = publication
        self.entry = publication.entry
        self.kind = kind_of(publication)
        self.authors = authors(publication)
        self.editors = editors(publication)
        self.more_editors = tuple(more_editors(publication))
        self.container = container(publication)
        self.publisher = publisher(publication)
        self.event, self.event_place = event(publication)
        self.numbers = numbers(publication)
        self.pages = pages(publication)
        self.archive = archive(publication)
        self.addresses = addresses(publication)
        self.abstract = to_paragraph_texts(self.entry.get("abstract"))
        self.notes = notes(publication)


def kind_of(publication: Publication) -> Exchange:
    """Return the names of the publication's type in other standards; a talk is unpublished work with an event."""
    if publication.type == "preprint":
        return PREPRINT
    row = type_of(publication.entry.type)
    return TALK if row.name == "unpublished" and publication.entry.says("eventtitle") else row.exchange


def in_periodical(entry: Entry) -> bool:
    """Return whether an entry is a journal or is in one; its `number` is then an issue."""
    return type_of(entry.type).seen_as == "article"


def text(entry: Entry, *names: str) -> str:
    """Return the first of these fields that is not empty, as plain text."""
    fields = entry.fields
    for name in names:
        if name in fields and (value := to_text(fields[name].value).rstrip(" ,;")):
            return value
    return ""


def joined(*parts: str, by: str = "; ") -> str:
    """Return the parts that are not empty, without duplicates."""
    return by.join(dict.fromkeys(filter(None, parts)))


def authors(publication: Publication) -> NameList:
    """Return the authors; empty if the work has only editors."""
    return NameList((), False, ()) if publication.edited else _listed(publication)


def editors(publication: Publication) -> NameList:
    """Return the editors, of the work itself or of the volume it is part of."""
    return _listed(publication) if publication.edited else parse_names(publication.entry.get("editor"))


def more_editors(publication: Publication) -> Iterator[tuple[str, NameList]]:
    """Yield the people in biblatex's additional editor fields, each list with its role."""
    entry = publication.entry
    for field in filter(entry.fields.__contains__, _MORE_EDITORS):
        yield text(entry, f"{field}type") or "editor", parse_names(entry.get(field))


def _listed(publication: Publication) -> NameList:
    return NameList(tuple(author.name for author in publication.authors), publication.truncated, ())


def family(name: Name) -> str:
    """Return the family name with its particle, for formats without a separate field for particles."""
    return f"{name.prefix} {name.family}".strip()


def container(publication: Publication, text: Callable[..., str] = text) -> str:
    """Return the title of the journal, proceedings or book that the work is part of; arXiv does not count."""
    entry = publication.entry
    if publication.type == "preprint" and (names_arxiv(entry) or _names_archive(entry)):
        return ""
    journal = joined(text(entry, "journaltitle", "journal"), text(entry, "journalsubtitle"), by=": ")
    book = joined(without_in(text(entry, "booktitle")), text(entry, "booksubtitle"), by=": ")
    book = joined(text(entry, "maintitle"), book, by=". ")
    if kind_of(publication) == TALK and not entry.says("eventtitle"):
        book = ""  # it names the event
    return (book or journal) if type_of(entry.type).within else (journal or book)


def _names_archive(entry: Entry) -> bool:
    copy = copy_of(entry)
    return copy is not None and copy.as_venue


def publisher(publication: Publication) -> str:
    """Return the publisher, school or institution, or the holder of a patent; if there are several, all of them."""
    if publication.type == "preprint" and (names_arxiv(publication.entry) or _names_archive(publication.entry)):
        return ""
    is_talk = kind_of(publication) == TALK
    fields = [field for field in _PUBLISHERS if not (is_talk and field == "howpublished")]
    names = (text(publication.entry, field) for field in fields)
    holders = ", ".join(name.full for name in parse_names(publication.entry.get("holder")).names)
    return joined(*(name for name in names if name and not _WEB_ADDRESS.fullmatch(name)), holders)


def volume(publication: Publication) -> str:
    """Return the volume; not for a preprint, because DBLP writes its arXiv identifier there."""
    written = bare_number(text(publication.entry, "volume"))
    return "" if publication.arxiv and publication.arxiv in written else written


def numbers(publication: Publication) -> dict[str, str]:
    """Return `number` under what it numbers: the "issue", the "volume" of a series, or the "work"."""
    entry = publication.entry
    written = (bare_number(text(entry, "number")), bare_number(text(entry, "issue")))
    number, issue = ("" if said_by_date(each, publication.date) else each for each in written)
    if in_periodical(entry):
        return {"issue": joined(number, issue, by=", ")}
    if text(entry, "series"):
        return {"volume": number, "issue": issue}
    return {"issue": number or issue} if type_of(entry.type).within else {"work": number, "issue": issue}


def pages(publication: Publication) -> str:
    """Return the pages, or the article's number; ranges have a plain hyphen, as in CSL and RIS."""
    if page_total(publication.entry, publication.arxiv):
        return ""
    return _DASHES.sub("-", extent_of(publication.entry, publication.arxiv))


def total_pages(publication: Publication) -> str:
    """Return how many pages a book, a thesis or a report has."""
    entry = publication.entry
    return text(entry, "pagetotal") or page_total(entry, publication.arxiv)


def number_in_journal(publication: Publication) -> str:
    """Return the number of an article that a journal has not given pages, or an empty string."""
    return article_number(publication.entry, publication.arxiv) if in_periodical(publication.entry) else ""


def first_and_last_page(publication: Publication) -> tuple[str, str]:
    """Return the first and last page of the publication."""
    return ends_of(pages(publication))


def ends_of(whole: str) -> tuple[str, str]:
    """Return the first and last page of a range; text that is not a single range is returned as the first."""
    ends = whole.split("-")
    if len(ends) == 2 and all(map(_NUMBERED.fullmatch, ends)):
        return ends[0], ends[1]
    return whole, ""


def abstract(publication: Publication) -> str:
    """Return the abstract, with an empty line between paragraphs."""
    return "\n\n".join(to_paragraph_texts(publication.entry.get("abstract")))


def notes(publication: Publication) -> tuple[str, ...]:
    """Return the author's notes, and the collaboration of the authors."""
    remarks = [to_text(note_of(publication.entry, field)) for field in ("note", "addendum")]
    together = collaboration_note(publication.entry, (author.name for author in publication.authors))
    return tuple(dict.fromkeys(filter(None, (together.text, *remarks))))


def archive(publication: Publication) -> tuple[str, str]:
    """Return the name of the archive that contains the work, such as arXiv, and the work's number there."""
    entry = publication.entry
    if publication.arxiv:
        return "arXiv", publication.arxiv
    copy = copy_of(entry)
    return (copy.archive.name, copy.number) if copy and (copy.number or copy.as_venue) else ("", "")


def event(publication: Publication) -> tuple[str, str]:
    """Return the event and its place; a talk may only say where it was given."""
    entry = publication.entry
    if kind_of(publication) != TALK:
        return text(entry, "eventtitle"), text(entry, "venue")
    named = text(entry, "eventtitle", "booktitle") or kind_and_event(text(entry, "howpublished"))[1]
    return named, place_in(entry, "venue", "location", "address")


def addresses(publication: Publication) -> tuple[str, ...]:
    """Return the absolute addresses of pages about this work, the entry's own `url` first."""
    elsewhere = [link for link in publication.all_links if not link.local]
    found = [link.url for kind in _PAGES_OF_THE_WORK for link in elsewhere if link.kind == kind]
    stated = text(publication.entry, "howpublished")
    return tuple(dict.fromkeys([*found, *_WEB_ADDRESS.findall(stated)[:1]]))


def says_more_than_its_numbers(publication: Publication) -> bool:
    """Return whether the date contains a range, a season, an uncertainty or words such as "in press"."""
    date = publication.date
    return bool(date.text) and parse_date(date.iso).text != date.text
