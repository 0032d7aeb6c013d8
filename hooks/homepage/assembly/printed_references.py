"""The printed references of papers, what opens at "Cite", and the problem if references cannot be printed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from ..cache.build_cache import fingerprint_of
from ..exports.style_files import style_files
from ..problems import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ..bibliography.publication import Publication
    from ..exports.references import References
    from ..whole_site.site import Site

MOST_WITHOUT_PAGE = 500
"""If the bibliography is larger, only papers with a page have printed references, so that the first build is fast."""


def references_of(site: Site, docs: Path, root: Path) -> References | None:
    """Return the object that prints the papers' references, or None if no paper has a page."""
    return _references(site, docs, root) if site.papers else None


def _references(site: Site, docs: Path, root: Path) -> References:
    from ..exports.references import References

    styles = style_files(site.options.citation_styles, docs)
    return References(styles, _printed(site), root / ".cache", site.language)


def _printed(site: Site) -> Iterator[Publication]:
    everything = site.bibliography.publications
    yield from everything if len(everything) <= MOST_WITHOUT_PAGE else site.papers


def reference_problems(site: Site, references: References | None, docs: Path, root: Path) -> list[Problem]:
    """Print the references, and return a problem if that cannot be done."""
    try:
        if references:
            references(site.papers[0])
        citations(site, references, docs, root)
    except Exception as error:
        from ..exports.pandoc import MissingProcessor, UnreadableStyle  # imported late: not needed if all is cached

        if isinstance(error, MissingProcessor | UnreadableStyle):
            return [Problem(error.path, 1, str(error), "citation-style")]
        raise
    return []


def citations(site: Site, references: References | None, docs: Path, root: Path) -> dict[str, bytes]:
    """Return the files that scripts read to show how to cite an entry of a list, by their names."""
    if not site.has_publications:
        return {}
    styles = [style.read_bytes() for style in style_files(site.options.citation_styles, docs)]

    def make() -> dict[str, str]:
        from ..exports.citations import citations

        return citations(site.bibliography.publications, site.areas, references or _references(site, docs, root))

    made_from = sorted(site.areas), site.language, fingerprint_of(styles), _version_of_pandoc()
    return site.cache.texts("citations", made_from, make)


def _version_of_pandoc() -> str:
    try:
        return version("pypandoc_binary")
    except PackageNotFoundError:
        return ""
