"""Draws the metadata for search engines that are in the head of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urljoin

from markupsafe import Markup

from ..metadata import home as home_metadata
from ..metadata import papers as metadata
from ..metadata.models import schema_org
from ..text.safe_urls import leads_elsewhere
from ..whole_site.site import HUB, hub_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..posts.post import Post
    from ..settings.options import Owner
    from .renderer import Renderer


def paper_head(renderer: Renderer, publication: Publication, page_url: str) -> str:
    """Return the metadata for search engines, for the head of a publication's own page."""
    # Google Scholar asks for the PDF of the site, not of arXiv, which has a record of its own.
    pdf = next((link for link in publication.links if link.kind == "pdf" and link.field != "arxiv"), None)
    pdf_url = urljoin(page_url, renderer.hrefs.link(pdf)) if pdf else ""
    article = metadata.scholarly_article(
        publication, page_url=page_url, address=_on_the_web(renderer, page_url), root=_root(renderer, page_url)
    )
    return renderer.draw(
        "head.html",
        tags=metadata.highwire(publication, page_url=page_url, pdf_url=pdf_url),
        json_ld=Markup(metadata.json_ld(article)),
    )


def post_head(renderer: Renderer, post: Post, publication: Publication) -> str:
    """Return the metadata for search engines, for the head of a post's page; `publication` is the same post."""
    from ..posts.metadata import blog_posting

    posting = blog_posting(post, publication, address=_on_the_web(renderer, post.url), root=_root(renderer, post.url))
    return renderer.draw(
        "head.html",
        tags=metadata.highwire(publication, page_url=post.url, pdf_url=""),
        json_ld=Markup(metadata.json_ld(posting)),
    )


def home_head(renderer: Renderer, *, author: Owner, site_url: str, title: str, description: str, portrait: str) -> str:
    """Return the metadata for search engines, for the head of the home page."""
    graph = home_metadata.schema_org(author, site_url=site_url, title=title, description=description, portrait=portrait)
    return renderer.draw("head.html", tags=(), json_ld=Markup(metadata.json_ld(graph)))


def model_head(renderer: Renderer, card: ModelCard, page_url: str) -> str:
    """Return the metadata for search engines, for the head of a model's page."""
    hub_url = hub_page(card)
    based_on = [*(base.id for base in card.base_models), *(f"datasets/{name}" for name in card.datasets)]
    address = _on_the_web(renderer, page_url)
    papers = [
        metadata.scholarly_article(paper, page_url="", address=address, root=_root(renderer, page_url))
        for paper in renderer.site.papers_of(card)
    ]
    described = schema_org(
        card,
        page_url=page_url,
        hub_url=hub_url,
        license_url=_license_url(renderer, card, page_url),
        based_on=[HUB + name for name in based_on if " " not in name],
        papers=[{key: value for key, value in paper.items() if key != "@context"} for paper in papers],
    )
    croissant = f"{renderer.hrefs.root}models/{card.id}/croissant.json" if card.kind == "dataset" else ""
    return renderer.draw("head.html", tags=(), json_ld=Markup(metadata.json_ld(described)), croissant=croissant)


def _on_the_web(renderer: Renderer, page_url: str) -> Callable[[str], str]:
    """Return a function that makes addresses in the options absolute; empty where the site's address is not known."""

    def address(url: str) -> str:
        href = renderer.hrefs.option(url)
        absolute = urljoin(page_url, href)
        return absolute if href and leads_elsewhere(absolute) else ""

    return address


def _root(renderer: Renderer, page_url: str) -> str:
    """Return the address of the site, or an empty string if it is not known."""
    root = urljoin(page_url, renderer.hrefs.root or "./")
    return root if leads_elsewhere(root) else ""


def _license_url(renderer: Renderer, card: ModelCard, page_url: str) -> str:
    """Return the absolute address of a card's license, or an empty string if it is not known."""
    if card.license and card.license.local:
        return urljoin(page_url, renderer.hrefs.link(card.license)) if page_url else ""
    return card.license.url if card.license else ""
