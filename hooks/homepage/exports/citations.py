"""What opens below "Cite" at an entry of a list: one file for the publications of each year, read when it is needed.

Works of other people that the site names have a file of their own, and one as BibTeX.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from ..text.directions import isolated
from .bib import bib, bibtex_in_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from ..bibliography.publication import Publication
    from .references import Reference


def citations(
    publications: Iterable[Publication],
    areas: Collection[str],
    references: Callable[[Publication], Sequence[Reference]],
) -> dict[str, str]:
    """Return the files by their path below the site's root: BibTeX and references by key, as JSON."""
    years: dict[str, dict[str, object]] = defaultdict(dict)
    for each in publications:
        years[str(each.date.year or "undated")][each.key] = _citation(each, areas, references)
    return {f"citations/{year}.json": _json(found) for year, found in years.items()}


def citations_of_others(
    works: Sequence[Publication], references: Callable[[Publication], Sequence[Reference]]
) -> dict[str, str]:
    """Return the same for works of other people, all in one file, and their BibTeX."""
    found = {each.key: _citation(each, (), references) for each in works}
    return {"citations/others.json": _json(found), "citations/others.bib": bib(works)}


def _citation(
    publication: Publication, areas: Collection[str], references: Callable[[Publication], Sequence[Reference]]
) -> dict[str, object]:
    own, inherited = bibtex_in_parts(publication, areas)
    printed = [(reference.style, isolated(reference.text.html)) for reference in references(publication)]
    return {"own": own, "inherited": inherited, "references": printed}


def _json(found: Mapping[str, object]) -> str:
    return json.dumps(found, ensure_ascii=False, separators=(",", ":"))
