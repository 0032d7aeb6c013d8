"""Placeholders in pages, and the HTML that replaces them after all pages have been read."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from collections import Counter
from typing import TYPE_CHECKING

from ..web.content_policy import with_rel
from ..whole_site.page import Placeholder

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from jinja2 import Environment

    from ..bibliography.publication import Publication
    from ..cache.build_cache import Pieces
    from ..exports.page_citations import PageCitations
    from ..exports.references import Reference
    from ..html.renderer import Renderer
    from ..markdown_twins.records import RecordTwins
    from ..whole_site.addresses import Addresses
    from ..whole_site.page import Page
    from ..words import Words

_PLACEHOLDER = re.compile(r'<div data-slot="(\d+)-(\d+)"></div>')


def placeholder(page: Page, draw: Callable[[Renderer], str], recipe: object = None) -> etree.Element:
    """Return a placeholder element, which is replaced later by the HTML that `draw` returns.

    The HTML is inserted later, because Markdown and the search index need much time for large HTML.
    `recipe` is all that the HTML depends on, apart from the site's data; HTML with a recipe is cached.
    """
    page.placeholders.append(Placeholder(draw, recipe))
    return etree.Element("div", {"data-slot": f"{page.number}-{len(page.placeholders) - 1}"})


def without_placeholders(html: str) -> str:
    """Return HTML without what is drawn on pages alone, for feeds."""
    return _PLACEHOLDER.sub("", html)


class Placeholders:
    """Draws the placeholders of a site's pages."""

    def __init__(
        self,
        addresses: Addresses,
        references: Callable[[Publication], Sequence[Reference]] = lambda _: (),
        citations: PageCitations | None = None,
    ) -> None:
        """Draw for a site; `references` returns a publication as text in each citation style.

        `citations` prints those of a page if the option `citations` names a style.
        """
        self.addresses = addresses
        self.references = references
        self.citations = citations
        self._environments: dict[Words, Environment] = {}

    def environment(self, words: Words) -> Environment:
        """Return the Jinja environment with the templates of this build, in a language."""
        from ..html.environment import environment  # imported late: not needed if all lists are cached

        if words not in self._environments:
            self._environments[words] = environment(words)
        return self._environments[words]

    def renderer(self, page: Page, pieces: Pieces | None = None) -> Renderer:
        """Return the renderer for a page; `pieces` are what an earlier build drew of its entries."""
        from ..html.renderer import Renderer

        return Renderer(self.addresses.of(page), page, self.environment(page.words), self.references, pieces)

    def twins(self, page: Page) -> RecordTwins:
        """Return the writer of Markdown twins for pages that are drawn from records."""
        from ..markdown_twins.records import RecordTwins

        return RecordTwins(self.renderer(page))

    def paper(self, page: Page, publication: Publication, body: str = "") -> str:
        """Return the HTML of a publication's page; its end depends on all pages and is a placeholder.

        `body` is what the author writes on the page.
        """
        page.ids.update([f"pub-{publication.slug}", *re.findall(r'<[^<>]* id="([^"]*)"', body)])
        end = self.at_end(page, lambda renderer: renderer.paper_end(publication))
        return self.renderer(page).paper_page(publication, body) + end

    def at_end(self, page: Page, draw: Callable[[Renderer], str]) -> str:
        """Return a placeholder as HTML, for the end of a page that Markdown has read."""
        return etree.tostring(placeholder(page, draw), encoding="unicode", short_empty_elements=False)

    def cached(self, name: str, inputs: object, draw: Callable[[], str]) -> str:
        """Return what `draw` returns, from the cache if the inputs and the author's options are the same."""
        return self.addresses.site.cache.texts(name, inputs, lambda: {"": draw()})[""].decode()

    def fill(self, page: Page, html: str) -> str:
        """Return a page's HTML with all placeholders replaced; links in them to other sites get a `rel` attribute.

        All pages must have been read. The HTML may contain parts of other pages, such as excerpts of posts.
        """
        found = [(int(owner), int(number)) for owner, number in _PLACEHOLDER.findall(html)]
        own = self._drawn(page, [number for owner, number in found if owner == page.number])
        others = {owner: self.addresses.pages.numbered(owner) for owner, _ in found if owner != page.number}

        def drawn(match: re.Match[str]) -> str:
            owner, number = int(match[1]), int(match[2])
            if owner == page.number:
                return own.get(number, "")
            other = others[owner]
            is_there = other and number < len(other.placeholders)
            return self._draw(other.seen_at(page.url), other.placeholders[number]) if other and is_there else ""

        return self.addresses.of(page).seen_from(page.url).with_lists(_PLACEHOLDER.sub(drawn, html))

    def _drawn(self, page: Page, numbers: Sequence[int]) -> dict[int, str]:
        """Return the HTML of a page's own placeholders by their numbers."""
        waiting = dict(enumerate(page.placeholders))
        wanted = [number for number in numbers if number in waiting]
        drawn = self._cached_parts(page, [number for number in wanted if waiting[number].recipe is not None])
        return drawn | {number: self._draw(page, waiting[number]) for number in wanted if number not in drawn}

    def _draw(self, page: Page, waiting: Placeholder, pieces: Pieces | None = None) -> str:
        return with_rel(waiting.draw(self.renderer(page, pieces)))

    def _cached_parts(self, page: Page, numbers: Sequence[int]) -> dict[int, str]:
        """Return the HTML of placeholders that have a recipe, by their numbers."""
        if not numbers:
            return {}

        def draw() -> dict[str, str]:
            with site.entry_cache.pieces(f"items-{page.path}", (page.words, hrefs.of_entries)) as pieces:
                drawn = {str(number): self._draw(page, page.placeholders[number], pieces) for number in numbers}
            return {**drawn, "ids": json.dumps(page.ids)}

        addresses = self.addresses.of(page)
        site, hrefs = addresses.site, addresses.seen_from(page.url)
        recipes = [(number, page.placeholders[number].recipe) for number in numbers]
        depends_on = (sorted(page.ids.items()), recipes, page.words, hrefs.fingerprint)
        texts = site.cache.texts(f"lists-{page.path}", depends_on, draw)
        page.ids = Counter(json.loads(texts["ids"]))
        return {number: texts[str(number)].decode() for number in numbers}
