"""Whether title, names and venue have the same letters and signs in the list, in each reference and in each export.

The values are read back from what a reader gets, not from the engine's records. Run by hand over files:
`python tests/letters.py FILE.bib ...` prints each difference and counts them.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from calendar import month_name
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent / "hooks"))

from bibliographies import OWNER, csl_json, read_bib, ris
from bs4 import BeautifulSoup
from homepage.bibliography.reader import make_bibliography
from homepage.cache.build_cache import BuildCache
from homepage.exports.csl_json import EDITOR_ROLES
from homepage.exports.facts import addresses, archive
from homepage.exports.pandoc import FOLDER
from homepage.exports.references import References
from homepage.metadata.papers import highwire
from homepage.names.people import People
from homepage.settings.options import STYLES
from made_sites import addresses_of, renderer_of, site_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from homepage.bibliography.publication import Publication
    from homepage.names import Name

_NOT_COMPARED = re.compile(r"[\s\"'‘’“”„‚«»‹›´`]+")
"""Spaces, and quotation marks, which styles turn."""
_OF_FORMULAS = re.compile(r"[_^(){}/√,.:;=+−-]+")
"""Signs that plain text has for what a formula shows by its form."""
_AT_END = ".,?!:;؟？！。…"
_LEFT = re.compile(r"[{}\\]|</?[a-z]|&#?\w+;|\bensuremath|\$")
_ADDRESS = re.compile(r"https?://\S+")
_SIGNS = re.compile(r"[\W_]+")
_DATE = re.compile(rf"(?:\d|{'|'.join(month.lower() for month in month_name[1:])}|nd|inpress|ca|bce?|ce|ad)*")
_MEANT = re.compile(r"\\(?:[{}]|textbackslash|textbrace|string|verb)")
"""Commands for signs that would be leftovers of LaTeX in any other title."""
_NAMES_ARXIV = re.compile(r"(?:arxiv)?(?:e-?print|preprint|corr)?(?:arxiv)?:?")
_CSL_VENUES = ("container-title", "publisher", "event-title", "collection-title", "URL")


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
    make = References([FOLDER / f"{name}.csl" for name in STYLES], publications, BuildCache(cache))
    items = {item["id"]: item for item in json.loads(csl_json(publications))}
    records = dict(_ris_records(publications))
    for publication, listed in zip(publications, _listed(publications), strict=True):
        key = publication.key
        yield from (
            Difference(key, "list", what, text, found[0])
            for what, text in (("title", listed.title), ("names", "; ".join(listed.names)), ("venue", listed.venue))
            if (found := _LEFT.findall(text)) and not _MEANT.search(publication.entry.source)
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
        assert title
        yield Listed(
            title.get_text(),
            [each.get_text() for each in item.select(".pub__author")],
            venue.get_text() if venue else "",
            bool(title.select("math, sub, sup, .math") or (venue and venue.select("math, sub, sup, .math"))),
        )


def _of_values(
    key: str, place: str, listed: Listed, title: str, names: Sequence[str], venues: Sequence[str]
) -> Iterator[Difference]:
    if _signs(title, listed) != _signs(listed.title, listed):
        yield Difference(key, place, "title", listed.title, title)
    if [_letters(name) for name in names][: len(listed.names)] != [_letters(name) for name in listed.names]:
        yield Difference(key, place, "names", "; ".join(listed.names), "; ".join(names))
    if listed.venue and not any(_same_venue(_signs(listed.venue, listed), _signs(venue, listed)) for venue in venues):
        yield Difference(key, place, "venue", listed.venue, "; ".join(venues))


def _same_venue(listed: str, found: str) -> bool:
    """Return whether a venue is in a value; arXiv has many names, and its number is enough."""
    number = _NAMES_ARXIV.sub("", listed, count=1)
    return listed in found or (found.startswith("arxiv") and number in found)


def _of_reference(key: str, style: str, listed: Listed, publication: Publication, text: str) -> Iterator[Difference]:
    found, title = _signs(text, listed), _signs(listed.title, listed).rstrip(_AT_END)
    starts = [match.start() for match in re.finditer(re.escape(title), found)]
    if not starts:
        yield Difference(key, style, "title", listed.title, text)
    venue = publication.arxiv if publication.arxiv and publication.arxiv in listed.venue else listed.venue
    if _is_mutilated(listed, text, publication) and _signs(venue, listed).rstrip(_AT_END) not in found:
        yield Difference(key, style, "venue", listed.venue, text)
    written = starts and publication.authors and not publication.edited
    if written and not any(_is_names(found[:start], publication) for start in starts):
        yield Difference(key, style, "names", "; ".join(listed.names), text)


def _is_mutilated(listed: Listed, text: str, publication: Publication) -> bool:
    """Return whether a reference has a long word of the venue; styles leave whole venues out, but not parts of them.

    Words that the reference has from elsewhere, such as from its title, do not count.
    """
    fields = ("publisher", "institution", "organization", "school", "address", "location", "series", "editor")
    elsewhere = " ".join((listed.title, *listed.names, *map(publication.entry.get, fields)))
    found = set(_long_words(text)) - set(_long_words(elsewhere))
    return not found.isdisjoint(_long_words(listed.venue))


def _long_words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]{5,}", _ADDRESS.sub("", _normal(text)))


def _is_names(before: str, publication: Publication) -> bool:
    """Return whether what stands before the title is the names in order, the date and words of styles, and no more."""
    left, names = {_SIGNS.sub("", before)}, [author.name for author in publication.authors]
    ends = set()
    for number, name in enumerate(names):
        rest = {each for text in left for each in _without(name, text)}
        if number:  # a long list ends with "et al.", or with its last name
            ends |= {text.removeprefix("and").removeprefix("etal") for text in left if "etal" in text[:7]}
            ends |= {each for text in left for each in _without(names[-1], text)}
        left = rest
    ends |= {re.sub("^(?:and)?(?:etal|others)", "", text) for text in left}
    return any(_is_style_s(text, publication) for text in ends)


def _without(name: Name, left: str) -> Iterator[str]:
    """Yield a text without the name that it begins with, for each form of the name."""
    bare = left.removeprefix("and")
    yield from (text.removeprefix(form) for form in _forms(name) for text in {left, bare} if text.startswith(form))


def _is_style_s(left: str, publication: Publication) -> bool:
    """Return whether letters are a style's words, the date, or the place, which is before the titles of films."""
    entry = publication.entry
    given = (publication.date.text, entry.get("address"), entry.get("location"))
    words = re.sub(r"^(?:eds?|editors?)", "", left).removesuffix("reviewof")
    return _DATE.fullmatch(words) is not None or words in map(_plain, given)


def _forms(name: Name) -> set[str]:
    """Return the forms of a name in references, as letters."""
    family, prefix, suffix = map(_plain, (name.family, name.prefix, name.suffix))
    return {
        order
        for given in map(_plain, (name.given, _initials(name.given), _initials(name.given.replace("-", ""))))
        for order in (
            prefix + family + given + suffix,
            given + prefix + family + suffix,
            family + given + prefix + suffix,
            prefix + family + suffix + given,
        )
    }


def _initials(given: str) -> str:
    """Return the initials of given names; a sign such as ʿ before a capital belongs to it."""
    return "".join(map(_initial, re.findall(r"[^\s.‐-]+", given)))


def _initial(word: str) -> str:
    first = word[: 2 if word[0] in "ʿʾʻʼ‘’" else 1]
    return word if (1 < len(word) <= 3 and word.isupper()) or not first[-1].isupper() else first


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
        venues = [
            value for name, value in lines if name in {"T2", "JO", "C3", "PB", "T3", "DB", "AN", "C1", "N1", "UR"}
        ]
        yield publication.key, (dict(lines)["TI"], names, [*venues, ":".join(venues)])


def _csl(item: dict[str, object], *, edited: bool) -> tuple[str, list[str], list[str]]:
    roles = [name for name in item if edited == (name != "author") and name in {"author", "editor", *EDITOR_ROLES}]
    names = item.get(roles[0], []) if roles else []
    assert isinstance(names, list)
    given = [" ".join(name.values()) for name in names if name != {"literal": "others"}]
    venues = [str(item.get(name, "")) for name in _CSL_VENUES]
    number = f"{item.get('archive', '')}:{item.get('archive_location', '')}"
    return str(item["title"]), given, [*venues, number]


def _highwire(publication: Publication) -> tuple[str, list[str], list[str]]:
    tags = highwire(publication, page_url="", pdf_url="")
    name = "citation_editor" if publication.edited else "citation_author"
    ends = ("_title", "_institution", "_publisher")
    venues = [value for tag, value in tags if tag.endswith(ends) and tag != "citation_title"]
    number = [f"arXiv:{value}" for tag, value in tags if tag == "citation_arxiv_id"]
    number += [" ".join(archive(publication)), ": ".join(archive(publication))]  # no tag has another archive's number
    names = [value for tag, value in tags if tag == name]
    return dict(tags)["citation_title"], names, [*venues, *number, *addresses(publication)]


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
