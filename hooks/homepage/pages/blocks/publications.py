"""The block `/// publications`."""

from __future__ import annotations

import json
import xml.etree.ElementTree as etree
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from markdown.util import AtomicString

from ...bibliography.entry_types import TYPE_NAMES
from ...selections.cached_selection import CachedSelection
from ...selections.selection import FILTERS, GROUPS, SORTS, Selection
from ...whole_site.page import PageListing
from ..option_values import count, levels, names, one_of, options, switch, texts
from .base import SiteBlock, words_of_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from markdown import Markdown

    from ...html.renderer import Renderer
    from ...whole_site.addresses import Hrefs
    from ...whole_site.site import Site
    from ...words import Words

VIEWS = ("list", "compact", "cards", "years", "coauthors")
POINTLESS = {"years": ("group", "sort", "limit", "filters"), "coauthors": ("group", "sort", "filters")}
"""The views that do not list publications, and the options that have no effect in them."""
OF_FILTERS = (
    "Year", "Any year", "Type", "Any type", "Area", "Any area", "Venue", "Any venue", "Code", "Model or data", "Award",
    "Keyword", "Any keyword", "Person", "Any person", "Group", "Any group", "or …",
    "Sort", "Newest first", "Oldest first", "By title", "By first author", "Download as {formats}",
    "Title, author, venue …", "Search publications", "Filter publications", "Clear filters",
    "No publication matches. Use fewer words, or clear the filters.",
    "{shown} of {all} publications", "{all} publications",
)  # fmt: skip
"""The words of the script that filters lists."""
LONG = 100
"""The browser lays out a list with more publications than this only when it scrolls into view."""
_LEVELS = {f"h{level}": level for level in range(1, 7)}

CHOICES: dict[str, tuple[Any, Callable[[Any], Any]]] = {
    "keywords": ((), texts),
    "type": ((), texts),
    "year": ((), texts),
    "author": ((), names),
    "groups": ((), texts),
    "file": ((), texts),
    "keys": ((), texts),
    "selected": (None, switch),
    "since": (None, count),
}
"""The options that choose publications."""


class PublicationsBlock(SiteBlock):
    """The publications that match the block's options."""

    NAME = "publications"
    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {  # noqa: RUF012 - pymdownx's form
        **CHOICES,
        "not": (None, options({name: check for name, (_, check) in CHOICES.items()})),
        "group": (("year",), levels(GROUPS)),
        "sort": ("newest", one_of(SORTS)),
        "limit": (None, count),
        "filters": (False, switch),
        "view": ("list", one_of(VIEWS)),
    }

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return an element with the headings of the groups, and a placeholder for the list below each."""
        chosen = {name: self.options[name] for name in (*FILTERS, "group", "sort", "limit")}
        excluded = Selection(**self.options["not"]) if self.options["not"] else None
        view = self.options["view"]
        words = self.reading.page.words
        listing = CachedSelection(self.site, Selection(**chosen, excluded=excluded), self._name(), words)
        for option, value, message, rule in listing.problems:
            self.report_value(option, value, message, rule, error=rule != "unused-value")
        if not self.site.has_publications:
            return self._nothing(parent)
        if view in POINTLESS:
            return self._picture(parent, listing.selection, view)
        page = self.reading.page
        page.listings.append(PageListing(page.url, listing.selection, self.options["filters"]))
        shape = "publications" if view == "list" else f"publications publications--{view}"
        if listing.count > LONG:
            shape += " publications--long"
        element = etree.SubElement(parent, "div", {"class": shape})
        if self.options["filters"] and listing.count:
            facets = {**facet_names(self.site, words), "orders": listing.orders}
            facets |= {"sort": self.options["sort"]} if self.options["sort"] != "newest" else {}
            written = json.dumps(facets, ensure_ascii=words.is_english, separators=(",", ":"))
            element.set("data-facets", written)
        level = heading_level(self.md)
        self.also_in_markdown(partial(_written_list, listing, level), (listing.selection, level))
        for number, (title, anchor, depth, has_publications, english) in enumerate(listing.headings):
            if title:
                heading = etree.SubElement(
                    element, f"h{min(level + depth, 6)}", {"id": anchor if page.is_excerpt else page.unique_id(anchor)}
                )
                heading.text = words_of_heading(title)
                if title != english and anchor.startswith("year-"):
                    heading.set("data-value", english)
            if not has_publications and depth + 1 < len(listing.selection.group):
                continue
            draw = partial(_draw_group, listing, number, view)
            element.append(self.placeholder(draw, (listing.selection, number, view)))
        meanings = self.placeholder(lambda renderer: renderer.sign_meanings(listing.publications), listing.selection)
        element.append(meanings)
        return element

    def _name(self) -> str:
        """Return a name for the block's results in the cache, unique on the site."""
        return f"{self.reading.page.path}-{len(self.reading.page.in_markdown)}"

    def _nothing(self, parent: etree.Element) -> etree.Element:
        """Return a sentence that replaces the list if the site has no publications."""
        nothing = self.reading.page.words("There are no publications yet.")
        self.also_in_markdown(lambda _: nothing, nothing)
        element = etree.SubElement(parent, "div", {"class": "publications"})
        etree.SubElement(element, "p").text = AtomicString(nothing)
        return element

    def _picture(self, parent: etree.Element, selection: Selection, view: str) -> etree.Element:
        """Return a placeholder for a view that counts publications, such as `years`."""
        self._check_view(view)
        counted = CachedSelection(self.site, replace(selection, limit=None), self._name(), self.reading.page.words)
        draw: dict[str, Callable[[Renderer], str]] = {
            "years": lambda renderer: renderer.years(counted.publications, selection.keywords),
            "coauthors": lambda renderer: renderer.coauthors(counted.publications, selection.limit),
        }
        element = etree.SubElement(parent, "div", {"class": f"publications publications--{view}"})
        element.append(self.placeholder(draw[view], (selection, view)))
        self.also_in_markdown(partial(_written_counts, counted, view), (selection, view))
        return element

    def _check_view(self, view: str) -> None:
        """Report options that have no effect in a view, at their lines in a block with that view."""
        more = r"(?:(?![ \t>]*/{3}).*\n)*?[ \t>]*"
        block = rf"^[ \t>]*/{{3,}}[ \t]*{self.NAME}\b.*\n(?={more}view[ \t]*:[ \t]*[\"']?{view}\b){more}"
        for option in POINTLESS[view]:
            if self.options[option] != self.OPTIONS[option][0]:
                message = f'/// {self.NAME}: "{option}" has no effect in the view "{view}". Remove it.'
                self.reading.report(rf"{block}(?P<here>{option}[ \t]*:)", message, "block-option", "warning")


def _written_list(listing: CachedSelection, level: int, hrefs: Hrefs) -> str:
    from ...markdown_twins.blocks import grouped_publications, lines_depend_on

    with hrefs.site.entry_cache.pieces(f"lines-{listing.name}", lines_depend_on(hrefs, listing.words)) as pieces:
        return grouped_publications(hrefs, listing.groups, level, listing.words, pieces)


def _written_counts(counted: CachedSelection, view: str, hrefs: Hrefs) -> str:
    from ...markdown_twins.blocks import coauthor_counts, year_counts

    if view == "coauthors":
        return coauthor_counts(counted.publications, counted.words)
    return year_counts(hrefs, counted)


def _draw_group(listing: CachedSelection, number: int, view: str, renderer: Renderer) -> str:
    return renderer.publication_list(listing.groups[number].publications, view)


def facet_names(site: Site, words: Words) -> dict[str, Mapping[str, object]]:
    """Return what readers see for the types, areas and people of the filters, and other words if not in English."""
    names: dict[str, Mapping[str, object]] = {
        "types": {kind: words(name) for kind, name in TYPE_NAMES.items()},
        "areas": {keyword: area.name for keyword, area in site.areas.items()},
    }
    if people := site.options.people:
        names["people"] = {one.name.full: one.groups for one in (site.options.author.person, *people)}
    return {**names, "words": words.table(OF_FILTERS)} if words.cldr else names


def heading_level(md: Markdown) -> int:
    """Return the heading level below the page's last heading so far; 2 if there is no heading yet."""
    for element in reversed(md.parser.root):
        if levels := [_LEVELS[each.tag] for each in element.iter() if each.tag in _LEVELS]:
            return min(levels[-1] + 1, 6)
    return 2
