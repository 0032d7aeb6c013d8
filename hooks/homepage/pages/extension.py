"""The Markdown extension: adds the site's blocks, citations and formulas to Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pymdownx.blocks import BlocksExtension

from .blocks.all_blocks import blocks_of
from .blocks.unread import UnreadBlocks
from .card_links import CardLinks
from .card_text import CardBlocks, CardText, CardTree
from .citation_drawing import CitationLinks, CitationMarks
from .citation_problems import BareKeys, LatexCitations
from .citations import CitationProcessor, SentenceProcessor
from .default_texts import DefaultTexts, Titles, translate_blocks
from .excerpts import Excerpts, TitleOfExcerpt
from .foreign_syntax import ForeignSyntax
from .formulas import FormulaProcessor
from .list_links import HeldLinks, ItemAttributes, ItemLinks
from .long_links import LongLinks
from .reading import Reading
from .reference_list import ReferencesProcessor
from .style_citations import StyleCitations

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markdown import Markdown

    from ..problems import Problems
    from ..whole_site.page import Page
    from .placeholders import Placeholders


class HomepageExtension(BlocksExtension):
    r"""Adds the blocks (`/// publications` and the like), `[@key]` and `\bibliography` to Markdown.

    After all pages have been read, the host fills their placeholders with `Placeholders.fill`.
    """

    def __init__(
        self,
        placeholders: Placeholders,
        problems: Problems,
        find_page: Callable[[Markdown], Page],
        bibliography_commands: Sequence[str] = (r"\bibliography",),
    ) -> None:
        """Extend Markdown for the pages of a site; `find_page` returns the page that a Markdown instance is reading."""
        super().__init__()
        self.placeholders = placeholders
        self.problems = problems
        self.find_page = find_page
        self.bibliography_commands = bibliography_commands

    def extendMarkdown(self, md: Markdown) -> None:
        """Register every processor on a Markdown instance."""
        reading = Reading(md, self.find_page, self.placeholders, self.problems)
        blocks = self.register_block_mgr(md)
        for block in blocks_of(reading.site.list_fields):
            blocks.register(block, {"reading": reading})
        translate_blocks(blocks, reading)
        # Before `!!!` and `???` (105), which read the title.
        md.parser.blockprocessors.register(Titles(md, reading), "homepage-titles", 106)
        references = ReferencesProcessor(md, reading, self.bibliography_commands)
        # Before all other preprocessors, since none may read the text of a card.
        text = CardText(md, reading, references.line)
        md.preprocessors.register(text, "homepage-card-text", 1000)
        md.preprocessors.register(TitleOfExcerpt(md, reading), "homepage-title-of-excerpt", 999)
        # After the reports on unread blocks, and before inline text (20), which reads the text in the blocks.
        md.treeprocessors.register(CardBlocks(md, text), "homepage-card-blocks", 25)
        # After everything that reads Markdown in a tree, before what reads headings and links (5 and less).
        md.treeprocessors.register(CardTree(md, text), "homepage-card-tree", 6)
        # After ids are given (5), and before MkDocs (0).
        md.treeprocessors.register(CardLinks(md, reading), "homepage-card-links", 4)
        # Lower than indented code (80), so that the command stays text in code; higher than paragraphs (10).
        md.parser.blockprocessors.register(references, "homepage-references", 15)
        # Lower than code spans and escapes (190, 180), higher than all links (170 and less).
        md.inlinePatterns.register(CitationProcessor(md, reading), "homepage-citations", 175)
        # Lower than code spans, higher than escapes, which would remove a formula's backslashes.
        md.inlinePatterns.register(FormulaProcessor(md, reading), "homepage-formulas", 185)
        md.inlinePatterns.register(LatexCitations(md, reading), "homepage-latex-citations", 174)
        if reading.site.options.inline_citations:
            md.inlinePatterns.register(SentenceProcessor(md, reading), "homepage-sentences", 65)
        else:
            md.inlinePatterns.register(BareKeys(md, reading), "homepage-bare-keys", 174)
        # When all text is there (6), before headings and their ids are read (5).
        if printer := self.placeholders.citations:
            md.treeprocessors.register(StyleCitations(md, reading, printer), "homepage-citation-marks", 5.5)
        elif reading.site.options.citations in ("author-year", "number"):
            md.treeprocessors.register(CitationMarks(md, reading), "homepage-citation-marks", 5.5)
        # After inline text (20), and after MkDocs (0), which reads relative links as file names.
        md.treeprocessors.register(CitationLinks(md, reading), "homepage-citation-links", -10)
        # Just before and after attributes (8). MkDocs (0) would read these links as relative to the page's file, so
        # HeldLinks sets them only after it.
        attributes = ItemAttributes(md, reading)
        md.treeprocessors.register(attributes, "homepage-item-attributes", 8.1)
        md.treeprocessors.register(ItemLinks(md, reading, attributes), "homepage-item-links", 7.9)
        md.treeprocessors.register(HeldLinks(md), "homepage-held-links", -5)
        # Before inline text (20), which would merge or escape an unread block's text, and before highlighting (30).
        md.treeprocessors.register(LongLinks(md, reading), "homepage-long-links", 21)
        unread = UnreadBlocks(md, reading, blocks)
        md.treeprocessors.register(unread, "homepage-unread-blocks", 31)
        # After headings and captions have their links and numbers (5, 4).
        md.treeprocessors.register(DefaultTexts(md, reading), "homepage-default-texts", -15)
        # When headings and footnotes have their ids (5), and Material has set their links (0).
        md.treeprocessors.register(Excerpts(md, reading), "homepage-excerpts", -12)
        # After everything, also after attributes (8): what is still there nothing has read.
        md.treeprocessors.register(ForeignSyntax(md, reading), "homepage-foreign-syntax", -20)
