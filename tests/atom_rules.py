"""The rules of RFC 4287 that a feed of this site can break."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree
from collections import Counter
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator

ATOM = "{http://www.w3.org/2005/Atom}"
ONE_AND_NO_MORE = ("id", "title", "updated")  # sections 4.1.1 and 4.1.2
AT_MOST_ONE = ("summary", "content", "published", "rights", "source", "subtitle", "generator", "icon", "logo")
KNOWN = frozenset({*ONE_AND_NO_MORE, *AT_MOST_ONE, "author", "contributor", "category", "link"})
RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")


def mistakes(document: str) -> list[str]:
    """Return the problems of a feed, each with the section of RFC 4287 that has the rule."""
    feed = etree.fromstring(document.encode())
    if feed.tag != f"{ATOM}feed":
        return [f"4.1.1: the document is a {feed.tag}"]
    entries = feed.findall(f"{ATOM}entry")
    found = [*_common(feed, "feed"), *_feed(feed, entries)]
    for entry in entries:
        found += [*_common(entry, "entry"), *_entry(entry, feed)]
    return found


def _feed(feed: etree.Element, entries: list[etree.Element]) -> Iterator[str]:
    if not any(link.get("rel") == "self" for link in feed.findall(f"{ATOM}link")):
        yield "4.1.1: the feed has no link to itself"
    if not feed.findall(f"{ATOM}author") and not all(entry.findall(f"{ATOM}author") for entry in entries):
        yield "4.1.1: neither the feed nor every entry has an author"
    ids = Counter(_text(element, "id") for element in (feed, *entries))
    yield from (f"4.2.6: {each} is the id of {count}" for each, count in ids.items() if count > 1)
    newest = max((_text(entry, "updated") for entry in entries), default="")
    if _text(feed, "updated") < newest:
        yield f"4.2.15: the feed is older than its entry of {newest}"


def _entry(entry: etree.Element, feed: etree.Element) -> Iterator[str]:
    alternates = [link for link in entry.findall(f"{ATOM}link") if link.get("rel", "alternate") == "alternate"]
    if not alternates and not entry.findall(f"{ATOM}content"):
        yield "4.1.2: an entry without content has no alternate link"
    if len({(link.get("type"), link.get("hreflang")) for link in alternates}) < len(alternates):
        yield "4.1.2: two alternate links of one type and language"
    if _text(entry, "updated") < _text(entry, "published"):
        yield "4.2.15: an entry was updated before it was published"


def _common(element: etree.Element, what: str) -> Iterator[str]:
    counts = Counter(child.tag.removeprefix(ATOM) for child in element)
    yield from (f"4: a {what} has {counts[name]} of {name}" for name in ONE_AND_NO_MORE if counts[name] != 1)
    yield from (f"4: a {what} has {counts[name]} of {name}" for name in AT_MOST_ONE if counts[name] > 1)
    yield from (f"4: a {what} has an element {name}" for name in counts.keys() - KNOWN - {"entry"})
    for name in ("id", "title", "updated"):
        if not _text(element, name):
            yield f"4: a {what} has an empty {name}"
    if not urlsplit(_text(element, "id")).scheme:
        yield f"4.2.6: {_text(element, 'id')} is not an absolute IRI"
    for name in ("updated", "published"):
        if date := _text(element, name):
            yield from _date(date)
    for link in element.findall(f"{ATOM}link"):
        href = link.get("href", "")
        if re.search(r"[\s<>\"{}|\\^`]", href) or not urlsplit(href).scheme:
            yield f'4.2.7: "{href}" is not an absolute IRI'
    for person in (*element.findall(f"{ATOM}author"), *element.findall(f"{ATOM}contributor")):
        if [child.tag for child in person].count(f"{ATOM}name") != 1 or not _text(person, "name"):
            yield "3.2: a person without a name"
    if any(not category.get("term") for category in element.findall(f"{ATOM}category")):
        yield "4.2.2: a category without a term"


def _date(text: str) -> Iterator[str]:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        yield f"3.3: {text} is not a date"
    if not RFC_3339.fullmatch(text):
        yield f"3.3: {text} is not written as RFC 3339 does"


def _text(element: etree.Element, name: str) -> str:
    return (element.findtext(ATOM + name) or "").strip()
