"""What an entry says about its relation to other works, with biblatex's `related`, if they are not versions of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..latex import Rich, to_rich, to_text
from ..names import fold, parse_names

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from ..bibtex import Entry

_WORDS = {
    "commenton": "Comment on",
    "commentaryon": "Commentary on",
    "continuationof": "Continuation of",
    "continuedby": "Continued by",
    "correctionof": "Correction of",
    "corrigendumfor": "Corrigendum for",
    "erratumfor": "Erratum for",
    "hasreply": "Reply",
    "hasreview": "Review",
    "multivolume": "Volumes",
    "origpubas": "Originally published as",
    "origpubin": "Originally published in",
    "partof": "Part of",
    "replyto": "Reply to",
    "preprintas": "Preprint",
    "preprintof": "Preprint of",
    "reprintas": "Reprinted as",
    "reprintfrom": "Reprinted from",
    "reprintof": "Reprint of",
    "responseto": "Response to",
    "retractionof": "Retraction of",
    "reviewof": "Review of",
    "sequelto": "Sequel to",
    "supplementto": "Supplement to",
    "translatedas": "Translated as",
    "translatedfrom": "Translated from",
    "translationas": "Translated as",
    "translationfrom": "Translated from",
    "translationof": "Translation of",
}
"""Values of `relatedtype` in biblatex (manual, section 4.5.1) and in the styles that extend it."""

_NO_LETTERS = re.compile(r"[\W_]+")


def related_keys(entry: Entry) -> list[str]:
    """Return the keys in `related`."""
    return [key.strip() for key in entry.get("related").split(",") if key.strip()]


def relation_notes(entry: Entry, by_key: Mapping[str, Entry], versions: Collection[str]) -> Iterator[Rich]:
    """Yield a note such as "Erratum for The Title (2000)" for each work in `related` that is not a version."""
    if "related" not in entry.fields:
        return
    kind = to_text(entry.get("relatedtype"))
    words = to_text(entry.get("relatedstring")) or _WORDS.get(kind.casefold(), "See also")
    for other in (by_key[key] for key in related_keys(entry) if key in by_key and key not in versions):
        title = to_rich(other.get("title")) or Rich.of_text(other.key)
        year = to_text(other.get("year") or other.get("date"))[:4]
        after = f" ({year})" if year.isdigit() else ""
        yield Rich(f"{Rich.of_text(words).html} {title.html}{after}", f"{words} {title.text}{after}", title.unknown)


def is_one_work(first: Entry, second: Entry, *, same_title: bool) -> bool:
    """Return whether two entries may be versions of one work: they have one first author and, if asked, one title."""
    return _first_author(first) == _first_author(second) and (not same_title or _title(first) == _title(second))


def _first_author(entry: Entry) -> str:
    names = parse_names(entry.get("author") or entry.get("editor")).names
    return fold(names[0].family) if names else ""


def _title(entry: Entry) -> str:
    return _NO_LETTERS.sub("", to_text(entry.get("title")).casefold())
