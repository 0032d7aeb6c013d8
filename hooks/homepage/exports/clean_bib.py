"""An entry as readers copy it: without the marks of this site, and with the identifiers that its page shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..bibliography.fields import OWN_FIELDS
from ..names.author_signs import SIGN
from .bib_cuts import Cut, cuts
from .facts import addresses

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from ..bibliography.publication import Publication
    from ..bibtex.records import Entry, Field

_SIGN = SIGN.pattern
_SIGNS = re.compile(
    rf"\\textsuperscript\s*\{{(?:{_SIGN}|[,\s])+\}}|\$\s*\^?\{{?(?:{_SIGN}|[,\s])+\}}?\s*\$"
    rf"|\^(?:{_SIGN}|\{{(?:{_SIGN}|[,\s])+\}})|\{{(?:{_SIGN})+\}}|{_SIGN}"
)
_STRAY_BLANKS = re.compile(r"(?<=\S)[ \t]+(?=[ \t]\S|,|\s+and\b|\s*$)")
_PEOPLE = ("author", "editor")
_BETWEEN = re.compile(r"\s*[,;]\s*")


def clean_entry(publication: Publication, areas: Collection[str]) -> str:
    """Return a publication's entry as readers copy it: the author's own words, without what only this site reads.

    `eprint`, `doi` and `url` are added if the page links to them and the entry names them in fields of this site alone.
    """
    clean = without_marks(publication.entry, areas)
    added = list(_identifiers(publication, clean))
    return without_marks(publication.entry, areas, added) if added else clean


def without_marks(entry: Entry, areas: Collection[str], added: Collection[tuple[str, str]] = ()) -> str:
    """Return an entry's text without `OWN_FIELDS`, keywords of areas and author signs, with fields `added`.

    An entry that breaks BibTeX's rules is not changed.
    """
    source, text, position = entry.source, [], 0
    edits = [*cuts(entry, lambda field: _is_own(field, areas)), *_marks(entry, areas), *_addition(entry, areas, added)]
    for edit in sorted(edits):
        text += [source[position : edit.start], edit.new]
        position = edit.end
    return "".join([*text, source[position:]])


def _is_own(field: Field, areas: Collection[str]) -> bool:
    if field.name in ("keywords", "keyword") and areas:
        return all(_is_area(word, areas) for word in _BETWEEN.split(field.value))
    return field.name in OWN_FIELDS


def _is_area(word: str, areas: Collection[str]) -> bool:
    return word.strip().casefold() in map(str.casefold, areas)


def _marks(entry: Entry, areas: Collection[str]) -> Iterator[Cut]:
    """Yield the values that change: names without author signs, and keywords without those of areas."""
    for field in entry.written:
        start, end = field.value_start + 1, field.end - 1
        if entry.source[start:end] != field.value or _is_own(field, areas):
            continue  # not one value between delimiters
        if field.name in _PEOPLE and SIGN.search(field.value):
            yield Cut(start, end, _STRAY_BLANKS.sub("", _SIGNS.sub("", field.value)))
        elif field.name in ("keywords", "keyword") and areas:
            words = _BETWEEN.split(field.value)
            kept = [word for word in words if not _is_area(word, areas)]
            if len(kept) < len(words):
                yield Cut(start, end, ("; " if ";" in field.value else ", ").join(kept))


def _addition(entry: Entry, areas: Collection[str], added: Collection[tuple[str, str]]) -> Iterator[Cut]:
    """Yield the new fields after the last field that stays, in the layout of that field."""
    kept = [field for field in entry.written if not _is_own(field, areas)]
    if not kept or not added:
        return
    source, last = entry.source, kept[-1]
    equals = source.index("=", last.start)
    line = source[source.rfind("\n", 0, last.start) + 1 : last.start]
    before = f"\n{line}" if "\n" in source[: last.start] and not line.strip() else " "
    before_equals = " " if source[equals - 1] == " " else ""
    width = equals - last.start - 1 if before_equals and "\n" in before else 0
    after_equals = " " if source[equals + 1] == " " else ""
    lines = (f",{before}{name.ljust(width)}{before_equals}={after_equals}{{{value}}}" for name, value in added)
    yield Cut(last.end, last.end, "".join(lines))


def _identifiers(publication: Publication, clean: str) -> Iterator[tuple[str, str]]:
    """Yield the identifiers that a page shows and the clean entry does not contain."""
    written = {field.name for field in publication.entry.written if field.name not in OWN_FIELDS}
    if publication.arxiv and publication.arxiv not in clean and "eprint" not in written:
        yield "eprint", publication.arxiv
        if not written & {"archiveprefix", "eprinttype"}:
            yield "archiveprefix", "arXiv"
    if publication.doi and "doi" not in written and publication.doi not in clean:
        yield "doi", publication.doi
    others = [url for url in addresses(publication) if "arxiv.org/" not in url and "doi.org/" not in url]
    if others and "url" not in written and not any(url in clean for url in others):
        yield "url", others[0]
