"""What is on the pictures that stand for pages where their addresses are shared: words, not yet drawn."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from ...bibliography.author_lists import and_others

if TYPE_CHECKING:
    from ...bibliography.labels import Label
    from ...bibliography.publication import Publication
    from ...cards.card import ModelCard
    from ...whole_site.site import Site

PICTURE_SIZE = (1200, 630)
"""Width and height in pixels: what Open Graph and Twitter cards show uncut."""

MOST_PAGES = 300
"""Where more papers have pages of their own, only the selected ones have pictures of their own."""


@dataclass(frozen=True, slots=True)
class SharePicture:
    """The words of one picture; every one of them may be empty but the title."""

    title: str
    label: tuple[str, str, str] = ("", "", "")
    """What stands above the title: the words before, in and after the part in italics."""
    text: str = ""
    people: tuple[tuple[str, bool], ...] = ()
    """The authors' names, and whether each is the site's author."""
    and_others: bool = False
    """Whether there are more authors than anyone has named."""
    note: str = ""
    """What stands at the foot on the left: where and when a paper appeared, for example."""
    site: str = ""
    """What stands at the foot on the right."""

    @property
    def alt(self) -> str:
        """The picture in words, for readers who do not see it."""
        others = and_others(len(self.people) - 3, truncated=self.and_others)
        names = f"{', '.join(name for name, _ in self.people[:3])} {others}".strip()
        parts = ("".join(self.label), self.title, names, self.text, self.note, self.site)
        return ". ".join(part.rstrip(".") for part in dict.fromkeys(parts) if part)


def picture_name(source: str) -> str:
    """Return where on the site the picture is that stands for a page, by the page's source."""
    return f"assets/share/{source.removesuffix('.md')}.png"


def share_pictures(site: Site, *, site_url: str, title: str) -> dict[str, SharePicture]:
    """Return the pictures of the site by the source of the page that each stands for.

    That of `index.md` also stands for pages without one of their own.
    """
    return {
        "index.md": _of_home(site, urlsplit(site_url).hostname or "", title),
        **_of_papers(site, title),
        **{f"models/{card.id}.md": _of_card(card, title) for card in site.cards},
    }


def _of_papers(site: Site, title: str) -> dict[str, SharePicture]:
    if not site.papers:
        return {}
    papers = site.papers if len(site.papers) <= MOST_PAGES else [paper for paper in site.papers if paper.selected]
    return {f"publications/{paper.slug}.md": _of_paper(paper, title) for paper in papers}


def _of_home(site: Site, host: str, title: str) -> SharePicture:
    author = site.options.author
    where = author.positions[0].organization or author.positions[0].title if author.positions else ""
    label = ("[", author.monogram, "]") if author.monogram else ("", "", "")
    return SharePicture(author.name or title, label, author.tagline, note=where, site=host)


def _of_paper(paper: Publication, title: str) -> SharePicture:
    venue = paper.abbr or paper.venue.name.text or paper.venue.kind
    year = str(paper.date.year) if paper.date.year else paper.date.text
    return SharePicture(
        paper.title.text,
        _bracketed(paper.label),
        people=tuple((author.name.full, author.is_self) for author in paper.authors),
        and_others=paper.truncated,
        note=f"{venue}{' ' if paper.abbr else ', '}{year}".strip(" ,") if year else venue,
        site=title,
    )


def _of_card(card: ModelCard, title: str) -> SharePicture:
    from ...dates import parse_date  # imported late: most sites have no cards

    known = (card.parameters, card.license.name if card.license else "", parse_date(card.release_date).text)
    facts = " · ".join(filter(None, (card.organization, *known)))
    return SharePicture(card.name, (card.kind.capitalize(), "", ""), card.summary, note=facts, site=title)


def _bracketed(label: Label) -> tuple[str, str, str]:
    return f"[{label.before}", label.own, f"{label.after}]"
