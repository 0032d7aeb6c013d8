"""The files that readers download: everything, the selected papers, an area, or one paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import exports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from .publications import Publication
    from .site import Site

FORMATS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
"""The endings of the files, and what readers call each format."""


def downloads(site: Site) -> dict[str, bytes]:
    """Return each file's text by its name below the site's root; a choice without papers is an empty, valid file."""
    # Each paper is written once, for all the files that it is in.
    records = {
        facts.publication.key: (exports.ris_record(facts).encode(), exports.csl_record(facts).encode())
        for facts in map(exports.Facts, site.bibliography.publications)
    }
    files: dict[str, bytes] = {}
    for name, publications in _scopes(site):
        files[f"{name}.bib"] = exports.bib(publications).encode()
        files[f"{name}.ris"] = b"".join(records[paper.key][0] for paper in publications)
        files[f"{name}.csl.json"] = exports.csl_array(records[paper.key][1] for paper in publications)
    files |= {f"publications/{paper.slug}.bib": exports.bib([paper], whole=False).encode() for paper in site.papers}
    return files


def _scopes(site: Site) -> Iterator[tuple[str, Sequence[Publication]]]:
    """Yield the names of files, without their endings, and what is in them."""
    publications = site.bibliography.publications
    yield "publications", publications
    yield "selected", [each for each in publications if each.selected]
    for keyword in site.areas:
        yield f"research/{keyword}", [each for each in publications if keyword in each.keywords]
    for each in site.papers:
        yield f"publications/{each.slug}", [each]
