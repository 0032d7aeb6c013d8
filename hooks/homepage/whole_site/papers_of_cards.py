"""Papers and cards that name each other on one side only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..problems import Problem
from .site import card_source, hub_page

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from ..bibliography.links import Link
    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from .site import Site

_FIELDS = {"model": ("model", "system", "benchmark"), "data": ("dataset", "benchmark"), "code": ()}
"""The fields of an entry that lead to a model, data or code, and the kinds of cards that they are about."""
_SCHEME = re.compile(r"https?://(?:www\.)?")


def papers_of_cards(site: Site) -> Iterator[Problem]:
    """Yield a problem for each entry that leads to a card that does not name it, and a note for the other way."""
    cards = _by_address(site.cards)
    for paper in site.bibliography.publications:
        naming = [card for card in site.cards if any(site.publications.get(key) is paper for key in card.papers)]
        for link in paper.links:
            found = cards.get(_same(link.url), ()) if link.kind in _FIELDS else ()
            if not _have_common(found, naming):
                yield from (_unnamed(card, paper, link) for card in found)
        yield from _other_way(paper, naming, cards)


def _have_common(cards: Sequence[ModelCard], others: Sequence[ModelCard]) -> bool:
    return any(card is other for card in cards for other in others)


def _by_address(cards: Sequence[ModelCard]) -> Mapping[str, tuple[ModelCard, ...]]:
    found: dict[str, tuple[ModelCard, ...]] = {}
    for card in cards:
        page = card_source(card)
        own = (hub_page(card), page, page.removesuffix(".md"), *(url for _, url in card.links))
        for address in dict.fromkeys(_same(url) for url in own if url):
            found[address] = (*found.get(address, ()), card)
    return found


def _same(url: str) -> str:
    return _SCHEME.sub("", url).rstrip("/").casefold()


def _unnamed(card: ModelCard, paper: Publication, link: Link) -> Problem:
    where = f"{paper.entry.path}:{paper.entry.line}"
    message = f'"{paper.key}" ({where}) leads here by its field {link.field}: add its key to "papers"'
    return Problem(card.path, card.lines.get("papers", 1), message, "card-papers")


def _other_way(
    paper: Publication, naming: Sequence[ModelCard], cards: Mapping[str, tuple[ModelCard, ...]]
) -> Iterator[Problem]:
    """Yield a note if a card names a paper whose fields for such a card lead only elsewhere."""
    for card in naming:
        links = [link for link in paper.links if card.kind in _FIELDS.get(link.kind, ())]
        if links and not any(_have_common(cards.get(_same(link.url), ()), naming) for link in links):
            message = f'entry "{paper.key}": {card.path} names it, but its field {links[0].field} leads elsewhere'
            yield Problem(paper.entry.path, paper.entry.line, message, "card-papers", "note")
