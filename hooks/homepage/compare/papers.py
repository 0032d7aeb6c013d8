"""What differs between the papers of a site and those that others list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..add.known import find_known
from ..bibliography.arxiv import arxiv_of
from ..bibliography.fields import NOTE_FIELDS
from ..bibliography.links import doi_of
from ..latex import to_text
from ..names import fold
from .finding import Edit, Finding
from .found import share_person
from .venue_names import same_venue

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..add.known import Known
    from ..bibliography.publication import Publication
    from ..bibtex import Entry
    from .found import Found, Group

_VENUES = ("journal", "journaltitle", "booktitle")


class Papers:
    """The papers of a site, as they are compared."""

    def __init__(self, publications: Sequence[Publication], is_author: bool) -> None:
        """Take the publications of a site; `is_author` says whether it is one person's, whose name is marked."""
        self.publications = publications
        self.entries = [each.entry for each in publications]
        self.entries += [entry for each in publications for _, entry in each.folded]
        self.mine = [each for each in publications if not is_author or any(one.is_self for one in each.authors)]
        self.coauthors = {
            fold(one.name.family).rpartition(" ")[2] for each in self.mine for one in each.authors if not one.is_self
        }

    def compared(self, groups: Sequence[Group]) -> Iterator[Finding]:
        """Yield what differs, by the works that others list."""
        for group in groups:
            known = self._known(group)
            if known is None:
                yield self._missing(group)
                continue
            yield from _notices(group, known.entry)
            if known.kind == "preprint" and (later := _published(group)):
                yield _became(known.entry, later)
            elif known.kind == "same":
                yield from _years(group, known.entry)
                yield from _venues(group, known.entry)

    def _known(self, group: Group) -> Known | None:
        """Return the entry for a work, that for its published form before that for its preprint."""
        found = [known for each in group if (known := find_known(each.work, self.entries))]
        published = [known for known in found if known.entry not in _preprints(found)]
        if not published and _published(group):
            return next((known for known in found if known.kind == "preprint"), found[0] if found else None)
        return published[0] if published else next(iter(found), None)

    def _missing(self, group: Group) -> Finding:
        best = _published(group) or group[0]
        sources = ", ".join(dict.fromkeys(each.source for each in group))
        what = (
            f"{to_text(best.work.title)} ({best.work.fields.get('year', 'no year')}), {best.identifier or 'no number'}"
        )
        if not any(each.certain for each in group) and not share_person(group, self.coauthors):
            line = f"perhaps a namesake's, at {sources}: {what}"
            return Finding(
                best.identifier, (line, "  none of your co-authors is among its authors; it is not proposed")
            )
        if not best.identifier:
            return Finding("", (f"missing here, from {sources}: {what}", "  paste its BibTeX: add -"))
        return Finding(best.identifier, (f"missing here, from {sources}: {what}",), add=best.identifier)

    def missing_there(self, groups: Sequence[Group], source: str) -> Iterator[Finding]:
        """Yield a finding for each paper of the author with a number that a list of the author's own lacks."""
        listed = [find_known(each.work, self.entries) for group in groups for each in group if each.source == source]
        keys = {known.entry.key for known in listed if known}
        for each in self.mine:
            versions = {entry.key for _, entry in each.folded}
            number = doi_of(each.entry) or arxiv_of(each.entry)
            if number and not keys & {each.key, *versions}:
                yield Finding(each.key, (f"{_place(each.entry)}: missing at {source}: {each.title.text}, {number}",))


def _preprints(found: Sequence[Known]) -> list[Entry]:
    return [known.entry for known in found if known.kind == "preprint"]


def _published(group: Group) -> Found | None:
    """Return the published form of a work, one with a DOI first."""
    published = [each for each in group if not each.is_preprint and each.work.type != "misc"]
    return next((each for each in published if each.doi), next(iter(published), None))


def _became(entry: Entry, later: Found) -> Finding:
    venue = next((to_text(later.work.fields[name]) for name in _VENUES if later.work.fields.get(name)), "")
    where = ", ".join(filter(None, (venue, later.work.fields.get("year", ""), later.identifier)))
    lines = [f"{_place(entry)}: the preprint was published, says {later.source}: {where}"]
    if not later.identifier:
        lines.append(f"  add it, with versions = {{{entry.key}}}")
    return Finding(entry.key, tuple(lines), add=later.identifier)


def _of_this(group: Group, entry: Entry) -> list[Found]:
    """Return those that are about the very DOI of an entry."""
    doi = doi_of(entry).casefold()
    return [each for each in group if doi and each.doi == doi and not each.is_preprint]


def _years(group: Group, entry: Entry) -> Iterator[Finding]:
    """Yield a finding if all who know the DOI say one other year."""
    theirs = {each.work.fields.get("year", "") for each in _of_this(group, entry)} - {""}
    name = "date" if entry.says("date") else "year"
    mine = entry.get(name)
    if len(theirs) == 1 and mine[:4].isdecimal() and (year := theirs.pop()) != mine[:4]:
        sources = ", ".join(
            dict.fromkeys(each.source for each in _of_this(group, entry) if each.work.fields.get("year"))
        )
        line = f"{_place(entry, name)}: the year is {mine[:4]} here and {year} at {sources}; write {name} = {{{year}}}"
        yield Finding(entry.key, (line,), edit=Edit(entry.path, entry.line, name, mine, year))


def _venues(group: Group, entry: Entry) -> Iterator[Finding]:
    """Yield a finding if nobody who knows the DOI names the venue of the entry."""
    name = next(filter(entry.says, _VENUES), "")
    theirs = [(each.source, venue) for each in _of_this(group, entry) if (venue := _venue(each))]
    if not name or not theirs:
        return
    mine = entry.get(name)
    if any(same_venue(mine, venue, entry.get("abbr")) for _, venue in theirs):
        return
    source, venue = theirs[0]
    line = (
        f'{_place(entry, name)}: the venue is "{to_text(mine)}" here and "{to_text(venue)}" at {source}; '
        f"write {name} = {{{venue}}}"
    )
    yield Finding(entry.key, (line,), edit=Edit(entry.path, entry.line, name, mine, venue))


def _venue(found: Found) -> str:
    return next((found.work.fields[name] for name in _VENUES if found.work.fields.get(name)), "")


def _notices(group: Group, entry: Entry) -> Iterator[Finding]:
    """Yield retractions and corrections that the entry does not mention."""
    source, title = entry.source.casefold(), to_text(entry.get("title")).casefold()
    notes = " ".join(entry.get(name) for name in NOTE_FIELDS).casefold()
    told = "retract" in notes or title.startswith(("retracted", "[retracted", "retraction"))
    for notice in dict.fromkeys(notice for each in group for notice in each.notices):
        number = notice.rpartition(" ")[2].casefold()
        if not (told and "retract" in notice) and number not in source:
            yield Finding(entry.key, (f"{_place(entry)}: {notice}; say so in a note",))


def _place(entry: Entry, name: str = "") -> str:
    line = entry.fields[name].line if name in entry.fields else entry.line
    return f"{entry.path}:{line} {entry.key}"
