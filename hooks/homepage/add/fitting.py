"""Fits what a source says to a file: names of fields, the form of preprints, and only the fields that the file has."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..bibliography.archives import copy_of
from ..bibliography.arxiv import arxiv_of
from ..bibliography.entry_types import ANY_NAME
from ..bibliography.entry_values import reader_type
from ..bibliography.fields import FIELDS
from ..bibtex.values import MONTHS
from ..latex import to_text
from .title_braces import protected

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..bibtex import Entry
    from ..names.records import Name
    from .file_style import FileStyle
    from .work import Work

_ALWAYS_TEXT = (
    "title subtitle titleaddon author journal booktitle maintitle eventtitle school institution howpublished series"
    " volume number pages eid chapter edition version type year date doi arxiv eprint archiveprefix eprinttype"
    " primaryclass eprintclass openreview hal acl note crossref"
)
_ALWAYS = frozenset(_ALWAYS_TEXT.split())
"""Fields that are written whenever the source says them; all others only if the file usually has them."""
_FOR_BOOKS = frozenset({"publisher", "isbn", "address", "editor", "translator"})
_BOOKS = frozenset({"book", "mvbook", "collection", "proceedings", "incollection", "inbook", "manual", "booklet"})
_BIBLATEX = {
    "journal": "journaltitle",
    "address": "location",
    "archiveprefix": "eprinttype",
    "primaryclass": "eprintclass",
    "school": "institution",
}
_OF_ARXIV = ("journal", "journaltitle", "eprint", "archiveprefix", "eprinttype", "primaryclass", "eprintclass", "arxiv")
_WITH_NUMBER = (*_OF_ARXIV, "howpublished", "url", "volume", "note", "doi", "publisher", "pdf", "html")
_CLASSES = ("primaryclass", "eprintclass")
_ARXIV_WORD = re.compile(r"arxiv|corr\b", re.IGNORECASE)
_LANGUAGES = {
    "ar": "arabic", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english", "es": "spanish",
    "fa": "persian", "fi": "finnish", "fr": "french", "he": "hebrew", "hu": "hungarian", "it": "italian",
    "ja": "japanese", "ko": "korean", "nl": "dutch", "no": "norwegian", "pl": "polish", "pt": "portuguese",
    "ru": "russian", "sv": "swedish", "tr": "turkish", "zh": "chinese",
}  # fmt: skip


class Fitted(NamedTuple):
    """What is to be written, and what is not."""

    type: str
    fields: dict[str, str]
    names: dict[str, tuple[Name, ...]]
    left_out: tuple[str, ...]
    """Fields that the source has and the file does not."""
    unknown: tuple[str, ...]
    """Fields that nothing on this site reads."""


def fitted(work: Work, style: FileStyle, entries: Sequence[Entry]) -> Fitted:
    """Return a work in the form that entries of a file have."""
    type_, fields = _typed(work, style, entries)
    language = fields.pop("language", "")
    if style.has_usually("langid", type_) and (tongue := _LANGUAGES.get(language[:2].casefold(), "")):
        fields["langid"] = tongue
    english = not language or language.casefold().startswith("en")
    fields["title"] = protected(work.title, double=style.double_braces, english=english, braced=style.braced_words)
    fields = _dated(fields, type_, style)
    names = dict(work.names)
    if fields.get("url") and not style.has_usually("url", type_):
        if style.has_usually("html", type_):  # al-folio's name for the page of a paper
            fields["html"] = fields.pop("url")
        elif _links_elsewhere(fields):
            fields.pop("url")
    wanted = {name for name in (*fields, *names) if _is_wanted(name, type_, style)}
    known = {name for name in (*fields, *names) if name in FIELDS or name in wanted}
    left = [name for name in (*fields, *names) if name in known - wanted]
    unknown = [name for name in fields if name not in known]
    written = {name: value for name, value in fields.items() if name in wanted}
    renamed = {_name(name, style): value for name, value in written.items()}
    return Fitted(type_, renamed, {role: names[role] for role in names if role in wanted}, tuple(left), tuple(unknown))


def _typed(work: Work, style: FileStyle, entries: Sequence[Entry]) -> tuple[str, dict[str, str]]:
    fields = dict(work.fields)
    arxiv, archive = fields.pop("arxiv", ""), fields.pop("archive", "")
    if work.type != "preprint":
        return work.type, fields
    if arxiv:
        return _arxiv_form(arxiv, fields, style, entries)
    alike = _preprint_in(archive, entries)
    venue = next((name for name in ANY_NAME if alike and alike.says(name)), "howpublished")
    if archive:
        fields[venue] = archive
    return (alike.type if alike else "misc"), fields


def _arxiv_form(
    number: str, fields: dict[str, str], style: FileStyle, entries: Sequence[Entry]
) -> tuple[str, dict[str, str]]:
    """Return the type and fields of an arXiv paper, in the form that the newest such entry of the file has."""
    category = fields.pop("primaryclass", "")
    alike = next((entry for entry in entries if _is_arxiv_alone(entry)), None)
    if alike is None:
        prefix, class_ = ("eprinttype", "eprintclass") if style.biblatex else ("archiveprefix", "primaryclass")
        own = {"eprint": number, prefix: "arXiv", class_: category}
        return ("online" if style.biblatex else "misc"), fields | {name: each for name, each in own.items() if each}
    return alike.type, fields | dict(_like(alike, number, category))


def _is_arxiv_alone(entry: Entry) -> bool:
    number = arxiv_of(entry)
    return bool(number) and reader_type(entry, number) == "preprint"


def _like(entry: Entry, number: str, category: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of another entry that contain or surround its number, for this number."""
    old = arxiv_of(entry)
    for name in _WITH_NUMBER:
        value = entry.get(name)
        if name in _CLASSES and value and category:
            yield name, category
        elif old in value:
            yield name, value.replace(old, number)
        elif name in (*_OF_ARXIV, "publisher") and _ARXIV_WORD.search(value) and not re.search(r"\d", value):
            yield name, value


def _preprint_in(archive: str, entries: Sequence[Entry]) -> Entry | None:
    """Return an entry of the file for a preprint in the same archive."""
    for entry in entries:
        copy = copy_of(entry)
        if copy and copy.as_venue and archive and copy.archive.name.casefold() == to_text(archive).casefold():
            return entry
    return None


def _dated(fields: Mapping[str, str], type_: str, style: FileStyle) -> dict[str, str]:
    """Return the fields with the month as a word, or all of the date in biblatex's `date`."""
    own = dict(fields)
    month = own.pop("month", "")
    number = int(month) if month.isdecimal() and 1 <= int(month) <= 12 else 0
    if style.biblatex and own.get("year", "").isdecimal() and not style.uses[""].get("year", 0):
        year = own.pop("year")
        with_month = number and style.dates_have_months
        own["date"] = f"{year}-{number:02}" if with_month else year
    elif month:
        own["month"] = list(MONTHS)[number - 1] if number else month
    return own


def _links_elsewhere(fields: Mapping[str, str]) -> bool:
    return any(fields.get(name) for name in ("doi", "eprint", "arxiv", "openreview", "hal"))


def _is_wanted(name: str, type_: str, style: FileStyle) -> bool:
    if name == "keywords" or name == "keyword":
        return False  # here they are the areas of the site
    if name in _ALWAYS or (name in _FOR_BOOKS and type_ in _BOOKS) or name == "langid":
        return True
    return name == "url" or style.has_usually(_name(name, style), type_)


def _name(name: str, style: FileStyle) -> str:
    """Return the name that a field has in a file of biblatex."""
    renamed = _BIBLATEX.get(name, name) if style.biblatex else name
    return name if style.biblatex and style.uses[""].get(name, 0) > style.uses[""].get(renamed, 0) else renamed
