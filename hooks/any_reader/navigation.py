"""The navigation of a site, as the reader has found it."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from .files import Page, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .files import Files


@dataclass(frozen=True)
class Navigation:
    """The entries, and the pages in them."""

    items: list[Any]
    pages: list[Page]

    @property
    def homepage(self) -> Page | None:
        """The first page of the site."""
        return next((page for page in self.pages if page.is_homepage), None)


def first_navigation(nav: object, files: Files) -> Navigation:
    """Return the pages that `nav` names, before they are read."""
    found = (files.get_file_from_path(name) for name in _named(nav))
    return Navigation([], [file.page for file in found if file and file.page])


def usual_navigation(files: Files) -> list[Any]:
    """Return what `nav` would say if it named every page, in sections like the folders."""
    top: list[Any] = []
    sections = {"": top}
    for file in files:
        if file.is_page and not file.is_hidden:
            _section(posixpath.dirname(file.src_uri), sections).append(file.src_uri)
    return top


def _section(folder: str, sections: dict[str, list[Any]]) -> list[Any]:
    """Return the section of a folder, which is added with those that contain it."""
    if folder not in sections:
        name = posixpath.basename(folder).replace("-", " ").replace("_", " ")
        sections[folder] = []
        above = _section(posixpath.dirname(folder), sections)
        above.append({name.capitalize() if name.lower() == name else name: sections[folder]})
    return sections[folder]


def _named(nav: object) -> Iterator[str]:
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for each in nav.values() if isinstance(nav, dict) else nav:
            yield from _named(each)


def found_navigation(found: Iterable[Mapping[str, Any]], pages: Mapping[str, Page]) -> Navigation:
    """Return the navigation whose items the reader has found; `pages` are the pages by their addresses."""
    items = _items(found, pages)
    inside = list(_pages(items))
    for page in inside:
        page.in_nav = True
    for before, after in pairwise(inside):
        before.next_page, after.previous_page = after, before
    return Navigation(items, inside)


def _items(found: Iterable[Mapping[str, Any]], pages: Mapping[str, Page]) -> list[Any]:
    """Return entries that stand together: what lists posts is below all others."""
    return sorted((_item(each, pages) for each in found), key=_lists_posts)


def _item(item: Mapping[str, Any], pages: Mapping[str, Page]) -> Page | Section:
    if item["children"]:
        section = Section(str(item["title"] or ""), "", _items(item["children"], pages))
        for each in section.children:
            each.parent = section
        return section
    return pages.get(str(item["url"])) or Section(str(item["title"] or ""), str(item["url"]), [])


def _lists_posts(item: Page | Section) -> bool:
    return item.file.is_view if isinstance(item, Page) else item.is_section and all(map(_lists_posts, item.children))


def _pages(items: Iterable[Page | Section]) -> Iterator[Page]:
    for item in items:
        yield from [item] if isinstance(item, Page) else _pages(item.children)
