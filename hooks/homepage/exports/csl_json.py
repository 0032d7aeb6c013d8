"""The publications in CSL-JSON, which Zotero, pandoc and every citeproc read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ..dates import parse_date
from ..names import parse_names
from . import reference
from .kinds import kind_of
from .reference import joined, text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..bibtex import Entry
    from ..dates import PublicationDate
    from ..names import Name, NameList
    from ..publications import Publication

EDITOR_ROLES = frozenset({"compiler", "director", "illustrator", "narrator", "organizer", "performer", "producer"})
"""The values of biblatex's `editortype` that are names of people in CSL 1.0.2, too."""

_SEASONS = ("spring", "summer", "autumn", "winter")
_VARIANT = re.compile(r"\bvariant\s*=\s*(\w+)")
_RANGE = re.compile(r"\s*-?\d{4}[\d?~%-]*/(-?\d{4}[\d?~%-]*)\s*")
_KEEPS_NO_PREFIX = re.compile(r"\buseprefix\s*=\s*false\b", re.IGNORECASE)

LANGUAGES = {
    "american": "en-US", "australian": "en-AU", "austrian": "de-AT", "brazil": "pt-BR", "brazilian": "pt-BR",
    "british": "en-GB", "canadian": "en-CA", "chinese": "zh", "czech": "cs", "danish": "da", "dutch": "nl",
    "english": "en", "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he",
    "italian": "it", "japanese": "ja", "korean": "ko", "latin": "la", "naustrian": "de-AT", "ngerman": "de",
    "norsk": "nb", "norwegian": "no", "nswissgerman": "de-CH", "polish": "pl", "portuguese": "pt",
    "russian": "ru", "spanish": "es", "swedish": "sv", "swissgerman": "de-CH", "turkish": "tr",
    "ukrainian": "uk", "ukenglish": "en-GB", "usenglish": "en-US",
}  # fmt: skip
"""The language tags (BCP 47) that CSL wants, by babel's names, which biblatex takes."""


def csl_json(publications: Iterable[Publication]) -> str:
    """Return the publications by the CSL 1.0.2 data schema, as a JSON array that is easy to compare."""
    return json.dumps(csl_items(publications), indent=2, ensure_ascii=False) + "\n"


def csl_items(publications: Iterable[Publication]) -> list[dict[str, object]]:
    """Return the publications as items of CSL-JSON."""
    return [_item(publication) for publication in publications]


def _item(publication: Publication) -> dict[str, object]:
    """Return one item in a steady order, without what the entry does not say."""
    parts = (_head, _people, _whole, _place, _identifiers, _remarks)
    return {name: value for part in parts for name, value in part(publication).items() if value}


def _head(publication: Publication) -> dict[str, object]:
    return {
        "id": publication.key,
        "citation-key": publication.key,
        "type": kind_of(publication).csl,
        "title": publication.title.text,
        "title-short": text(publication.entry, "shorttitle"),
    }


def _people(publication: Publication) -> dict[str, object]:
    entry = publication.entry
    found: dict[str, list[dict[str, str]]] = {}
    for role, people in _roles(publication):
        names = [_name(name, _KEEPS_NO_PREFIX.search(entry.get("options")) is not None) for name in people.names]
        found.setdefault(role, []).extend([*names, {"literal": "others"}] if people.truncated else names)
    return dict(found)


def _roles(publication: Publication) -> Iterator[tuple[str, NameList]]:
    """Yield everyone by the name that CSL has for what they did."""
    entry = publication.entry
    role = text(entry, "editortype")
    yield "author", reference.authors(publication)
    yield role if role in EDITOR_ROLES else "editor", reference.editors(publication)
    for role, people in reference.more_editors(publication):
        yield role if role in EDITOR_ROLES else "editor", people
    yield "translator", parse_names(entry.get("translator"))
    yield "container-author", parse_names(entry.get("bookauthor"))


def _name(name: Name, dropping: bool) -> dict[str, str]:
    """Return a name; its particle stays before the family name, as BibTeX's own styles set it."""
    if name.corporate:
        return {"literal": " ".join(name.family.split())}
    particle = "dropping-particle" if dropping else "non-dropping-particle"
    parts = {"family": name.family, "given": name.given, particle: name.prefix, "suffix": name.suffix}
    return {part: value for part, value in parts.items() if value}


def _whole(publication: Publication) -> dict[str, object]:
    """Return what the work is part of, and when and by whom it came out."""
    entry = publication.entry
    preprint = kind_of(publication).csl == "article" and publication.arxiv
    return {
        "container-title": reference.container(publication),
        "container-title-short": text(entry, "shortjournal"),
        "collection-title": text(entry, "series"),
        "event-title": text(entry, "eventtitle"),
        "event-place": text(entry, "venue"),
        "event-date": _field_date(entry, "eventdate"),
        "publisher": reference.publisher(publication) or ("arXiv" if preprint else ""),
        "publisher-place": text(entry, "address", "location"),
        "issued": _date(publication.date, entry.get("date")),
        "status": text(entry, "pubstate") or publication.date.status,
        "original-title": text(entry, "origtitle"),
        "original-publisher": text(entry, "origpublisher"),
        "original-publisher-place": text(entry, "origlocation"),
        "original-date": _field_date(entry, "origdate"),
    }


def _place(publication: Publication) -> dict[str, object]:
    entry = publication.entry
    numbers = reference.numbers(publication)
    preprint = kind_of(publication).csl == "article" and publication.arxiv
    return {
        "genre": publication.venue.kind or _genre(publication),
        "edition": text(entry, "edition"),
        "version": text(entry, "version"),
        "volume": text(entry, "volume"),
        "part": text(entry, "part"),
        "number-of-volumes": text(entry, "volumes"),
        "collection-number": numbers.get("volume", ""),
        "issue": numbers.get("issue", ""),
        "number": numbers.get("work", "") or (f"arXiv:{publication.arxiv}" if preprint else ""),
        "chapter-number": text(entry, "chapter"),
        "page": reference.pages(publication),
        "number-of-pages": text(entry, "pagetotal"),
    }


def _genre(publication: Publication) -> str:
    """Return what the entry calls itself; in articles and papers, databases write "Article" and the like there."""
    plain = kind_of(publication).csl in {"article-journal", "paper-conference"}
    return "" if plain else text(publication.entry, "type")


def _identifiers(publication: Publication) -> dict[str, object]:
    entry = publication.entry
    archive, number = reference.archive(publication)
    return {
        "DOI": publication.doi,
        "ISBN": text(entry, "isbn"),
        "ISSN": text(entry, "issn"),
        "PMID": text(entry, "pmid"),
        "PMCID": text(entry, "pmcid"),
        "archive": archive,
        "archive_location": number,
        "URL": next(iter(reference.addresses(publication)), ""),
        "accessed": _field_date(entry, "urldate"),
    }


def _remarks(publication: Publication) -> dict[str, object]:
    entry = publication.entry
    variant = _VARIANT.search(entry.get("langidopts"))
    language = variant[1] if variant else text(entry, "langid", "language")
    return {
        "language": LANGUAGES.get(language.casefold(), language),
        "keyword": joined(*publication.keywords, by=", "),
        "abstract": reference.abstract(publication),
        "note": joined(*reference.notes(publication)),
        "annote": text(entry, "annotation", "annote"),
    }


def _field_date(entry: Entry, field: str) -> dict[str, object]:
    return _date(parse_date(entry.get(field)), entry.get(field))


def _date(date: PublicationDate, source: str) -> dict[str, object]:
    """Return a date variable, a range where the source is one; what has no year is a literal, such as "in press"."""
    if date.year is None:
        return {"literal": date.text} if date.text else {}
    span = _RANGE.fullmatch(source)
    last = parse_date(span[1]) if span else None
    found: dict[str, object] = {"date-parts": [_parts(date)]}
    if last and last.year:
        found["date-parts"] = [_parts(date), _parts(last)]
    elif date.end_year:
        found["date-parts"] = [_parts(date), [date.end_year]]
    first_word = date.text.partition(" ")[0].casefold()
    if first_word in _SEASONS:
        found["season"] = _SEASONS.index(first_word) + 1
    if first_word == "c.":
        found["circa"] = True
    return found


def _parts(date: PublicationDate) -> list[int]:
    return [part for part in (date.year, date.month, date.day) if part]
