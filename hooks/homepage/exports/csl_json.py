"""Exports publications as CSL-JSON, which Zotero, pandoc and all citeproc programs read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ..bibliography.details import place_in, series_of
from ..bibliography.entry_types import PREPRINT, TALK
from ..bibliography.links import identifier_in
from ..bibliography.talks import kind_and_event
from ..dates import parse_date, state_words
from ..names import parse_names
from .facts import Facts, joined, number_in_journal, text, total_pages, volume
from .languages import language_tag

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..bibliography.publication import Publication
    from ..bibtex import Entry
    from ..dates import PublicationDate
    from ..names import Name, NameList

EDITOR_ROLES = frozenset({"compiler", "director", "illustrator", "narrator", "organizer", "performer", "producer"})
"""The values of biblatex's `editortype` that are also name variables in CSL 1.0.2."""

_ONE_LINE = json.JSONEncoder(ensure_ascii=False)
_SEASONS = ("spring", "summer", "autumn", "winter")
_RANGE = re.compile(r"\s*-?\d{4}[\d?~%-]*/(-?\d{4}[\d?~%-]*)\s*")
_KEEPS_NO_PREFIX = re.compile(r"\buseprefix\s*=\s*false\b", re.IGNORECASE)


def csl_record(facts: Facts) -> str:
    """Return one publication as one line of JSON."""
    return _ONE_LINE.encode(_item(facts))


def csl_items(publications: Iterable[Publication]) -> list[dict[str, object]]:
    """Return the publications as items of CSL-JSON."""
    return [_item(Facts(publication)) for publication in publications]


def _item(facts: Facts) -> dict[str, object]:
    """Return one item; its variables are always in the same order, and empty ones are left out."""
    parts = (_head, _people, _whole, _place, _identifiers, _remarks)
    return {name: value for part in parts for name, value in part(facts).items() if value}


def _head(facts: Facts) -> dict[str, object]:
    return {
        "id": facts.publication.key,
        "citation-key": facts.publication.key,
        "type": facts.kind.csl,
        "title": facts.publication.title.text,
        "title-short": text(facts.entry, "shorttitle"),
    }


def _people(facts: Facts) -> dict[str, object]:
    entry = facts.entry
    found: dict[str, list[dict[str, str]]] = {}
    dropping = _KEEPS_NO_PREFIX.search(entry.get("options")) is not None
    for role, people in _roles(facts):
        names = [_name(name, dropping) for name in people.names]
        found.setdefault(role, []).extend([*names, {"literal": "others"}] if people.truncated else names)
    return dict(found)


def _roles(facts: Facts) -> Iterator[tuple[str, NameList]]:
    """Yield all lists of people with their CSL variable, such as "author" or "translator"."""
    entry = facts.entry
    role = text(entry, "editortype")
    yield "author", facts.authors
    yield role if role in EDITOR_ROLES else "editor", facts.editors
    for role, people in facts.more_editors:
        yield role if role in EDITOR_ROLES else "editor", people
    yield "translator", parse_names(entry.get("translator"))
    yield "container-author", parse_names(entry.get("bookauthor"))


def _name(name: Name, dropping: bool) -> dict[str, str]:
    """Return a name; its particle comes before the family name, as in BibTeX's own styles."""
    if name.corporate:
        return {"literal": " ".join(name.family.split())}
    particle = "dropping-particle" if dropping else "non-dropping-particle"
    parts = {"family": name.family, "given": name.given, particle: name.prefix, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _whole(facts: Facts) -> dict[str, object]:
    """Return the container of the work, its date and its publisher."""
    entry = facts.entry
    return {
        "container-title": facts.container,
        "container-title-short": text(entry, "shortjournal"),
        "collection-title": series_of(entry),
        "event-title": facts.event,
        "event-place": facts.event_place,
        "event-date": _field_date(entry, "eventdate"),
        "publisher": facts.publisher or (facts.archive[0] if facts.kind == PREPRINT else ""),
        "publisher-place": "" if facts.kind == TALK else place_in(entry, "address", "location"),
        "issued": _date(facts.publication.date, entry.get("date")),
        "status": state_words(entry.get("pubstate")) or facts.publication.date.status,
        "original-title": text(entry, "origtitle"),
        "original-publisher": text(entry, "origpublisher"),
        "original-publisher-place": text(entry, "origlocation"),
        "original-date": _field_date(entry, "origdate") or _field_date(entry, "origyear"),
    }


def _place(facts: Facts) -> dict[str, object]:
    entry = facts.entry
    numbers = facts.numbers
    return {
        "genre": facts.publication.venue.kind or _genre(facts),
        "edition": text(entry, "edition"),
        "version": text(entry, "version"),
        "volume": volume(facts.publication),
        "part-number": text(entry, "part"),
        "number-of-volumes": text(entry, "volumes"),
        "collection-number": numbers.get("volume", ""),
        "issue": numbers.get("issue", ""),
        "number": numbers.get("work", "") or _number(facts),
        "chapter-number": text(entry, "chapter"),
        "page": facts.pages,
        "number-of-pages": total_pages(facts.publication),
    }


def _number(facts: Facts) -> str:
    """Return the number of a preprint in its archive, or of an article in its journal."""
    if facts.kind != PREPRINT:
        return number_in_journal(facts.publication)
    return f"arXiv:{facts.publication.arxiv}" if facts.publication.arxiv else facts.archive[1]


def _genre(facts: Facts) -> str:
    """Return the entry's own genre; not for articles and papers, in which databases write "Article" and so on."""
    if facts.kind == TALK:
        return text(facts.entry, "type") or kind_and_event(text(facts.entry, "howpublished"))[0]
    plain = facts.kind.csl in {"article-journal", "paper-conference"}
    return "" if plain else text(facts.entry, "type")


def _identifiers(facts: Facts) -> dict[str, object]:
    entry = facts.entry
    archive, number = facts.archive
    return {
        "DOI": facts.publication.doi,
        "ISBN": text(entry, "isbn"),
        "ISSN": text(entry, "issn"),
        "PMID": identifier_in(entry, "pmid"),
        "PMCID": f"PMC{pmcid}" if (pmcid := identifier_in(entry, "pmcid")) else "",
        "archive": archive,
        "archive_location": number,
        "URL": next(iter(facts.addresses), ""),
        "accessed": _field_date(entry, "urldate"),
    }


def _remarks(facts: Facts) -> dict[str, object]:
    entry = facts.entry
    return {
        "language": language_tag(entry),
        "keyword": joined(*facts.publication.keywords, by=", "),
        "abstract": "\n\n".join(facts.abstract),
        "note": joined(*facts.notes),
        "annote": text(entry, "annotation", "annote"),
    }


def _field_date(entry: Entry, field: str) -> dict[str, object]:
    return _date(parse_date(entry.get(field)), entry.get(field)) if field in entry.fields else {}


_CIRCA = frozenset({"c.", "ca.", "ca", "circa", "cca", "um", "vers"})


def _date(date: PublicationDate, source: str) -> dict[str, object]:
    """Return a date variable (a range if the source is a range); a date without a year is a literal: "in press"."""
    if date.year is None:
        return {"literal": date.text} if date.text else {}
    span = _RANGE.fullmatch(source)
    last = parse_date(span[1]) if span else None
    found: dict[str, object] = {"date-parts": [_parts(date)]}
    if last and last.year:
        found["date-parts"] = [_parts(date), _parts(last)]
    elif months := _months(date):
        found["date-parts"] = months
    elif date.end_year:
        found["date-parts"] = [_parts(date), [date.end_year]]
    elif date.text.endswith("–"):
        found["date-parts"] = [_parts(date), [0]]  # it has not ended
    first_word = date.text.partition(" ")[0].casefold()
    if first_word in _SEASONS:
        found["season"] = _SEASONS.index(first_word) + 1
    if first_word in _CIRCA or date.text.endswith("?"):
        found["circa"] = True
    return found


def _months(date: PublicationDate) -> list[list[int]]:
    """Return the first and the last month of a date such as "January–February 2001"; empty for any other date."""
    first, last = date.period or (None, None)
    if not (first and last and first.year and first.year == last.year and first.month and last.month):
        return []
    return [[part for part in point[:3] if part] for point in (first, last)] if first != last else []


def _parts(date: PublicationDate) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part]
