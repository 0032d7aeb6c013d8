"""The address of each page of a site, and the href of pages and records as seen from a page."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlencode

from ..cache.build_cache import fingerprint
from ..selections.selection import select
from ..text.addresses import twin
from ..text.safe_urls import leads_elsewhere
from .page import way_to_root
from .pages_read import PagesRead
from .posts import related
from .site import HUB, LIST_PAGE, Site, card_source, hub_page, list_id, paper_source

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from ..bibliography.links import Link
    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..cards.license import License
    from .page import Page
    from .posts import ListedPost, PostOutline
    from .sized_picture import SizedPicture

IN_LIST = "in-list:"
"""The start of a placeholder for a publication's address in a list, used until all pages have been read."""

_OPEN = re.compile(rf' href="{IN_LIST}([^"]*)"')


def path_on_site(url: str) -> str:
    """Return the path below `docs_dir` that an address of the site names; without `?` and `#` and what follows."""
    return posixpath.normpath(unquote(re.split("[?#]", url, maxsplit=1)[0]).lstrip("/"))


@dataclass(frozen=True)
class Addresses:
    """The address of each page of a site."""

    site: Site = field(default_factory=Site)
    urls: Mapping[str, str] = field(default_factory=dict)
    """The address of each page below the site's root, by its source below `docs_dir`."""
    files: Collection[str] | None = None
    """Every file of the site by its path below `docs_dir`, or None if the host does not say."""
    pages: PagesRead = field(default_factory=PagesRead)
    pictures: Mapping[str, SizedPicture] = field(default_factory=dict)
    """The pictures in the author's lists that have smaller copies, by their path below `docs_dir`."""
    editions: Mapping[str, Addresses] = field(default_factory=dict)
    """The addresses as the pages of another language see them, by the folder of these pages, such as `de/`."""
    posts: Sequence[PostOutline] = ()
    """The posts of the site's blogs, in any order."""

    def of(self, page: Page) -> Addresses:
        """Return the addresses as a page sees them: those of its language."""
        return self.editions.get(page.edition, self)

    def related_posts(self, source: str) -> list[ListedPost]:
        """Return the posts about the same as the one with this source; all pages must have been read."""
        post = next((post for post in self.posts if post.source == source), None)
        found = related(post, self.posts) if post else []
        return [self.pages.posts[other.source] for other in found if other.source in self.pages.posts]

    def seen_from(self, url: str) -> Hrefs:
        """Return the addresses as seen from the page with this url."""
        return Hrefs(self, way_to_root(url))

    @property
    def fingerprint(self) -> tuple[object, ...]:
        """What entries in lists depend on besides the bibliography: the pages, cards and files that they link to."""
        return sorted(self.urls.items()), self.site.fingerprint, self.of_people

    @cached_property
    def of_people(self) -> list[str]:
        """Where the addresses of the people in the options and in their list lead."""
        options = self.site.options
        return [self.of_option(person.url) for person in (*options.people, *options.listed)]

    def of_option(self, url: str) -> str:
        """Return where an address in the options leads: below the site's root, or elsewhere; empty if nothing is there.

        The author gives the path of a page or file below `docs_dir`, or the page's address.
        """
        written, end = re.fullmatch(r"([^?#]*)(.*)", url, re.DOTALL).groups()  # type: ignore[union-attr]
        if leads_elsewhere(url) or not written:
            return url
        path = path_on_site(written)
        if page := next((name for name in (path, f"{path}.md", f"{path}/index.md") if name in self.urls), ""):
            return self.urls[page] + end
        if any(unquote(address).strip("./") == path for address in self.urls.values()):
            return quote(path) + ("" if path.endswith(".html") else "/") + end
        is_there = self.files is None or (path in self.files and not path.endswith(".md"))
        return quote(path) + end if is_there else ""

    @cached_property
    def has_full_list(self) -> bool:
        """Whether the page of all publications lists them with filters; all pages must have been read."""
        return self.pages.has_full_list(self.urls.get(LIST_PAGE))

    @cached_property
    def drawings_fingerprint(self) -> str:
        """A hash of the drawings of all pages, which must have been read."""
        return fingerprint(self.pages.drawings)

    @cached_property
    def in_lists(self) -> Mapping[str, str]:
        """The address of each listed publication, by its key: in the full list, else in the first list that shows it.

        The addresses are below the site's root; all pages must have been read.
        """
        found: dict[str, str] = {}
        for url, selection in self.pages.lists_from(self.urls.get(LIST_PAGE)):
            for publication in select(self.site.bibliography.publications, selection):
                found.setdefault(publication.key, f"{url.removeprefix('./')}#{list_id(publication)}")
        return found


@dataclass(frozen=True)
class Hrefs:
    """The addresses of a site as one page sees them."""

    addresses: Addresses
    root: str
    """The relative path from the page to the site's root, such as `../../`."""

    @property
    def site(self) -> Site:
        """The site that the page belongs to."""
        return self.addresses.site

    @property
    def fingerprint(self) -> tuple[object, ...]:
        """What an entry in a list of this page depends on besides the bibliography; all pages must have been read."""
        known_late = self.addresses.has_full_list, self.addresses.drawings_fingerprint
        return self.root, *self.addresses.fingerprint, *known_late

    @property
    def of_entries(self) -> tuple[object, ...]:
        """What a view of an entry on this page depends on besides its key, the same for all entries."""
        pages = [self.page(LIST_PAGE), *map(self.card, self.site.cards)]
        return self.root, self.site.fingerprint, pages, self.addresses.of_people

    def key_of(self, publication: Publication) -> str:
        """Return a name for all that views of a publication show: the entry, its label, and its addresses on the site.

        It is the same if other entries or the place of this one change.
        """
        label = publication.label
        own = self.page(paper_source(publication)) if self.site.has_page(publication) else "-"
        versions = [link.url for version in publication.versions for link in version.links if link.local]
        files = [self.file(url) for url in (*(url for _, url, _ in publication.summary.files), *versions)]
        named = (publication.slug, f"{label.before}[{label.own}]{label.after}", own, *files)
        return " ".join((publication.fingerprint, *named))

    def page(self, source: str) -> str:
        """Return the address of the page with this source, or an empty string if there is no such page."""
        url = self.addresses.urls.get(source)
        return "" if url is None else self.root + url.removeprefix("./")

    def full_list(self, filters: Mapping[str, str], anchor: str = "") -> str:
        """Return the address of the full list with some filters set; empty if the site has no such list."""
        if not self.addresses.has_full_list:
            return ""
        query = f"?{urlencode(filters)}" if filters else ""
        return self.page(LIST_PAGE) + query + (f"#{anchor}" if anchor else "")

    def publication(self, publication: Publication) -> str:
        """Return where a reader finds a publication: its page, its entry in the full list, or an address elsewhere."""
        if self.site.has_page(publication):
            return self.page(paper_source(publication))
        if LIST_PAGE in self.addresses.urls and not self.site.is_foreign(publication):
            return f"{self.page(LIST_PAGE)}#{list_id(publication)}"
        return self._first_link(publication)

    def cited(self, publication: Publication) -> str:
        """Return the address for a link to a publication: its page, or a placeholder for its entry in a list.

        Which list shows it is known when all pages have been read; `with_lists` then replaces the placeholder.
        """
        if self.site.has_page(publication) or self.site.is_foreign(publication):
            return self.publication(publication)
        return IN_LIST + publication.key

    def with_lists(self, html: str) -> str:
        """Return the page with each placeholder of `cited` replaced; a link without a target loses its `href`."""
        return _OPEN.sub(self._in_list, html) if IN_LIST in html else html

    def _in_list(self, found: re.Match[str]) -> str:
        publication = self.site.publications.get(unescape(found[1]))
        if publication is None:  # the author's own address, which starts in the same way
            return found[0]
        href = self.listed(publication)
        return f' href="{escape(href)}"' if href else ""

    def listed(self, publication: Publication) -> str:
        """Return the address of a publication's page, else of its entry in a list; all pages must have been read."""
        in_lists = self.addresses.in_lists
        if publication.key in in_lists and not self.site.has_page(publication):
            return self.root + in_lists[publication.key]
        return self.title(publication)

    def title(self, publication: Publication) -> str:
        """Return where a title in a list links to: the publication's page, else its first address elsewhere."""
        if self.site.has_page(publication):
            return self.page(paper_source(publication))
        return self._first_link(publication)

    def _first_link(self, publication: Publication) -> str:
        return self.link(publication.links[0]) if publication.links else ""

    def card(self, card: ModelCard) -> str:
        """Return the address of a card's page."""
        return self.page(card_source(card))

    def hub(self, hub_id: str, folder: str = "") -> str:
        """Return the address of a model: the page of its card on this site, else its page on the Hub.

        `folder` is `datasets/` for a dataset. The address is empty if the name cannot be an id of the Hub.
        """
        card = self.site.card_named(hub_id)
        if card:
            return self.card(card)
        return HUB + folder + hub_id if re.fullmatch(r"(?:[\w.-]+/)?[\w.-]*\w[\w.-]*", hub_id) else ""

    @staticmethod
    def hub_page(card: ModelCard) -> str:
        """Return the address of a card's own repository on the Hub, or an empty string."""
        return hub_page(card)

    def link(self, link: Link | License) -> str:
        """Return a link's address; the author may give the Markdown file of a page instead of its address.

        A repository on the Hub that has a card here leads to the card.
        """
        card = None if link.local else self.site.card_at(link.url)
        return self.card(card) if card else self.file(link.url) if link.local else link.url

    def option(self, url: str) -> str:
        """Return an address in the options as seen from the page; empty if it leads nowhere."""
        target = self.addresses.of_option(url)
        return target if not target or leads_elsewhere(target) else self.root + target.removeprefix("./")

    def option_in_twin(self, url: str) -> str:
        """Return the same for the page's twin, which leads to other twins."""
        href = self.option(url)
        path = href.partition("#")[0]
        return href if twin(path) == path else twin(path)

    def file(self, url: str) -> str:
        """Return the address of a file in docs/ as seen from the page; addresses of other sites do not change."""
        if leads_elsewhere(url):
            return url
        path, hash_sign, anchor = url.partition("#")
        return self.root + self.addresses.urls.get(path, path).removeprefix("./") + hash_sign + anchor
