"""What opens below "Cite" at an entry of a list: one file for the publications of each year, read when it is needed.

Works of other people that the site names have a file of their own, and one as BibTeX.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from ..cache.build_cache import BuildCache
from ..text.directions import isolated
from .bib import bib, bibtex_in_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping, Sequence

    from ..bibliography.publication import Publication
    from ..cache.text_files import Text
    from .references import Reference


def citations(
    publications: Sequence[Publication],
    areas: Collection[str],
    references: Callable[[Publication], Sequence[Reference]],
    cache: BuildCache = BuildCache(),  # noqa: B008 - it holds nothing
) -> dict[str, bytes]:
    """Return the files by their path below the site's root: BibTeX and references by key, as JSON.

    The BibTeX that earlier builds made is in `cache`.
    """

    def make(indexes: Sequence[int]) -> Iterator[str]:
        return (_in_bibtex(publications[index], areas) for index in indexes)

    with cache.pieces("citations-bibtex", sorted(areas)) as pieces:
        texts = pieces.views([each.fingerprint for each in publications], make)
    years: dict[str, dict[str, Sequence[Text]]] = defaultdict(dict)
    for each, text in zip(publications, texts, strict=True):
        years[str(each.date.year or "undated")][each.key] = _citation(text, references(each))
    return {f"citations/{year}.json": _by_key(found) for year, found in years.items()}


def citations_of_others(
    works: Sequence[Publication], references: Callable[[Publication], Sequence[Reference]]
) -> dict[str, bytes]:
    """Return the same for works of other people, all in one file, and their BibTeX."""
    found = {each.key: _citation(_in_bibtex(each).encode(), references(each)) for each in works}
    return {"citations/others.json": _by_key(found), "citations/others.bib": bib(works).encode()}


def _in_bibtex(publication: Publication, areas: Collection[str] = ()) -> str:
    """Return the members of a JSON object that have a publication's BibTeX."""
    own, inherited = map(_json, bibtex_in_parts(publication, areas))
    return f'"own":{own},"inherited":{inherited}'


def _citation(bibtex: Text, references: Sequence[Reference]) -> Sequence[Text]:
    """Return the parts of a JSON object; what is in it is not copied."""
    printed = [(reference.style, isolated(reference.text.html)) for reference in references]
    return b"{", bibtex, f',"references":{_json(printed)}}}'.encode() if printed else b',"references":[]}'


def _by_key(texts: Mapping[str, Sequence[Text]]) -> bytes:
    """Return JSON texts as one object."""
    parts = ((f"{_json(key)}:".encode(), *text) for key, text in texts.items())
    return b"{" + b",".join(map(b"".join, parts)) + b"}"


def _json(found: object) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
