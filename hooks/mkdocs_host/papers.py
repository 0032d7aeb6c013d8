"""The papers of a site that have a page, and the pages that a build makes for them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from homepage.assembly.generated_files import paper_page
from homepage.whole_site.problems import covered_papers
from homepage.whole_site.site import paper_source

from .site_files import add_missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.bibliography.publication import Publication
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from .build import Build


@dataclass(frozen=True)
class Papers:
    """The papers with a page, by the source of a page that this build makes."""

    all: Mapping[str, Publication]
    made: Mapping[str, Publication]
    """Those whose page the author has not written."""
    covered: Mapping[str, str]
    """The author's page for each of the others."""


def find_papers(files: Files, config: MkDocsConfig, build: Build) -> Papers:
    """Return the papers with a page."""
    papers = {paper_source(paper): paper for paper in build.site.papers}
    covered, found = covered_papers(build.site, files.src_uris, in_folders=config.use_directory_urls)
    build.problems.report(*found)
    made = {source: paper for source, paper in papers.items() if source not in covered}
    return Papers(papers, made, covered)


def add_papers(files: Files, config: MkDocsConfig, build: Build, papers: Papers) -> None:
    """Add the pages of papers, each once in all languages of a site."""
    if build.adds_language:
        return
    add_missing(files, config, {source: paper_page(paper, build.site.words) for source, paper in papers.made.items()})
    for source in papers.made if build.bib.files else ():
        files.src_uris[source].abs_src_path = str(build.bib.files[0])  # plugins expect that pages have a file
