"""The pages of a site, and where each is."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.assembly.printed_references import page_citations_of
from homepage.assembly.translated import in_folder
from homepage.pages.extension import HomepageExtension
from homepage.pages.placeholders import Placeholders
from homepage.web.foreign_files import ForeignFiles
from homepage.whole_site.addresses import Addresses
from homepage.whole_site.areas import in_order_of
from homepage.whole_site.site import card_source

from .blogs import outlines
from .languages import editions
from .translations import neutral_source, translated_source

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.assembly.cv_files import CvPage
    from homepage.bibliography.publication import Publication
    from homepage.cards.card import ModelCard
    from homepage.posts.post import Post
    from homepage.whole_site.page import Page as ReadPage
    from homepage.whole_site.pages_read import PagesRead
    from markdown import Markdown

    from .build import Build
    from .interface import Navigation, Settings
    from .site_files import SiteFiles
    from .stylesheets import Look


@dataclass(frozen=True, slots=True)
class CitedPost:
    """A post, and the same as a publication."""

    post: Post
    publication: Publication


@dataclass(frozen=True)
class SitePages:
    """The pages of a site, and what draws them."""

    placeholders: Placeholders
    papers: Mapping[str, Publication]
    """The papers with a page that this build makes, by its source."""
    joined: Mapping[str, Publication]
    """The papers on whose page the author writes, by the source of the author's page."""
    cards: Mapping[str, ModelCard]
    """The model cards by the source of their page."""
    cvs: Mapping[str, CvPage]
    """The pages with a curriculum vitae, by their source."""
    commands: tuple[str, ...]
    """The texts that ask for the references of a page."""
    texts: dict[str, str] = field(default_factory=dict)
    """The texts of pages that MkDocs cannot read, so that all problems are reported before the build ends."""

    scripts: dict[str, list[str]] = field(default_factory=dict)
    """The inline scripts on each page that do not run: those in the author's own texts and those that values bring."""
    told: dict[str, list[str]] = field(default_factory=dict)
    """The addresses on other sites that a text loads files from, of which the author is told at their line."""
    looks: dict[str, Look] = field(default_factory=dict)
    """The look of each page that needs more of Material than others."""
    late_sheets: dict[str, str] = field(default_factory=dict)
    """The stylesheet with all of Material's, by its name, if a page that is already drawn needs it."""
    foreign: ForeignFiles = field(default_factory=ForeignFiles)
    posts: dict[str, CitedPost] = field(default_factory=dict)
    """The posts that have been read so far, by their source."""
    category_feeds: dict[str, str] = field(default_factory=dict)
    """The path of the feed of each category of posts, by the source of the category's page."""

    def is_of_record(self, source: str) -> bool:
        """Return whether a page is about a card or a paper, whose values are text, not HTML."""
        return source in self.cards or source in self.papers or source in self.joined

    def paper_of(self, source: str) -> Publication | None:
        """Return the paper that a page is about, or None."""
        return self.papers.get(source) or self.joined.get(source)

    @property
    def addresses(self) -> Addresses:
        """Where each page is."""
        return self.placeholders.addresses

    @property
    def read(self) -> PagesRead:
        """The pages that have been read so far."""
        return self.addresses.pages


def _in_folders(addresses: Addresses, config: Settings, build: Build) -> dict[str, Addresses]:
    """Return the addresses as pages of another language see them, by the folder of these, and report its problems."""
    seen: dict[str, Addresses] = {}
    for edition in editions(config, addresses.urls):
        if edition.folder:
            seen[edition.folder], found = in_folder(addresses, edition.folder, Path(config.docs_dir), build.root)
            build.problems.report(*found)
    return seen


def begin(nav: Navigation, config: Settings, build: Build, files: SiteFiles) -> SitePages:
    """Return the pages of a site, none of them read yet, and add the extension to those that Markdown has."""
    areas = in_order_of([neutral_source(page.file) for page in nav.pages], build.site.areas)
    addresses = Addresses(
        replace(build.site, areas=areas), files.urls, files.names, pictures=files.sized, posts=outlines(config)
    )
    addresses = replace(addresses, editions=_in_folders(addresses, config, build))
    citations = page_citations_of(build.site, Path(config.docs_dir))
    placeholders = Placeholders(addresses, build.references or (lambda _: ()), citations)
    cards = {translated_source(card_source(card), config): card for card in build.site.cards}
    for folder, seen in addresses.editions.items():
        named = ((folder + card_source(card), card) for card in seen.site.cards)
        cards |= {source: card for source, card in named if source in files.urls}
    pages = SitePages(placeholders, files.papers, files.joined, cards, files.cvs, tuple(build.bib.commands))

    def find_page(md: Markdown) -> ReadPage:
        file = build.host.being_read(md)
        if file and file.url != pages.read[file.src_uri].url:
            return pages.read.excerpt(file.src_uri, file.url)  # the beginning of a post on another page
        return pages.read[file.src_uri] if file else pages.read.newest

    extension = HomepageExtension(placeholders, build.problems, find_page, pages.commands)
    others = [each for each in config.markdown_extensions if not isinstance(each, HomepageExtension)]
    config.markdown_extensions[:] = [*others, extension]
    return pages
