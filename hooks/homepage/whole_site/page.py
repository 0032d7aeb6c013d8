"""A page of the site, and what is on it."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from ..text.code_fences import code_left_empty
from ..words import ENGLISH

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..bibliography.citation_marks import Mark
    from ..bibliography.printed_citations import PrintedCitations
    from ..bibliography.publication import Publication
    from ..lists.records import ItemList
    from ..selections.selection import Selection
    from ..words import Words
    from .svg_marks import Drawing


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A part of a page that is drawn when all pages have been read."""

    draw: Callable[[Any], str]
    """Returns the part as text; its argument is the page's renderer, or the page's `Hrefs` if it writes the twin."""
    recipe: object = None
    """Everything that the text depends on, except the bibliography and the url; None if the text is not cached."""


@dataclass(frozen=True, slots=True)
class PageListing:
    """A list of publications on a page."""

    url: str
    """The page's address below the site's root."""
    selection: Selection
    """Which publications it shows."""
    has_filters: bool
    """Whether readers can filter it."""


@dataclass(slots=True)
class Page:
    """A page: where it is, what is on it, and which ids it has used."""

    path: str
    """The path of the source file, as messages show it."""
    url: str = ""
    """The address below the site's root, without a leading slash."""
    source: str = ""
    """The text of the source, in which lines are found."""
    title: str = ""
    """The page's title, known when the page has been read."""
    is_secret: bool = False
    """Whether a plugin encrypts the page's text: nothing of the text may be published elsewhere."""
    number: int = 0
    """Distinguishes the page's placeholders from those of other pages, since plugins join the texts of pages."""
    placeholders: list[Placeholder] = field(default_factory=list)
    """The page's placeholders, in the order of their numbers."""
    in_markdown: list[Placeholder] = field(default_factory=list)
    """A placeholder for each block in the page's twin, in the order of the blocks."""
    blocks: set[str] = field(default_factory=set)
    """The names of the blocks on the page."""
    cited: dict[str, Publication] = field(default_factory=dict)
    """The publications cited so far, by the key in the citation, in the order of first citation."""
    keys_cited: set[str] = field(default_factory=set)
    """The keys of these publications."""
    printed: PrintedCitations | None = None
    """The citations as a style prints them, if the option `citations` names a style."""
    listings: list[PageListing] = field(default_factory=list)
    """The lists of publications on the page."""
    drawing: Drawing | None = None
    """The page's drawing (its mark), if it has one."""
    ids: Counter[str] = field(default_factory=Counter)
    has_references: bool = False
    """Whether the page prints a list of the references cited on it."""
    is_excerpt: bool = False
    """Whether it is the beginning of a page, as another page shows it, which prints no references."""
    lists: list[ItemList] = field(default_factory=list)
    """The author's lists that the page shows."""
    words: Words = ENGLISH
    """The words of the page's language."""
    edition: str = ""
    """The folder of the pages in its language, such as `de/`; empty for those of the site's own."""

    @property
    def root(self) -> str:
        """The relative path from this page to the site's root, such as `../../`."""
        return way_to_root(self.url)

    def seen_at(self, url: str) -> Page:
        """Return the same page as a part of the page with another url."""
        return self if url == self.url else replace(self, url=url)

    def cite(self, key: str, publication: Publication) -> None:
        """Note that the page cites a publication by its own key or by the key of a version."""
        self.cited.setdefault(key, publication)
        self.keys_cited.add(publication.key)

    def marks(self, style: str) -> Mapping[str, Mark]:
        """Return what stands for each cited work if the option `citations` has this value; empty for others."""
        from ..bibliography.citation_marks import citation_marks  # imported late: most sites have labels

        return {} if style not in ("author-year", "number") else citation_marks(self.cited.values(), style, self.words)

    def unique_id(self, wanted: str) -> str:
        """Return the id, with a number if the page has used it already; a page may show several excerpts."""
        name = f"{wanted}-p{self.number}" if self.is_excerpt else wanted
        self.ids[name] += 1
        while (number := self.ids[name]) > 1:
            name = f"{name}-{number}"  # which may be wanted elsewhere, too
            self.ids[name] += 1
        return name

    def line_of(self, pattern: str, below: int = 0) -> tuple[str, int]:
        """Return the path and line of the pattern's first match (or of its group `here`), plus `below` lines.

        Code is searched last on the page. If the page has no match, the author's lists on it are searched; without any
        match, the line is 1 of the page.
        """
        texts = (code_left_empty(self.source), self.source)
        lists = ((shown.path, shown.source) for shown in self.lists)
        for path, source in (*((self.path, text) for text in texts), *lists):
            if match := re.search(pattern, source, re.MULTILINE):
                at = match.start("here" if "here" in match.re.groupindex else 0)
                return path, source.count("\n", 0, at) + 1 + below
        return self.path, 1


def way_to_root(url: str) -> str:
    """Return the relative path to the site's root from the page with this url, such as `../../`."""
    return "../" * url.removeprefix("./").count("/") or "./"
