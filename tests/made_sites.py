"""Sites and pages for tests, made without MkDocs."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from homepage.bibliography.records import Bibliography
from homepage.html.environment import environment
from homepage.html.renderer import Renderer
from homepage.pages.extension import HomepageExtension
from homepage.pages.placeholders import Placeholders
from homepage.problems import Problem, Problems
from homepage.settings.options import Options
from homepage.whole_site.addresses import Addresses
from homepage.whole_site.page import Page
from homepage.whole_site.pages_read import PagesRead
from homepage.whole_site.site import Site
from markdown import Markdown

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from typing import Any

    from homepage.exports.page_citations import PageCitations
    from homepage.whole_site.page import PageListing
    from homepage.whole_site.posts import PostOutline
    from homepage.whole_site.sized_picture import SizedPicture

ENVIRONMENT = environment()
NO_PUBLICATIONS = Bibliography()


def site_of(publications: Bibliography = NO_PUBLICATIONS, options: Options | None = None, **fields: Any) -> Site:
    """Return a site with these publications."""
    return Site(options or Options(), lambda: publications, **fields)


def addresses_of(
    site: Site,
    urls: Mapping[str, str] | None = None,
    files: Collection[str] | None = None,
    listings: Sequence[PageListing] = (),
) -> Addresses:
    """Return the addresses of a site whose pages have all been read; one of them has these lists of publications."""
    pages = PagesRead()
    pages.add("lists.md", Page("lists.md", listings=list(listings)))
    pages.close()
    return Addresses(site, urls or {}, files, pages)


def renderer_of(addresses: Addresses, page: Page | None = None) -> Renderer:
    """Return the renderer of a page."""
    return Renderer(addresses, page or Page("index.md"), ENVIRONMENT)


@dataclass
class Rendering:
    """A page that is read as the only one of its site."""

    site: Site
    page: Page
    urls: Mapping[str, str] = field(default_factory=dict)
    files: Collection[str] | None = None
    listings: Sequence[PageListing] = ()
    found: Sequence[Problem] = ()
    """The problems found before the page is read."""
    pictures: Mapping[str, SizedPicture] = field(default_factory=dict)
    citations: PageCitations | None = None
    """What prints the citations, if the options name a style for them."""
    posts: Sequence[PostOutline] = ()

    def __post_init__(self) -> None:
        self.problems = Problems(self.found)

    def markdown(self, *extensions: Any, configs: Mapping[str, Any] | None = None) -> Markdown:
        """Return a Markdown instance that reads the page, without its placeholders filled."""
        pages = PagesRead()
        pages.add("lists.md", Page("lists.md", listings=list(self.listings)))
        pages.add("page.md", self.page)
        addresses = Addresses(self.site, self.urls, self.files, pages, self.pictures, posts=self.posts)
        self.placeholders = Placeholders(addresses, citations=self.citations)
        extension = HomepageExtension(self.placeholders, self.problems, lambda _: self.page)
        return Markdown(extensions=[*extensions, extension], extension_configs=dict(configs or {}))

    def html(self, *extensions: Any, configs: Mapping[str, Any] | None = None) -> str:
        """Return the page as HTML, with its placeholders filled."""
        html = self.markdown(*extensions, configs=configs).convert(self.page.source)
        self.placeholders.addresses.pages.close()
        return self.placeholders.fill(self.page, html)
