"""Where an entry was published: the venue's name, and the volume, number and pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..latex import Rich, to_rich, to_text
from ..names import parse_names
from ..words import ENGLISH
from .archives import copy_of
from .details import details_of
from .entry_types import ANY_NAME, TALKS, type_of

if TYPE_CHECKING:
    from ..bibtex import Entry
    from ..dates import PublicationDate
    from ..words import Words

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

_SUBTITLES = {"booktitle": "booksubtitle", "journal": "journalsubtitle", "journaltitle": "journalsubtitle"}
_IN_BEFORE = re.compile(r"^[\s{]*+(?:in:?\s+(?=[A-Z\d])|In:?\s+(?=(?:Proc|Advances|Conference|International)|\d))")
_THESIS = re.compile("thes[ie]s|dissertation|arbeit", re.IGNORECASE)
_STRAY_COMMA = re.compile(r"[\s,;]+(?=\}*\s*$)")
_ISSUERS = {"university", "school", "institution", "organization", "publisher"}


@dataclass(frozen=True, slots=True)
class Venue:
    """The venue of a publication."""

    name: Rich
    within: bool
    """Whether the publication is part of a book or proceedings: "In ...". """
    kind: str
    """Text before the name, such as "PhD thesis"; usually empty."""
    details: str
    """What follows the name, such as "PMLR 202:43037–43067" or "2nd ed., vol. 3, Berlin"; may be empty."""

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
    name = _with_subtitle(entry, field) or (f"arXiv:{arxiv}" if arxiv else _in_archive(entry))
    within = type_of(entry.type).within and bool(name) and field not in _ISSUERS
    name = without_in(name) if within else name
    name = _STRAY_COMMA.sub("", name)
    return Venue(
        _holders(name) if field == "holder" else to_rich(name),
        within,
        _kind(entry),
        details_of(entry, arxiv, date, field),
    )


def _in_archive(entry: Entry) -> str:
    copy = copy_of(entry)
    return copy.text if copy and (copy.archive.preprints or not copy.archive.address) else ""


def _holders(names: str) -> Rich:
    """Return the holders of a patent; biblatex writes them as a list of names."""
    text = ", ".join(name.full for name in parse_names(names).names)
    return Rich.of_text(text)


def _with_subtitle(entry: Entry, field: str) -> str:
    """Return the venue in a field, followed by its subtitle."""
    subtitle = entry.get(_SUBTITLES.get(field, ""))
    return f"{entry.get(field)}: {subtitle}" if subtitle else entry.get(field)


def _kind(entry: Entry) -> str:
    row = type_of(entry.type)
    written = to_text(entry.get("type"))
    stated = _WRITTEN_OUT.get(written.casefold(), written)
    if row.seen_as == "thesis":
        return stated or _thesis_for(to_text(entry.get("degree"))) or _WRITTEN_OUT.get(row.name, "Thesis")
    if row.name == "patent":
        return stated or "Patent"
    return stated if row.seen_as == "report" or row.name in TALKS else ""


def _thesis_for(degree: str) -> str:
    """Return the words for a thesis that EndNote describes by its degree."""
    is_whole = not degree or _THESIS.search(degree)
    return degree if is_whole else _WRITTEN_OUT.get(degree.casefold().replace(".", ""), f"{degree} thesis")


def without_in(book: str) -> str:
    """Return the title of a book without an "in" that the entry writes before it; the site adds its own."""
    return _IN_BEFORE.sub("", book)
