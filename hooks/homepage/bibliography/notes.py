"""The notes of an entry that readers see: what its author wrote, without what programs write into a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..bibtex import Entry

_EXTRA = (
    "publisher|number|volume|issue|pages|series|section|place|isbn|issn|lccn|oclc|pmid|pmcid|google-books-id"
    "|ads bibcode|citation key|version number|page version id|publication title|journal abbreviation"
    "|library catalog|num pages|number of pages|event-place|event|container-title"
    "|original-date|original-publisher|collection-title|reporter"
    r"|accepted|archive location|call number|read\\?_status(?:\\?_date)?|zscc|titletranslation|type"
)
_OF_PROGRAMS = re.compile(
    rf"\s*(?:(?:\\?_eprint|{_EXTRA}): .*|tex\.[\w.-]+\s*[:=].*|ids?[:=] .*|arXiv:\s?\S+(?: \[\w[\w.-]*\])?|Id/No \S+"
    r"|\[?(?:online|tldr)\]?|export date: .*|cited[ -]by:? \d+|citations?: \d+.*|all open access.*"
    r"|conference of .*|conference (?:date|code): ?.*|correspondence address: .*|cited references: .*)\s*",
    re.IGNORECASE,
)
"""Matches a line of Zotero's or zbMATH's, or a part of Scopus' note; most of them repeat other fields."""
_LINE_END = re.compile(r"\\\\\s*|\n")
_OF_SCOPUS = re.compile(r"\s*(?:cited by:? \d+|export date:|conference code:)", re.IGNORECASE)


def note_of(entry: Entry, field: str) -> str:
    """Return a field for notes without the lines that Zotero writes and the parts that Scopus writes."""
    written = entry.get(field)
    if not written or not _MAY_BE_OF_PROGRAM.search(written):
        return written
    parts = written.split(";") if _OF_SCOPUS.match(written) else _LINE_END.split(written)
    own = [part for part in parts if not _OF_PROGRAMS.fullmatch(part)]
    return written if len(own) == len(parts) else "\n".join(own).strip()


_MAY_BE_OF_PROGRAM = re.compile(r"[:=]|id/no|cited by|open access|online|tldr", re.IGNORECASE)
