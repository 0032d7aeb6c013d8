"""The references of the publications in each citation style, with a cache by content."""

from __future__ import annotations

import hashlib
import json
import re
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from html import unescape
from itertools import chain
from typing import TYPE_CHECKING

from ..bibliography.details import edition, edition_number, series_of
from ..bibliography.entry_values import title_of
from ..latex import Rich, to_text
from ..latex.math_text import raised
from ..latex.protected import CLOSING, OPENING, to_protected
from ..words import Phrase, words_in
from . import pandoc
from .csl_json import csl_items
from .facts import container
from .languages import case_language, is_english, is_foreign
from .lua_script import VERSION, LuaScript, MissingProcessor, UnreadableStyle
from .sentence_case import csl_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from ..bibliography.publication import Publication
    from ..bibtex import Entry
    from ..cache.build_cache import BuildCache

_LEFT_OUT = frozenset({"abstract", "annote", "archive", "archive_location", "citation-key", "keyword", "note"})
"""Variables that are not used in references; styles would print an archive in which the work did not appear."""

_NAMES = frozenset({"bill", "legal_case", "legislation", "periodical", "regulation", "treaty"})
"""The types of CSL whose titles are names, in which no style changes a capital."""
_UNDATED = frozenset({"n.d.", "o.J.", "s.d.", "s.a.", "s.f."})
_EXPONENT = re.compile(r"<sup>([+\-−]?[0-9]{1,6}[+\-−]?)</sup>")


MANY = 10
"""From this number of new publications on, two processes print references: starting one costs as much as a few."""


@dataclass(frozen=True, slots=True)
class Reference:
    """The reference of one publication in one style."""

    style: str
    """The style's name for readers."""
    text: Rich


class References:
    """The references of some publications; all are made when the first is needed, or none if pandoc cannot."""

    def __init__(
        self,
        styles: Sequence[Path],
        publications: Iterable[Publication],
        cache: BuildCache,
        language: str = "en",
        name: str = "references",
    ) -> None:
        """Take the style files, the publications, where references are cached and by which name, and their language.

        The publications are read when the first reference is needed.
        """
        self.language = language
        self.styles = styles
        self.publications = publications
        self.cache = cache
        self.name = name
        self.made: Mapping[str, tuple[Reference, ...]] | None = None
        self.failure: MissingProcessor | UnreadableStyle | None = None
        """Why there are no references, once the first was asked for."""
        self._printing: Future[Mapping[str, tuple[Reference, ...]]] | None = None

    def start(self) -> None:
        """Start to print in a thread, in parallel with other work, until the first reference is needed."""
        if self._printing is None:
            pool = ThreadPoolExecutor(1)
            self._printing = pool.submit(self._make)
            pool.shutdown(wait=False)

    def __call__(self, publication: Publication) -> tuple[Reference, ...]:
        """Return a publication's reference in each style."""
        if self.made is None:
            self.made = {}
            self.start()
            assert self._printing
            try:
                self.made = self._printing.result()
            except (MissingProcessor, UnreadableStyle) as failure:
                self.failure = failure
        return self.made.get(publication.key, ())

    def _make(self) -> Mapping[str, tuple[Reference, ...]]:
        publications = list(self.publications)
        items, new = self._items(publications)
        processes = 1 if new < MANY else 2
        with ThreadPoolExecutor(processes) as pool:
            shares = [self.styles[first::processes] for first in range(processes)]
            columns = dict(chain.from_iterable(pool.map(lambda styles: self._columns(styles, items), shares)))
        names = {style: pandoc.style_name(style) for style in self.styles}
        return {
            publication.key: tuple(
                Reference(name, text) for style, name in names.items() if (text := columns[style][place])
            )
            for place, publication in enumerate(publications)
        }

    def _items(self, publications: Sequence[Publication]) -> tuple[Sequence[bytes], int]:
        """Return what is printed of each publication as JSON, and how many of these are new."""

        def make(indexes: Sequence[int]) -> Iterator[str]:
            return map(json.dumps, style_items((publications[index] for index in indexes), self.language))

        with self.cache.pieces(f"{self.name}-{self.language}", "") as pieces:
            return pieces.of([each.fingerprint for each in publications], make), len(pieces.made)

    def _columns(self, styles: Sequence[Path], items: Sequence[bytes]) -> list[tuple[Path, list[Rich]]]:
        """Return the references of all items in some styles, printed by one process."""
        script = LuaScript("references.lua")
        try:
            return [(style, self._column(style, items, script)) for style in styles]
        finally:
            script.stop()

    def _column(self, style: Path, items: Sequence[bytes], script: LuaScript) -> list[Rich]:
        source = style.read_text(encoding="utf-8")

        def make(indexes: Sequence[int]) -> Iterable[str]:
            missing = [json.loads(items[index]) for index in indexes]
            return pandoc.printed(missing, style.name, source, script, self.language)

        inputs = source, VERSION
        with self.cache.pieces(f"{self.name}-{self.language}-{style.name}", inputs) as pieces:
            return [_rich(text.decode()) for text in pieces.of(list(map(_hash, items)), make)]


def style_items(publications: Iterable[Publication], of_site: str = "en") -> list[dict[str, object]]:
    """Return the publications as items of CSL-JSON with what styles print on a site in a language."""
    known = list(publications)
    return [_item(item, each, of_site) for item, each in zip(csl_items(known), known, strict=True)]


def _item(item: Mapping[str, object], publication: Publication, of_site: str) -> dict[str, object]:
    """Return the variables of an item that are printed, with titles in the form that CSL requires."""
    entry = publication.entry
    is_name = item.get("type") in _NAMES
    language = "und" if is_name else case_language(entry, publication.title.text, of_site)
    sentence = is_english(language) and (entry.says("title") or entry.says("shorttitle"))
    marked = {
        "type": "article-journal" if item.get("type") == "review" else item.get("type", ""),
        "title": csl_text(title_of(entry, to_protected).html, sentence=sentence),
        "container-title": _venue(container(publication, _protected)),
        "collection-title": _series(entry, of_site),
        "edition": _edition(entry, of_site),
        "event": item.get("event-title", ""),  # its name in older styles
        "event-date": "" if item.get("event-date") == item.get("issued") else item.get("event-date", ""),
        "genre": _genre(item, publication, of_site),
        "language": language,
        "status": item.get("status") or _instead_of_year(publication),
    }
    # To biblatex, a review is an article with a title of its own; styles print "Review of" before it.
    needed = {name: value for name, value in item.items() if name not in _LEFT_OUT}
    return {name: value for name, value in {**needed, **marked}.items() if value}


def _genre(item: Mapping[str, object], publication: Publication, language: str) -> object:
    """Return the kind of a thesis or report in a language, or the entry's own words for it."""
    kind = publication.venue.kind
    return str(words_in(language)(kind)) if kind else item.get("genre", "")


def _series(entry: Entry, language: str) -> str:
    """Return the title of a series; biblatex's "newseries" is said in a language."""
    series = series_of(entry)
    return words_in(language).said(series) if isinstance(series, Phrase) else _venue(_protected(entry, "series"))


def _edition(entry: Entry, language: str) -> int | str:
    """Return the number of an edition, or its name with the word that styles put after numbers alone."""
    written = to_text(entry.get("edition"))
    if number := edition_number(written):
        return number
    return written if any(map(str.isdecimal, written)) else words_in(language).said(edition(entry))


def _venue(html: str) -> str:
    """Return the title of a journal, a book or a series; one that is not English keeps its capitals."""
    text = csl_text(html)
    return f"{OPENING}{text}{CLOSING}" if is_foreign(_rich(text).text) and OPENING not in text else text


def _instead_of_year(publication: Publication) -> str:
    """Return the words that stand for the year, such as "MMXX" or "im Druck"; styles have their own for no date."""
    date = publication.date
    return date.text if date.year is None and date.text.replace(" ", "") not in _UNDATED else ""


def _protected(entry: Entry, *names: str) -> str:
    """Return the first of these fields that is not empty, as HTML with spans around protected text."""
    return next((value.html.rstrip(" ,") for name in names if (value := to_protected(entry.get(name)))), "")


def _rich(html: str) -> Rich:
    """Return a reference as HTML and plain text; plain text has exponents as Unicode superscripts."""
    text = _EXPONENT.sub(lambda exponent: raised(exponent[1]), html)
    return Rich(html, unescape(re.sub("<[^>]*>", "", text)))


def _hash(text: bytes) -> str:
    return hashlib.sha256(text).hexdigest()[:32]
