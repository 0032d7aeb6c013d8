"""Finds a work among the entries that are there: by its numbers, or by its title and an author."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ..bibliography.arxiv import arxiv_of
from ..bibliography.entry_values import reader_type
from ..bibliography.links import dois_of
from ..latex import to_text
from ..names import fold, parse_names
from .isbn import isbn_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..bibtex import Entry
    from ..names.records import Name
    from .work import Work

_NO_LETTERS = re.compile(r"[\W_]+")
_SHORTEST_TITLE = 8
_OPENREVIEW = re.compile(r"(?:[?&]id=|^)([\w-]{6,20})(?:&|$)")


@dataclass(frozen=True, slots=True)
class Known:
    """An entry that is the same work, and how that is known."""

    entry: Entry
    by: str
    kind: Literal["same", "preprint", "published"]
    """Whether the entry is the same, the preprint of what is to be added, or its published version."""

    @property
    def place(self) -> str:
        """The entry's place and key."""
        return f"{self.entry.path}:{self.entry.line} {self.entry.key}"


def find_known(work: Work, entries: Sequence[Entry]) -> Known | None:
    """Return the entry for the same work, or None; an equal number counts before an equal title."""
    found = list(_known(work, entries))
    return min(found, key=lambda each: ("same", "published", "preprint").index(each.kind), default=None)


def _known(work: Work, entries: Sequence[Entry]) -> Iterator[Known]:
    mine = set(_numbers_of_work(work))
    title = letters_of(work.title)
    for entry in entries:
        if same := mine & set(_numbers(entry)):
            yield Known(entry, min(same)[0], _kind(work, entry))
        elif _is_titled(entry, title) and _share_author(entry, work.people):
            yield Known(entry, "title", _kind(work, entry))


def _is_titled(entry: Entry, title: str) -> bool:
    return len(title) >= _SHORTEST_TITLE and letters_of(entry.get("title")) == title


def _kind(work: Work, entry: Entry) -> Literal["same", "preprint", "published"]:
    theirs = reader_type(entry, arxiv_of(entry)) == "preprint"
    if (work.type == "preprint") == theirs:
        return "same"
    return "preprint" if theirs else "published"


def letters_of(title: str) -> str:
    """Return the letters and digits of a title in LaTeX, folded, for comparison."""
    return _NO_LETTERS.sub("", unicodedata.normalize("NFKD", fold(to_text(title))))


def _share_author(entry: Entry, names: Iterable[Name]) -> bool:
    """Return whether a family name of the work is among those of the entry, or one of the two has no names."""
    theirs = {_family(name) for name in parse_names(entry.get("author") or entry.get("editor")).names}
    mine = {_family(name) for name in names}
    return not theirs or not mine or bool(theirs & mine)


def _family(name: Name) -> str:
    return fold(name.family).rpartition(" ")[2]


def _numbers(entry: Entry) -> Iterator[tuple[str, str]]:
    """Yield the numbers of an entry, with what each is."""
    yield from (("DOI", doi.casefold()) for doi in dois_of(entry))
    if arxiv := arxiv_of(entry):
        yield "arXiv number", arxiv.partition("v")[0].casefold()
        yield "DOI", f"10.48550/arxiv.{arxiv.partition('v')[0].casefold()}"
    for field in ("openreview", "url", "html", "pdf"):
        value = entry.get(field)
        if (field == "openreview" or "openreview.net" in value) and (found := _OPENREVIEW.search(value)):
            yield "OpenReview number", found[1]
    for field in ("hal", "hal_id", "eprint"):
        if found := re.search(r"\b([a-z]+-\d{6,8})(?:v\d+)?\b", entry.get(field)):
            yield "HAL number", found[1]
    if entry.type in ("book", "collection", "proceedings", "mvbook") and (isbn := isbn_of(entry.get("isbn"))):
        yield "ISBN", isbn


def _numbers_of_work(work: Work) -> Iterator[tuple[str, str]]:
    fields = work.fields
    if doi := fields.get("doi", ""):
        yield "DOI", to_text(doi).casefold()
    arxiv = fields.get("arxiv", "") or _arxiv_in(fields.get("eprint", ""), fields.get("archiveprefix", "arxiv"))
    if arxiv:
        yield "arXiv number", re.sub(r"v\d+$", "", arxiv).casefold()
    if found := _OPENREVIEW.search(fields.get("openreview", "")):
        yield "OpenReview number", found[1]
    for field in ("hal", "hal_id"):
        if fields.get(field):
            yield "HAL number", re.sub(r"v\d+$", "", fields[field])
    if work.type in ("book", "collection", "proceedings", "mvbook") and (isbn := isbn_of(fields.get("isbn", ""))):
        yield "ISBN", isbn


def _arxiv_in(eprint: str, archive: str) -> str:
    return eprint if "arxiv" in archive.casefold() and re.fullmatch(r"[\w./-]+", eprint) else ""
