"""Atom feeds of the newest publications or of other new items."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as etree
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from ..cache.build_cache import BuildCache
from ..text.addresses import absolute, site_root
from ..text.mail_addresses import in_xml
from .facts import abstract

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..bibliography.publication import Publication

MOST_ENTRIES = 50
UNDATED = "1970-01-01T00:00:00Z"
"""The date of a feed entry without a year after 0, and of a feed without entries."""

_NO_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """One entry of a feed."""

    path: str
    """The path below the site's root from which its id is made; it must never change."""
    title: str
    updated: str
    """Its time, in the format of `timestamp`."""
    href: str
    """The address it links to, absolute or relative to the site's root."""
    summary: str = ""
    html: str = ""
    """Its content as HTML, with absolute addresses."""
    authors: tuple[str, ...] = ()
    """People other than the feed's author."""
    contributors: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    published: str = ""
    """The time at which it first appeared; empty if its own time is that."""


def atom(
    publications: Sequence[Publication],
    *,
    site_url: str,
    title: str,
    author: str,
    href: Callable[[Publication], str],
    cache: BuildCache = BuildCache(),  # noqa: B008 - it holds nothing
) -> str:
    """Return an Atom feed of the newest publications; each entry has the date of its publication.

    What earlier builds know of the entries is in `cache`.
    """
    newest = sorted(publications, key=_published, reverse=True)[:MOST_ENTRIES]  # avoids decoding the other publications
    with cache.pieces("atom", "") as pieces:
        keys = [publication.fingerprint for publication in newest]
        known = pieces.data(keys, lambda indexes: (json.dumps(_described(newest[index])) for index in indexes))
    entries = (_entry(each, href(each), *described) for each, described in zip(newest, known, strict=True))
    return feed(entries, "publications.xml", site_url=site_url, title=title, author=author)


def feed(entries: Iterable[FeedEntry], name: str, *, site_url: str, title: str, author: str, page: str = "") -> str:
    """Return an Atom feed (RFC 4287) of the newest entries, for a file with the path `name`.

    `page` is the address, below the site's root, of the page that says the same.

    If the site's address is unknown, links are relative and ids are URNs.
    """
    root = site_root(site_url)
    newest = sorted(entries, key=lambda entry: entry.updated, reverse=True)[:MOST_ENTRIES]
    element = etree.Element("feed", xmlns="http://www.w3.org/2005/Atom")
    _add(element, "title", title or author)
    _add(element, "id", _id(root, author, name))
    _add(element, "updated", newest[0].updated if newest else UNDATED)
    _add(_add(element, "author"), "name", author or title)
    _add(element, "link", rel="self", type="application/atom+xml", href=f"{root}{name}")
    _add(
        element, "link", rel="alternate", type="text/html", href=absolute(root, page or "./") if page else root or "./"
    )
    for entry in newest:
        child = _add(element, "entry")
        _add(child, "id", _id(root, author, entry.path))
        _add(child, "updated", entry.updated)
        if entry.published:
            _add(child, "published", entry.published)
        _add(child, "link", rel="alternate", href=absolute(root, entry.href or "./"))
        _describe(child, entry)
    etree.indent(element)
    document = etree.tostring(element, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{in_xml(document)}\n'


def timestamp(year: int | None, month: int | None, day: int | None) -> str:
    """Return a date in RFC 3339 format; missing months and days become the first, a missing year 1970."""
    if year is None or not 1 <= year <= 9999:
        return UNDATED
    return f"{date(year, month or 1, day or 1).isoformat()}T00:00:00Z"


def _describe(element: etree.Element, entry: FeedEntry) -> None:
    _add(element, "title", entry.title)
    for role, names in (("author", entry.authors), ("contributor", entry.contributors)):
        for name in names:
            _add(_add(element, role), "name", name)
    for category in entry.categories:
        _add(element, "category", term=category)
    if entry.summary:
        _add(element, "summary", entry.summary)
    if entry.html:
        _add(element, "content", entry.html, type="html")


def _published(publication: Publication) -> str:
    known = publication.date
    return timestamp(known.year, known.month, known.day)


def _entry(
    publication: Publication, href: str, title: str, summary: str, authors: Sequence[str], editors: Sequence[str]
) -> FeedEntry:
    return FeedEntry(
        path=f"publications/{publication.slug}/",
        title=title,
        updated=_published(publication),
        href=href,
        summary=summary,
        authors=tuple(authors),
        contributors=tuple(editors),
        categories=publication.keywords,
    )


def _described(publication: Publication) -> tuple[str, str, Sequence[str], Sequence[str]]:
    """Return the title of a publication, a summary, its authors, and its editors if it has no authors."""
    names = [author.name.full for author in publication.authors]
    # RFC 4287, section 4.1.1.1: an entry without content should have a summary that says something.
    summary = abstract(publication) or publication.venue.text or publication.title.text
    return publication.title.text, summary, *(((), names) if publication.edited else (names, ()))


def _id(root: str, author: str, path: str) -> str:
    """Return a permanent id: an address below the site's root, or a URN made from author and path."""
    return root + path if root else uuid5(NAMESPACE_URL, f"{author}/{path}").urn


def _add(parent: etree.Element, name: str, text: str = "", **attributes: str) -> etree.Element:
    """Add an element; characters that XML 1.0 does not allow are left out."""
    clean = {key: _NO_XML.sub("", value) for key, value in attributes.items()}
    element = etree.SubElement(parent, name, clean)
    element.text = _NO_XML.sub("", text) or None
    return element
