"""Reads a work of OpenAlex (docs.openalex.org, the object Work)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ..outside.web import NoAnswerError
from .dates import in_text
from .work import Work, latex_of, made_work, name_in_words, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

_TYPES = {
    **dict.fromkeys(("article", "review", "letter", "editorial"), "article"),
    "book": "book",
    "book-chapter": "incollection",
    "dissertation": "phdthesis",
    "report": "techreport",
    "preprint": "preprint",
    "dataset": "dataset",
    "software": "software",
}
_ALL_AUTHORS = 100
"""OpenAlex names at most so many authors of a work."""


def work_of_openalex(data: Mapping[str, Any], number: str) -> Work:
    """Return the work that OpenAlex describes; raise `NoAnswerError` if it has no title."""
    title = latex_of(data, "title") or latex_of(data, "display_name")
    if not title:
        raise NoAnswerError(f"OpenAlex has no title for {number}")
    place = _mapping(_mapping(data.get("primary_location")).get("source"))
    is_conference = text_of(place, "type") == "conference"
    kind = "inproceedings" if is_conference else _TYPES.get(text_of(data, "type"), "misc")
    biblio = _mapping(data.get("biblio"))
    first, last = latex_of(biblio, "first_page"), latex_of(biblio, "last_page")
    year, month = in_text(text_of(data, "publication_date"))
    fields = {
        "title": title,
        _venue(kind): latex_of(place, "display_name"),
        "volume": latex_of(biblio, "volume"),
        "number": latex_of(biblio, "issue"),
        "pages": f"{first}--{last}" if first and last and first != last else first,
        "year": in_text(text_of(data, "publication_year"))[0] or year,
        "month": month,
        "doi": doi_of_openalex(data),
        "language": text_of(data, "language"),
    }
    written = data.get("authorships")
    people = [_mapping(_mapping(each).get("author")) for each in written] if isinstance(written, list) else []
    names = [name_in_words(text_of(each, "display_name")) for each in people]
    remarks = ["the work is retracted"] if data.get("is_retracted") is True else []
    cut = len(people) >= _ALL_AUTHORS
    return made_work("OpenAlex", kind, fields, {"author": filter(None, names)}, remarks, truncated=cut)


def doi_of_openalex(data: Mapping[str, Any]) -> str:
    """Return the DOI of a work of OpenAlex, without the address of the resolver."""
    return text_of(data, "doi").removeprefix("https://doi.org/")


def _venue(kind: str) -> str:
    if kind in ("inproceedings", "incollection"):
        return "booktitle"
    return {"article": "journal", "preprint": "archive", "phdthesis": "school"}.get(kind, "howpublished")


def _mapping(value: Any) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
