"""The newest publications as an Atom feed."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from .addresses import absolute, site_root
from .reference import abstract

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ..publications import Publication

MOST_ENTRIES = 50
UNDATED = "1970-01-01T00:00:00Z"
"""What stands for the date of an entry without a year of our era, and of a feed without entries."""

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(
    publications: Sequence[Publication],
    *,
    site_url: str,
    title: str,
    author: str,
    href: Callable[[Publication], str],
) -> str:
    """Return the newest publications as a feed by RFC 4287, each dated by its publication, the first of a
    month or year where no day is given, and 1970 where there is no year; without the site's address its
    links are relative and its ids are URNs.
    """
    root = site_root(site_url)
    dated = sorted(((_updated(each), each) for each in publications), key=lambda pair: pair[0], reverse=True)
    newest = dated[:MOST_ENTRIES]
    feed = etree.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(feed, "title", title or author)
    _add(feed, "id", _id(root, author, "publications.xml"))
    _add(feed, "updated", newest[0][0] if newest else UNDATED)
    _add(_add(feed, "author"), "name", author or title)
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{root}publications.xml")
    _add(feed, "link", rel="alternate", type="text/html", href=root or "./")
    for updated, publication in newest:
        entry = _add(feed, "entry")
        _add(entry, "id", _id(root, author, f"publications/{publication.slug}/"))
        _add(entry, "updated", updated)
        _add(entry, "link", rel="alternate", href=absolute(root, href(publication) or "./"))
        _describe(entry, publication)
    etree.indent(feed)
    document = etree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{document}\n'


def _describe(entry: etree.Element, publication: Publication) -> None:
    _add(entry, "title", publication.title.text)
    for author in publication.authors:
        _add(_add(entry, "contributor" if publication.edited else "author"), "name", author.name.full)
    for keyword in publication.keywords:
        _add(entry, "category", term=keyword)
    # RFC 4287, section 4.1.1.1: an entry without content should have a summary that says something.
    _add(entry, "summary", abstract(publication) or publication.venue.text or publication.title.text)


def _updated(publication: Publication) -> str:
    """Return the publication's date as RFC 3339 writes it."""
    known = publication.date
    if known.year is None or not 1 <= known.year <= 9999:
        return UNDATED
    return f"{date(known.year, known.month or 1, known.day or 1).isoformat()}T00:00:00Z"


def _id(root: str, author: str, path: str) -> str:
    """Return an id that stays: the address of the publication's page, or a URN made of author and path."""
    return root + path if root else uuid5(NAMESPACE_URL, f"{author}/{path}").urn


def _add(parent: etree.Element, name: str, text: str = "", **attributes: str) -> etree.Element:
    """Add an element, without the characters that XML 1.0 has no place for."""
    clean = {key: _NO_XML.sub("", value) for key, value in attributes.items()}
    element = etree.SubElement(parent, name, clean)
    element.text = _NO_XML.sub("", text) or None
    return element
