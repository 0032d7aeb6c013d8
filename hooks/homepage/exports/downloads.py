"""The files that readers download: all papers, the selected papers, one area, or one paper."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from .bib import bib, bib_parts
from .csl_json import csl_record
from .facts import Facts
from .ris import ris_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ..bibliography.publication import Publication
    from ..whole_site.site import Site

FORMATS = {"bib": "BibTeX", "ris": "RIS", "csl.json": "CSL-JSON"}
"""The extensions of the files, with the name of each format for readers."""


class _Records:
    """All papers in one format; each is written once and shared by all files that contain it, to save memory."""

    def __init__(self, before: bytes = b"", between: bytes = b"", after: bytes = b"", empty: bytes = b"") -> None:
        """Take the text before, between and after the papers, and the text of a file without papers (`empty`)."""
        self.before, self.between, self.after, self.empty = before, between, after, empty
        self.written = BytesIO()
        self.written.write(before)
        self.spans: dict[str, tuple[int, int]] = {}

    def add(self, key: str, record: str) -> None:
        """Write one paper."""
        if self.spans:
            self.written.write(self.between)
        start = self.written.tell()
        self.written.write(record.encode())
        self.spans[key] = (start, self.written.tell())

    def end(self) -> None:
        """Write the text after the last paper; call it after all `add` and before `file`."""
        self.written.write(self.after)
        self.whole = self.written.getvalue()

    def file(self, publications: Sequence[Publication]) -> bytes:
        """Return the file of some papers; they must be in the order in which they were added."""
        if not publications:
            return self.empty
        if len(publications) == len(self.spans):
            return self.whole
        records = memoryview(self.whole)
        spans = (self.spans[publication.key] for publication in publications)
        return self.before + self.between.join(records[start:end] for start, end in spans) + self.after


def downloads(site: Site) -> dict[str, bytes]:
    """Return each file's text by its path below the site's root; a file without papers is empty but valid."""
    ris, csl = _Records(), _Records(b"[\n", b",\n", b"\n]\n", b"[]\n")
    for facts in map(Facts, site.bibliography.publications):
        ris.add(facts.publication.key, ris_record(facts))
        csl.add(facts.publication.key, csl_record(facts))
    ris.end()
    csl.end()
    files: dict[str, bytes] = {}
    for name, publications in _scopes(site):
        files[f"{name}.bib"] = _bib(publications)
        files[f"{name}.ris"] = ris.file(publications)
        files[f"{name}.csl.json"] = csl.file(publications)
    files |= {
        f"publications/{paper.slug}.bib": bib([paper], whole=False, areas=site.areas).encode() for paper in site.papers
    }
    return files


def _bib(publications: Sequence[Publication]) -> bytes:
    written = BytesIO()
    for part in bib_parts(publications):
        written.write(part.encode())
    return written.getvalue()


def _scopes(site: Site) -> Iterator[tuple[str, Sequence[Publication]]]:
    """Yield the names of files, without extension, and the papers in each."""
    publications = site.bibliography.publications
    yield "publications", publications
    yield "selected", [each for each in publications if each.selected]
    for keyword in site.areas:
        yield f"research/{keyword}", [each for each in publications if keyword in each.keywords]
    for each in site.papers:
        yield f"publications/{each.slug}", [each]
