"""The site in brief for language models: `llms.txt`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from .addresses import absolute, site_root

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..publications import Publication
    from ..site import Site

EXPORTS = {
    "publications.bib": "All publications in BibTeX",
    "publications.ris": "All publications in RIS",
    "publications.csl.json": "All publications in CSL-JSON",
    "publications.xml": "The newest publications as an Atom feed",
}
"""The files made of the publications, and what is in them."""

_MARKUP = re.compile(r"([\\`*_\[\]<])")


def llms_txt(site: Site, *, site_url: str, title: str, description: str) -> str:
    """Return the site as https://llmstxt.org asks: title, description, and sections of links with a note each.

    The links lead from the site's root, so the current page must stand there.
    """
    root = site_root(site_url)
    sections = {
        "Research areas": [_item(area.name, absolute(root, site.href(area.source))) for area in site.areas.values()],
        "Publications": [_publication(site, each, root) for each in _newest_first(site)],
        "Models, data and systems": list(_models(site, root)),
        "Optional": [_item(name, absolute(root, file)) for file, name in EXPORTS.items()],
    }
    lines = [f"# {_plain(title)}", ""]
    if description.strip():
        lines += [f"> {_plain(description)}", ""]
    for heading, items in sections.items():
        if items:
            lines += [f"## {heading}", "", *items, ""]
    return "\n".join(lines)


def _newest_first(site: Site) -> list[Publication]:
    return sorted(site.bibliography.publications, key=lambda each: each.date.iso, reverse=True)


def _publication(site: Site, publication: Publication, root: str) -> str:
    people = ", ".join(author.name.full for author in publication.authors)
    people += " et al." if publication.truncated else ""
    note = _sentences(people, publication.venue.text, publication.date.text)
    href = site.publication_href(publication)
    return _item(publication.title.text, absolute(root, href) if href else "", note)


def _models(site: Site, root: str) -> Iterator[str]:
    for card in site.cards:
        note = _sentences(card.kind, card.organisation, card.summary)
        href = site.card_href(card)
        yield _item(card.name, absolute(root, href) if href else site.hub_page(card), note)


def _sentences(*parts: str) -> str:
    return ". ".join(part.rstrip(".") for part in parts if part)


def _item(name: str, url: str, note: str = "") -> str:
    """Return one line of a section; a name that leads nowhere is no link."""
    shown = f"[{_plain(name)}]({quote(url, safe=_IN_ADDRESS)})" if url else _plain(name)
    return f"- {shown}: {_plain(note)}" if note else f"- {shown}"


_IN_ADDRESS = "%/:?#@!$&'*+,;=~[]"


def _plain(text: str) -> str:
    """Return text on one line that Markdown shows as it is."""
    return _MARKUP.sub(r"\\\1", " ".join(text.split()))
