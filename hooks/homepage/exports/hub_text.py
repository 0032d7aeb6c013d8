"""A card's text for its repository on the Hub, which does not contain the site's other pages and bibliography."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from ..cards.portable_text import portable_text
from ..whole_site.site import hub_page

if TYPE_CHECKING:
    from ..whole_site.site import Site


def hub_text(site: Site, markdown: str) -> str:
    """Return a card's text; links to other cards and citations become absolute links."""
    return portable_text(markdown, partial(_card_address, site), partial(_citation, site))


def _card_address(site: Site, card_id: str) -> str | None:
    """Return the address of a card's repository, empty if it has none, or None if the card does not exist."""
    if card_id == "index":  # the gallery of cards, which is only on this site
        return ""
    card = site.card_with_id(card_id)
    return hub_page(card) if card else None


def _citation(site: Site, key: str) -> tuple[str, str]:
    """Return the label of a publication and its first address elsewhere, which may be empty."""
    publication = site.publications.get(key)
    if publication is None:
        return "", ""
    return str(publication.label), next((link.url for link in publication.links if not link.local), "")
