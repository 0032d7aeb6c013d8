"""The pages and files that are made for a site in addition to the author's own.

The code that makes them is imported late: a build that finds all of them in the cache does not need it.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin

from ..problems import Problem
from ..settings.old_addresses import FEEDS, old_file
from ..text.safe_urls import leads_elsewhere
from ..whole_site.page import Page, way_to_root
from ..whole_site.site import card_source, hub_page

if TYPE_CHECKING:
    from collections.abc import Container, Sequence
    from pathlib import Path

    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..pages.placeholders import Placeholders
    from ..problems import Problems
    from ..web.palette import Palette
    from ..web.social_cards.files import PictureFiles
    from ..web.social_cards.words import SharePicture
    from ..whole_site.addresses import Addresses
    from ..whole_site.site import Site
    from ..words import Words


def paper_page(publication: Publication, words: Words) -> str:
    """Return the source of a publication's own page: front matter that YAML reads back as it is (JSON is YAML)."""
    # The paper's own record in the search index says the same in fewer words.
    meta = {**paper_meta(publication, words), "search": {"exclude": True}}
    return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n"


def paper_meta(publication: Publication, words: Words) -> dict[str, object]:
    """Return the front matter of a publication's own page."""
    description = f"{publication.title.text}. {publication.venue.text_in(words)}".strip(" .") + "."
    return {"title": publication.title.text, "description": description, "template": "paper.html"}


def generated_files(
    placeholders: Placeholders,
    site_url: str,
    title: str,
    description: str,
    pages: Sequence[tuple[str, str]] = (),
    *,
    has_posts: bool = False,
) -> dict[str, str | bytes]:
    """Return the files that readers' programs fetch, by path: feeds, redirects and cards, but not the downloads.

    `pages` are the names and sources of the author's pages that are not about research areas or models.
    """
    addresses = placeholders.addresses
    described = (site_url, title, description, pages, has_posts)
    depends_on = (described, addresses.fingerprint)
    return {
        **addresses.site.cache.texts("feeds", depends_on, lambda: _feeds(addresses, *described)),
        **_redirects(placeholders),
        **_moved_pages(placeholders),
        **_files_of_cards(addresses, site_url),
    }


def _feeds(
    addresses: Addresses,
    site_url: str,
    title: str,
    description: str,
    pages: Sequence[tuple[str, str]],
    has_posts: bool,
) -> dict[str, str]:
    """Return the feed of publications and llms.txt, which readers' programs fetch regularly."""
    from ..exports.atom import atom
    from ..exports.llms import llms_txt

    site = addresses.site

    return {
        "publications.xml": atom(
            site.bibliography.publications,
            site_url=site_url,
            title=f"{site.words('Publications')} – {title}",
            author=site.options.author.name or title,
            href=addresses.seen_from("").publication,
            cache=site.entry_cache,
        ),
        "llms.txt": llms_txt(
            addresses, site_url=site_url, title=title, description=description, pages=pages, has_posts=has_posts
        ),
    }


def _redirects(placeholders: Placeholders) -> dict[str, str]:
    """Return a page for each former address of a paper; it redirects to the current address."""
    site = placeholders.addresses.site
    if not site.papers:
        return {}
    from ..bibliography.paper_addresses import aliases

    draw = placeholders.renderer(Page("", words=site.words)).redirect
    return {
        f"publications/{alias}/index.html": draw(publication)
        for alias, publication in aliases(site.bibliography).items()
        if site.has_page(publication)
    }


def _moved_pages(placeholders: Placeholders) -> dict[str, str]:
    """Return a page for each old address in the options; it redirects to where that page is now."""
    addresses = placeholders.addresses
    options = addresses.site.options
    draw = placeholders.renderer(Page("", words=addresses.site.words)).moved_page if options.redirects else None
    files: dict[str, str] = {}
    for old, target in options.redirects:
        if draw and target not in FEEDS and (url := addresses.of_option(target)):
            file = old_file(old)
            href = url if leads_elsewhere(url) else f"{way_to_root(file)}{url.removeprefix('./')}"
            files[file] = draw(url.removeprefix("./") or "/", href)
    return files


def _files_of_cards(addresses: Addresses, site_url: str) -> dict[str, bytes]:
    """Return the cards as data files; those that an earlier build made are cached."""
    site = addresses.site
    depends_on = (site_url, addresses.fingerprint)
    return site.cache.texts("cards", depends_on, lambda: _card_files(addresses, site_url)) if site.cards else {}


def _card_files(addresses: Addresses, site_url: str) -> dict[str, str]:
    """Return the cards as data files: results and descriptions of data for the Hub, and all cards together."""
    site = addresses.site
    from ..exports.hub_cards import eval_results, models_json
    from ..exports.results import results_csv, results_dictionary, results_json

    results = {f"models/{card.id}/eval_results.yaml": eval_results(card) for card in site.cards}
    files = {name: text for name, text in results.items() if text}
    files["models.json"] = models_json(site.cards, addresses.seen_from("").card)
    if any(card.results for card in site.cards):
        files |= {
            "results.csv": results_csv(site.cards),
            "results.json": results_json(site.cards),
            "datapackage.json": results_dictionary(),
        }
    return files | {
        f"models/{card.id}/croissant.json": _croissant(card, addresses, site_url)
        for card in site.cards
        if card.kind == "dataset"
    }


def _croissant(card: ModelCard, addresses: Addresses, site_url: str) -> str:
    from ..exports.bib import bibtex
    from ..exports.croissant import croissant

    license = card.license
    papers = [paper for key in card.papers if (paper := addresses.site.publications.get(key))]
    return croissant(
        card,
        page_url=urljoin(site_url, addresses.urls.get(card_source(card), "")) if site_url else "",
        hub_url=hub_page(card),
        license_url=(urljoin(site_url, license.url) if site_url or not license.local else "") if license else "",
        cite_as=bibtex(papers[0]) if papers else "",
    )


def readmes(addresses: Addresses, site_url: str) -> dict[str, str]:
    """Return each card as a README for its repository on the Hub, by its path on the site."""
    site = addresses.site
    if not site.cards:
        return {}

    def make() -> dict[str, str]:
        from ..exports.hub_cards import readme
        from ..exports.hub_text import hub_text

        write = partial(hub_text, addresses, site_url)
        return {f"models/{card.id}/README.md": readme(card, write) for card in site.cards}

    depends_on = (site_url, addresses.fingerprint, sorted(addresses.files or ()))
    return {name: text.decode() for name, text in site.cache.texts("readmes", depends_on, make).items()}


def shared_files(
    site: Site,
    problems: Problems,
    *,
    site_url: str,
    title: str,
    description: str,
    favicon: str,
    palettes: tuple[Palette, Palette],
    own: Container[str],
    cache: Path,
) -> tuple[dict[str, SharePicture], PictureFiles, dict[str, str | bytes]]:
    """Return the pictures for sharing by their page's source, and the files that robots and browsers fetch by name.

    `palettes` are the light and the dark one. The favicon is among the files if it is the one that is made.
    The pictures are drawn while the build continues, except for those that are the author's `own`. A site without an
    address has no pictures for sharing, since they need absolute addresses.
    """
    from ..web.root_files import robots_txt, web_manifest
    from ..web.social_cards.files import ICONS, Icon, MissingLibrary, PictureFiles
    from ..web.social_cards.icons import FAVICON, faces_for, favicon_svg, icon_letters
    from ..web.social_cards.words import picture_name, share_pictures

    pictures = share_pictures(site, site_url=site_url, title=title) if site_url else {}
    letters: Any = site.cache.data("letters", title, lambda: icon_letters(site.options.author.person, title))
    faces = faces_for(letters)
    wanted: dict[str, SharePicture | Icon] = {name: Icon(letters, pixels, faces) for name, pixels in ICONS.items()}
    wanted |= {picture_name(source): picture for source, picture in pictures.items()}
    wanted = {name: picture for name, picture in wanted.items() if name not in own}
    icons = dict(ICONS)
    try:
        drawn = PictureFiles(wanted, palettes[0], cache / "pictures")
    except MissingLibrary as error:
        problems.report(Problem("requirements.txt", 1, str(error), "share-picture"))
        pictures, drawn, icons = {}, PictureFiles({}, palettes[0], cache), {}
    manifest = web_manifest(title, description, palettes[0], favicon, icons)
    made: dict[str, str | bytes] = {"robots.txt": robots_txt(site_url), "manifest.webmanifest": manifest}
    if favicon == FAVICON:
        made[FAVICON] = favicon_svg(letters, *palettes)
    return pictures, drawn, made
