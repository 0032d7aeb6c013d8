"""Exports publications as RIS, which all reference managers read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..bibliography.details import place_in, series_of
from ..bibliography.entry_types import TALK
from ..dates import parse_date
from ..names import parse_names
from . import facts as reference
from .facts import Facts, text

if TYPE_CHECKING:
    from ..dates import PublicationDate
    from ..names import Name, NameList

_Tags = list[tuple[str, str]]
"""Pairs of a tag and its value on one line; a tag without a value is left out."""


def ris_record(facts: Facts) -> str:
    """Return the RIS lines of one publication."""
    parts = (_people, _titles, _date, _place, _identifiers, _remarks)
    tags = [("TY", facts.kind.ris), *(tag for part in parts for tag in part(facts))]
    lines = [f"{tag}  - {value}\r\n" for tag, value in tags if value]
    return "".join([*lines, "ER  - \r\n\r\n"])


def _people(facts: Facts) -> _Tags:
    """Return all people. For a whole book, `A3` is its editors (`A2` would be the editors of its series)."""
    editors = "A3" if facts.kind.ris == "BOOK" else "A2"
    found = _names("AU", facts.authors) + _names(editors, facts.editors)
    for _, names in facts.more_editors:
        found += _names(editors, names)
    return found + _names("A4", parse_names(facts.entry.get("translator")))


def _names(tag: str, people: NameList) -> _Tags:
    found = [(tag, " ".join(_name(name).split())) for name in people.names]
    return [*found, (tag, "et al.")] if people.truncated else found


def _titles(facts: Facts) -> _Tags:
    entry, kind, container = facts.entry, facts.kind.ris, facts.container
    series = series_of(entry)
    event = "" if container or kind == "BOOK" else facts.event
    return [
        ("TI", facts.publication.title.text),
        ("ST", text(entry, "shorttitle")),
        ("T2", container or (series if kind in {"BOOK", "RPRT"} else "") or event),
        ("JO", container if kind == "JOUR" else ""),
        ("C3", (container or event) if kind == "CONF" else ""),
        ("J2", text(entry, "shortjournal")),
        ("T3", series if container or kind not in {"BOOK", "RPRT"} else ""),
    ]


def _date(facts: Facts) -> _Tags:
    date = facts.publication.date
    of_our_era = date.year is not None and date.year > 0
    other = date.text if reference.says_more_than_its_numbers(facts.publication) or not of_our_era else ""
    accessed = parse_date(facts.entry.get("urldate"))
    return [
        ("PY", f"{date.year:04}" if of_our_era else ""),
        ("DA", _slashes(date, other) if date.month or other else ""),
        ("Y2", _slashes(accessed, "") if accessed.year else ""),
    ]


def _slashes(date: PublicationDate, other: str) -> str:
    """Return a date in RIS format, with all three slashes: `2023/05//`, `2020/05//May–July 2020`, `///May`."""
    year = f"{date.year:04}" if date.year and date.year > 0 else ""
    numbers = (f"{part:02}" if part and year else "" for part in (date.month, date.day))
    return " ".join("/".join([year, *numbers, other.replace("/", "-")]).split())


def _place(facts: Facts) -> _Tags:
    entry, kind = facts.entry, facts.kind.ris
    first, last = reference.ends_of(facts.pages)
    numbers = filter(None, map(facts.numbers.get, ("issue", "work", "volume")))
    address = facts.event_place if facts.kind == TALK else place_in(entry, "address", "location")
    return [
        ("VL", reference.volume(facts.publication)),
        ("IS", next(numbers, "")),
        ("NV", text(entry, "volumes")),
        ("SP", first or (reference.total_pages(facts.publication) if kind in {"BOOK", "THES", "RPRT"} else "")),
        ("EP", last),
        ("SE", text(entry, "chapter")),
        ("ET", text(entry, "edition", "version")),
        ("PB", facts.publisher),
        ("CY", address),
        ("C1", (text(entry, "venue") or address) if kind == "CONF" else ""),
        ("M3", facts.publication.venue.kind),
    ]


def _identifiers(facts: Facts) -> _Tags:
    entry = facts.entry
    numbers = [text(entry, "issn"), text(entry, "isbn")]
    if facts.kind.ris == "RPRT" and not any(numbers):
        numbers = [text(entry, "number")]
    archive, number = facts.archive
    found = [*(("SN", each) for each in numbers), ("DO", facts.publication.doi), ("DB", archive), ("AN", number)]
    # RIS readers would split an address at a semicolon.
    return [*found, *(("UR", address.replace(";", "%3B")) for address in facts.addresses)]


def _remarks(facts: Facts) -> _Tags:
    entry = facts.entry
    return [
        ("AB", " ".join(facts.abstract)),
        *(("KW", keyword) for keyword in facts.publication.keywords),
        *(("N1", note) for note in facts.notes),
        ("N1", facts.event if facts.kind.ris == "BOOK" else ""),
        ("N1", text(entry, "annotation", "annote")),
        ("LA", text(entry, "language", "langid", "hyphenation")),
        ("ID", " ".join(facts.publication.key.split())),
    ]


def _name(name: Name) -> str:
    """Return a name in RIS format: `Family, Given, Suffix`."""
    family = reference.family(name)
    if name.suffix:
        return f"{family}, {name.given}, {name.suffix}"
    return f"{family}, {name.given}" if name.given else family
