"""The blocks `/// publications`, `/// models` and `/// areas`."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from .block_options import count, one_of, some_of, switch, texts
from .listing import Listing
from .page import PageListing, Slot
from .problems import did_you_mean
from .publication_types import TYPE_NAMES
from .selection import GROUPS, SORTS, Selection

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown import Markdown

    from .cards.model_cards import ModelCard
    from .extension import Slots
    from .site import Site

AREA_VIEWS = ("list", "compact")
KINDS = ("model", "dataset", "benchmark", "system")
MODEL_SORTS = ("newest", "oldest", "name")
PUBLICATION_VIEWS = ("list", "compact", "cards", "years", "coauthors")
POINTLESS = {"years": ("group", "sort", "limit", "filters"), "coauthors": ("group", "sort", "filters")}
"""The views that are no lists of publications, and the options that change nothing in them."""
LONG = 100
"""A longer list of publications is laid out by the browser as it comes into view."""
VIEWS = ("cards", "table", "results", "lineage")


class SiteBlock(Block):
    """A block that a placeholder stands for until the page is complete."""

    ARGUMENT = False

    @property
    def site(self) -> Site:
        """The site that the page belongs to."""
        return self.config["site"]  # type: ignore[no-any-return]

    @property
    def slots(self) -> Slots:
        """The page's placeholders."""
        return self.config["slots"]  # type: ignore[no-any-return]

    @property
    def opening(self) -> str:
        """What finds the block in the page's source: its opening line and the first option below it."""
        first = next((name for name, value in self.options.items() if value != self.option_spec[name][0]), "")
        option = rf"(?:\n[ \t>]*.*)*?\n[ \t>]*{first}[ \t]*:" if first else ""
        return rf"^[ \t>]*/{{3,}}[ \t]*{self.NAME}\b.*{option}"

    def also_in_markdown(self, write: Callable[[], str], recipe: object) -> None:
        """Note what writes the block in the page's Markdown twin, and what that follows from beside the site's data."""
        self.site.page.in_markdown.append(Slot(write, (self.NAME, recipe)))
        self.site.page.draws.add(self.NAME)

    def complain_about(self, option: str, value: str, message: str, rule: str, *, error: bool = False) -> None:
        """Complain about one value of an option, at the line of a block that gives it."""
        item = re.escape(value)
        header = rf"^[ \t>]*/{{3,}}[ \t]*{self.NAME}\b.*\n(?:(?![ \t>]*/{{3}}).*\n)*?"
        place = rf"{header}[ \t>]*(?P<here>{option}[ \t]*:.*{item}|-[ \t]+[\"']?{item}[\"']?[ \t]*$)"
        self.site.complain(place, f"/// {self.NAME}: {message}", rule, "error" if error else "warning")

    def on_markdown(self) -> str:
        """Return how the block's own text is read: not at all."""
        return "raw"

    def on_init(self) -> None:
        """Set aside a place for text inside the block, which is none of its parts."""
        self.stray = etree.Element("div")

    def on_add(self, block: etree.Element) -> etree.Element:
        """Return where text inside the block goes."""
        return self.stray

    def on_end(self, block: etree.Element) -> None:
        """Complain about text inside the block: most often an option without its indentation."""
        text = (self.stray.text or "").strip()
        if text:
            first = text.splitlines()[0].strip()
            self.site.complain(
                re.escape(first),
                f'/// {self.NAME}: "{first}" is not read as an option. Indent options by four spaces, '
                "right below the opening line.",
                "block-option",
            )


class PublicationsBlock(SiteBlock):
    """The list of publications that the options ask for."""

    NAME = "publications"
    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {  # noqa: RUF012 - pymdownx's form
        "keywords": ((), texts),
        "type": ((), texts),
        "year": ((), texts),
        "author": ((), texts),
        "keys": ((), texts),
        "selected": (None, switch),
        "group": ("year", one_of(GROUPS)),
        "sort": ("newest", one_of(SORTS)),
        "limit": (None, count),
        "filters": (False, switch),
        "view": ("list", one_of(PUBLICATION_VIEWS)),
    }

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the headings and, for the lists below them, placeholders."""
        chosen = {name: value for name, value in self.options.items() if name not in {"attrs", "filters", "view"}}
        view = self.options["view"]
        listing = Listing(self.site, Selection(**chosen))
        for option, value, message, rule in listing.complaints:
            self.complain_about(option, value, message, rule, error=rule == "unknown-key")
        if view in POINTLESS:
            return self._picture(parent, listing.selection, view)
        self.site.listings.append(PageListing(self.site.page.url, listing.selection, self.options["filters"]))
        shape = "publications" if view == "list" else f"publications publications--{view}"
        if listing.count > LONG:
            shape += " publications--long"
        element = etree.SubElement(parent, "div", {"class": shape})
        if self.options["filters"]:
            element.set("data-facets", json.dumps(facet_names(self.site)))
        level = heading_level(self.md)
        self.also_in_markdown(partial(_written_list, self.site, listing, level), (listing.selection, level))
        for place, (title, anchor) in enumerate(listing.headings):
            if title:
                heading = etree.SubElement(element, f"h{level}", {"id": self.site.page.unique_id(anchor)})
                heading.text = AtomicString(title)
            draw = partial(_draw_group, self.slots, listing, place, view)
            element.append(self.slots.new(draw, (listing.selection, place, view)))
        element.append(self.slots.new(lambda: self.slots.renderer.marks(listing.publications), listing.selection))
        return element

    def _picture(self, parent: etree.Element, selection: Selection, view: str) -> etree.Element:
        """Return a placeholder for a view that counts publications."""
        self._check_view(view)
        counted = Listing(self.site, replace(selection, limit=None))
        draw = {
            "years": lambda: self.slots.renderer.years(counted.publications, selection.keywords),
            "coauthors": lambda: self.slots.renderer.coauthors(counted.publications, selection.limit),
        }
        element = etree.SubElement(parent, "div", {"class": f"publications publications--{view}"})
        element.append(self.slots.new(draw[view], (selection, view)))
        self.also_in_markdown(partial(_written_counts, self.site, counted, view), (selection, view))
        return element

    def _check_view(self, view: str) -> None:
        """Complain about options that change nothing in a view, at their lines in a block of that view."""
        more = r"(?:(?![ \t>]*/{3}).*\n)*?[ \t>]*"
        block = rf"^[ \t>]*/{{3,}}[ \t]*{self.NAME}\b.*\n(?={more}view[ \t]*:[ \t]*[\"']?{view}\b){more}"
        for option in POINTLESS[view]:
            if self.options[option] != self.OPTIONS[option][0]:
                message = f'/// {self.NAME}: "{option}" changes nothing in the view "{view}". Take it out.'
                self.site.complain(rf"{block}(?P<here>{option}[ \t]*:)", message, "block-option", "warning")


def _written_list(site: Site, listing: Listing, level: int) -> str:
    from .markdown_lists import grouped_publications

    return grouped_publications(site, listing.groups, level)


def _written_counts(site: Site, counted: Listing, view: str) -> str:
    from .markdown_lists import coauthor_counts, year_counts

    return coauthor_counts(counted.publications) if view == "coauthors" else year_counts(site, counted)


def _draw_group(slots: Slots, listing: Listing, place: int, view: str) -> str:
    return slots.renderer.publication_list(listing.groups[place].publications, view)


class ModelsBlock(SiteBlock):
    """The model cards that the options ask for."""

    NAME = "models"
    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {  # noqa: RUF012 - pymdownx's form
        "kind": ((), some_of(KINDS)),
        "family": ((), texts),
        "license": ((), texts),
        "ids": ((), texts),
        "sort": ("newest", one_of(MODEL_SORTS)),
        "filters": (False, switch),
        "view": ("cards", one_of(VIEWS)),
    }

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return a placeholder for the cards."""
        known = {card.id for card in self.site.cards}
        for wanted in self.options["ids"]:
            if wanted not in known:
                hint = did_you_mean(wanted, known) or " Add its file to docs/models/."
                message = f'no model card has the id "{wanted}".{hint}'
                self.complain_about("ids", wanted, message, "unknown-card", error=True)
        families = {card.family.casefold(): card.family for card in self.site.cards if card.family}
        for wanted in self.options["family"]:
            if wanted.casefold() not in families:
                hint = did_you_mean(wanted, families.values())
                self.complain_about("family", wanted, f'no model card has the family "{wanted}".{hint}', "unused-value")
        chosen = tuple(card for card in self.site.cards if self._wants(card))
        cards = sorted_cards(chosen, self.options["sort"])
        element = etree.SubElement(parent, "div", {"class": f"models-{self.options['view']}"})
        view = self.options["view"]
        element.append(self.slots.new(partial(self.slots.renderer.models, cards, view, self.options["filters"])))
        self.also_in_markdown(partial(_written_models, self.site, cards, view), self.options)
        return element

    def _wants(self, card: ModelCard) -> bool:
        """Return whether a card passes every option."""
        wanted = self.options
        licence = card.licence.id if card.licence else ""
        return (
            (not wanted["kind"] or card.kind in wanted["kind"])
            and (not wanted["family"] or card.family.casefold() in map(str.casefold, wanted["family"]))
            and (not wanted["license"] or licence.casefold() in map(str.casefold, wanted["license"]))
            and (not wanted["ids"] or card.id in wanted["ids"])
        )


def _written_models(site: Site, cards: Sequence[ModelCard], view: str) -> str:
    from .markdown_lists import models

    return models(site, cards, view)


class AreasBlock(SiteBlock):
    """The research areas in the order of the navigation."""

    NAME = "areas"
    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {"view": ("list", one_of(AREA_VIEWS))}  # noqa: RUF012

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return a placeholder for the areas."""
        view = self.options["view"]
        element = etree.SubElement(parent, "div", {"class": f"areas-{view}"})
        element.append(self.slots.new(lambda: self.slots.renderer.areas(view), (view, self.site.drawings)))
        self.also_in_markdown(partial(_written_areas, self.site), view)
        return element


def _written_areas(site: Site) -> str:
    from .markdown_lists import areas

    return areas(site)


def sorted_cards(cards: tuple[ModelCard, ...], order: str) -> tuple[ModelCard, ...]:
    """Return cards by date, those without one last, or by name; equal ones by name."""
    by_name = sorted(cards, key=lambda card: card.name.casefold())
    if order == "name":
        return tuple(by_name)
    dated = sorted(
        (card for card in by_name if card.release_date), key=lambda card: card.release_date, reverse=order == "newest"
    )
    return (*dated, *(card for card in by_name if not card.release_date))


def facet_names(site: Site) -> dict[str, dict[str, str]]:
    """Return what readers call the types and areas that entries carry as data."""
    return {"types": TYPE_NAMES, "areas": {keyword: area.name for keyword, area in site.areas.items()}}


def heading_level(md: Markdown) -> int:
    """Return the level below the last heading of the page so far; 2 where there is none."""
    levels = [int(element.tag[1]) for element in md.parser.root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    return min(levels[-1] + 1, 6) if levels else 2
