"""What is taken from an old site, before it is written as a new one."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from ..text.slugs import folded, is_device

if TYPE_CHECKING:
    from .old_files import OldPage

BLOG = "blog/posts/"
HOME = "index.md"
PAPERS = "publications/index.md"
CV = "cv.md"
Item = dict[str, object]
_UNUSABLE = re.compile(r'[\x00-\x1f<>:"|?*\\]|^\.+')
_LONGEST = 150
"""The bytes that a step of a path may have."""


@dataclass
class Person:
    """Whose site it is."""

    name: str = ""
    tagline: str = ""
    picture: str = ""
    """The path of a picture in the old site."""
    place: str = ""
    """Where the person works, in words."""
    positions: list[dict[str, str]] = field(default_factory=list)
    profiles: dict[str, str] = field(default_factory=dict)
    """Addresses by the name that readers see."""
    others: dict[str, str] = field(default_factory=dict)
    """Further options of the author, such as `pronouns`."""

    def add_profile(self, name: str, url: str) -> None:
        """Add an address, unless it is there already; another one with the same name gets its host as well."""
        if not url or url in self.profiles.values():
            return
        if name in self.profiles:
            name = f"{name} ({url.split('://')[-1].split('/')[0]})"
        self.profiles.setdefault(name, url)


@dataclass
class NewPage:
    """A page of the new site, with the old text that it is made from."""

    source: str
    """Its path below `docs/`."""
    title: str
    old: OldPage
    front: dict[str, object] = field(default_factory=dict)
    """What its front matter says."""
    before: list[str] = field(default_factory=list)
    """Paragraphs of the old front matter, which come before the text."""
    after: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=list)
    """Names of lists that the page shows, if its text does not say where."""
    in_nav: bool = False
    rank: float = 100
    """Its place among the pages at the top of the site."""
    kind: Literal["page", "post", "item"] = "page"
    address: str = ""
    """Its first old address, from which its relative links lead."""

    @property
    def url(self) -> str:
        """Its address below the site's root."""
        if self.kind == "post":
            return f"blog/{str(self.front.get('date', ''))[:4]}/{self.front.get('slug', '')}/"
        folder = self.source.removesuffix(".md").removesuffix("index").rstrip("/")
        return f"{folder}/" if folder else ""


@dataclass
class ListItem:
    """An item of a list of the new site."""

    values: Item
    old: OldPage
    text_keys: tuple[str, ...] = ("text",)
    """The values that are texts of the old site, with its syntax."""
    path_keys: tuple[str, ...] = ()
    """The values that are addresses of the old site."""
    address: str = ""
    """The old address of its page, from which its relative links lead."""


def safe_source(source: str) -> str:
    """Return the path of a page below `docs/`: no step leads out of it, and every computer can have it."""
    stem = posixpath.normpath(f"/{source.removesuffix('.md')}").strip("/")
    steps = [_UNUSABLE.sub("-", step).encode()[:_LONGEST].decode(errors="ignore") for step in stem.split("/")]
    steps = [step.strip().rstrip(".") for step in steps]  # Windows leaves these out
    return f"{'/'.join(f'{step}-' if is_device(step) else step for step in steps if step) or 'index'}.md"


@dataclass
class Taken:
    """All that was taken from an old site."""

    system: str
    site_url: str = ""
    base: str = ""
    """The path at which the old site lay on its host."""
    config: str = ""
    """The file with the options of the old site."""
    title: str = ""
    description: str = ""
    language: str = ""
    person: Person = field(default_factory=Person)
    pages: dict[str, NewPage] = field(default_factory=dict)
    lists: dict[str, list[ListItem]] = field(default_factory=dict)
    bib: list[str] = field(default_factory=list)
    """The texts of the author's papers in BibTeX."""
    other_bib: list[str] = field(default_factory=list)
    """The texts of works that pages cite."""
    files: dict[str, str] = field(default_factory=dict)
    """Files that are copied: their new path below `docs/`, and their path in the old site."""
    addresses: dict[str, str] = field(default_factory=dict)
    """Old addresses, with the page or file that is there now."""
    coauthors: list[dict[str, object]] = field(default_factory=list)
    selected: bool = False
    inline_citations: bool = False
    """Whether `@key` in a sentence is a citation."""
    blog_title: str = "Blog"
    """The title of the page of all posts, if it has no page of its own in the old site."""
    feeds: dict[str, str] = field(default_factory=dict)
    """Old addresses of feeds, with the feed that is the same now."""
    allow: list[str] = field(default_factory=list)
    """The sites from which posts show something."""
    _names: set[str] = field(default_factory=set)
    """The names of the pages, as a computer compares them that ignores case."""

    def add_feed(self, address: str, section: str) -> bool:
        """Let the old feed of a section lead on, and return whether there is such a feed now."""
        if section == "publications" and (self.bib or PAPERS in self.pages):
            self.feeds[address] = "publications.xml"
        elif section == "news" and "news" in self.lists:
            self.feeds[address] = "news.xml"
        elif section in ("blog", "") and self.has_posts:
            self.feeds[address] = "posts.xml"
        return address in self.feeds

    @property
    def has_posts(self) -> bool:
        """Whether there is a post that readers see."""
        return any(page.kind == "post" and "draft" not in page.front for page in self.pages.values())

    def add_page(self, page: NewPage, *addresses: str) -> NewPage:
        """Add a page with its old addresses; if a computer may take its name for that of another, it gets a number."""
        wanted, number = safe_source(page.source), 1
        page.source = wanted
        while folded(page.source) in self._names:
            number += 1
            page.source = f"{wanted.removesuffix('.md')}-{number}.md"
        self._names.add(folded(page.source))
        self.pages[page.source] = page
        page.address = page.address or (addresses[0] if addresses else "")
        for address in addresses:
            self.addresses.setdefault(address, page.source)
        return page

    def add_item(self, name: str, item: ListItem) -> None:
        """Add an item to a list."""
        item.values = {key: value for key, value in item.values.items() if value not in ("", None, [], {})}
        self.lists.setdefault(name, []).append(item)
