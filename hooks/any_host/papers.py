"""The papers of a site that have a page, and the pages that a build makes for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from homepage.assembly.generated_files import paper_page
from homepage.pages.item_pages import pages_of_items
from homepage.whole_site.problems import covered_papers, papers_with_words
from homepage.whole_site.site import paper_source

from .languages import editions
from .translations import translated_sources

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from homepage.bibliography.publication import Publication

    from .build import Build
    from .interface import Files, Settings


@dataclass(frozen=True)
class Papers:
    """The papers with a page, by the source of a page that this build makes."""

    all: Mapping[str, Publication]
    made: Mapping[str, Publication]
    """Those whose page the author has not written."""
    covered: Mapping[str, str]
    """The author's page for each of the others, also in the folder of a language."""
    joined: Mapping[str, Publication]
    """Those on whose page the author writes, by the source of the author's page."""


def find_papers(files: Files, config: Settings, build: Build) -> Papers:
    """Return the papers with a page."""
    papers = {paper_source(paper): paper for paper in build.site.papers}
    joined = papers_with_words(build.site, files.src_uris, translated_sources(config))
    keys = {paper.key for paper in joined.values()}
    covered, found = covered_papers(build.site, files.src_uris, keys, in_folders=config.use_directory_urls)
    build.problems.report(*found)
    covered |= {paper_source(paper): own for own, paper in joined.items()}
    made = {source: paper for source, paper in papers.items() if source not in covered}
    for folder in filter(None, (edition.folder for edition in editions(config, files.src_uris))):
        told = papers_with_words(build.site, files.src_uris, folder.__add__)
        covered |= {folder + paper_source(paper): own for own, paper in told.items()}
        joined |= told
    _readdress(files, config, build, joined)
    _leave_out_of_nav(files, build, [*joined, *pages_of_items(build.site)])
    return Papers(papers, made, covered, joined)


def _leave_out_of_nav(files: Files, build: Build, sources: Iterable[str]) -> None:
    """Let the host not ask for pages in the navigation that lists lead to."""
    for source in sources:
        if file := files.get_file_from_path(source):
            build.host.hide(file)


def _readdress(files: Files, config: Settings, build: Build, joined: Mapping[str, Publication]) -> None:
    """Give the author's pages about papers the addresses of the papers' pages, which are in small letters."""
    for own, paper in joined.items():
        source = own.rpartition("publications/")[0] + paper_source(paper)
        if own != source:
            shown = build.host.made(config, source, "")
            file = files.src_uris[own]
            file.dest_uri, file.url, file.abs_dest_path = shown.dest_uri, shown.url, shown.abs_dest_path


def sources_of_made(build: Build, papers: Papers) -> tuple[str, ...]:
    """Return the sources of pages that a build makes, if the author has not written them."""
    return (*papers.made, *pages_of_items(build.site))


def add_made(files: Files, config: Settings, build: Build, papers: Papers) -> None:
    """Add the pages of papers and of projects about which the author has not written."""
    _add_papers(files, config, build, papers)
    _add_items(files, config, build)


def _add_items(files: Files, config: Settings, build: Build) -> None:
    for source, (name, _) in pages_of_items(build.site).items():
        if files.get_file_from_path(source) is None:
            origin = build.root / build.site.lists[name].path
            files.append(build.host.made(config, source, "", origin))


def _add_papers(files: Files, config: Settings, build: Build, papers: Papers) -> None:
    origin = next(iter(build.bib.files), None)
    for source, paper in papers.made.items():
        if files.get_file_from_path(source) is None:
            files.append(build.host.made(config, source, paper_page(paper, build.site.words), origin))
