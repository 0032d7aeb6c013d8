"""The news as an Atom feed."""

from __future__ import annotations

import html
import re
import xml.etree.ElementTree as etree
from typing import TYPE_CHECKING

from markdown import Markdown

from ..exports.atom import MOST_ENTRIES, FeedEntry, feed, timestamp
from ..pages.extension import HomepageExtension
from ..pages.placeholders import Placeholders
from ..problems import Problems
from ..text.addresses import absolute, site_root
from ..text.plain_values import shortened
from ..text.slugs import make_slugs, slug
from ..whole_site.page import Page
from ..whole_site.site import NEWS_FEED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..lists.records import ItemList
    from ..whole_site.addresses import Addresses

WORDS_IN_ID = 6
LONGEST_TITLE = 120

_ADDRESSES = {"href", "src"}
_KEPT = {*_ADDRESSES, "alt", "class", "title"}
"""The attributes that make sense outside the page."""

_ENTITY = re.compile(r"&(?!(?:amp|lt|gt|quot);)#?\w*;?")
_BEFORE_MARK = re.compile(r"\s+(?=[.,;:!?](?:\s|$))")


def news_feed(addresses: Addresses, *, site_url: str, title: str) -> str:
    """Return the news as a feed, or an empty string if there is no news.

    An id is made of an item's date and first words, so that new items and changes in later words do not change it.
    """
    site = addresses.site
    news = site.lists.get("news")
    if news is None:
        return ""
    root = site_root(site_url)
    drawn = list(_drawn(addresses, news, root))
    items = news.items[:MOST_ENTRIES]
    names = [(item.when.iso, *_plain(text).split()[:WORDS_IN_ID]) for item, text in zip(items, drawn, strict=True)]
    ids = make_slugs(["-".join(map(slug, words)) for words in names])
    entries = [
        FeedEntry(
            path=f"{NEWS_FEED}#{name}",
            title=shortened(_plain(text), LONGEST_TITLE),
            updated=timestamp(*(part or None for part in item.when.last)),
            href=next(filter(_is_page, (link.get("href", "") for link in text.iter("a"))), ""),
            html=etree.tostring(text, encoding="unicode", method="html"),
        )
        for item, text, name in zip(items, drawn, ids, strict=True)
    ]
    author = site.options.author.name or title
    return feed(entries, NEWS_FEED, site_url=site_url, title=f"{site.words('News')} – {title}", author=author)


def _drawn(addresses: Addresses, news: ItemList, root: str) -> Iterator[etree.Element]:
    """Yield each item as a paragraph with absolute addresses.

    The items are drawn on a page that is not part of the site, so that it does not count as a page that cites a work.
    Problems with the items are reported by the pages that show them.
    """
    page = Page(news.path, source=news.source, words=addresses.site.words)
    extension = HomepageExtension(Placeholders(addresses), Problems(), lambda _: page)
    drawn = Markdown(extensions=[extension]).convert(f"/// news\n    limit: {MOST_ENTRIES}\n///")
    named = _ENTITY.sub(lambda entity: html.escape(html.unescape(entity[0])), drawn)
    items, *_references = etree.fromstring(f"<div>{named}</div>")
    for item in items.iter("li"):
        (title,) = (element for element in item.iter("span") if element.get("class") == "item__title")
        _drop_slots(title)
        for element in title.iter():
            element.attrib = {
                name: absolute(root, value) if name in _ADDRESSES else value
                for name, value in element.attrib.items()
                if name in _KEPT
            }
        title.tag, title.tail = "p", None
        yield title


def _drop_slots(element: etree.Element) -> None:
    """Remove the placeholders of what is drawn on pages alone, but not the text after them."""
    for parent in list(element.iter()):
        before: etree.Element | None = None
        for child in list(parent):
            if "data-slot" not in child.attrib:
                before = child
                continue
            if before is None:
                parent.text = (parent.text or "") + (child.tail or "")
            else:
                before.tail = (before.tail or "") + (child.tail or "")
            parent.remove(child)


def _is_page(address: str) -> bool:
    return not address.startswith("mailto:")


def _plain(text: etree.Element) -> str:
    """Return the text without citations."""
    return _BEFORE_MARK.sub("", " ".join("".join(_words(text)).split()))


def _words(element: etree.Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        if child.get("class") != "citation":
            yield from _words(child)
        yield child.tail or ""
