"""What the pages of people and projects show besides the author's words: all that names the person or the project."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from ..lists.choice import folded
from ..lists.records import TEACHING, WITH_PAGES, label_of, schedule_of
from ..selections.cached_selection import CachedSelection
from ..selections.selection import Selection
from ..text.markdown import heading
from ..text.markdown_runs import markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..lists.records import Item
    from ..whole_site.site import Site
    from ..words import Words

_SHAPES = {"projects": "wide"}
_HEADING = re.compile(r"\A\s*(# .*)\n?")


def item_at(site: Site, source: str) -> tuple[str, Item] | None:
    """Return the item whose own page has this source, with the name of its list, or None."""
    return pages_of_items(site).get(source)


def pages_of_items(site: Site) -> dict[str, tuple[str, Item]]:
    """Return the items with a page of their own, each with the name of its list, by the source of the page."""
    lists = [(name, found) for name in WITH_PAGES if (found := site.lists.get(name))]
    return {item.page: (name, item) for name, found in lists for item in found.items if item.page}


def item_page(site: Site, name: str, item: Item, text: str, words: Words, references: str = r"\bibliography") -> str:
    """Return the text of an item's page: its heading, what the list says of it, the author's words, and what names it.

    A paper names a project by a keyword, a model by a tag, and an item of another list by a tag; people have written
    the papers that have their name in any spelling. A course also has its sessions and what one reads for them;
    `references` is the line that asks for the references of a page.
    """
    own = _HEADING.match(text)
    title = own[1] if own else f"# {heading(markdown_text(item.title))}"
    body = text[own.end() :] if own else text
    sheet = _block(name, keys=[item.key], view="sheet", group="none", pictures=_SHAPES.get(name, "square"))
    schedule = _schedule(site, item, words, references) if name == TEACHING else ()
    return "\n\n".join([title, sheet, body.strip("\n"), *schedule, *_related(site, name, item, words)])


def _schedule(site: Site, item: Item, words: Words, references: str) -> Iterator[str]:
    """Yield the sessions of a course, and the list of all that one reads for them."""
    sessions = site.lists.get(schedule_of(item.key))
    if sessions is None:
        return
    yield _block(sessions.name, title=words("Schedule"))
    if any(session.readings for session in sessions.items):
        yield f"## {words('Readings')}\n\n{references}"


def _related(site: Site, name: str, item: Item, words: Words) -> Iterator[str]:
    spellings = (markdown_text(item.title), *item.aliases)
    selection = Selection(author=spellings) if name == "people" else Selection(keywords=(item.key,))
    chosen = {"author": spellings} if name == "people" else {"keywords": [item.key]}
    if site.has_publications and CachedSelection(site, selection, f"papers-{name}-{item.key}", words).count:
        yield f"## {words('Publications')}\n\n{_block('publications', **chosen, group='none')}"
    cards = [card.id for card in site.cards if item.key in folded(card.tags)]
    if cards:
        yield f"## {words('Models, data and systems')}\n\n{_block('models', ids=cards)}"
    for other, found in site.lists.items():
        names = [item.key, *item.tags, *item.partners] if other in WITH_PAGES else [item.key]
        known = [each for each in names if any(folded([each]) & folded(one.names) for one in found.items)]
        if other != name and known:
            looks = {"view": "cards", "pictures": "round"} if other == "people" else {}
            yield _block(other, title=words(label_of(other)), tag=known, group="none", **looks)


def _block(name: str, **options: object) -> str:
    lines = [f"    {option}: {json.dumps(value, ensure_ascii=False)}" for option, value in options.items()]
    return "\n".join([f"/// {name}", *lines, "///"])
