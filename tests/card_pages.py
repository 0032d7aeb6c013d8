"""The text of a model card as the page of a small site shows it, without a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bs4 import BeautifulSoup
from homepage.cards.reader import read_card
from homepage.whole_site.page import Page
from made_sites import NO_PUBLICATIONS, Rendering, site_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from homepage.bibliography.records import Bibliography
    from homepage.cards.card import ModelCard

HEAD = "---\nlicense: mit\n---\n"
FILES = ("models/a.md", "models/b.md", "models/index.md", "guide.md", "models/plot.png", "assets/logo.png")
EXTENSIONS = ("admonition", "attr_list", "footnotes", "md_in_html", "tables", "toc", "pymdownx.superfences")


class CardPage:
    """A card with a text, as its page shows it."""

    def __init__(
        self,
        body: str,
        publications: Bibliography = NO_PUBLICATIONS,
        files: Collection[str] = FILES,
        head: str = HEAD,
        others: Collection[ModelCard] = (),
    ) -> None:
        source = head + body
        card, found = read_card(source, "docs/models/a.md", files.__contains__)
        page = Page(card.path, url="models/a/", source=source)
        urls = {name: name.removesuffix("index.md").replace(".md", "/") for name in files if name.endswith(".md")}
        site = site_of(publications, cards=(card, *others))
        self.rendering = Rendering(site, page, urls, files, found=found)
        html = self.rendering.markdown(*EXTENSIONS).convert(card.body)
        self.rendering.placeholders.addresses.pages.close()
        self.html = self.rendering.placeholders.fill(page, html)
        self.soup = BeautifulSoup(self.html, "html.parser")

    @property
    def problems(self) -> list[str]:
        """What an author is told in a build, with the line in the file."""
        problems = self.rendering.problems
        return [str(problem).removeprefix("docs/models/a.md:") for problem in problems if problem.severity != "note"]

    def shape(self, *names: str) -> list[tuple[str, str]]:
        """Return the elements with these names, in order, each with its text on one line."""
        return [(tag.name, " ".join(tag.get_text().split())) for tag in self.soup.find_all(names)]
