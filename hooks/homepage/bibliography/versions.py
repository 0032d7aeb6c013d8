"""Versions of one work: folded into one publication if the author says so, reported if they only look alike."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..latex import to_text
from ..names import fold
from ..problems import Problem, did_you_mean
from .arxiv import arxiv_of
from .entry_types import type_of
from .entry_values import reader_type
from .links import doi_of
from .relations import is_one_work, related_keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..bibtex import Entry
    from ..names import Name
    from ..rule_names import RuleName

VERSION_OF = {
    "preprintof": "Preprint",
    "reprintof": "Reprint",
    "workshopof": "Workshop version",
    "conferenceof": "Conference version",
    "extendedabstractof": "Extended abstract",
    "journalof": "Journal version",
    "versionof": "",
}
"""Values of `relatedtype` in an entry that is a version of the entry it names, and the name of that version."""

HAS_VERSION = {
    "preprintas": "Preprint",
    "reprintas": "Reprint",
    "reprintfrom": "First printed",
    "workshopas": "Workshop version",
    "conferenceas": "Conference version",
    "extendedabstractas": "Extended abstract",
    "journalas": "Journal version",
    "versionas": "",
}
"""Values of `relatedtype` in an entry whose versions are the entries it names."""


Identity = tuple["RuleName", str, str]
"""A rule, what the value is, and the value."""

_REPRINTS = {"Reprint", "First printed"}


@dataclass(frozen=True, slots=True)
class Folding:
    """Which entries are shown, and which are versions of them."""

    shown: tuple[Entry, ...]
    versions: Mapping[str, tuple[tuple[str, Entry], ...]]
    """By the key of the shown entry: the name and the entry of each version."""
    problems: tuple[Problem, ...]


def fold_versions(entries: Sequence[Entry]) -> Folding:
    """Return the entries without those that `related` (biblatex) or `versions` declares to be versions of others."""
    by_key = {entry.key: entry for entry in entries}
    parents: dict[str, str] = {}
    called: dict[str, str] = {}
    problems: list[Problem] = []
    for entry in entries:
        for field, key, child, parent, kind in _relations(entry):
            if key not in by_key:
                problems.append(_unknown(entry, field, key, by_key))
            elif not child or (field == "related" and not _may_fold(by_key[child], by_key[parent], kind)):
                continue
            elif child not in parents and _root(parents, parent) != child:
                parents[child] = parent
                called[child] = kind or _called(by_key[child])
    versions: dict[str, list[tuple[str, Entry]]] = {}
    for child, kind in called.items():
        versions.setdefault(_root(parents, child), []).append((kind, by_key[child]))
    shown = tuple(entry for entry in entries if entry.key not in parents)
    return Folding(shown, {key: tuple(group) for key, group in versions.items()}, tuple(problems))


def look_alikes(entries: Sequence[Entry], known_by: Iterable[Sequence[Identity]]) -> Iterator[Problem]:
    """Yield a problem for each entry that has the DOI, arXiv number, or title and first author of an earlier one.

    `known_by` is what `identities` returns of each entry. Entries are not reported if one names the other in
    `related`: their author knows that they are alike.
    """
    seen: dict[tuple[str, str], Entry] = {}
    for entry, values in zip(entries, known_by, strict=True):
        for rule, what, value in values:
            first = seen.setdefault((rule, value), entry)
            if first is not entry and first.key not in related_keys(entry) and entry.key not in related_keys(first):
                yield Problem(
                    entry.path,
                    entry.line,
                    f'entry "{entry.key}" has the same {what} as "{first.key}" ({first.path}:{first.line}). '
                    f"If they are versions of one work, write versions = {{{entry.key}}} into the entry to show.",
                    rule,
                )
                break


def _relations(entry: Entry) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield the field, the key it names, the version's key, the shown entry's key, and the version's name.

    The last three are empty for works that are not versions.
    """
    for key in _keys(entry.get("versions")):
        yield "versions", key, key, entry.key, ""
    relation = entry.get("relatedtype").strip().casefold()
    for key in related_keys(entry):
        if relation in VERSION_OF:
            yield "related", key, entry.key, key, VERSION_OF[relation]
        elif relation in HAS_VERSION:
            yield "related", key, key, entry.key, HAS_VERSION[relation]
        else:
            yield "related", key, "", "", ""


def _may_fold(version: Entry, shown: Entry, kind: str) -> bool:
    """Return whether entries that `related` joins may be one work; a reprint also has the title of the first print."""
    return is_one_work(version, shown, same_title=kind in _REPRINTS)


def _keys(value: str) -> list[str]:
    return [key.strip() for key in value.split(",") if key.strip()]


def _root(parents: dict[str, str], key: str) -> str:
    """Return the key at the end of a chain of versions; shortens the chain for later calls."""
    while key in parents:
        parents[key] = parents.get(parents[key], parents[key])
        key = parents[key]
    return key


def _called(version: Entry) -> str:
    if reader_type(version, arxiv_of(version)) == "preprint":
        return "Preprint"
    return type_of(version.type).version or ("Preprint" if arxiv_of(version) else "Other version")


def _unknown(entry: Entry, field: str, key: str, known: Mapping[str, Entry]) -> Problem:
    written = entry.fields[field]
    hint = did_you_mean(key, known) or " Add that entry, or remove the key."
    message = f'entry "{entry.key}": "{field}" names "{key}", which is not an entry of the bibliography.{hint}'
    return Problem(entry.path, written.line, message, "unknown-version", column=written.column)


def identities(entry: Entry, names: Sequence[Name]) -> Iterator[Identity]:
    """Yield the values of an entry with these authors that no other entry should have, by the rule about each."""
    if doi := doi_of(entry):
        yield "same-doi", "DOI", doi.casefold()
    if arxiv := arxiv_of(entry):
        yield "same-arxiv", "arXiv number", arxiv.partition("v")[0]
    title = _letters(to_text(entry.get("title")))
    if len(title) > 12:
        yield "same-title", "title", f"{title} {fold(names[0].family) if names else ''}"


_NO_LETTERS = re.compile(r"[\W_]+")


def _letters(text: str) -> str:
    """Return the letters and digits of a text, folded, for comparison."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return _NO_LETTERS.sub("", folded)
