"""The contents of a curriculum vitae, in the order and length of its plan."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..dates import date_in
from ..lists.dates import When
from ..lists.records import Item, label_of
from ..selections.selection import Selection, select
from ..text.addresses import absolute
from ..text.safe_urls import safe_url
from .plan import PUBLICATIONS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from ..bibliography.publication import Publication
    from ..settings.options import Owner
    from ..whole_site.addresses import Addresses
    from ..words import Words
    from .plan import Part, Plan


@dataclass(frozen=True, slots=True)
class Section:
    """One part with what it shows: items, or publications."""

    name: str
    title: str
    items: tuple[Item, ...] = ()
    publications: tuple[Publication, ...] = ()
    left_out: int = 0
    """How many more there are, which the variant has no room for."""

    @property
    def size(self) -> int:
        """How many items or publications it shows."""
        return len(self.items) + len(self.publications)

    def cut(self, most: int) -> Section:
        """Return the section with its first items only."""
        left_out = max(0, self.size - most)
        return Section(self.name, self.title, self.items[:most], self.publications[:most], left_out)


@dataclass(frozen=True, slots=True)
class Curriculum:
    """What a curriculum vitae says, and in which language."""

    author: Owner
    sections: tuple[Section, ...]
    words: Words
    root: str
    """The address of the site; empty if it is not known."""
    addresses: Addresses
    is_form: bool = False
    """Whether it is the form of a funder, which asks for more of who it is."""

    def url(self, written: str) -> str:
        """Return an address in a list or an option in its absolute form; empty if that is not known or not safe."""
        safe = safe_url(written)
        target = self.addresses.of_option(safe) if safe else ""
        return absolute(self.root, target) if target and self.root else target if "://" in target else ""

    def dated(self, publication: Publication) -> str:
        """Return the date of a publication for readers."""
        return date_in(self.words, publication.date)


def curriculum(addresses: Addresses, plan: Plan, words: Words, root: str, today: date) -> Curriculum:
    """Return the contents of a plan; parts without any are left out."""
    sections = tuple(section for section in _sections(addresses, plan, words, today) if section.size)
    return Curriculum(addresses.site.options.author, sections, words, root, addresses, plan.is_form)


def _sections(addresses: Addresses, plan: Plan, words: Words, today: date) -> Iterator[Section]:
    for part in plan.parts:
        title = title_of(part, words)
        if part.texts:
            texts = (Item("", When(), text=text) for text in part.texts if text)
            yield Section(part.name, title, items=tuple(texts))
        elif part.name == PUBLICATIONS:
            yield Section(part.name, title, publications=_publications(addresses, part))
        else:
            yield Section(part.name, title, items=_items(addresses, part, today))


def title_of(part: Part, words: Words) -> str:
    """Return the heading of a part."""
    return part.title or words(label_of(part.name))


def _publications(addresses: Addresses, part: Part) -> tuple[Publication, ...]:
    chosen = part.chosen if isinstance(part.chosen, Selection) else Selection()
    return select(addresses.site.bibliography.publications, chosen)


def _items(addresses: Addresses, part: Part, today: date) -> tuple[Item, ...]:
    found = addresses.site.lists.get(part.name)
    items: Sequence[Item] = found.items if found else ()
    return tuple(items) if part.chosen is None or isinstance(part.chosen, Selection) else part.chosen.of(items, today)
