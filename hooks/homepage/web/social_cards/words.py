"""The texts on share pictures, before they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ...bibliography.author_lists import and_others
from ...words import words_in

if TYPE_CHECKING:
    from ...bibliography.labels import Label
    from ...bibliography.publication import Publication
    from ...cards.card import ModelCard
    from ...whole_site.site import Site
    from ...words import Words

PICTURE_SIZE = (1200, 630)
"""Width and height in pixels; Open Graph and Twitter cards show this size without cutting it."""

MOST_PAGES = 300
"""If more publications have pages, only selected publications have their own pictures."""


@dataclass(frozen=True, slots=True)
class SharePicture:
    """The texts of one picture; all except the title may be empty."""

    title: str
    label: tuple[str, str, str] = ("", "", "")
    """The text above the title: before, in and after the part in italics."""
    text: str = ""
    people: tuple[tuple[str, bool], ...] = ()
    """The authors' names, and whether each is the site's author."""
    and_others: bool = False
    """Whether the entry's author list ends with "and others"."""
    note: str = ""
    """The last line on the left, such as where and when a publication appeared."""
    site: str = ""
    """The last line on the right."""
    language: str = "en"
    """The language of the words between the texts."""

    @property
    def alt(self) -> str:
        """The alternative text, for readers who cannot see the picture."""
        others = and_others(len(self.people) - 3, truncated=self.and_others, words=words_in(self.language))
        names = f"{', '.join(name for name, _ in self.people[:3])} {others}".strip()
        parts = ("".join(self.label), self.title, names, self.text, self.note, self.site)
        return ". ".join(part.rstrip(".") for part in dict.fromkeys(parts) if part)


def picture_name(source: str) -> str:
    """Return the path on the site of a page's picture, by the page's source."""
    return f"assets/share/{source.removesuffix('.md')}.png"


def share_pictures(site: Site, *, site_url: str, title: str) -> dict[str, SharePicture]:
    """Return the pictures of the site by the source of the page that each belongs to.

    Pages without a picture of their own use the picture of `index.md`.
    """
    return {
        "index.md": _of_home(site, urlsplit(site_url).hostname or "", title),
        **_of_papers(site, title),
        **{f"models/{card.id}.md": _of_card(card, title, site.words) for card in site.cards},
    }


def _of_papers(site: Site, title: str) -> dict[str, SharePicture]:
    if not site.papers:
        return {}
    papers = site.papers if len(site.papers) <= MOST_PAGES else [paper for paper in site.papers if paper.selected]
    return {f"publications/{paper.slug}.md": _of_paper(paper, title, site.words) for paper in papers}


def _of_home(site: Site, host: str, title: str) -> SharePicture:
    author = site.options.author
    where = author.positions[0].organization or author.positions[0].title if author.positions else ""
    label = ("[", author.monogram, "]") if author.monogram else ("", "", "")
    return SharePicture(author.name or title, label, author.tagline, note=where, site=host)


def _of_paper(paper: Publication, title: str, words: Words) -> SharePicture:
    from ...dates import date_in

    venue = paper.abbr or paper.venue.name.text or words(paper.venue.kind)
    year = str(paper.date.year) if paper.date.year else date_in(words, paper.date)
    return SharePicture(
        paper.title.text,
        _bracketed(paper.label),
        people=tuple((author.name.full, author.is_self) for author in paper.authors),
        and_others=paper.truncated,
        note=f"{venue}{' ' if paper.abbr else ', '}{year}".strip(" ,") if year else venue,
        site=title,
        language=words.code,
    )


def _of_card(card: ModelCard, title: str, words: Words) -> SharePicture:
    from ...dates import date_in, parse_date  # imported late: most sites have no cards

    released = date_in(words, parse_date(card.release_date))
    known = (card.parameters, card.license.name if card.license else "", released)
    facts = " · ".join(filter(None, (card.organization, *known)))
    return SharePicture(card.name, (words(card.kind.capitalize()), "", ""), card.summary, note=facts, site=title)


def _bracketed(label: Label) -> tuple[str, str, str]:
    return f"[{label.before}", label.own, f"{label.after}]"
