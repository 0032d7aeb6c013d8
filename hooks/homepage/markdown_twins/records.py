"""The Markdown twins of pages that are drawn from records: papers, models, and the home page's first screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..cards.usage import snippet
from ..exports.bib import bibtex
from ..text.addresses import twin
from ..text.markdown import item, plain
from .blocks import examples, facts, models, people, publication_lines, publication_links, results_table

if TYPE_CHECKING:
    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..html.renderer import Renderer


class RecordTwins:
    """Writes the twins of pages that are drawn from records."""

    def __init__(self, renderer: Renderer) -> None:
        """Write the twin of the page that this renderer draws."""
        self.renderer = renderer
        self.hrefs = renderer.hrefs
        self.words = renderer.page.words

    def paper(self, publication: Publication, body: str = "") -> str:
        """Return the twin of a publication's own page; `body` is what the author writes on it."""
        root, site = self.hrefs.root, self.hrefs.site
        citing = self.renderer.addresses.pages.citing(publication)
        return self.renderer.draw(
            "twins/paper.md",
            publication=publication,
            people=people(publication, self.words),
            links=publication_links(self.hrefs, publication, self.words),
            models=models(self.hrefs, site.cards_by_paper.get(publication.key, ()), "cards", self.words),
            bibtex=bibtex(publication, site.areas),
            body=body.strip(),
            citing=[item(page.title, twin(root + page.url.removeprefix("./"))) for page in citing],
        )

    def post(self, publication: Publication, source: str, text: str) -> str:
        """Return the twin of the post with this source, which is cited as this publication.

        `text` is what the author wrote.
        """
        below = text.partition("\n")[2] if text.startswith("# ") else text
        names, cited = people(publication, self.words), bibtex(publication)
        others = self.renderer.addresses.related_posts(source)
        return self.renderer.draw(
            "twins/post.md",
            publication=publication,
            people=names,
            body=below.strip(),
            bibtex=cited,
            related=[item(other.title, twin(self.hrefs.root + other.url)) for other in others],
        )

    def model(self, card: ModelCard, text: str) -> str:
        """Return the twin of a model's page; `text` is what the author wrote on it."""
        heading, _, below = text.partition("\n") if text.startswith("# ") else ("", "", text)
        papers = self.renderer.site.papers_of(card)
        return self.renderer.draw(
            "twins/model.md",
            card=card,
            heading=heading or f"# {plain(card.name)}",
            body=below.strip(),
            facts=list(facts(self.hrefs, card, self.words)),
            ends_with_results=re.findall("^## (.*)", below, re.MULTILINE)[-1:] == ["Results"],
            results=results_table(self.hrefs, [card], self.words),
            usage=snippet(card),
            examples=list(examples(self.hrefs, card, self.words)),
            papers=list(publication_lines(self.hrefs, papers, self.words)),
            bibtex=bibtex(papers[0], self.hrefs.site.areas) if papers else "",
        )

    def first_screen(self) -> str:
        """Return the home page's first screen, which is above the author's text."""
        author = self.hrefs.site.options.author.with_addresses(self.hrefs.option_in_twin)
        return self.renderer.draw("twins/home.md", author=author).strip()
