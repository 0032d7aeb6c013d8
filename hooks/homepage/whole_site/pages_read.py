"""The pages of a site that have been read, and what is known only when all of them have."""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

from .page import Page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..bibliography.publication import Publication
    from ..selections.selection import Selection
    from .page import PageListing
    from .posts import ListedPost
    from .site import Site
    from .svg_marks import Drawing


class NotAllRead(Exception):
    """Something that depends on all pages was asked for before all of them were read."""


class PagesRead:
    """The pages that have been read so far, by their source below `docs_dir`."""

    def __init__(self) -> None:
        """Start without pages."""
        self._pages: dict[str, Page] = {}
        self._numbered: list[Page] = []
        self._excerpts: dict[tuple[str, str], Page] = {}
        self._is_closed = False
        self.posts: Mapping[str, ListedPost] = {}
        """The posts of the site's blogs, by their source; known when all pages have been read."""

    def add(self, source: str, page: Page) -> None:
        """Add the page that is read next."""
        self._pages[source] = page
        self._number(page)

    def _number(self, page: Page) -> None:
        page.number = len(self._numbered)
        self._numbered.append(page)

    def numbered(self, number: int) -> Page | None:
        """Return the page, or the excerpt of a page, with this number."""
        return self._numbered[number] if number < len(self._numbered) else None

    def excerpt(self, source: str, url: str) -> Page:
        """Return the page with a source as another page with a url shows the beginning of it."""
        if (source, url) not in self._excerpts:
            whole = self._pages[source]
            self._excerpts[source, url] = Page(
                whole.path, url, whole.source, whole.title, is_excerpt=True, words=whole.words, edition=whole.edition
            )
            self._number(self._excerpts[source, url])
        return self._excerpts[source, url]

    def close(self) -> None:
        """Note that all pages have been read."""
        self._is_closed = True

    def __getitem__(self, source: str) -> Page:
        """Return the page with a source."""
        return self._pages[source]

    @property
    def newest(self) -> Page:
        """The page that was added last."""
        return self._pages[next(reversed(self._pages))]

    @property
    def all(self) -> Mapping[str, Page]:
        """Every page of the site; raises `NotAllRead` before the last one is read."""
        if not self._is_closed:
            raise NotAllRead("close() must be called first, when all pages have been read")
        return self._pages

    @property
    def listings(self) -> Sequence[PageListing]:
        """The lists of publications on all pages, in the order of the pages."""
        return [listing for page in self.all.values() for listing in page.listings]

    @property
    def drawings(self) -> Mapping[str, Drawing]:
        """The drawings of the pages that have one, by the page's source."""
        return {source: page.drawing for source, page in self.all.items() if page.drawing}

    def citing(self, publication: Publication) -> Sequence[Page]:
        """Return the pages that cite a publication, sorted by title."""
        return self._by_key_cited.get(publication.key, ())

    @cached_property
    def _by_key_cited(self) -> Mapping[str, Sequence[Page]]:
        """The pages that cite a publication, by its key: looked up for each paper, of which there may be thousands."""
        found: dict[str, list[Page]] = defaultdict(list)
        for page in sorted(self.all.values(), key=lambda page: page.title.casefold()):
            for key in page.keys_cited:
                found[key].append(page)
        return dict(found)

    def works_of_others(self, site: Site) -> Sequence[Publication]:
        """Return the works of other people that pages cite or cards name, sorted by key."""
        cited = {work.key: work for page in self.all.values() for work in page.cited.values() if site.is_foreign(work)}
        named = {key: site.publications[key] for key in site.cards_by_paper if key in site.foreign}
        return [work for _, work in sorted({**cited, **named}.items())]

    def has_full_list(self, url: str | None) -> bool:
        """Return whether the page with this url lists all publications with filters."""
        return any(each.url == url and each.selection.is_everything and each.has_filters for each in self.listings)

    def lists_from(self, url: str | None) -> Iterator[tuple[str, Selection]]:
        """Yield the url and selection of each list of publications; lists on the page with this url come first."""
        for listing in sorted(self.listings, key=lambda each: each.url != url):
            yield listing.url, listing.selection
