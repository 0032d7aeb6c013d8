"""The blocks `/// publications` and `/// models`."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from functools import partial
from typing import TYPE_CHECKING, Any

import yaml
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString
from pymdownx.blocks.block import Block

from .problems import did_you_mean
from .selection import GROUPS, SORTS, Selection, grouped, select

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown import Markdown

    from .extension import Slots
    from .site import Site

KINDS = ("model", "dataset", "benchmark", "system")
VIEWS = ("cards", "table", "results", "lineage")
LEFT_OVER = re.compile(r"^ {0,3}/{3,}[ \t]*(publications|models)\b(.*)\n?((?:(?![ \t]*/{3}).*\n?)*)", re.MULTILINE)


class OptionError(ValueError):
    """A block option's value is not one it takes; the text says which ones it takes."""


def texts(value: object) -> tuple[str, ...]:
    """Return one or several words or numbers as texts."""
    values = value if isinstance(value, list) else [value]
    if not all(isinstance(item, str | int) and not isinstance(item, bool) for item in values):
        raise OptionError("takes a word or a list of words")
    return tuple(str(item).strip() for item in values)


def one_of(known: tuple[str, ...]) -> Callable[[object], str]:
    """Return a check for one of the known words; YAML's empty value counts as "none"."""

    def check(value: object) -> str:
        word = "none" if value is None else str(value)
        if word not in known:
            raise OptionError(f"takes {', '.join(known[:-1])} or {known[-1]}, not {word!r}.{did_you_mean(word, known)}")
        return word

    return check


def some_of(known: tuple[str, ...]) -> Callable[[object], tuple[str, ...]]:
    """Return a check for some of the known words."""
    check = one_of(known)
    return lambda value: tuple(check(word) for word in texts(value))


def switch(value: object) -> bool:
    """Return true or false."""
    if not isinstance(value, bool):
        raise OptionError(f"takes true or false, not {value!r}")
    return value


def count(value: object) -> int:
    """Return a number above zero."""
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise OptionError(f"takes a number above zero, not {value!r}")
    return value


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
    }

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return the headings and, for the lists below them, placeholders."""
        chosen = {name: value for name, value in self.options.items() if name not in {"attrs", "filters"}}
        selection = Selection(**chosen)
        for key in selection.keys:
            self.site.find_publication(key)
        self._check_keywords(selection.keywords)
        publications = select(self.site.bibliography.publications, selection)
        element = etree.SubElement(parent, "div", {"class": "publications"})
        area_names = {keyword: area.name for keyword, area in self.site.areas.items()}
        level = heading_level(self.md)
        renderer = self.slots.renderer
        for group in grouped(publications, selection, area_names):
            if group.heading:
                heading = etree.SubElement(element, f"h{level}", {"id": self.site.page.unique_id(group.anchor)})
                heading.text = AtomicString(group.heading)
            element.append(self.slots.new(partial(renderer.publication_list, group.publications)))
        element.append(self.slots.new(partial(renderer.marks, publications)))
        return element

    def _check_keywords(self, keywords: tuple[str, ...]) -> None:
        """Complain about keywords that no publication has."""
        used = {keyword.casefold(): keyword for p in self.site.bibliography.publications for keyword in p.keywords}
        for keyword in keywords:
            if keyword.casefold() not in used:
                message = f'/// {self.NAME}: no publication has the keyword "{keyword}".'
                hint = did_you_mean(keyword, used.values())
                self.site.complain(re.escape(keyword), message + hint, "unused-keyword", "warning")


class ModelsBlock(SiteBlock):
    """The model cards that the options ask for."""

    NAME = "models"
    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {  # noqa: RUF012 - pymdownx's form
        "kind": ((), some_of(KINDS)),
        "family": ((), texts),
        "ids": ((), texts),
        "view": ("cards", one_of(VIEWS)),
    }

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return a placeholder for the cards."""
        known = {card.id for card in self.site.cards}
        for wanted in self.options["ids"]:
            if wanted not in known:
                hint = did_you_mean(wanted, known) or " Add its file to docs/models/."
                self.site.complain(re.escape(wanted), f'no model card has the id "{wanted}".{hint}', "unknown-card")
        cards = tuple(card for card in self.site.cards if self._wants(card.kind, card.family, card.id))
        element = etree.SubElement(parent, "div", {"class": f"models-{self.options['view']}"})
        view = self.options["view"]
        element.append(self.slots.new(partial(self.slots.renderer.models, cards, view)))
        return element

    def _wants(self, kind: str, family: str, card_id: str) -> bool:
        """Return whether a card passes every option."""
        wanted = self.options
        return (
            (not wanted["kind"] or kind in wanted["kind"])
            and (not wanted["family"] or family.casefold() in map(str.casefold, wanted["family"]))
            and (not wanted["ids"] or card_id in wanted["ids"])
        )


class LeftOverBlocks(Treeprocessor):
    """Complains about blocks that pymdownx left as text, which it does without a word when an option is wrong."""

    def __init__(self, md: Markdown, site: Site) -> None:
        """Run on the pages of a site."""
        super().__init__(md)
        self.site = site

    def run(self, root: etree.Element) -> None:
        """Find the openings of blocks in the page's text and say what is wrong with each."""
        for element in root.iter():
            if element.tag in {"code", "pre"}:
                continue
            for text in (element.text, element.tail):
                if text and "///" in text and not isinstance(text, AtomicString):
                    for match in LEFT_OVER.finditer(text):
                        self._explain(match[1], match[2].strip(), match[3])

    def _explain(self, name: str, argument: str, header: str) -> None:
        if argument:
            self._complain(name, rf"^.*///.*{re.escape(argument)}", f'takes no argument; remove "{argument}".')
            return
        try:
            options = yaml.safe_load(header)
        except yaml.YAMLError:
            options = None
        if not isinstance(options, dict):
            self._complain(name, rf"^.*///[ \t]*{name}", "the options cannot be read; write one `name: value` a line.")
            return
        known = {block.NAME: block.OPTIONS for block in (PublicationsBlock, ModelsBlock)}[name]
        for option, value in options.items():
            self._check(name, str(option), value, known)

    def _check(self, name: str, option: str, value: object, known: dict[str, tuple[Any, Callable[[Any], Any]]]) -> None:
        place = rf"^[ \t>]*{re.escape(option)}[ \t]*:"
        if option not in known:
            hint = did_you_mean(option, known) or f" Known here: {', '.join(known)}."
            self._complain(name, place, f'"{option}" is not an option.{hint}')
            return
        try:
            known[option][1](value)
        except OptionError as error:
            self._complain(name, place, f'"{option}" {error}')

    def _complain(self, name: str, pattern: str, message: str) -> None:
        self.site.complain(pattern, f"/// {name}: {message}", "block-option")


def heading_level(md: Markdown) -> int:
    """Return the level below the last heading of the page so far; 2 where there is none."""
    levels = [int(element.tag[1]) for element in md.parser.root.iter() if re.fullmatch("h[1-6]", str(element.tag))]
    return min(levels[-1] + 1, 6) if levels else 2
