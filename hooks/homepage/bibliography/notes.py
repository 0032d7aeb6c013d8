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
    "|accepted|archive location|call number|read_status|zscc|titletranslation|type"
)
_OF_PROGRAMS = re.compile(
    rf"\s*(?:(?:\\?_eprint|{_EXTRA}): .*|tex\.[\w.-]+\s*[:=].*|ids?[:=] .*|arXiv:\S+ \[\w[\w.-]*\]"
    r"|\[?(?:online|tldr)\]?|export date: .*|cited[ -]by:? \d+|citations?: \d+.*|all open access.*"
    r"|conference of .*|conference (?:date|code): ?.*|correspondence address: .*|cited references: .*)\s*",
    re.IGNORECASE,
)
"""Matches a line of Zotero's or a part of Scopus' note; most of them repeat other fields."""
_OF_SCOPUS = re.compile(r"\s*(?:cited by:? \d+|export date:|conference code:)", re.IGNORECASE)


_STATES = (
    r"in press|to appear|forthcoming|submitted|accepted|under (?:review|revision|submission|contract|preparation)"
    r"|in (?:review|revision|preparation|progress|print|production)|revise and resubmit|revise & resubmit|working paper"
    r"|online first|ahead of print|conditionally accepted"
    r"|eingereicht|angenommen|zur veröffentlichung|im (?:druck|erscheinen)|erscheint"
    r"|in (?:begutachtung|vorbereitung|arbeit)"
    r"|soumis|accepté|à paraître|sous presse|en (?:évaluation|révision|préparation)"
    r"|en (?:prensa|revisión|evaluación|preparación)|enviado|aceptado|de próxima aparición"
    r"|no prelo|submetido|aceito|aceite|em (?:avaliação|revisão|preparação)"
    r"|in (?:corso di (?:stampa|pubblicazione)|uscita|valutazione|preparazione)|sottomesso|accettato"
    r"|ter perse|ingediend|te verschijnen|in voorbereiding|w druku|złożon|w przygotowaniu"
    r"|в печати|принят|на рецензии|в подготовке|baskıda|değerlendirmede|hazırlanıyor"
    r"|قيد (?:النشر|المراجعة|التحكيم|الإعداد)|مقبول للنشر"
    r"|تحت (?:المراجعة|التحكيم|الطبع)|زیر (?:چاپ|داوری)|در دست (?:چاپ|داوری)"
    r"|בדפוס|בשיפוט|התקבל לפרסום|בהכנה"
    r"|投稿中|査読中|印刷中|掲載予定|準備中"
    r"|审稿中|在审|待刊|已录用|即将出版|審查中|待出版|已接受"
    r"|투고|심사 ?중|게재 ?(?:예정|확정)|준비 ?중"
)
_STATE = re.compile(rf"(?<![^\W\d_])(?:{_STATES})", re.IGNORECASE)


def says_state(note: str) -> bool:
    """Return whether a note says how far a work is on its way to print, such as "under review"."""
    return _STATE.search(note) is not None


def note_of(entry: Entry, field: str) -> str:
    """Return a field for notes without the lines that Zotero writes and the parts that Scopus writes."""
    written = entry.get(field)
    if not written or not _MAY_BE_OF_PROGRAM.search(written):
        return written
    parts = written.split(";") if _OF_SCOPUS.match(written) else written.splitlines()
    own = [part for part in parts if not _OF_PROGRAMS.fullmatch(part)]
    return written if len(own) == len(parts) else "\n".join(own).strip()


_MAY_BE_OF_PROGRAM = re.compile(r"[:=]|cited by|open access|online|tldr", re.IGNORECASE)
