"""The search records of publications: each links to the publication's page or to its item in a list."""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING

from ..dates import date_in
from ..latex import to_text
from ..text.umlauts import spelled_out
from ..whole_site.site import paper_source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..bibliography.publication import Publication
    from ..whole_site.addresses import Addresses
    from ..words import Words

ROOM_FOR_ABSTRACTS = 1_000_000
"""The most characters for all abstracts, shared equally among them; readers download the whole index."""
LONGEST_ABSTRACT = 2_000
STEP = 128
"""The papers are counted in steps, so that one paper more does not cut each abstract at another place."""
MOST_AUTHORS = 100


def search_records(addresses: Addresses) -> Iterator[tuple[str, str]]:
    """Yield a record for Material's search index for each publication that has a page or is in a list.

    A record is the address below the site's root and JSON with this as `location`, and with `title` and `text` as HTML.
    """
    site = addresses.site
    papers = site.bibliography.publications
    counted = (len(papers) // STEP + 1) * STEP
    room = min(LONGEST_ABSTRACT, ROOM_FOR_ABSTRACTS // counted)
    found = [(location, paper) for paper in papers if (location := _location(addresses, paper))]
    keys = [f"{paper.fingerprint} {paper.label}" for _, paper in found]
    with site.entry_cache.pieces("search-records", (room, site.words)) as pieces:
        texts = pieces.of(keys, lambda indexes: (_title_and_text(found[at][1], room, site.words) for at in indexes))
    for (location, _), text in zip(found, texts, strict=True):
        yield location, f'{{"location":{json.dumps(location)},{text.decode().removeprefix("{")}'


def _title_and_text(paper: Publication, room: int, words: Words) -> str:
    """Return the title and the text of a record, as JSON."""
    record = {"title": escape(paper.title.text, quote=False), "text": _text(paper, room, words)}
    return json.dumps(record, separators=(",", ":"))


def _location(addresses: Addresses, paper: Publication) -> str:
    """Return the address of a publication's page or list item; empty if the site does not show it."""
    if addresses.site.has_page(paper):
        return addresses.urls.get(paper_source(paper), "")
    return addresses.in_lists.get(paper.key, "")


def _text(paper: Publication, room: int, words: Words) -> str:
    names = ", ".join(author.name.full for author in paper.authors[:MOST_AUTHORS])
    where = f"{paper.venue.text_in(words)}, {date_in(words, paper.date)}".strip(", ")
    titles = dict.fromkeys(version.title.text for version in paper.versions)
    others = [title for title in titles if title != paper.title.text]
    marks = [f"[{paper.label}]", paper.abbr, paper.award.text, *paper.keywords, *_numbers(paper)]
    written = f"{paper.title.text} {names} {where}"
    parts = [names, where, " · ".join(filter(None, marks)), *others, spelled_out(written), _abstract(paper, room)]
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in parts if part)


def _numbers(paper: Publication) -> list[str]:
    """Return the DOI and the arXiv number, alone and as in the addresses that readers paste."""
    return [paper.doi, f"https://doi.org/{paper.doi}" if paper.doi else "", paper.arxiv]


def _abstract(paper: Publication, room: int) -> str:
    """Return the abstract, cut after a word if it is longer than `room` characters; only what is needed is decoded."""
    text = to_text(paper.entry.get("abstract")[: 2 * room])
    if len(text) <= room:
        return text
    return text[:room].rpartition(" ")[0] + " …"
