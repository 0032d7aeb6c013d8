"""The files that readers download: all papers, the selected papers, one area, or one paper.

The code that writes papers is imported late: a build that finds them in the cache only joins them.
"""

from __future__ import annotations

import json
from io import BytesIO
from itertools import groupby, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..bibliography.publication import Publication
    from ..cache.text_files import Text
    from ..whole_site.site import Site

FORMATS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
"""The extensions of the files, with the name of each format for readers."""


_FRAMES = {"ris": (b"", b"", b"", b""), "csl.json": (b"[\n", b",\n", b"\n]\n", b"[]\n")}
"""What is before, between and after the papers in a file, and the text of a file without papers."""


def downloads(site: Site) -> dict[str, Sequence[Text]]:
    """Return the parts of each file by its path below the site's root; a file without papers is empty but valid."""
    cached = site.cache.views("downloads", sorted(site.areas), lambda: _made_of_all(site))
    papers: list[str] = json.loads(bytes(cached["papers"]))
    with site.entry_cache.pieces("exports", "") as pieces:
        keys = [f"{paper} {name}" for paper in papers for name in _FRAMES]
        records = pieces.views(keys, lambda indexes: _records(site, indexes))
    files: dict[str, Sequence[Text]] = {name: [text] for name, text in cached.items() if name.endswith(".bib")}
    scopes: dict[str, list[int]] = json.loads(bytes(cached["files"]))
    for at, format_name in enumerate(_FRAMES):
        found = records[at :: len(_FRAMES)]
        for name, places in scopes.items():
            files[f"{name}.{format_name}"] = _parts(format_name, [found[place] for place in places])
    return files


def _parts(format_name: str, records: Sequence[Text]) -> Sequence[Text]:
    before, between, after, empty = _FRAMES[format_name]
    separated = (part for record in records for part in (between, record))
    return [before, *islice(separated, 1, None), after] if records else [empty]


def _records(site: Site, indexes: Sequence[int]) -> Iterator[str]:
    """Yield papers in the formats that are joined: at each index a paper in one format."""
    from .csl_json import csl_record
    from .facts import Facts
    from .ris import ris_record

    write = {"csl.json": csl_record, "ris": ris_record}
    formats = [write[name] for name in _FRAMES]
    for place, group in groupby(indexes, lambda index: index // len(formats)):
        facts = Facts(site.bibliography.publications[place])
        for index in group:
            yield formats[index % len(formats)](facts)


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
