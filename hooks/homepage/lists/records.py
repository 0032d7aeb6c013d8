"""The author's lists and their fields: news, talks, education, people and the like."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..text.plain_values import text_list

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from .dates import When

OF_ALL = ("tags", "picture", "alt", "width")
"""The fields that items of every list may have: words to choose them by, a picture, what it shows, and its width."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields that items of one list may have."""

    title: tuple[str, ...]
    """The fields for an item's title: at least one is required, and the first that is given becomes the title."""
    when: tuple[str, ...]
    """The fields for an item's date: one of them, or `since` and `until` together."""
    details: tuple[str, ...] = ()
    """The fields that are shown after the title, in this order."""
    links: tuple[str, ...] = ()
    """Fields with an address; the field's name becomes the text of the link."""
    further: tuple[str, ...] = ("url", "text")
    """Other fields: the address of the title, and a text below it."""
    dated: bool = True
    """Whether an item must have a date."""
    as_written: bool = False
    """Whether items stay in the order of the file."""
    makes_keys: bool = True
    """Whether an item that may have a `key` has one without it, made of its title."""

    @property
    def all(self) -> tuple[str, ...]:
        """Every field, in the usual order of writing them."""
        return (*self.when, *self.title, *self.details, *self.links, *self.further, *OF_ALL)


PERIOD = ("date", "since", "until")
"""The fields for the date of what lasts."""

LISTS: Mapping[str, Fields] = {
    "news": Fields(("text",), ("date",), further=()),
    "talks": Fields(("title",), ("date",), ("event", "place"), ("slides", "video")),
    "teaching": Fields(
        ("course", "title"),
        ("term", "date"),
        ("role", "place", "time"),
        further=("url", "text", "timezone", "key"),
        makes_keys=False,
    ),
    "students": Fields(("name",), ("since", "until"), ("degree", "now"), dated=False),
    "service": Fields(("role", "venue"), ("years", "date"), dated=False),
    "awards": Fields(("title",), ("date",), ("from",)),
    "education": Fields(("degree", "title"), PERIOD, ("field", "institution", "place", "advisors"), dated=False),
    "positions": Fields(("title",), PERIOD, ("organization", "place"), dated=False),
    "grants": Fields(("title",), PERIOD, ("funder", "number", "role", "amount", "with"), dated=False),
    "projects": Fields(
        ("title",), PERIOD, ("funder", "place", "with"), ("code", "website"), ("url", "text", "key"), dated=False
    ),
    "people": Fields(
        ("name",),
        ("since", "until"),
        ("role", "affiliation", "now"),
        ("email", "website", "orcid"),
        ("url", "text", "groups", "aliases", "key"),
        dated=False,
        as_written=True,
    ),
    "software": Fields(("name",), PERIOD, ("role", "license"), ("code", "documentation"), dated=False),
    "media": Fields(("title",), ("date",), ("outlet",), ("video", "audio")),
    "openings": Fields(("title",), PERIOD, ("place",), ("apply",), dated=False),
}
"""The fields of each list by its name, which is also the name of its file and of its block."""

PROJECTS = "projects"
TEACHING = "teaching"
WITH_PAGES = ("people", PROJECTS, TEACHING)
"""The lists whose items may have a page of their own, such as `people/KEY.md`."""

SESSIONS = Fields(
    ("title",),
    ("date",),
    ("time", "place"),
    ("slides", "video", "assignment"),
    ("url", "text", "readings"),
    as_written=True,
)
"""The fields of the sessions of a course, which are in `teaching/KEY.yml`."""


def schedule_of(key: str) -> str:
    """Return the name of the list with the sessions of a course."""
    return f"schedule-{key}"


def calendar_of(key: str) -> str:
    """Return the path of the calendar with the sessions of a course."""
    return f"{TEACHING}/{key}.ics"


DESCRIPTIONS = "fields"
"""The name of the file that describes the fields of lists with other names."""

LABELS = {"email": "E-mail", "orcid": "ORCID"}
"""The texts for readers of fields with another name than the text."""

WEBSITE = "Website"
"""The text of the link to an item's address elsewhere, if the item has a page of its own."""
CALENDAR = "Calendar"
"""The text of the link to the calendar of a course."""
ADDRESSES = "write one that starts with https://, http:// or mailto:, or a file below docs/ such as research/index.md"
"""The forms that a problem about an address asks for."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of an item."""

    source: str
    """Its path below `docs_dir`."""
    alt: str = ""
    width: int = 0
    """The width that the author gives, in pixels; 0 if the view decides."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a list; its texts are inline Markdown."""

    title: str
    when: When
    details: tuple[str, ...] = ()
    text: str = ""
    url: str = ""
    """The address that the title links to: a safe address, or a file or page below `docs_dir`."""
    links: tuple[tuple[str, str], ...] = ()
    """The texts and addresses of other links."""
    picture: Picture | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    """The fields as they are written."""
    line: int = 1
    """The line of the file on which the item starts."""
    key: str = ""
    """The name of the item's own page, if its list has such pages; other files name the item by it."""
    page: str = ""
    """The path of the item's own page, if it has one."""
    aliases: tuple[str, ...] = ()
    """Other spellings of a person's name."""
    partners: tuple[str, ...] = ()
    """The keys of the people that the item names in `with`."""

    def with_page(self, source: str) -> Item:
        """Return the item leading to its own page; its former address is one more link."""
        others = ((WEBSITE, self.url),) if self.url else ()
        return replace(self, url=source, page=source, links=(*others, *self.links))

    def with_calendar(self) -> Item:
        """Return a course with a link to the calendar of its sessions."""
        return replace(self, links=(*self.links, (CALENDAR, calendar_of(self.key))))

    @property
    def readings(self) -> tuple[str, ...]:
        """The keys of the publications that one reads for a session."""
        return text_list(self.values.get("readings", ""))

    @property
    def tags(self) -> tuple[str, ...]:
        """The words by which a block chooses items."""
        return text_list(self.values.get("tags", ""))

    @property
    def names(self) -> tuple[str, ...]:
        """All words by which a block finds the item: its tags, its groups, its partners, and its own key."""
        return (*self.tags, *self.groups, *self.partners, *filter(None, [self.key]))

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of a person."""
        return text_list(self.values.get("groups", ""))

    def is_current(self, today: date) -> bool:
        """Return whether the item has not ended, or has no date."""
        end = tuple(part or 99 for part in self.when.last)
        return self.when.ongoing or not self.when.text or end >= (today.year, today.month, today.day)

    def begins_after(self, today: date) -> bool:
        """Return whether the item has a date, and begins on a later one."""
        return self.when.first > (today.year, today.month, today.day)


@dataclass(frozen=True, slots=True)
class ItemList:
    """One of the author's lists, ongoing items first, then the newest."""

    name: str
    path: str
    """The path of the file, as messages show it."""
    source: str
    """The file's text, in which line numbers are looked up."""
    items: tuple[Item, ...]

    def line_of(self, item: Item, field: str) -> int:
        """Return the line of a field of an item; that of the item if the field is not on a line of its own."""
        lines = enumerate(self.source.split("\n")[item.line - 1 :], item.line)
        return next((line for line, text in lines if re.match(rf"[\s{{-]*{field}[ \t]*:", text)), item.line)


def label_of(field: str) -> str:
    """Return the text for readers of a field or a list."""
    return LABELS.get(field, field.replace("_", " ").replace("-", " ").capitalize())


def columns_of(fields: Sequence[str], items: Sequence[Item]) -> list[str]:
    """Return the fields that some item has."""
    return [field for field in fields if any(field in item.values for item in items)]
