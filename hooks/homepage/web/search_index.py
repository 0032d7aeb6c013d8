"""The search index: Material's index of the pages, with records of the publications added."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..whole_site.addresses import Addresses


def publication_records(addresses: Addresses) -> dict[str, bytes]:
    """Return the publications' records in the form of `by_page`; all pages must have been read."""

    def make() -> dict[str, str]:
        from .search_records import search_records

        return by_page(search_records(addresses))

    depends_on = (addresses.pages.listings, sorted(addresses.urls.items()))
    return addresses.site.cache.texts("search", depends_on, make)


def by_page(records: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return records, separated by commas, by the address that they link to.

    Records that link to a position in a page are one text, whose key is the page's address with a `#` at the end. Each
    other record is a text of its own, whose key is its address.
    """
    texts: dict[str, list[str]] = {}
    for location, record in records:
        page, hash_mark, _ = location.partition("#")
        texts.setdefault(page + hash_mark, []).append(record)
    return {location: ",".join(each) for location, each in texts.items()}


def with_records(index: bytes, records: Mapping[str, bytes]) -> bytes:
    """Return a search index with the records added that it needs.

    A record that links to a position in a page is added if the index contains the page; a record of a page of its own
    is added if the index does not contain that page.
    """
    known = json.loads(index)
    pages = {entry["location"] for entry in known["docs"]}
    added = [
        text
        for location, text in records.items()
        if (location.removesuffix("#") in pages if location.endswith("#") else location not in pages)
    ]
    entries = [_json(entry).encode() for entry in known["docs"]]
    others = {name: value for name, value in known.items() if name != "docs"}
    before = _json({**others, "docs": []}).removesuffix("]}").encode()
    return before + b",".join([*entries, *added]) + b"]}"


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
