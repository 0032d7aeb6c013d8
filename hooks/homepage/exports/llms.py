"""A summary of the site for language models: `llms.txt`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..bibliography.author_lists import full_names
from ..dates import date_in
from ..text.addresses import absolute, site_root, twin
from ..text.markdown import item, plain, sentences
from ..whole_site.site import NEWS_FEED, POSTS_FEED
from ..words import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..bibliography.publication import Publication
    from ..cards.card import ModelCard
    from ..whole_site.addresses import Addresses, Hrefs
    from ..whole_site.site import Site

EXPORTS = {
    "publications.bib": Phrase.of("All publications in {format}", format="BibTeX"),
    "publications.ris": Phrase.of("All publications in {format}", format="RIS"),
    "publications.csl.json": Phrase.of("All publications in {format}", format="CSL-JSON"),
    "publications.xml": Phrase.of("The newest publications as an Atom feed"),
}
"""The files made from the publications, with a description of each."""
OF_CARDS = {"models.json": Phrase.of("All models and data as {format}", format="JSON")}
OF_RESULTS = {
    "results.csv": Phrase.of("All results of models as {format}", format="CSV"),
    "results.json": Phrase.of("All results of models as {format}", format="JSON"),
    "datapackage.json": Phrase.of("What the columns of results.csv mean"),
}
_FACTS = frozenset({"license", "languages", "task", "library", "tags", "new_version"})
OF_NEWS = {NEWS_FEED: Phrase.of("The news as an Atom feed")}
OF_POSTS = {POSTS_FEED: Phrase.of("The posts as an Atom feed")}


def llms_txt(
    addresses: Addresses,
    *,
    site_url: str,
    title: str,
    description: str,
    pages: Sequence[tuple[str, str]] = (),
    has_posts: bool = False,
) -> str:
    """Return the text of `llms.txt` (https://llmstxt.org): title, description, and sections of links with notes.

    `pages` are the names and sources of pages that are in no other section. Pages are linked as Markdown twins.
    """
    site, hrefs, root = addresses.site, addresses.seen_from(""), site_root(site_url)
    words = site.words
    areas = [(area.name, area.source) for area in site.areas.values()]
    exports = {**_exports(site), **(OF_POSTS if has_posts else {})}
    sections = {
        "Pages": [item(name, absolute(root, twin(hrefs.page(source)))) for name, source in pages],
        "Research areas": [item(name, absolute(root, twin(hrefs.page(source)))) for name, source in areas],
        "Publications": _publications(hrefs, root),
        "Models, data and systems": list(_models(hrefs, root)),
        "Optional": [item(words(name), absolute(root, file)) for file, name in exports.items()],
    }
    lines = [f"# {plain(title)}", ""]
    if description.strip():
        lines += [f"> {plain(description)}", ""]
    for heading, items in sections.items():
        if items:
            lines += [f"## {words(heading)}", "", *items, ""]
    return "\n".join(lines)


def _exports(site: Site) -> dict[str, str]:
    """Return the files with data that the site has, with a description of each."""
    return {
        **(EXPORTS if site.bibliography.publications else {}),
        **(OF_CARDS if site.cards else {}),
        **(OF_RESULTS if any(card.results for card in site.cards) else {}),
        **(OF_NEWS if "news" in site.lists else {}),
    }


def _newest_first(site: Site) -> list[Publication]:
    return sorted(site.bibliography.publications, key=lambda each: each.date.iso, reverse=True)


def _publications(hrefs: Hrefs, root: str) -> list[str]:
    """Return a line for each publication; those that an earlier build wrote are cached."""
    newest = _newest_first(hrefs.site)
    keys = list(map(hrefs.key_of, newest))
    with hrefs.site.entry_cache.pieces("llms", (root, hrefs.site.words, hrefs.of_entries)) as pieces:
        lines = pieces.of(keys, lambda indexes: (_publication(hrefs, newest[index], root) for index in indexes))
    return list(map(bytes.decode, lines))


def _publication(hrefs: Hrefs, publication: Publication, root: str) -> str:
    words = hrefs.site.words
    where, when = publication.venue.text_in(words), date_in(words, publication.date)
    note = sentences(full_names(publication, words), where, when)
    href = twin(hrefs.publication(publication))
    return item(publication.title.text, absolute(root, href) if href else "", note)


def _facts(site: Site, card: ModelCard) -> Iterator[str]:
    """Yield what tells one model from another, such as its task and languages."""
    from ..cards.fact_sheet import fact_sheet  # imported late: most sites have no cards

    for fact in fact_sheet(card):
        if fact.name in _FACTS:
            shown = fact.license.name if fact.license else ", ".join(fact.ids) or site.words(fact.text)
            yield f"{site.words(fact.label)}: {shown}"


def _models(hrefs: Hrefs, root: str) -> Iterator[str]:
    for card in hrefs.site.cards:
        note = sentences(hrefs.site.words(card.kind), card.organization, card.summary, *_facts(hrefs.site, card))
        href = twin(hrefs.card(card))
        yield item(card.name, absolute(root, href) if href else hrefs.hub_page(card), note)
