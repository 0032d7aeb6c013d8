"""Everything that the pages draw on, and where each of them is found."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from html import escape, unescape
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from ..bibliography.records import Bibliography
from ..cache.build_cache import BuildCache, fingerprint
from ..cards.portable_text import portable_text
from ..problems import Problem, did_you_mean
from ..selections.selection import select
from ..settings.options import Options
from ..text.safe_urls import leads_elsewhere
from .page import Page

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from ..bibliography.links import Link
    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..cards.license import License
    from ..exports.references import Reference
    from ..lists.records import ItemList
    from ..problems import Severity
    from ..rule_names import RuleName
    from .areas import Area
    from .page import PageListing
    from .svg_marks import Drawing

LIST_PAGE = "publications/index.md"
NEWS_FEED = "news.xml"
HUB = "https://huggingface.co/"
IN_LIST = "in-list:"
_OPEN = re.compile(rf' href="{IN_LIST}([^"]*)"')


@dataclass
class Site:
    """The author's data, understood, and where each page of it is found."""

    options: Options = field(default_factory=Options)
    bibliography: Bibliography = field(default_factory=Bibliography)
    cards: tuple[ModelCard, ...] = ()
    areas: Mapping[str, Area] = field(default_factory=dict)
    """The research areas by the keyword that marks their papers."""
    urls: Mapping[str, str] = field(default_factory=dict)
    """The address of each page below the site's root, by its source below `docs_dir`."""
    page: Page = field(default_factory=lambda: Page("index.md"))
    problems: list[Problem] = field(default_factory=list)
    others: Bibliography = field(default_factory=Bibliography)
    """Works of other people, which can be cited and are in no list of the author's."""
    references: Callable[[Publication], Sequence[Reference]] = lambda _: ()
    """Return a publication as citation styles print it."""
    drawings: dict[str, Drawing] = field(default_factory=dict)
    """The marks of the pages that have one, by the page's source, as far as they have been read."""
    start_references: Callable[[], None] = lambda: None
    """Begin to print the references, beside whatever else is done until one is asked for."""
    citing: dict[str, dict[str, Page]] = field(default_factory=dict)
    """The pages that cite each publication, by its key and their address, as far as they have been read."""
    cache: BuildCache = field(default_factory=BuildCache)
    """What earlier builds have made of the bibliography."""
    account: str = ""
    """What became of every entry of the bibliography, in one line."""
    shown: int | None = None
    """How many publications there are, where that is known without reading them."""
    is_unread_elsewhere: bool = False
    """Whether other programs would lose entries or letters of the author's `.bib` files as they are."""
    named_files: Sequence[tuple[str, Problem]] = ()
    """The files of the site that entries name, each with the complaint where it is missing."""
    lists: Mapping[str, ItemList] = field(default_factory=dict)
    """The author's lists that have items, by name."""
    files: Collection[str] | None = None
    """Every file of the site by its path below `docs_dir`; None where the host does not say."""
    listings: list[PageListing] = field(default_factory=list)
    """The lists of publications on the pages, as far as they have been read."""
    cards_by_paper: Mapping[str, tuple[ModelCard, ...]] = field(init=False)
    cards_by_hub_id: Mapping[str, ModelCard] = field(init=False)
    cards_by_id: Mapping[str, ModelCard] = field(init=False)

    def __post_init__(self) -> None:
        papers = dict.fromkeys(key for card in self.cards for key in card.papers)
        self.cards_by_paper = {key: tuple(card for card in self.cards if key in card.papers) for key in papers}
        self.cards_by_id = {card.id.casefold(): card for card in self.cards}
        self.cards_by_hub_id = {card.hub_id.casefold(): card for card in self.cards if card.hub_id}

    @cached_property
    def publications(self) -> Mapping[str, Publication]:
        """The publications by key, those of other people among them."""
        return {**self.others.by_key, **self.bibliography.by_key}

    @cached_property
    def papers(self) -> Sequence[Publication]:
        """The publications that have a page of their own."""
        if self.options.paper_pages == "none":
            return ()
        return tuple(filter(self.has_page, self.bibliography.publications))

    @property
    def has_publications(self) -> bool:
        """Whether there is anything to list."""
        return bool(self.bibliography.publications if self.shown is None else self.shown)

    @property
    def has_full_list(self) -> bool:
        """Whether the page of all publications lists them with filters, once the pages have been read."""
        here = self.urls.get(LIST_PAGE)
        return any(each.url == here and each.selection.is_everything and each.has_filters for each in self.listings)

    @property
    def surroundings(self) -> tuple[object, ...]:
        """What an entry in a list follows from beside the bibliography: the pages and cards that it leads to."""
        areas = list(self.areas.items())
        return self.page.root, sorted(self.urls.items()), areas, self._all_cards, self.has_full_list

    @cached_property
    def _all_cards(self) -> str:
        return fingerprint(self.cards)

    @cached_property
    def _foreign(self) -> Collection[str]:
        return self.others.by_key.keys() - self.bibliography.by_key.keys()

    def has_page(self, publication: Publication) -> bool:
        """Return whether the site has a page of its own for this publication."""
        pages = self.options.paper_pages
        wanted = pages == "all" or (pages == "selected" and publication.selected)
        return wanted and publication.key not in self._foreign

    def href(self, source: str) -> str:
        """Return the address of a page of the site, seen from the current page; empty where there is none."""
        url = self.urls.get(source)
        return "" if url is None else self.page.root + url.removeprefix("./")

    def list_href(self, filters: Mapping[str, str], anchor: str = "") -> str:
        """Return the address of the full list as its filters read it; empty where the site has no such list."""
        if not self.has_full_list:
            return ""
        query = f"?{urlencode(filters)}" if filters else ""
        return self.href(LIST_PAGE) + query + (f"#{anchor}" if anchor else "")

    def publication_href(self, publication: Publication) -> str:
        """Return where a reader finds a publication: its page, its place in the full list, or elsewhere."""
        if self.has_page(publication):
            return self.href(paper_source(publication))
        if LIST_PAGE in self.urls and publication.key not in self._foreign:
            return f"{self.href(LIST_PAGE)}#{list_id(publication)}"
        return self.link_href(publication.links[0]) if publication.links else ""

    def cited_href(self, publication: Publication) -> str:
        """Return the address for a link to a publication: its page, or a stand-in for its place in a list.

        Which list shows it is known when all pages have been read; `with_places` then puts the address in.
        """
        if self.has_page(publication) or publication.key in self._foreign:
            return self.publication_href(publication)
        return IN_LIST + publication.key

    def with_places(self, html: str) -> str:
        """Return the current page with the addresses that `cited_href` left open; what leads nowhere is no link."""
        return _OPEN.sub(self._in_list, html) if IN_LIST in html else html

    def _in_list(self, found: re.Match[str]) -> str:
        publication = self.publications.get(unescape(found[1]))
        if publication is None:  # an address of the author's own that begins so
            return found[0]
        href = self.listed_href(publication)
        return f' href="{escape(href)}"' if href else ""

    def listed_href(self, publication: Publication) -> str:
        """Return what `publication_href` does, with the list that shows it; all pages must have been read."""
        if publication.key in self.list_places and not self.has_page(publication):
            return self.page.root + self.list_places[publication.key]
        return self.title_href(publication)

    @cached_property
    def list_places(self) -> Mapping[str, str]:
        """The place of each listed publication, by its key: in the full list if that has it, else in the first one.

        The addresses are below the site's root. All pages must have been read.
        """
        full_list = self.urls.get(LIST_PAGE)
        places: dict[str, str] = {}
        for listing in sorted(self.listings, key=lambda each: each.url != full_list):
            for publication in select(self.bibliography.publications, listing.selection):
                places.setdefault(publication.key, f"{listing.url.removeprefix('./')}#{list_id(publication)}")
        return places

    def title_href(self, publication: Publication) -> str:
        """Return where a title leads: the publication's page, else its first address elsewhere."""
        if self.has_page(publication):
            return self.href(paper_source(publication))
        return self.link_href(publication.links[0]) if publication.links else ""

    def arrange_areas(self, sources: Sequence[str]) -> None:
        """Put the research areas in the order of these pages; those of no page among them come last."""
        place = {source: number for number, source in enumerate(sources)}
        inside = sorted(self.areas.items(), key=lambda item: place.get(item[1].source, len(place)))
        self.areas = dict(inside)

    def cite(self, key: str, publication: Publication) -> None:
        """Note that the current page cites a publication by a key, its own or that of a version."""
        self.page.cited.setdefault(key, publication)
        self.citing.setdefault(publication.key, {})[self.page.url] = self.page

    def card_href(self, card: ModelCard) -> str:
        """Return the address of a model's page."""
        return self.href(f"models/{card.id}.md")

    def card_named(self, name: str) -> ModelCard | None:
        """Return the card that an id of the Hub, or a card's own id, means."""
        return self.cards_by_hub_id.get(name.casefold()) or self.cards_by_id.get(name.casefold())

    def portable(self, markdown: str) -> str:
        """Return a card's text with links to other cards and citations as links that lead from anywhere."""
        return portable_text(markdown, self._portable_card, self._portable_citation)

    def _portable_card(self, card_id: str) -> str:
        card = self.cards_by_id.get(card_id.casefold())
        return self.hub_page(card) if card else ""

    def _portable_citation(self, key: str) -> tuple[str, str]:
        publication = self.publications.get(key)
        if publication is None:
            return "", ""
        return str(publication.label), next((link.url for link in publication.links if not link.local), "")

    def hub_href(self, hub_id: str, folder: str = "") -> str:
        """Return the page of a model (a data set in `datasets/`): this site's card, else the Hub's, else nothing."""
        card = self.card_named(hub_id)
        if card:
            return self.card_href(card)
        return HUB + folder + hub_id if re.fullmatch(r"(?:[\w.-]+/)?[\w.-]*\w[\w.-]*", hub_id) else ""

    @staticmethod
    def hub_page(card: ModelCard) -> str:
        """Return the address of a card's own repository on the Hub, or an empty string."""
        if not card.hub_id:
            return ""
        folder = "datasets/" if card.kind == "dataset" and not card.hub_id.startswith("datasets/") else ""
        return HUB + folder + card.hub_id

    def link_href(self, link: Link | License) -> str:
        """Return a link's address, seen from the current page; a page may be named by its Markdown file."""
        return self.file_href(link.url) if link.local else link.url

    def file_href(self, url: str) -> str:
        """Return an address elsewhere as it is, and that of a file in docs/ as seen from the current page."""
        if leads_elsewhere(url):
            return url
        path, mark, anchor = url.partition("#")
        return self.page.root + self.urls.get(path, path).removeprefix("./") + mark + anchor

    def complain(
        self, pattern: str, message: str, rule: RuleName, severity: Severity = "error", *, below: int = 0
    ) -> None:
        """Note what is wrong on the current page, at the first line that the pattern matches or lines below it."""
        self.problems.append(Problem(*self.page.place_of(pattern, below), message, rule, severity))

    def find_publication(self, key: str) -> Publication | None:
        """Return the publication with a citation key; an unknown key is complained about with the nearest one."""
        publication = self.publications.get(key)
        if publication is None:
            hint = did_you_mean(key, self.publications) or " Add its entry to the .bib file."
            place = rf"@\{{?{re.escape(key)}"
            self.complain(place, f'no publication has the key "{key}".{hint}', "unknown-key")
        return publication

    def check_cards(self) -> None:
        """Complain about model cards that name a publication which the bibliography lacks."""
        for card in self.cards:
            for key in card.papers:
                if key not in self.publications:
                    hint = did_you_mean(key, self.publications) or " Add its entry to the .bib file."
                    message = f'`papers` names "{key}", which no publication has as its key.{hint}'
                    line = card.lines.get("papers", 1)
                    self.problems.append(Problem(card.path, line, message, "unknown-key", "error"))


def paper_source(publication: Publication) -> str:
    """Return the source path that a publication's own page has."""
    return f"publications/{publication.slug}.md"


def list_id(publication: Publication) -> str:
    """Return the id of a publication in a list, where it is the first on its page."""
    return f"pub-{publication.slug}"
