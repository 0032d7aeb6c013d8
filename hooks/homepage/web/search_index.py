"""The search's index: Material's, which has the pages' texts, and the publications."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..whole_site.addresses import Addresses


def publication_records(addresses: Addresses) -> dict[str, bytes]:
    """Return the publications' records as `in_json` does, once the pages that list them have been read."""

    def make() -> dict[str, str]:
        from .search_records import search_records

        return in_json(search_records(addresses))

    depends_on = (addresses.pages.listings, sorted(addresses.urls.items()))
    return addresses.site.cache.texts("search", depends_on, make)


def in_json(records: Iterable[Mapping[str, str]]) -> dict[str, str]:
    """Return the publications' records in JSON, with commas between, by where they lead.

    Those that lead into a page are one text, by the page's address and a hash mark; each other one is a text by its
    own address.
    """
    texts: dict[str, list[str]] = {}
    for record in records:
        page, hash_mark, _ = record["location"].partition("#")
        texts.setdefault(page + hash_mark, []).append(_json(record))
    return {place: ",".join(each) for place, each in texts.items()}


def with_records(index: bytes, records: Mapping[str, bytes]) -> bytes:
    """Return an index with the records that lead into its pages, and those of pages that it does not have.

    A page that is kept out of the index keeps the records that lead into it out.
    """
    known = json.loads(index)
    pages = {entry["location"] for entry in known["docs"]}
    added = [
        text
        for place, text in records.items()
        if (place.removesuffix("#") in pages if place.endswith("#") else place not in pages)
    ]
    entries = [_json(entry).encode() for entry in known["docs"]]
    others = {name: value for name, value in known.items() if name != "docs"}
    before = _json({**others, "docs": []}).removesuffix("]}").encode()
    return before + b",".join([*entries, *added]) + b"]}"


def _json(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))
