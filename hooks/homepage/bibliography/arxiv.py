"""arXiv numbers in entries: in a field of their own, or in the places where reference managers write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..latex import to_text
from .entry_types import ANY_NAME
from .once_each import once_each

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..bibtex import Entry

_ID = r"(?:(?<!\d)\d{4}\.\d{4,5}|(?<![a-z-])[a-z-]{2,20}(?:\.[A-Z]{2})?/\d{7})(?!\d)(?:v\d+)?"
_ARXIV_ID = re.compile(_ID)
_ARXIV_AS_VENUE = re.compile(
    r"[\s{]*(?:(?:e-?|pre-?)print(?:\s+(?:on|at|available at))?[\s,:]+)?"
    r"(?:arxiv\b|corr(?![\w.])|computing research repository|(?:\\url\s*\{\s*)?https?://(?:www\.)?arxiv\.org/)",
    re.IGNORECASE,
)
_BEFORE_OWN = (
    r"(?:(?:also|an?|the|available|at|on|as|from|in|online|full|long|extended|version|paper|technical|report|e-?print|"
    r"pre-?print|submitted|to|url|arxiv)\b[\s,:.({]*)*"
)
_OWN_IN_NOTE = re.compile(
    rf"[\s({{]*{_BEFORE_OWN}(?:arxiv\b[\s:,.]*(?:(?:e-?|pre-?)print[\s:,.]*)?|https?://(?:www\.)?arxiv\.org/(?:abs|pdf)/)(?P<id>{_ID})",
    re.IGNORECASE,
)
"""Matches a line that begins with the entry's own number; "extends arXiv:…" is about another work."""
_LINKED = re.compile(r"\\href\s*\{([^{}]*arxiv\.org/[^{}]*)\}\s*\{[^{}]*\}", re.IGNORECASE)
_ADDRESSES = ("url", "html", "pdf", "link")


@once_each
def arxiv_of(entry: Entry) -> str:
    """Return the arXiv identifier of the work, or an empty string.

    It is in `arxiv`, in `eprint` if its archive is arXiv, in the DOI, or in a line of a note that begins with it. If
    the venue is arXiv itself, it may also be in any other field; if there is no venue, also in the address.
    """
    return next((match.group() for value in _places(entry) if (match := _ARXIV_ID.search(to_text(value)))), "")


def _places(entry: Entry) -> Iterator[str]:
    """Yield the values that may contain the identifier, the most certain ones first."""
    fields = entry.fields
    for name in ("arxiv", "arxivid"):
        if name in fields:
            yield entry.get(name)
    if "eprint" in fields:
        archive = (entry.get("archiveprefix") or entry.get("eprinttype") or "arxiv").strip("{} ").casefold()
        eprint = entry.get("eprint")
        # In publishers' exports, `eprint` is the address of a PDF.
        elsewhere = "://" in eprint and "arxiv.org/" not in eprint.casefold()
        yield eprint if archive.startswith("arxiv") and not elsewhere else ""
    if "doi" in fields and "arxiv" in entry.get("doi").casefold():
        yield entry.get("doi")
    yield from _unmarked_places(entry)


def _unmarked_places(entry: Entry) -> Iterator[str]:
    named = names_arxiv(entry)
    if named:
        yield from (entry.get(name) for name in (*ANY_NAME, "volume", "number", "pages"))
    for name in ("note", "howpublished", "addendum"):
        if "arxiv" in (written := entry.get(name)).casefold():
            written = _LINKED.sub(r"\1", written)
            lines = map(to_text, re.split(r"\n|;|\.\s", written))
            yield from (own["id"] for line in lines if (own := _OWN_IN_NOTE.match(line)))
    if named or not _venue(entry):
        yield from (url for name in _ADDRESSES if "arxiv.org/" in (url := entry.get(name)).casefold())


def names_arxiv(entry: Entry) -> bool:
    """Return whether the venue is arXiv, as Google Scholar calls it, or CoRR, the part of arXiv that DBLP lists."""
    return _ARXIV_AS_VENUE.match(_venue(entry)) is not None


def _venue(entry: Entry) -> str:
    """Return the first venue that the entry names."""
    return next((entry.get(name) for name in ANY_NAME if name in entry.fields and entry.says(name)), "")


def is_arxiv_number(value: str) -> bool:
    """Return whether a value contains an arXiv identifier."""
    return _ARXIV_ID.search(to_text(value)) is not None
