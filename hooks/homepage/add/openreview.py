"""Reads a note of OpenReview, in the form of its interface 2 or of the older one (docs.openreview.net)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ..outside.web import NoAnswerError
from .bibtex import work_in_bibtex
from .markup import kept_tex
from .work import Work, made_work, name_in_words, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_NOT_PUBLISHED = re.compile(r"submitted to|withdrawn|rejected|desk|under review|blind", re.IGNORECASE)
_ANONYMOUS = re.compile(r"anonymous", re.IGNORECASE)


def work_of_notes(data: Mapping[str, Any], number: str) -> Work:
    """Return the paper that an answer describes; raise `NoAnswerError` if it has none that everybody may read."""
    notes = data.get("notes")
    note = next((each for each in notes if isinstance(each, dict)), None) if isinstance(notes, list) else None
    content = note.get("content") if note else None
    if not isinstance(content, dict) or not _said(content, "title"):
        raise NoAnswerError(f"OpenReview has no paper {number} that everybody may read", 404)
    venue = _said(content, "venue")
    is_published = bool(venue) and not _NOT_PUBLISHED.search(venue)
    given = _of_bibtex(_said(content, "_bibtex"))
    year = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", venue)
    fields = {
        "title": kept_tex(_said(content, "title")),
        "booktitle": (given.get("booktitle") or kept_tex(venue)) if is_published else "",
        "journal": given.get("journal", "") if is_published else "",
        "year": given.get("year") or (year[0] if year else ""),
        "openreview": f"https://openreview.net/forum?id={number}",
        "abstract": kept_tex(_said(content, "abstract")),
    }
    if fields["journal"]:
        fields["booktitle"] = ""
    if venue and not is_published:
        fields["note"] = kept_tex(venue)
    names = [name for name in map(name_in_words, _authors(content)) if name and not _ANONYMOUS.match(name.full)]
    remarks = [] if names else ["OpenReview does not say who wrote it"]
    if is_published and given.get("booktitle"):
        remarks.append(f"OpenReview calls the venue {venue}")
    return made_work("OpenReview", _type(fields), fields, {"author": names}, remarks)


def _type(fields: Mapping[str, str]) -> str:
    if fields["journal"]:
        return "article"
    return "inproceedings" if fields["booktitle"] else "misc"


def _of_bibtex(written: str) -> Mapping[str, str]:
    """Return the fields of the BibTeX that OpenReview itself made of the note."""
    try:
        return work_in_bibtex(written, "OpenReview").fields if written else {}
    except NoAnswerError:
        return {}


def _value(content: Mapping[str, Any], name: str) -> Any:
    """Return a value of either interface: the newer one wraps it in `value`."""
    value = content.get(name)
    return value.get("value") if isinstance(value, dict) else value


def _said(content: Mapping[str, Any], name: str) -> str:
    return text_of(_value(content, name))


def _authors(content: Mapping[str, Any]) -> list[str]:
    """Return the names of the authors; the newest notes have an object for each."""
    written = _value(content, "authors")
    names = written if isinstance(written, list) else []
    return [text_of(each, "fullname") if isinstance(each, dict) else text_of(each) for each in names]
