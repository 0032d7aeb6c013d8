"""Cards and areas with the texts of a page in another language: a translation beside them, or one in a folder."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ..front_matter.document import split_front_matter
from ..problems import shown_path
from ..text.summaries import first_heading
from ..whole_site.areas import Area
from ..whole_site.site import card_source

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ..cards.card import ModelCard
    from ..problems import Problem
    from ..whole_site.addresses import Addresses


def area_of(source: str, page: Path) -> Area:
    """Return the research area whose page has this source; `page` is the file with its name."""
    name, description = name_and_description(page)
    return Area(name, source, description)


def name_and_description(page: Path) -> tuple[str, str]:
    """Return a page's name (its title, else its first heading, else made from the file's name) and its description."""
    front_matter, _ = split_front_matter(page.read_text(encoding="utf-8", errors="replace"), page.name)
    written = front_matter.data.get("title") or first_heading(front_matter.prose)
    name = str(written or page.stem.replace("-", " ").capitalize())
    return name, str(front_matter.data.get("description") or "")


def translated_card(card: ModelCard, translation: Path, root: Path) -> tuple[ModelCard, Sequence[Problem]]:
    """Return a card with the texts of its translation, and the problems of that; the facts are those of the card."""
    from ..cards.reader import has_file_in, read_card
    from ..text.encoding import read_page_text

    path = shown_path(translation, root)
    text, unread = read_page_text(translation, path, "warning")
    said, problems = read_card(text or "", path, partial(has_file_in, translation.parents[1]))
    name = card.name if said.name == said.id else said.name
    told = replace(card, path=path, name=name, summary=said.summary or card.summary, body=said.body)
    return told, [*unread, *(problem for problem in problems if problem.rule != "no-front-matter")]


def in_folder(addresses: Addresses, folder: str, docs: Path, root: Path) -> tuple[Addresses, Sequence[Problem]]:
    """Return the addresses as pages in the folder of a language see them, and the problems of its cards.

    Where the folder has the page of a card, an area or anything else, that takes the place of the other page.
    """
    own = {source.removeprefix(folder): url for source, url in addresses.urls.items() if source.startswith(folder)}
    site = addresses.site
    cards = [
        translated_card(card, docs / folder / card_source(card), root) if card_source(card) in own else (card, ())
        for card in site.cards
    ]
    areas: Mapping[str, Area] = {
        key: area_of(area.source, docs / folder / area.source) if area.source in own else area
        for key, area in site.areas.items()
    }
    told = replace(site, cards=tuple(card for card, _ in cards), areas=areas)
    seen = replace(addresses, site=told, urls={**addresses.urls, **own})
    return seen, [problem for _, found in cards for problem in found]
