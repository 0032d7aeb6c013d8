"""The record of one publication, which all lists, pages and exports use."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..dates import in_season, in_state, parse_date
from ..latex import Rich, to_paragraphs, to_rich, to_text
from ..names import parse_names
from ..names.cuts import cut_as_known
from .archives import copy_of
from .arxiv import arxiv_of, names_arxiv
from .collaborations import collaboration_note, collaborations
from .entry_types import ANY_NAME, TALKS, type_of
from .fields import NOTE_FIELDS
from .links import SWITCHED_ON, doi_of, links_of, preview_of
from .markdown_fields import rich_field
from .notes import note_of, says_state
from .venues import Venue, venue_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..bibtex import Entry
    from ..dates import PublicationDate
    from ..names import Name, NameList
    from ..names.people import People, Person
    from .labels import Label
    from .links import Link
    from .summaries import Summary

_ONE_A_LINE = re.compile(r"[^,\s]\r?\n(?=\S)")


@dataclass(frozen=True, slots=True)
class Author:
    """A name in an author list, and the person it belongs to."""

    name: Name
    person: Person | None
    is_self: bool
    """Whether this is the author of the site."""


@dataclass(frozen=True)
class Publication:
    """A publication made from a bibliography entry: decoded text, people, date, venue and links.

    What lists are sorted, grouped and counted by is known from the start; all else is read from the entry when it is
    first used, since a build that finds the pieces of an entry in the cache does not need it.
    """

    key: str
    slug: str
    """The key as used in addresses and ids: lower case, unique in the bibliography."""
    label: Label
    summary: Summary
    entry: Entry
    """The entry as read from the file, for exports and problems."""
    read_authors: Callable[[], AuthorList] = field(compare=False, repr=False)
    folded: tuple[tuple[str, Entry], ...] = ()
    """The name and the entry of each version."""
    relations: tuple[Rich, ...] = ()
    """Notes on other works."""
    fingerprint: str = ""
    """A hash of all that it is made from, apart from its slug and its label."""

    @property
    def type(self) -> str:
        """One of `TYPE_NAMES`."""
        return self.summary.type

    @property
    def date(self) -> PublicationDate:
        """The date of the entry."""
        return self.summary.date

    @property
    def keywords(self) -> tuple[str, ...]:
        """The keywords as written, each once."""
        return self.summary.keywords

    @property
    def selected(self) -> bool:
        """Whether the author has marked it as selected."""
        return self.summary.selected

    @cached_property
    def title(self) -> Rich:
        """The title with its subtitle, or the key."""
        return title_of(self.entry)

    @cached_property
    def _author_list(self) -> AuthorList:
        return self.read_authors()

    @property
    def authors(self) -> tuple[Author, ...]:
        """The authors, or the editors if there are no authors."""
        return self._author_list.authors

    @property
    def edited(self) -> bool:
        """Whether `authors` are editors."""
        return self._author_list.edited

    @property
    def truncated(self) -> bool:
        """Whether the list of authors ends with "and others"."""
        return self._author_list.names.truncated

    @cached_property
    def venue(self) -> Venue:
        """Where it was published."""
        return venue_of(self.entry, arxiv_of(self.entry), self.date)

    @cached_property
    def abbr(self) -> str:
        """The venue's badge, such as "ICML": al-folio's `abbr`."""
        return to_text(self.entry.get("abbr"))

    @cached_property
    def preview(self) -> str:
        """The address of a picture of the paper, from the site's root: al-folio's `preview`."""
        return preview_of(self.entry)

    @property
    def preview_is_film(self) -> bool:
        """Whether the preview is a film, as al-folio allows."""
        return self.preview.lower().endswith((".mp4", ".webm", ".ogv", ".ogg", ".mov"))

    @cached_property
    def doi(self) -> str:
        """The first DOI."""
        return doi_of(self.entry)

    @cached_property
    def arxiv(self) -> str:
        """The arXiv number of the entry, else of the first version that has one."""
        return next(filter(None, map(arxiv_of, (self.entry, *(other for _, other in self.folded)))), "")

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The links in the order shown."""
        return links_of(self.entry)

    @property
    def all_links(self) -> tuple[Link, ...]:
        """The links, and those of other versions that are of other kinds, for views that show no versions."""
        return (*self.links, *links_of_versions(self.links, self.versions))

    @cached_property
    def award(self) -> Rich:
        """The award's name, and the entry's text about it: al-folio's `award_name` and `award`."""
        return joined([to_rich(self.entry.get("award_name")), rich_field("award", self.entry.get("award"))], ": ")

    @cached_property
    def states(self) -> tuple[Rich, ...]:
        """The notes that every view shows: how far the work is on its way to print, such as "under review"."""
        told = (to_rich(note_of(self.entry, field)) for field in ("note", "addendum"))
        return tuple(note for note in told if note and (self.entry.type == "unpublished" or says_state(note.text)))

    @cached_property
    def notes(self) -> tuple[Rich, ...]:
        """The collaboration, the fields of `NOTE_FIELDS`, and notes on other works."""
        return (*_notes(self.entry, self._author_list.names.names), *self.relations)

    @cached_property
    def versions(self) -> tuple[Version, ...]:
        """The other versions, such as the preprint."""
        return tuple(_version(kind, other) for kind, other in self.folded)

    @property
    def abstract(self) -> tuple[Rich, ...]:
        """The paragraphs of the abstract, decoded at each use: they are long, and most pages do not show them."""
        return to_paragraphs(self.entry.get("abstract"))


@dataclass(frozen=True, slots=True)
class Version:
    """Another version of a publication, such as its preprint."""

    kind: str
    """Its name for readers, such as "Preprint"."""
    key: str
    title: Rich
    venue: Venue
    date: PublicationDate
    links: tuple[Link, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class AuthorList:
    """The names that an entry is listed under."""

    names: NameList
    edited: bool
    """Whether they are editors."""
    authors: tuple[Author, ...]


def author_list(entry: Entry, people: People, owner: Person) -> AuthorList:
    """Return the authors of an entry, else its collaboration, else its editors."""
    of_collaboration = not entry.says("author") and entry.says("collaboration")
    edited = not entry.says("author") and not of_collaboration and entry.says("editor")
    names = collaborations(entry) if of_collaboration else parse_names(entry.get("editor" if edited else "author"))
    return AuthorList(names, edited, tuple(_author(name, people.find(name), owner) for name in names.names))


def _author(name: Name, person: Person | None, owner: Person) -> Author:
    """Return an author; if only word order tells the family name, it is cut as the person's aliases are."""
    if person and name.guessed:
        name = cut_as_known(name, (person.name, *person.aliases))
    return Author(name, person, person == owner)


def links_of_versions(links: Iterable[Link], versions: Iterable[Version]) -> Iterator[Link]:
    """Yield the links of versions, the first of each kind that the publication itself does not have."""
    known = {link.kind for link in links}
    for link in (link for version in versions for link in version.links):
        if link.kind not in known and link.kind != "doi":
            known.add(link.kind)
            yield link


def _notes(entry: Entry, authors: Iterable[Name]) -> Iterator[Rich]:
    remarks = [rich_field(field, note_of(entry, field)) for field in NOTE_FIELDS if field in entry.fields]
    if (copy := copy_of(entry)) and not copy.archive.address and not copy.as_venue:
        remarks.append(Rich.of_text(copy.text))
    return filter(None, (collaboration_note(entry, authors), *remarks))


def joined(texts: Iterable[Rich], separator: str) -> Rich:
    """Return decoded texts joined into one; empty ones are left out."""
    given = [text for text in texts if text]
    unknown = tuple(command for text in given for command in text.unknown)
    return Rich(separator.join(t.html for t in given), separator.join(t.text for t in given), unknown)


def split_keywords(value: str) -> tuple[str, ...]:
    """Return the keywords of a list separated by semicolons, by line ends (EndNote's exports), or by commas."""
    if not value:
        return ()
    value = value.replace(r"\;", ";")  # Zotero writes the separator as {\;}, which is a space in LaTeX
    if "\n" in value and ";" not in value and value.count(",") <= value.count("\n") and _ONE_A_LINE.search(value):
        words = list(map(to_text, value.splitlines()))
    else:
        text = to_text(value)
        words = text.split(";" if ";" in text else ",")
    return tuple(dict.fromkeys(word.strip() for word in words if word.strip()))


def is_true(value: str) -> bool:
    """Return whether a field such as al-folio's `selected` is switched on."""
    return to_text(value).casefold() in SWITCHED_ON


_ALSO_PREPRINTS = frozenset({"article", "inproceedings", "incollection", "report", "misc", "talk"})


def reader_type(entry: Entry, arxiv: str) -> str:
    """Return the type that readers see; what is nowhere but in an archive of preprints is a preprint."""
    row = type_of(entry.type)
    if row.seen_as in _ALSO_PREPRINTS and row.name not in TALKS and _is_preprint(entry, row.seen_as, arxiv):
        return "preprint"
    return row.seen_as


def _is_preprint(entry: Entry, known: str, arxiv: str) -> bool:
    has_venue = any(map(entry.says, ANY_NAME))
    alone = known in {"misc", "talk"} or (known == "article" and not has_venue)
    if names_arxiv(entry) or (arxiv and alone):
        return True
    copy = copy_of(entry)
    return copy is not None and copy.as_venue and copy.archive.preprints and (alone or has_venue)


def date_of(entry: Entry) -> PublicationDate:
    """Return the date of an entry."""
    day = entry.get("date") or ("" if entry.says("year") else entry.get("eventdate"))
    date = parse_date(day, entry.get("year"), entry.get("month"), entry.get("day"))
    if "issue" in entry.fields or "number" in entry.fields:
        date = in_season(date, to_text(entry.get("issue") or entry.get("number")))
    if "pubstate" not in entry.fields:
        return date
    return in_state(date, entry.get("pubstate"), (to_text(entry.get(field)) for field in (*NOTE_FIELDS, *ANY_NAME)))


def title_of(entry: Entry, read: Callable[[str], Rich] = to_rich) -> Rich:
    """Return the title with biblatex's subtitle, or the key if the entry has no title."""
    values = (entry.get("title"), entry.get("shorttitle"), entry.key)
    title = next((text for text in map(read, values) if text.text.strip()), Rich.of_text(entry.key))
    if "subtitle" not in entry.fields:
        return title
    return joined([title, read(entry.get("subtitle"))], " " if title.text.endswith(("?", "!", ":")) else ": ")


def _version(kind: str, entry: Entry) -> Version:
    date = date_of(entry)
    venue = venue_of(entry, arxiv_of(entry), date)
    return Version(kind, entry.key, title_of(entry), venue, date, links_of(entry), entry)
