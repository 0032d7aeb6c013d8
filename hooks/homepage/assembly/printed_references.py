"""The printed references of papers, what opens at "Cite", and the problem if references cannot be printed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from ..cache.build_cache import fingerprint_of
from ..exports.style_files import style_files
from ..problems import Problem, shown_path
from ..settings.lines import option_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from ..bibliography.publication import Publication
    from ..exports.page_citations import PageCitations
    from ..exports.references import References
    from ..whole_site.site import Site

MOST_WITHOUT_PAGE = 500
"""If the bibliography is larger, only papers with a page have printed references, so that the first build is fast."""


def references_of(site: Site, docs: Path) -> References | None:
    """Return the object that prints references, or None if no paper has a page and those of lists are cached."""
    is_needed = site.papers or (site.has_publications and not site.cache.has("citations", _citations_of(site, docs)))
    return _references(site, docs) if is_needed else None


def page_citations_of(site: Site, docs: Path) -> PageCitations | None:
    """Return the object that prints the citations in pages, or None if the options name no style for them."""
    if not site.options.cites_by_style:
        return None
    from ..exports.page_citations import PageCitations

    (style,) = style_files([site.options.citations], docs)
    return PageCitations(style, site.entry_cache, site.language)


def page_citation_problems(printer: PageCitations | None, config: Path, root: Path) -> list[Problem]:
    """End the printing of citations, and return what pandoc says against the style."""
    if printer is None:
        return []
    printer.stop()
    path, line = option_place(config, ("extra", "homepage", "citations"))
    return [Problem(shown_path(path, root), line, f"{each}.", "citation-style") for each in printer.problems]


def _references(site: Site, docs: Path) -> References:
    from ..exports.references import References

    styles = style_files(site.options.citation_styles, docs)
    return References(styles, _printed(site), site.entry_cache, site.language)


def _references_of_others(site: Site, works: Sequence[Publication], docs: Path) -> References:
    from ..exports.references import References

    styles = style_files(site.options.citation_styles, docs)
    return References(styles, works, site.entry_cache, site.language, "references-of-others")


def _printed(site: Site) -> Iterator[Publication]:
    everything = site.bibliography.publications
    yield from everything if len(everything) <= MOST_WITHOUT_PAGE else site.papers


def unprinted(site: Site, config: Path, root: Path) -> list[Problem]:
    """Return a note if the bibliography is so large that papers without a page have no printed references."""
    every = len(site.bibliography.publications)
    if every <= MOST_WITHOUT_PAGE or len(site.papers) == every or not site.options.citation_styles:
        return []
    path, line = option_place(config, ("extra", "homepage", "paper_pages"))
    message = (
        f'{every - len(site.papers)} papers have no page, so "Cite" shows their BibTeX without references: above '
        f"{MOST_WITHOUT_PAGE} entries, printing takes too long. Write paper_pages: true for references of all papers."
    )
    return [Problem(shown_path(path, root), line, message, "unprinted-reference", "note")]


def reference_problems(
    site: Site, references: References | None, others: Sequence[Publication], docs: Path
) -> list[Problem]:
    """Print the references, and return a problem if that cannot be done."""
    try:
        if references and site.papers:
            references(site.papers[0])
        citations(site, references, docs)
        citations_of_others(site, others, docs)
    except Exception as error:
        from ..exports.pandoc import MissingProcessor, UnreadableStyle  # imported late: not needed if all is cached

        if isinstance(error, MissingProcessor | UnreadableStyle):
            return [Problem(error.path, 1, str(error), "citation-style")]
        raise
    return []


def citations(site: Site, references: References | None, docs: Path) -> dict[str, bytes]:
    """Return the files that scripts read to show how to cite an entry of a list, by their names."""
    if not site.has_publications:
        return {}

    def make() -> dict[str, str]:
        from ..exports.citations import citations

        printed = references or _references(site, docs)
        return citations(site.bibliography.publications, site.areas, printed, site.entry_cache)

    return site.cache.texts("citations", _citations_of(site, docs), make)


def _citations_of(site: Site, docs: Path) -> object:
    """Return what these files are made from, in addition to the bibliography."""
    return sorted(site.areas), *_made_with(site, docs)


def citations_of_others(site: Site, works: Sequence[Publication], docs: Path) -> dict[str, bytes]:
    """Return the same files for works of other people, and a file with their BibTeX."""
    if not works:
        return {}

    def make() -> dict[str, str]:
        from ..exports.citations import citations_of_others

        return citations_of_others(works, _references_of_others(site, works, docs))

    return site.cache.texts("citations-of-others", ([each.key for each in works], *_made_with(site, docs)), make)


def _made_with(site: Site, docs: Path) -> tuple[str, ...]:
    styles = [style.read_bytes() for style in style_files(site.options.citation_styles, docs)]
    return site.language, fingerprint_of(styles), _version_of_pandoc()


def _version_of_pandoc() -> str:
    try:
        return version("pypandoc_binary")
    except PackageNotFoundError:
        return ""
