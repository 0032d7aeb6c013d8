"""Draws records as HTML with the templates.

What only some pages show is imported late: an edit should not pay for it.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from jinja2 import TemplateSyntaxError
from markupsafe import Markup, escape

from ..bibliography.author_lists import meanings
from ..cache.build_cache import Pieces
from ..exports.bib import bibtex
from ..exports.downloads import FORMATS
from ..selections.full_list_links import FullListLinks
from ..selections.selection import Selection, select
from ..whole_site.site import list_id, paper_source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from jinja2 import Environment
    from jinja2.environment import TemplateModule

    from ..bibliography.authors import Author
    from ..bibliography.citation_marks import Mark
    from ..bibliography.printed_citations import PrintedCitations
    from ..bibliography.publication import Publication
    from ..exports.references import Reference
    from ..lists.records import Item
    from ..names import Name
    from ..names.people import Person
    from ..whole_site.addresses import Addresses, Hrefs
    from ..whole_site.page import Page
    from ..whole_site.svg_marks import Drawing

SHOWN_AUTHORS = 12
"""A longer list of authors shows this many; the rest opens on demand."""

PREVIEW_AUTHORS = 4
"""The preview card of a citation names this many authors of a longer list."""

MOST_ABSTRACTS = 500
"""If the bibliography is larger, lists leave out the abstracts, so that they load fast; the papers' pages have them."""

NO_MARKS: Mapping[str, Mark] = {}

_UNWANTED = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Control characters, which HTML forbids, and characters that change the direction of the text around them."""

_TITLE = re.compile(r'(<span class="pub__title">)((?:(?!</?span|<a ).)*)</span>', re.DOTALL)
"""The title in a printed reference; one with elements of its own stays without a link."""


class Renderer:
    """Draws the parts of a page."""

    def __init__(
        self,
        addresses: Addresses,
        page: Page,
        environment: Environment,
        references: Callable[[Publication], Sequence[Reference]] = lambda _: (),
        pieces: Pieces | None = None,
    ) -> None:
        """Draw for a page of a site; `references` returns a publication as citation styles print it.

        `pieces` has the entries of the page's lists that an earlier build drew.
        """
        self.site = addresses.site
        self.addresses = addresses
        self.page = page
        self.hrefs = addresses.seen_from(page.url)
        self.environment = environment
        self.references_of = references
        self.pieces = pieces or Pieces()

    def publication_list(self, publications: Sequence[Publication], view: str = "list") -> str:
        """Return the list of publications in one of the views."""
        unique = self.page.unique_id
        return self._list(((publication, unique(list_id(publication))) for publication in publications), view)

    def years(self, publications: Sequence[Publication], keywords: Sequence[str] = ()) -> str:
        """Return the charts of publications per year, of all and of each area; an empty string if there are none."""
        from ..selections.years import count_by_year
        from .year_bars import bar_chart

        area_names = {keyword: area.name for keyword, area in self.site.areas.items()}
        years = count_by_year(publications, area_names, keywords)
        return self.draw("publications/years.html", years=years, chart=bar_chart(years), full=self._full_list())

    def coauthors(self, publications: Sequence[Publication], limit: int | None = None) -> str:
        """Return the co-authors as a ranked list; names beyond the limit open on demand."""
        from ..selections.coauthors import coauthors

        return self.draw(
            "publications/coauthors.html", people=coauthors(publications), limit=limit, full=self._full_list()
        )

    def sign_meanings(self, publications: Sequence[Publication]) -> str:
        """Return the meaning of the signs after names in a list; an empty string if there are none."""
        return self.draw("publications/author-signs.html", meanings=meanings(publications))

    def _full_list(self) -> FullListLinks:
        return FullListLinks(self.site.bibliography.publications, self.site.areas, self.hrefs.full_list)

    def references(self) -> str:
        """Return the list of the publications cited on the page: in the order of first citation, or of authors."""
        if self.page.printed and self.page.printed.references:
            return self._printed_references(self.page.printed)
        marks = self.page.marks(self.site.options.citations)
        by_key = {publication.key: publication for publication in self.page.cited.values()}
        cited = [by_key[key] for key in marks] if marks else list(self.page.cited.values())
        items = ((publication, f"ref-{publication.slug}") for publication in cited)
        return self._list(items, "references", marks) + self.sign_meanings(cited)

    def _printed_references(self, printed: PrintedCitations) -> str:
        """Return the list of references as a citation style prints it; its titles lead to the papers."""
        works = {publication.key: publication for publication in self.page.cited.values()}
        entries = [
            (works[each.key], each, Markup(self._with_link(works[each.key], each.html))) for each in printed.references
        ]
        return self.draw("publications/printed-references.html", entries=entries)

    def _with_link(self, publication: Publication, html: str) -> str:
        """Return a printed entry with a link to the paper's page; the whole entry is its title if it shows none."""
        if 'class="pub__title"' not in html:
            html = f'<span class="pub__title">{html}</span>'
        href = self.hrefs.title(publication)
        if not href:
            return html
        return _TITLE.sub(lambda title: f'{title[1]}<a href="{escape(href)}">{title[2]}</a></span>', html, count=1)

    def preview(self, publication: Publication, name: str) -> str:
        """Return the preview card of a citation; `name` is the card's id."""
        shown = PREVIEW_AUTHORS if len(publication.authors) > PREVIEW_AUTHORS + 1 else len(publication.authors)
        return self.draw("publications/citation-preview.html", publication=publication, name=name, shown=shown).strip()

    def items(self, name: str, items: Sequence[Item], view: str = "list", shape: str = "square") -> etree.Element:
        """Return items of one of the author's lists as an element; the Markdown in it has not been read yet.

        `shape` is that of the pictures; `none` leaves them out.
        """
        file = f"lists/{view if view in ('cards', 'table', 'sheet') else 'list'}.html"
        html = self.draw(file, name=name, items=items, view=view, shape=shape, fields=self.site.list_fields[name])
        try:
            return etree.fromstring(html)
        except etree.ParseError as error:
            path = self.environment.get_template(file).filename
            message = f"every element that is opened must be closed, as in XML ({error} in the result)"
            raise TemplateSyntaxError(message, 1, file, path) from None

    def areas(self, view: str) -> str:
        """Return the research areas, each with its drawing, description and papers."""
        everything = self.site.bibliography.publications
        papers = {keyword: select(everything, Selection(keywords=(keyword,))) for keyword in self.site.areas}
        return self.draw("areas/areas.html", view=view, papers=papers, drawings=self.addresses.pages.drawings)

    def mark(self, drawing: Drawing) -> str:
        """Return a page's drawing with its caption."""
        return self.draw("areas/mark.html", drawing=drawing)

    def paper_page(self, publication: Publication, body: str = "") -> str:
        """Return the body of a publication's own page; `body` is what the author writes on it."""
        models = self.site.cards_by_paper.get(publication.key, ())
        return self.draw(
            "publications/paper.html",
            publication=publication,
            meanings=meanings([publication]),
            models=models,
            shown_authors=len(publication.authors),
            body=Markup(body),
        )

    def paper_end(self, publication: Publication) -> str:
        """Return the end of a publication's own page: how to cite it, and which pages of this site cite it."""
        return self.draw(
            "publications/paper-end.html",
            publication=publication,
            bibtex=bibtex(publication, self.site.areas),
            references=self.references_of(publication),
            formats=FORMATS,
            pages=self.addresses.pages.citing(publication),
        )

    def post_end(self, publication: Publication, source: str) -> str:
        """Return the end of the page of the post with this source: how to cite it, and posts about the same."""
        others = self.addresses.related_posts(source)
        return self.draw("posts/post-end.html", bibtex=bibtex(publication), related=others)

    def posts(self, sources: Iterable[str], view: str) -> str:
        """Return posts in one of the views; all pages must have been read."""
        known = self.addresses.pages.posts
        shown = [known[source] for source in sources if source in known]
        return self.draw("posts/list.html", posts=shown, view=view)

    def bylines(self, publication: Publication) -> list[str]:
        """Return the name of each author of a publication, with a link if the site knows the author."""
        return [self.draw("publications/byline.html", author=each).strip() for each in publication.authors]

    def redirect(self, publication: Publication) -> str:
        """Return the page at a former address of a publication's page; it redirects to the current address."""
        url = self.addresses.urls.get(paper_source(publication), "")
        return self.draw("publications/redirect.html", publication=publication, url=url, href=f"../../{url}")

    def moved_page(self, url: str, href: str) -> str:
        """Return the page at an old address of a page, which now has the address `url`; `href` is the way there."""
        return self.draw("redirect.html", url=url, href=href)

    def cv_page(self, files: Sequence[tuple[str, str]], body: str) -> str:
        """Return the body of a page with a curriculum vitae: below its heading, links to its files."""
        before, heading_end, after = body.rpartition("</h1>")
        known = [(text, path) for text, path in files if self.addresses.files is None or path in self.addresses.files]
        return before + heading_end + self.draw("cv/files.html", files=known) + after

    def _list(self, items: Iterable[tuple[Publication, str]], view: str, marks: Mapping[str, Mark] = NO_MARKS) -> str:
        abstracts = len(self.site.bibliography.publications) <= MOST_ABSTRACTS
        values = {"view": view, "marks": marks, "abstracts": abstracts}
        shown = list(items)
        keys = [
            f"{self.hrefs.key_of(each)} {self.site.is_foreign(each)} {name} {view} {abstracts} {marks.get(each.key)}"
            for each, name in shown
        ]
        drawn = self.pieces.of(keys, lambda indexes: self._items([shown[at] for at in indexes], **values))
        return self.draw("publications/list.html", items=[Markup(item.decode()) for item in drawn])

    def _items(self, shown: Iterable[tuple[Publication, str]], **values: object) -> Iterator[str]:
        """Yield publications as items of a list."""
        author = vars(self.environment.get_template("publications/parts.html").module)["author"]
        values |= {"items": (), "shown_authors": SHOWN_AUTHORS, "draw_author": _once_each(author)}
        module = self._module("publications/list.html", **values)
        for each, name in shown:
            cards = self.site.cards_by_paper.get(each.key, ())
            yield _printable(vars(module)["item"](each, name, self.hrefs.title(each), cards))

    def _module(self, template: str, **values: object) -> TemplateModule:
        known = {"site": self.site, "hrefs": self.hrefs, "page": self.page}
        return self.environment.get_template(template).make_module({**known, **values})

    def draw(self, template: str, **values: object) -> str:
        """Return the text that a template draws from these values, for the page."""
        known = {"site": self.site, "hrefs": self.hrefs, "page": self.page}
        return _printable(self.environment.get_template(template).render(**known, **values))


def _printable(html: str) -> str:
    return html if html.replace("\n", "").isprintable() else _UNWANTED.sub("", html)


def _once_each(draw: Callable[[Author, Hrefs], Markup]) -> Callable[[Author, Hrefs], Markup]:
    """Return a function that draws each author only once, since the same people write many papers of a list."""
    drawn: dict[tuple[Name, Person | None, bool], Markup] = {}

    def draw_author(author: Author, hrefs: Hrefs) -> Markup:
        who = (author.name, author.person, author.is_self)
        if who not in drawn:
            drawn[who] = draw(author, hrefs)
        return drawn[who]

    return draw_author
