"""The files that readers download: all papers, the selected papers, one area, or one paper.

The code that writes papers is imported late: a build that finds them in the cache only joins them.
"""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..bibliography.publication import Publication
    from ..whole_site.site import Site

FORMATS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
"""The extensions of the files, with the name of each format for readers."""


_FRAMES = {"ris": (b"", b"", b"", b""), "csl.json": (b"[\n", b",\n", b"\n]\n", b"[]\n")}
"""What is before, between and after the papers in a file, and the text of a file without papers."""


def downloads(site: Site) -> dict[str, bytes]:
    """Return each file's text by its path below the site's root; a file without papers is empty but valid."""
    cached = site.cache.texts("downloads", sorted(site.areas), lambda: _made_of_all(site))
    papers: list[str] = json.loads(cached["papers"])
    with site.entry_cache.pieces("exports", "") as pieces:
        records = pieces.of(papers, lambda indexes: _records(site, indexes))
    files = {name: text for name, text in cached.items() if name.endswith(".bib")}
    for name, places in json.loads(cached["files"]).items():
        parts = [_halves(records[place]) for place in places]
        files[f"{name}.csl.json"] = _file("csl.json", [csl for csl, _ in parts])
        files[f"{name}.ris"] = _file("ris", [ris for _, ris in parts])
    return files


def _halves(record: bytes) -> tuple[memoryview, memoryview]:
    at = record.index(b"\n")
    view = memoryview(record)  # which copies nothing
    return view[:at], view[at + 1 :]


def _file(format_name: str, records: Sequence[memoryview]) -> bytes:
    before, between, after, empty = _FRAMES[format_name]
    return before + between.join(records) + after if records else empty


def _records(site: Site, indexes: Sequence[int]) -> Iterator[str]:
    """Yield what papers are in CSL-JSON, which is one line, and then in RIS."""
    from .csl_json import csl_record
    from .facts import Facts
    from .ris import ris_record

    for facts in (Facts(site.bibliography.publications[index]) for index in indexes):
        yield f"{csl_record(facts)}\n{ris_record(facts)}"


def _made_of_all(site: Site) -> dict[str, str | bytes]:
    """Return the BibTeX files, whose entries belong together, and the places of the papers in each other file."""
    from .bib import bib

    publications = site.bibliography.publications
    files = dict(_scopes(site))
    bibs = {f"{name}.bib": _bib([publications[place] for place in places]) for name, places in files.items()}
    own = {f"publications/{paper.slug}.bib": bib([paper], whole=False, areas=site.areas) for paper in site.papers}
    papers = [publication.fingerprint for publication in publications]
    return {**bibs, **own, "papers": json.dumps(papers), "files": json.dumps(files)}


def _bib(publications: Sequence[Publication]) -> bytes:
    from .bib import bib_parts

    written = BytesIO()
    for part in bib_parts(publications):
        written.write(part.encode())
    return written.getvalue()


def _scopes(site: Site) -> Iterator[tuple[str, Sequence[int]]]:
    """Yield the names of files, without extension, and the places of the papers in each."""
    publications = site.bibliography.publications
    places = range(len(publications))
    yield "publications", list(places)
    yield "selected", [place for place in places if publications[place].selected]
    for keyword in site.areas:
        yield f"research/{keyword}", [place for place in places if keyword in publications[place].keywords]
    for place in places:
        if site.has_page(publications[place]):
            yield f"publications/{publications[place].slug}", [place]
