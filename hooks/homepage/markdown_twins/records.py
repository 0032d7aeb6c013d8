"""The Markdown twins of pages that are drawn from records: papers, models, and the home page's first screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..cards.usage import snippet
from ..exports.bib import bibtex
from ..text.addresses import twin
from ..text.markdown import item, plain
from .blocks import facts, models, people, publication_lines, publication_links, results_table

if TYPE_CHECKING:
    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..html.renderer import Renderer


class RecordTwins:
    """Writes the twins of a site's current page."""

    def __init__(self, renderer: Renderer) -> None:
        """Write by the templates that a renderer knows."""
        self.renderer = renderer
        self.site = renderer.site

    def paper(self, publication: Publication) -> str:
        """Return a publication's own page."""
        root = self.site.page.root
        citing = self.renderer.citing(publication)
        return self.renderer.draw(
            "twins/paper.md",
            publication=publication,
            people=people(publication),
            links=publication_links(self.site, publication),
            models=models(self.site, self.site.cards_by_paper.get(publication.key, ()), "cards"),
            bibtex=bibtex(publication),
            citing=[item(page.title, twin(root + page.url.removeprefix("./"))) for page in citing],
        )

    def model(self, card: ModelCard, text: str) -> str:
        """Return a model's page, of which the author's text is given."""
        heading, _, below = text.partition("\n") if text.startswith("# ") else ("", "", text)
        return self.renderer.draw(
            "twins/model.md",
            card=card,
            heading=heading or f"# {plain(card.name)}",
            body=below.strip(),
            facts=list(facts(self.site, card)),
            ends_with_results=re.findall("^## (.*)", below, re.MULTILINE)[-1:] == ["Results"],
            results=results_table(self.site, [card]),
            usage=snippet(card),
            papers=list(publication_lines(self.site, self.renderer.papers(card))),
        )

    def first_screen(self) -> str:
        """Return what the home page says above its own text."""
        return self.renderer.draw("twins/home.md", author=self.site.options.author).strip()
