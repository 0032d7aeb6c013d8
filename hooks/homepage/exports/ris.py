"""The publications in RIS, which every reference manager reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..dates import parse_date
from ..names import parse_names
from . import reference
from .kinds import kind_of
from .reference import text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..dates import PublicationDate
    from ..names import Name, NameList
    from ..publications import Publication


def ris(publications: Iterable[Publication]) -> str:
    """Return the publications by the RIS specification: one tag a line, CR LF behind each, no break in a value."""
    return "".join(f"{line}\r\n" for publication in publications for line in _record(publication))


def _record(publication: Publication) -> Iterator[str]:
    yield f"TY  - {kind_of(publication).ris}"
    for tags in (_people, _titles, _date, _place, _identifiers, _remarks):
        for tag, value in tags(publication):
            if one_line := " ".join(value.split()):
                yield f"{tag}  - {one_line}"
    yield from ("ER  - ", "")


def _people(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield everyone; of a whole book, `A2` would be the editors of its series and `A3` are its own."""
    editors = "A3" if kind_of(publication).ris == "BOOK" else "A2"
    yield from _names("AU", reference.authors(publication))
    yield from _names(editors, reference.editors(publication))
    for _, names in reference.more_editors(publication):
        yield from _names(editors, names)
    yield from _names("A4", parse_names(publication.entry.get("translator")))


def _names(tag: str, people: NameList) -> Iterator[tuple[str, str]]:
    yield from ((tag, _name(name)) for name in people.names)
    if people.truncated:
        yield tag, "et al."


def _titles(publication: Publication) -> Iterator[tuple[str, str]]:
    entry = publication.entry
    kind = kind_of(publication).ris
    container = reference.container(publication)
    series = text(entry, "series")
    yield "TI", publication.title.text
    yield "ST", text(entry, "shorttitle")
    yield "T2", container or (series if kind in {"BOOK", "RPRT"} else "")
    if kind == "JOUR":
        yield "JO", container
    if kind == "CONF":
        yield "C3", container
    yield "J2", text(entry, "shortjournal")
    yield "T3", series if container or kind not in {"BOOK", "RPRT"} else ""


def _date(publication: Publication) -> Iterator[tuple[str, str]]:
    date = publication.date
    of_our_era = date.year is not None and date.year > 0
    yield "PY", f"{date.year:04}" if of_our_era else ""
    other = date.text if reference.says_more_than_its_numbers(publication) or not of_our_era else ""
    if date.month or other:
        yield "DA", _slashes(date, other)
    accessed = parse_date(publication.entry.get("urldate"))
    if accessed.year:
        yield "Y2", _slashes(accessed, "")


def _slashes(date: PublicationDate, other: str) -> str:
    """Return a date as RIS writes it, with all three slashes: `2023/05//`, `2020/05//May–July 2020`."""
    year = f"{date.year:04}" if date.year and date.year > 0 else ""
    numbers = (f"{part:02}" if part else "" for part in (date.month, date.day))
    return "/".join([year, *numbers, other.replace("/", "-")])


def _place(publication: Publication) -> Iterator[tuple[str, str]]:
    entry = publication.entry
    kind = kind_of(publication).ris
    first, last = reference.first_and_last_page(publication)
    count = reference.numbers(publication)
    yield "VL", text(entry, "volume")
    yield "IS", next(filter(None, (count.get(name, "") for name in ("issue", "work", "volume"))), "")
    yield "NV", text(entry, "volumes")
    yield "SP", first or (text(entry, "pagetotal") if kind in {"BOOK", "THES"} else "")
    yield "EP", last
    yield "SE", text(entry, "chapter")
    yield "ET", text(entry, "edition", "version")
    yield "PB", reference.publisher(publication)
    address = text(entry, "address", "location")
    yield "CY", address
    if kind == "CONF":
        yield "C1", text(entry, "venue") or address
    yield "M3", publication.venue.kind


def _identifiers(publication: Publication) -> Iterator[tuple[str, str]]:
    entry = publication.entry
    numbers = [text(entry, "issn"), text(entry, "isbn")]
    if kind_of(publication).ris == "RPRT" and not any(numbers):
        numbers = [text(entry, "number")]
    yield from (("SN", number) for number in numbers)
    yield "DO", publication.doi
    yield from zip(("DB", "AN"), reference.archive(publication), strict=True)
    yield from (("UR", address) for address in reference.addresses(publication))


def _remarks(publication: Publication) -> Iterator[tuple[str, str]]:
    yield "AB", reference.abstract(publication)
    yield from (("KW", keyword) for keyword in publication.keywords)
    yield from (("N1", note) for note in reference.notes(publication))
    yield "N1", text(publication.entry, "annotation", "annote")
    yield "LA", text(publication.entry, "language", "langid")
    yield "ID", publication.key


def _name(name: Name) -> str:
    """Return a name as RIS writes it: `Family, Given, Suffix`."""
    family = reference.family(name)
    if name.suffix:
        return f"{family}, {name.given}, {name.suffix}"
    return f"{family}, {name.given}" if name.given else family
