"""The printed references of papers, what opens at "Cite", and the problem if references cannot be printed."""

from __future__ import annotations

from functools import partial
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from ..cache.build_cache import fingerprint_of
from ..exports.style_files import style_files
from ..problems import Problem, shown_path
from ..settings.lines import option_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
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
        f'{every - len(site.papers)} papers have no page, so "{site.words("Cite")}" shows their BibTeX without'
        f" references: above {MOST_WITHOUT_PAGE} entries, printing takes too long. Write paper_pages: true for"
        " references of all papers."
    )
    return [Problem(shown_path(path, root), line, message, "unprinted-reference", "note")]


class _UnprintedError(Exception):
    """Files without references, which are not cached."""

    def __init__(self, files: Mapping[str, bytes], problem: Problem) -> None:
        super().__init__(problem)
        self.files, self.problem = files, problem


def citation_files(
    site: Site, references: References | None, others: Sequence[Publication], docs: Path
) -> tuple[dict[str, bytes], list[Problem]]:
    """Return the files that scripts read to show how to cite an entry, and a problem if pandoc prints no references.

    Works of other people have files of their own.
    """
    files: dict[str, bytes] = {}
    problems: dict[str, Problem] = {}
    for make in (partial(citations, site, references, docs), partial(_citations_of_others, site, others, docs)):
        try:
            files |= make()
        except _UnprintedError as unprinted:
            files |= unprinted.files
            problems[str(unprinted.problem)] = unprinted.problem
    return files, list(problems.values())


def citations(site: Site, references: References | None, docs: Path) -> dict[str, bytes]:
    """Return the files for the author's publications."""
    if not site.has_publications:
        return {}

    def make() -> dict[str, bytes]:
        from ..exports.citations import citations

        printed = references or _references(site, docs)
        return _checked(citations(site.bibliography.publications, site.areas, printed, site.entry_cache), printed)

    return site.cache.texts("citations", _citations_of(site, docs), make)


def _citations_of(site: Site, docs: Path) -> object:
    """Return what these files are made from, in addition to the bibliography."""
    return sorted(site.areas), *_made_with(site, docs)


def _citations_of_others(site: Site, works: Sequence[Publication], docs: Path) -> dict[str, bytes]:
    if not works:
        return {}

    def make() -> dict[str, bytes]:
        from ..exports.citations import citations_of_others

        printed = _references_of_others(site, works, docs)
        return _checked(citations_of_others(works, printed), printed)

    return site.cache.texts("citations-of-others", ([each.key for each in works], *_made_with(site, docs)), make)


def _checked(files: dict[str, bytes], references: References) -> dict[str, bytes]:
    if failure := references.failure:
        raise _UnprintedError(files, Problem(failure.path, 1, str(failure), "citation-style"))
    return files


def _made_with(site: Site, docs: Path) -> tuple[str, ...]:
    styles = [style.read_bytes() for style in style_files(site.options.citation_styles, docs)]
    return site.language, fingerprint_of(styles), _version_of_pandoc()


def _version_of_pandoc() -> str:
    try:
        return version("pypandoc_binary")
    except PackageNotFoundError:
        return ""
