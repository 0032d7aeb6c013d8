"""Whether title, names and venue have the same letters and signs in the list, in each reference and in each export.

The values are read back from what a reader gets, not from the engine's records. Run by hand over files:
`python tests/letters.py FILE.bib ...` prints each difference and counts them.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent / "hooks"))

from bibliographies import OWNER, csl_json, read_bib, ris
from bs4 import BeautifulSoup
from homepage.bibliography.reader import make_bibliography
from homepage.exports.csl_json import EDITOR_ROLES
from homepage.exports.pandoc import FOLDER
from homepage.exports.references import References
from homepage.metadata.papers import highwire
from homepage.names.people import People
from homepage.settings.options import STYLES
from made_sites import addresses_of, renderer_of, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homepage.bibliography.publication import Publication

_NOT_COMPARED = re.compile(r"[\s\"'‘’“”„‚«»‹›´`]+")
"""Spaces, and quotation marks, which styles turn."""
_OF_FORMULAS = re.compile(r"[_^(){}/√,.:;=+−-]+")
"""Signs that plain text has for what a formula shows by its form."""
_AT_END = ".,?!:;؟？！。…"
_LEFT = re.compile(r"[{}\\]|</?[a-z]|&#?\w+;|\bensuremath|\$")
_SIGNS = re.compile(r"[\W_]+")
_AFTER_NAMES = re.compile(
    r"(?:and)?(?:etal|others)?(?:and)?(?:eds?|editors?)?(?:.*\d{4}.*|nd|inpress|forthcoming|submitted|)"
)


class Difference(NamedTuple):
    """One value that differs from the list, by entry, place and what is compared."""

    key: str
    place: str
    what: str
    listed: str
    found: str


class Listed(NamedTuple):
    """What a list item shows."""

    title: str
    names: list[str]
    venue: str
    has_formula: bool


def differences(publications: Sequence[Publication], cache: Path) -> Iterator[Difference]:
    """Yield all differences of publications."""
    make = References([FOLDER / f"{name}.csl" for name in STYLES], publications, cache)
    items = {item["id"]: item for item in json.loads(csl_json(publications))}
    records = dict(_ris_records(publications))
    for publication, listed in zip(publications, _listed(publications), strict=True):
        key = publication.key
        yield from (
            Difference(key, "list", what, text, found[0])
            for what, text in (("title", listed.title), ("names", "; ".join(listed.names)), ("venue", listed.venue))
            if (found := _LEFT.findall(text))
        )
        yield from _of_values(key, "RIS", listed, *records[key])
        yield from _of_values(key, "CSL-JSON", listed, *_csl(items[key], edited=publication.edited))
        yield from _of_values(key, "Highwire", listed, *_highwire(publication))
        for reference in make(publication):
            yield from _of_reference(key, reference.style, listed, publication, reference.text.text)


def _listed(publications: Sequence[Publication]) -> Iterator[Listed]:
    drawn = renderer_of(addresses_of(site_of())).publication_list(publications)
    for item in BeautifulSoup(drawn, "html.parser").select(".pub"):
        title, venue = item.select_one(".pub__title"), item.select_one(".pub__venue cite")
        shown = {each.get_text(): each for each in item.select(".pub__author")}
        assert title
        yield Listed(
            title.get_text(),
            [each.get_text() for each in item.select(".pub__author")] if shown else [],
            venue.get_text() if venue else "",
            bool(title.select("math, sub, sup, .math") or (venue and venue.select("math, sub, sup, .math"))),
        )


def _of_values(
    key: str, place: str, listed: Listed, title: str, names: Sequence[str], venues: Sequence[str]
) -> Iterator[Difference]:
    if _signs(title, listed) != _signs(listed.title, listed):
        yield Difference(key, place, "title", listed.title, title)
    if [_letters(name) for name in names] != [_letters(name) for name in listed.names]:
        yield Difference(key, place, "names", "; ".join(listed.names), "; ".join(names))
    if listed.venue and not any(_signs(listed.venue, listed) in _signs(venue, listed) for venue in venues):
        yield Difference(key, place, "venue", listed.venue, "; ".join(venues))


def _of_reference(key: str, style: str, listed: Listed, publication: Publication, text: str) -> Iterator[Difference]:
    found, title = _signs(text, listed), _signs(listed.title, listed).rstrip(_AT_END)
    before, there, _ = found.partition(title)
    if not there:
        yield Difference(key, style, "title", listed.title, text)
    if listed.venue and _signs(listed.venue, listed).rstrip(_AT_END) not in found:
        yield Difference(key, style, "venue", listed.venue, text)
    if there and listed.names and not publication.edited and (left := _after_names(before, publication)) is not None:
        yield Difference(key, style, "names", "; ".join(listed.names), left or text)


def _after_names(before: str, publication: Publication) -> str | None:
    """Return what stands before the title and is neither a name nor a style's word, or None if there is nothing."""
    left = _SIGNS.sub("", before)
    for number, author in enumerate(publication.authors):
        forms = sorted(_forms(author.name), key=len, reverse=True)
        start = next((form for form in forms if re.match(rf"(?:and)?{re.escape(form)}", left)), None)
        if start is None:
            return None if number and _AFTER_NAMES.fullmatch(left) else left
        left = re.sub(rf"^(?:and)?{re.escape(start)}", "", left, count=1)
    return None if _AFTER_NAMES.fullmatch(left) else left


def _forms(name: object) -> set[str]:
    """Return the forms of a name in references, as letters."""
    full, initials = _plain(name.given), _initials(name.given)
    family, prefix, suffix = _plain(name.family), _plain(name.prefix), _plain(name.suffix)
    orders = {
        order
        for given in (full, initials)
        for order in (
            prefix + family + given + suffix,
            given + prefix + family + suffix,
            family + given + prefix + suffix,
            prefix + family + suffix + given,
        )
    }
    return orders


def _initials(given: str) -> str:
    words = re.findall(r"[^\s.‐-]+", given)
    short = (
        word if 1 < len(word) <= 3 and word.isupper() else word[0] if word[0].isupper() else word for word in words
    )
    return _plain("".join(short))


def _plain(text: str) -> str:
    return _SIGNS.sub("", _normal(text))


def _letters(name: str) -> Counter[str]:
    return Counter(_plain(name))


def _normal(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


def _signs(text: str, listed: Listed) -> str:
    text = _NOT_COMPARED.sub("", _normal(text))
    return _OF_FORMULAS.sub("", text) if listed.has_formula else text


def _ris_records(publications: Sequence[Publication]) -> Iterator[tuple[str, tuple[str, list[str], list[str]]]]:
    for publication in publications:
        lines = [line.partition("  - ")[::2] for line in ris([publication]).split("\r\n")]
        tag = {"BOOK": "A3"}.get(dict(lines)["TY"], "A2") if publication.edited else "AU"
        names = [value for name, value in lines if name == tag and value != "et al."]
        venues = [value for name, value in lines if name in {"T2", "JO", "C3", "PB", "T3", "DB", "AN", "C1"}]
        yield publication.key, (dict(lines)["TI"], names, [*venues, ":".join(venues)])


def _csl(item: dict[str, object], *, edited: bool) -> tuple[str, list[str], list[str]]:
    roles = [name for name in item if edited == (name != "author") and name in {"author", "editor", *EDITOR_ROLES}]
    names = item.get(roles[0], []) if roles else []
    assert isinstance(names, list)
    given = [" ".join(name.values()) for name in names if name != {"literal": "others"}]
    venues = [str(item.get(name, "")) for name in ("container-title", "publisher", "event-title", "collection-title")]
    number = f"{item.get('archive', '')}:{item.get('archive_location', '')}"
    return str(item["title"]), given, [*venues, number]


def _highwire(publication: Publication) -> tuple[str, list[str], list[str]]:
    tags = highwire(publication, page_url="", pdf_url="")
    name = "citation_editor" if publication.edited else "citation_author"
    ends = ("_title", "_institution", "_publisher")
    venues = [value for tag, value in tags if tag.endswith(ends) and tag != "citation_title"]
    number = [f"arXiv:{value}" for tag, value in tags if tag == "citation_arxiv_id"]
    return dict(tags)["citation_title"], [value for tag, value in tags if tag == name], [*venues, *number]


def main(files: Sequence[str]) -> None:
    """Print all differences of files, and count them."""
    counts: Counter[tuple[str, str]] = Counter()
    entries = 0
    for file in map(Path, files):
        publications = make_bibliography([read_bib(file, file.name)], People([OWNER]), OWNER).publications
        entries += len(publications)
        for each in differences(publications, Path(".cache/letters")):
            counts[each.place, each.what] += 1
            print(f"{file.name}: {each.key}: {each.what} in {each.place}:\n    {each.listed}\n    {each.found}")
    print(f"{entries} entries, {sum(counts.values())} differences")
    for (place, what), number in sorted(counts.items()):
        print(f"{number:6} {what} in {place}")


if __name__ == "__main__":
    main(sys.argv[1:])
