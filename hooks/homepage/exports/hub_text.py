"""A card's text for its repository on the Hub, which does not contain the site's other pages and bibliography."""

from __future__ import annotations

import posixpath
import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urljoin

from ..cards.portable_text import portable_text
from ..text.safe_urls import leads_elsewhere
from ..whole_site.site import card_source, hub_page

if TYPE_CHECKING:
    from ..whole_site.addresses import Addresses
    from ..whole_site.site import Site

_PATH_AND_END = re.compile(r"([^?#]*)(.*)", re.DOTALL)
_GALLERY = "models/index.md"


def hub_text(addresses: Addresses, site_url: str, markdown: str) -> str:
    """Return a card's text; links to cards, to pages and files of the site, and citations become absolute links."""
    return portable_text(markdown, partial(_address, addresses, site_url), partial(_citation, addresses.site))


def _address(addresses: Addresses, site_url: str, target: str) -> str | None:
    """Return the address of a card's repository, or else one on the site; empty if there is none, None if unknown.

    What the site does not have may be a file of the repository, to which the link stays as it is.
    """
    path, end = _PATH_AND_END.fullmatch(target).groups()  # type: ignore[union-attr]
    if not path or leads_elsewhere(target):
        return None
    source = _found(addresses, unquote(path))
    card = next((card for card in addresses.site.cards if card_source(card) == source), None)
    if card and (repository := hub_page(card)):
        return repository
    if source.endswith(".md"):
        url = addresses.urls.get(source, "")
        return urljoin(site_url, url.removeprefix("./")) + end if site_url and source in addresses.urls else ""
    return urljoin(site_url, quote(source)) + end if site_url and source else None


def _found(addresses: Addresses, path: str) -> str:
    """Return the path below docs/ of a page, card or file that a card names, or an empty string."""
    sources = {_GALLERY, *map(card_source, addresses.site.cards)}
    folders = ("",) if path.startswith("/") else ("models", "")
    files = addresses.files or ()
    named = (posixpath.normpath(posixpath.join(folder, path.lstrip("/"))) for folder in folders)
    return next((name for name in named if any(name in known for known in (addresses.urls, files, sources))), "")


def _citation(site: Site, key: str) -> tuple[str, str]:
    """Return the label of a publication and its first address elsewhere, which may be empty."""
    publication = site.publications.get(key)
    if publication is None:
        return "", ""
    return str(publication.label), next((link.url for link in publication.links if not link.local), "")
