"""The printed references of papers, what opens below "Cite", and the problem if references cannot be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Problem
from ..settings.options import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..bibliography.publication import Publication
    from ..exports.references import References
    from ..whole_site.site import Site

MOST_WITHOUT_PAGE = 500
"""If the bibliography is larger, only papers with a page have printed references, so that the first build is fast."""


def references_of(site: Site, docs: Path, root: Path) -> References | None:
    """Return the object that prints the papers' references, or None if there are none."""
    if not site.has_publications:
        return None
    from ..exports.pandoc import FOLDER
    from ..exports.references import References

    names = filter(None, site.options.citation_styles)
    styles = [FOLDER / f"{name}.csl" if name in STYLES else docs / name for name in names]
    return References(styles, _printed(site), root / ".cache", site.language)


def _printed(site: Site) -> Iterator[Publication]:
    everything = site.bibliography.publications
    yield from everything if len(everything) <= MOST_WITHOUT_PAGE else site.papers


def reference_problems(site: Site, references: References | None) -> list[Problem]:
    """Print the references, and return a problem if that cannot be done."""
    if references is None:
        return []
    from ..exports.pandoc import MissingProcessor, UnreadableStyle

    try:
        citations(site, references)
    except (MissingProcessor, UnreadableStyle) as error:
        return [Problem(error.path, 1, str(error), "citation-style")]
    return []


def citations(site: Site, references: References) -> dict[str, bytes]:
    """Return the files that scripts read to show how to cite an entry of a list, by their names."""

    def make() -> dict[str, str]:
        from ..exports.citations import citations

        return citations(site.bibliography.publications, site.areas, references)

    return site.cache.texts("citations", (sorted(site.areas), references.fingerprint), make)
