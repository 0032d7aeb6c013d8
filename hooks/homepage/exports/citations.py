"""What opens below "Cite" at an entry of a list: one file for the publications of each year, read when it is needed."""

from __future__ import annotations

import json
from collections import defaultdict
from typing import TYPE_CHECKING

from ..text.directions import isolated
from .bib import bibtex_in_parts

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

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
        own, inherited = bibtex_in_parts(each, areas)
        printed = [(reference.style, isolated(reference.text.html)) for reference in references(each)]
        years[str(each.date.year or "undated")][each.key] = {"own": own, "inherited": inherited, "references": printed}
    return {
        f"citations/{year}.json": json.dumps(found, ensure_ascii=False, separators=(",", ":"))
        for year, found in years.items()
    }
