"""All records of a site together, read from the author's files; they contain no pages or addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from ..bibliography.records import Bibliography
from ..cache.build_cache import BuildCache, fingerprint
from ..lists.records import LISTS
from ..problems import Hints, Problem
from ..settings.options import Options
from ..words import words_in

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..cards.fact_sheet import Fact
    from ..cards.relatives import Said
    from ..lists.records import Fields, ItemList
    from ..words import Words
    from .areas import Area

LIST_PAGE = "publications/index.md"
NEWS_FEED = "news.xml"
POSTS_FEED = "posts.xml"
HUB = "https://huggingface.co/"
_REPOSITORY = re.compile(
    r"https?://(?:www\.)?(?:huggingface\.co|hf\.co)/(?P<folder>datasets/|spaces/)?(?P<id>[\w.-]+/[\w.-]+?)/?"
)


@dataclass(frozen=True, slots=True)
class Findings:
    """What the build needs to know of a bibliography; cached, so that the bibliography is not read again."""

    account: str = ""
    """A summary in one line: how many entries are shown, folded and refused."""
    shown: int | None = None
    """How many publications there are, or None if they must be read to know."""
    is_unread_elsewhere: bool = False
    """Whether other programs would lose entries or letters of the `.bib` files."""
    named_files: Sequence[tuple[str, Problem]] = ()
    """The files of the site that entries name, each with the problem to report if it is missing."""


@dataclass(frozen=True)
class Site:
    """All records of a site."""

    options: Options = field(default_factory=Options)
    read_bibliography: Callable[[], Bibliography] = Bibliography
    """Returns the author's publications; it is called when the first of them is needed."""
    cards: tuple[ModelCard, ...] = ()
    areas: Mapping[str, Area] = field(default_factory=dict)
    """The research areas by the keyword of their papers, in the order of the navigation."""
    read_others: Callable[[], Bibliography] = Bibliography
    """Returns works of other people; pages can cite them, but no list shows them."""
    lists: Mapping[str, ItemList] = field(default_factory=dict)
    """The author's lists that have items, by name."""
    list_fields: Mapping[str, Fields] = field(default_factory=lambda: LISTS)
    """The fields of each list that the site may have, by its name."""
    list_files: frozenset[str] = frozenset()
    """The names of the lists that have a file, with items or without."""
    cache: BuildCache = field(default_factory=BuildCache)
    """Results of earlier builds that depend on the bibliography."""
    entry_cache: BuildCache = field(default_factory=BuildCache)
    """What earlier builds made of single entries."""
    findings: Findings = field(default_factory=Findings)
    language: str = "en"
    """The language of pages that name no other, as a BCP 47 tag."""

    @cached_property
    def words(self) -> Words:
        """The words of the site's language."""
        return self.words_in(self.language)

    def words_in(self, language: str) -> Words:
        """Return the words of a language; an empty tag means the site's."""
        folder = self.cache.folder.parent / "words" if self.cache.folder else None
        return words_in(language or self.language, folder)

    @cached_property
    def bibliography(self) -> Bibliography:
        """The author's publications."""
        return self.read_bibliography()

    @cached_property
    def others(self) -> Bibliography:
        """Works of other people."""
        return self.read_others()

    @cached_property
    def publications(self) -> Mapping[str, Publication]:
        """The publications by key, including works of other people."""
        return {**self.others.by_key, **self.bibliography.by_key}

    @cached_property
    def _hints(self) -> Hints:
        return Hints(self.publications)

    def advice_on_key(self, wrong: str) -> str:
        """Return what to do about a key that no publication has: a similar key, or words that say so."""
        return self._hints.did_you_mean(wrong) or " Add its entry to the .bib file."

    @cached_property
    def papers(self) -> Sequence[Publication]:
        """The publications that have a page of their own."""
        if self.options.paper_pages == "none":
            return ()
        return tuple(filter(self.has_page, self.bibliography.publications))

    @property
    def has_publications(self) -> bool:
        """Whether there is anything to list."""
        shown = self.findings.shown
        return bool(self.bibliography.publications if shown is None else shown)

    @cached_property
    def fingerprint(self) -> str:
        """A hash of the cards and areas, on which entries in lists depend in addition to the bibliography."""
        return fingerprint(self.cards, list(self.areas.items()))

    @cached_property
    def cards_by_paper(self) -> Mapping[str, tuple[ModelCard, ...]]:
        """The cards that name a publication, by its key."""
        papers = dict.fromkeys(key for card in self.cards for key in card.papers)
        return {key: tuple(card for card in self.cards if key in card.papers) for key in papers}

    def papers_of(self, card: ModelCard) -> list[Publication]:
        """Return the publications that a card names."""
        return [self.publications[key] for key in card.papers if key in self.publications]

    def relatives(self, card: ModelCard) -> tuple[Fact, ...]:
        """Return what other cards say of a card, as rows for its fact sheet."""
        from ..cards.relatives import relatives  # imported late: most sites have no cards

        return relatives(card, self._said_by_others)

    @cached_property
    def _said_by_others(self) -> Said:
        from ..cards.relatives import said_by_others

        return said_by_others(self.cards)

    @cached_property
    def _cards_by_id(self) -> Mapping[str, ModelCard]:
        return {card.id.casefold(): card for card in self.cards}

    @cached_property
    def _cards_by_hub_id(self) -> Mapping[str, ModelCard]:
        return {card.hub_id.casefold(): card for card in self.cards if card.hub_id}

    @cached_property
    def foreign(self) -> Collection[str]:
        """The keys of the works of other people."""
        return self.others.by_key.keys() - self.bibliography.by_key.keys()

    def is_foreign(self, publication: Publication) -> bool:
        """Return whether a publication is a work of other people."""
        return publication.key in self.foreign

    def has_page(self, publication: Publication) -> bool:
        """Return whether the site has a page of its own for this publication."""
        pages = self.options.paper_pages
        wanted = pages == "all" or (pages == "selected" and publication.selected)
        return wanted and not self.is_foreign(publication)

    def card_named(self, name: str) -> ModelCard | None:
        """Return the card with an id of the Hub or of this site, or None."""
        return self._cards_by_hub_id.get(name.casefold()) or self._cards_by_id.get(name.casefold())

    def card_with_id(self, card_id: str) -> ModelCard | None:
        """Return the card with an id of this site, or None."""
        return self._cards_by_id.get(card_id.casefold())

    def card_at(self, url: str) -> ModelCard | None:
        """Return the card whose own repository on the Hub has this address, or None."""
        found = _REPOSITORY.fullmatch(url)
        card = self._cards_by_hub_id.get(found["id"].casefold()) if found else None
        return card if card and found and hub_page(card) == f"{HUB}{found['folder'] or ''}{card.hub_id}" else None

    def card_problems(self) -> Iterator[Problem]:
        """Yield a problem for each key in a card's `papers` that no publication has."""
        for card in self.cards:
            for key in card.papers:
                if key not in self.publications:
                    advice = self.advice_on_key(key)
                    message = f'`papers` names "{key}", which is not the key of a publication.{advice}'
                    yield Problem(card.path, card.lines.get("papers", 1), message, "unknown-key", "error")


def hub_page(card: ModelCard) -> str:
    """Return the address of a card's own repository on the Hub, or an empty string."""
    if not card.hub_id:
        return ""
    folder = "datasets/" if card.kind == "dataset" else "spaces/" if "sdk" in card.source else ""
    return HUB + folder + card.hub_id.removeprefix(folder)


def paper_source(publication: Publication) -> str:
    """Return the source of a publication's own page."""
    return f"publications/{publication.slug}.md"


def card_source(card: ModelCard) -> str:
    """Return the source of a card's page."""
    return f"models/{card.id}.md"


def list_id(publication: Publication) -> str:
    """Return the id of a publication in a list, if it is the first with this id on its page."""
    return f"pub-{publication.slug}"
