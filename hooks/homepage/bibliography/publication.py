"""The record of one publication, which all lists, pages and exports use."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..latex import Rich, to_paragraphs, to_rich, to_text
from .archives import copy_of
from .arxiv import arxiv_of
from .collaborations import collaboration_note
from .entry_values import date_of, joined, title_of
from .fields import NOTE_FIELDS
from .links import doi_of, links_of, preview_of
from .markdown_fields import rich_field
from .notes import note_of
from .states import says_state
from .venues import Venue, venue_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..bibtex import Entry
    from ..dates import PublicationDate
    from ..names import Name
    from .authors import Author, AuthorList
    from .labels import Label
    from .links import Link
    from .summaries import Summary


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


def _version(kind: str, entry: Entry) -> Version:
    date = date_of(entry)
    venue = venue_of(entry, arxiv_of(entry), date)
    return Version(kind, entry.key, title_of(entry), venue, date, links_of(entry), entry)
