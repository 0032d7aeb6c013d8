"""The bar at the top of every page: the entries of `nav`, and from which widths on they fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from homepage.web.top_bar import bar_classes
from markupsafe import Markup

from .languages import edition_of, own_items

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .interface import Item, Navigation, Page
    from .languages import Edition


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the bar, with those below it; a section's address is that of its first page."""

    title: str
    url: str
    current: str
    """The value of `aria-current`: `page` for the open page, `true` for a section that contains it, else empty."""
    below: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class TopBar:
    """What the template of the bar draws."""

    entries: tuple[Entry, ...]
    classes: str
    home: str
    """The address of the start page in the page's language; empty if it is that of the site."""


def top_bar(known: Sequence[Edition], nav: Navigation, page: Page | None, site_name: str) -> TopBar:
    """Return the bar as a page shows it; a page like `404.html` that is in no navigation is None.

    `known` are the languages of the site.
    """
    source = page.file.src_uri if page else ""
    items = own_items(nav.items, source, known) if known else nav.items
    in_nav = any(getattr(item, "active", False) for item in items)
    entries = tuple(_entry(item, page, "" if in_nav or page is None else page.url) for item in items)
    arrows = sum(1 for entry in entries if entry.below)
    classes = bar_classes([Markup(entry.title).striptags() for entry in entries], arrows, site_name)
    return TopBar(entries, f"{classes} top--nested" if arrows else classes, _home(nav, edition_of(source, known)))


def _home(nav: Navigation, edition: Edition | None) -> str:
    """Return the address of the start page of an edition in a folder; empty for the site's own start page."""
    if not edition or not edition.folder:
        return ""
    return next((page.url for page in nav.pages if page.file.src_uri == f"{edition.folder}index.md"), "")


def _entry(item: Item, page: Page | None, url: str) -> Entry:
    """Return the entry of an item; `url` is the open page's address if `nav` does not contain that page."""
    target = _first(item)
    address = _url(target)
    is_home = target.is_page and target.is_homepage
    if target is page:
        current = "page"
    elif getattr(item, "active", False) or (address and not is_home and url.startswith(address)):
        current = "true"
    else:
        current = ""
    return Entry(_title(item), address, current, tuple(_entry(each, page, "") for each in _below(item)))


def _title(item: Item) -> str:
    """Return the title of an item; Material's plugin typeset has that of a page with its icons and code."""
    typeset = getattr(item, "typeset", None)
    return str(typeset["title"] if typeset else item.title or "")


def _first(item: Item) -> Any:
    """Return the page or the link that a reader of the item comes to: the first one in it."""
    while not item.is_page and (below := _children(item)):
        item = below[0]
    return item


def _children(item: Item) -> list[Item]:
    """Return the items of a section; pages and links have none."""
    return item.children if item.is_section else []


def _below(item: Item) -> list[Item]:
    """Return the items of a section, without its own page: one named like the section, to which the section leads."""
    below = _children(item)
    is_page = item.is_page  # with mkdocs-section-index, a section may be a page
    own_page_first = not is_page and below and below[0].title == item.title and not _children(below[0])
    return below[1:] if own_page_first else below


def _url(item: Any) -> str:
    return item.url if item.is_page or item.is_link else ""
