"""The Markdown extension: the author's syntax for publications, models and citations."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Any

from markdown.postprocessors import Postprocessor
from pymdownx.blocks import BlocksExtension

from ..site.page import Slot
from ..web.content_policy import with_rel
from .blocks.all_blocks import BLOCKS
from .blocks.unread import BlockMistakes
from .citation_problems import BareKeys, LatexCitations
from .citations import CitationLinks, CitationProcessor, SentenceProcessor
from .formulas import FormulaProcessor
from .list_links import HeldLinks, ItemLinks
from .reference_list import ReferencesProcessor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown import Markdown
    from pymdownx.blocks import BlocksProcessor

    from ..bibliography.publication import Publication
    from ..html.renderer import Renderer
    from ..markdown_twins.records import RecordTwins
    from ..site.site import Site

_SLOT = re.compile(r'<div data-slot="(\d+)"></div>')


class Slots:
    """Placeholders in a page for HTML that is put in when everything else of the page is done.

    HTML that passes through Markdown and the search index costs by its size; put in afterwards it costs nothing.
    """

    def __init__(self, site: Site) -> None:
        """Keep the placeholders of a site's current page."""
        self.site = site

    @cached_property
    def renderer(self) -> Renderer:
        """What draws the parts of the site's pages."""
        from ..html.renderer import Renderer  # imported late: a page of kept lists needs nothing drawn

        return Renderer(self.site)

    @cached_property
    def twins(self) -> RecordTwins:
        """What writes the Markdown twins of pages that are drawn from records."""
        from ..markdown_twins.records import RecordTwins

        return RecordTwins(self.renderer)

    def new(self, draw: Callable[[], str], recipe: object = None) -> etree.Element:
        """Return a placeholder for what `draw` returns when the page is filled in.

        With a recipe, which is everything that it follows from beside the site's data, it is kept for the next build.
        """
        slots = self.site.page.slots
        slots.append(Slot(draw, recipe))
        return etree.Element("div", {"data-slot": str(len(slots) - 1)})

    def paper(self, publication: Publication) -> str:
        """Return a publication's own page, with a placeholder for what must wait until all pages have been read."""
        end = self.new(lambda: self.renderer.paper_end(publication))
        return self.renderer.paper_page(publication) + etree.tostring(
            end, encoding="unicode", short_empty_elements=False
        )

    def cached(self, name: str, inputs: object, draw: Callable[[], str]) -> str:
        """Return what is drawn from the inputs and the author's options, kept for the next build."""
        return self.site.cache.texts(name, inputs, lambda: {"": draw()})[""].decode()

    def fill(self, html: str) -> str:
        """Return the current page's HTML with every placeholder drawn; its links to other sites have their `rel`."""
        slots = dict(enumerate(self.site.page.slots))
        wanted = [number for number in map(int, _SLOT.findall(html)) if number in slots]
        filled = self._lists([number for number in wanted if slots[number].recipe is not None])
        filled |= {number: with_rel(slots[number].draw()) for number in wanted if number not in filled}
        return self.site.with_places(_SLOT.sub(lambda found: filled.get(int(found[1]), ""), html))

    def _lists(self, numbers: Sequence[int]) -> dict[int, str]:
        """Return what fills placeholders that have a recipe, by their numbers."""
        page = self.site.page
        if not numbers:
            return {}

        def draw() -> dict[str, str]:
            drawn = {str(number): with_rel(page.slots[number].draw()) for number in numbers}
            return {**drawn, "ids": json.dumps(page.ids)}

        recipes = [(number, page.slots[number].recipe) for number in numbers]
        made_from = (sorted(page.ids.items()), recipes, self.site.surroundings)
        texts = self.site.cache.texts(f"lists-{page.path}", made_from, draw)
        page.ids = Counter(json.loads(texts["ids"]))
        return {number: texts[str(number)].decode() for number in numbers}


class FillSlots(Postprocessor):
    """Draws the placeholders at the end of the Markdown run, for hosts that do not do it themselves."""

    def __init__(self, md: Markdown, slots: Slots) -> None:
        """Run on a page's placeholders."""
        super().__init__(md)
        self.slots = slots

    def run(self, text: str) -> str:
        """Return the page with its placeholders drawn."""
        return self.slots.fill(text)


class HomepageExtension(BlocksExtension):
    r"""Adds the blocks (`/// publications` and the like), `[@key]` and `\bibliography` to Markdown.

    With `late` the host fills the placeholders itself, by `slots.fill`, once the page is otherwise complete.
    """

    def __init__(
        self, site: Site, *, late: bool = False, bibliography_commands: tuple[str, ...] = (r"\bibliography",)
    ) -> None:
        """Serve the pages of a site."""
        super().__init__()
        self.site = site
        self.slots = Slots(site)
        self.late = late
        self.bibliography_commands = bibliography_commands

    def extendMarkdown(self, md: Markdown) -> None:
        """Register every processor on a Markdown instance."""
        super().extendMarkdown(md)
        references = ReferencesProcessor(md, self.site, self.slots, self.bibliography_commands)
        # Below indented code (80), so that code keeps the command; above paragraphs (10).
        md.parser.blockprocessors.register(references, "homepage-references", 15)
        # Below code spans and escapes (190, 180), above every kind of link (170 and less).
        md.inlinePatterns.register(CitationProcessor(md, self.site), "homepage-citations", 175)
        # Below code spans, above escapes, which would take a formula's backslashes.
        md.inlinePatterns.register(FormulaProcessor(md), "homepage-formulas", 185)
        md.inlinePatterns.register(LatexCitations(md, self.site), "homepage-latex-citations", 174)
        if self.site.options.inline_citations:
            md.inlinePatterns.register(SentenceProcessor(md, self.site), "homepage-sentences", 65)
        else:
            md.inlinePatterns.register(BareKeys(md, self.site), "homepage-bare-keys", 174)
        # After inline text (20), and after MkDocs (0) has read the page's relative links as names of files.
        md.treeprocessors.register(CitationLinks(md, self.site, self.slots), "homepage-citation-links", -10)
        # After inline text (20) and attributes (8); held back while MkDocs (0) reads links as seen from the page.
        md.treeprocessors.register(ItemLinks(md, self.site), "homepage-item-links", 5)
        md.treeprocessors.register(HeldLinks(md), "homepage-held-links", -5)
        # Before inline text, which would merge or escape what a block left behind, and the highlighting of code (30).
        mistakes = BlockMistakes(md, self.site, self.register_block_mgr(md))
        md.treeprocessors.register(mistakes, "homepage-block-mistakes", 31)
        if not self.late:
            md.postprocessors.register(FillSlots(md, self.slots), "homepage-fill", -10)

    def extendMarkdownBlocks(self, md: Markdown, block_mgr: BlocksProcessor) -> None:
        """Register the blocks."""
        config: dict[str, Any] = {"site": self.site, "slots": self.slots}
        for block in BLOCKS:
            block_mgr.register(block, config)
