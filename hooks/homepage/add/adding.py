"""Adds one work to a file, or says where it is already."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..latex import to_text
from ..names.people import People, Person
from ..outside.web import NoAnswerError
from .entry_text import NewEntry, entry_text
from .fitting import fitted
from .key_scheme import KeyFacts
from .known import find_known
from .proposals import areas_for, badge_for

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from ..bibtex import Entry
    from .fitting import Fitted
    from .known import Known
    from .target import Target
    from .work import Work

_EXPECTED = {
    "article": ("journal", "volume", "pages"),
    "inproceedings": ("booktitle", "pages"),
    "incollection": ("booktitle", "publisher", "pages"),
    "book": ("publisher",),
    "phdthesis": ("school",),
    "mastersthesis": ("school",),
    "techreport": ("institution",),
}
"""What readers expect of a type, beside title, author and year."""
_OTHER_NAMES = {"journal": "journaltitle", "year": "date", "school": "institution", "author": "editor", "pages": "eid"}


_OF_SITE = ("keywords", "selected")


@dataclass(frozen=True, slots=True)
class Library:
    """What a new work is compared with: the entries of all files of the site, and its areas."""

    others: Sequence[Entry] = ()
    """The entries of the files that nothing is added to."""
    areas: Collection[str] = ()
    owner: Person | None = None
    """The author of the site."""


def add_work(work: Work, target: Target, library: Library, *, join: bool = False) -> list[str]:
    """Add a work unless it is there, and return the lines of the report; `join` adds what its preprint became."""
    if not to_text(work.title).strip():
        raise NoAnswerError(f"{work.source} does not say its title")
    known = find_known(work, [*target.entries, *library.others])
    if known and not (join and known.kind == "preprint"):
        return list(_known_lines(work, known, target, library))
    entry, fit, proposed = _new_entry(work, target, library, known)
    line = target.add(entry, entry_text(entry, target.style), _year_in(entry.fields))
    head = f"{target.path}:{line}: added {entry.key}, from {work.source}: {to_text(work.title)}"
    joined = [f"  joined with its preprint {known.place}"] if known else []
    return [head, *joined, *_notes(work, entry, fit, proposed, target), *_not_by(work, library.owner)]


def _new_entry(
    work: Work, target: Target, library: Library, preprint: Known | None
) -> tuple[NewEntry, Fitted, dict[str, str]]:
    entries = [*target.entries, *library.others]
    fit = fitted(work, target.style, entries)
    proposed = _proposed(work, fit, target, library) | _taken_over(preprint)
    versions = {"versions": preprint.entry.key} if preprint else {}
    fields = fit.fields | proposed | versions
    year = _year_in(fields)
    facts = KeyFacts(work.people, year, to_text(work.title), fields.get("abbr", ""))
    key = target.scheme.key_for(facts, [entry.key for entry in entries])
    return NewEntry(fit.type, key, fields, fit.names, work.truncated), fit, proposed


def _proposed(work: Work, fit: Fitted, target: Target, library: Library) -> dict[str, str]:
    """Return the fields that other entries suggest, and the work does not have."""
    entries = [*target.entries, *library.others]
    badge = "" if "abbr" in fit.fields else badge_for(fit.fields, entries)
    areas = areas_for(work.title, entries, library.areas)
    found = {"abbr": badge, "keywords": ", ".join(areas)}
    return {name: value for name, value in found.items() if value}


def _taken_over(preprint: Known | None) -> dict[str, str]:
    """Return what the site says about a preprint and would no longer show: its areas, and that it is selected."""
    return {name: preprint.entry.get(name) for name in _OF_SITE if preprint.entry.says(name)} if preprint else {}


def _year_in(fields: Mapping[str, str]) -> str:
    found = re.search(r"\d{4}", fields.get("year") or fields.get("date", ""))
    return found[0] if found else ""


def _notes(work: Work, entry: NewEntry, fit: Fitted, proposed: dict[str, str], target: Target) -> Iterator[str]:
    if proposed:
        written = ", ".join(f"{name} = {{{value}}}" for name, value in proposed.items())
        yield f"  proposed by your other entries, please check: {written}"
    if fit.left_out:
        yield f"  left out, since {target.path} seldom has them: {', '.join(fit.left_out)}"
    if fit.unknown:
        yield f"  left out, since nothing reads them: {', '.join(fit.unknown)}"
    if missing := list(_missing(entry)):
        yield f"  {work.source} does not say: {', '.join(missing)}"
    yield from (f"  {remark}" for remark in work.remarks)


def _not_by(work: Work, owner: Person | None) -> Iterator[str]:
    """Yield a remark if the author of the site is not among those of the work."""
    people = People([owner]) if owner and owner.name.family else None
    if people and work.people and not any(map(people.find, work.people)):
        yield f"  {owner.name.full} is not among its authors" if owner else ""


def _missing(entry: NewEntry) -> Iterator[str]:
    has = {*entry.fields, *entry.names}
    for name in ("title", "author", "year", *_EXPECTED.get(entry.type, ())):
        if not has & {name, _OTHER_NAMES.get(name, name)}:
            yield name


def _known_lines(work: Work, known: Known, target: Target, library: Library) -> Iterator[str]:
    title = to_text(work.title)
    if known.kind == "same":
        yield f"{known.place}: already there, with the same {known.by}: {title}"
        theirs, ours = known.entry.get("doi"), work.fields.get("doi", "")
        if known.by == "title" and theirs and ours and theirs.casefold() != ours.casefold():
            yield f"  its DOI there is {theirs}, that of {work.source} is {ours}"
    elif known.kind == "published":
        yield f"{known.place}: already there as published, with the same {known.by}: {title}"
        if (number := work.fields.get("arxiv")) and number not in known.entry.source:
            yield f"  to link its preprint, write arxiv = {{{number}}} into this entry"
    else:
        entry, _, _ = _new_entry(work, target, library, known)
        yield f"{known.place}: already there as a preprint, with the same {known.by}: {title}"
        yield "  it was published; with --versions the command adds this entry, and the site shows the two as one:"
        yield from (f"  {line}" for line in entry_text(entry, target.style).splitlines())
