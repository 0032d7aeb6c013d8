"""The bar at the top of every page: the entries of `nav`, and from which widths on they fit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from homepage.web.top_bar import bar_classes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.structure.nav import Link, Navigation, Section
    from mkdocs.structure.pages import Page

    Item = Page | Section | Link


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


def top_bar(nav: Navigation, page: Page | None, site_name: str) -> TopBar:
    """Return the bar as a page shows it; a page like `404.html` that is in no navigation is None."""
    in_nav = any(item.active for item in nav.items)
    entries = tuple(_entry(item, page, "" if in_nav or page is None else page.url) for item in nav.items)
    arrows = sum(1 for entry in entries if entry.below)
    classes = bar_classes([entry.title for entry in entries], arrows, site_name)
    return TopBar(entries, f"{classes} top--nested" if arrows else classes)


def _entry(item: Item, page: Page | None, url: str) -> Entry:
    """Return the entry of an item; `url` is the open page's address if `nav` does not contain that page."""
    target = _first(item)
    if target is page:
        current = "page"
    elif item.active or (target.url and not _is_home(target) and url.startswith(target.url)):
        current = "true"
    else:
        current = ""
    return Entry(item.title or "", target.url, current, tuple(_entry(each, page, "") for each in _below(item)))


def _first(item: Item) -> Page | Link:
    """Return the page or the link that a reader of the item comes to: the first one in it."""
    while item.children:
        item = item.children[0]
    return item  # type: ignore[return-value]  # a section always has children


def _below(item: Item) -> Iterable[Item]:
    """Return the items of a section, without its own page: one named like the section, to which the section leads."""
    first, *others = item.children or [None]
    return others if first is None or (first.title == item.title and not first.children) else [first, *others]


def _is_home(item: Page | Link) -> bool:
    return bool(item.is_page and item.is_homepage)  # type: ignore[union-attr]
