"""What opens at "Cite" in a list: BibTeX and references by key, in one file a year."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry
from homepage.assembly import printed_references
from homepage.assembly.printed_references import citation_files, references_of, unprinted
from homepage.cache.build_cache import BuildCache
from homepage.exports.citations import citations, citations_of_others
from homepage.exports.references import Reference
from homepage.latex import Rich
from homepage.settings.options import Options
from made_sites import site_of

if TYPE_CHECKING:
    from pathlib import Path

BIB = """
@string{lnm = {Notes}}
@inproceedings{a, title = {A}, author = {Roe, Jane*}, crossref = {p}, series = lnm, keywords = {logic}}
@proceedings{p, title = {P}, year = {2020}}
"""


def test_a_file_a_year_has_clean_bibtex_and_references_by_key() -> None:
    papers = bibliography(BIB + entry("b", year="", title="אב")).publications
    files = citations(papers, ("logic",), lambda paper: [Reference("APA", Rich.of_text(paper.title.text))])
    assert {name: json.loads(text) for name, text in files.items()} == {
        "citations/2020.json": {
            "a": {
                "own": [
                    "@string{lnm = {Notes}}",
                    "@inproceedings{a, title = {A}, author = {Roe, Jane}, crossref = {p}, series = lnm}",
                ],
                "inherited": ["@proceedings{p, title = {P}, year = {2020}}"],
                "references": [["APA", "A"]],
            }
        },
        "citations/undated.json": {
            "b": {"own": [papers[1].entry.source], "inherited": [], "references": [["APA", "<bdi>אב</bdi>"]]}
        },
    }


@pytest.mark.parametrize(("most", "printed"), [(2, ["a", "b"]), (1, [])])
def test_in_a_large_bibliography_only_papers_with_a_page_have_references(
    most: int, printed: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(printed_references, "MOST_WITHOUT_PAGE", most)
    site = site_of(bibliography(entry("a"), entry("b")), Options(paper_pages="none", citation_styles=("apa",)))
    files, _ = citation_files(site, references_of(site, tmp_path), (), tmp_path)
    (text,) = files.values()
    assert [key for key, entry in json.loads(text).items() if entry["references"]] == printed


def test_a_style_that_cannot_be_used_is_told_in_each_build_and_costs_only_references(tmp_path: Path) -> None:
    (tmp_path / "broken.csl").write_text("<style", encoding="utf-8")
    options = Options(paper_pages="none", citation_styles=("broken.csl",))
    site = replace(site_of(bibliography(entry("a")), options), cache=BuildCache(tmp_path / "cache"))
    for _ in range(2):
        files, (problem,) = citation_files(
            site, references_of(site, tmp_path), site.bibliography.publications, tmp_path
        )
        assert (problem.path, problem.rule) == ("broken.csl", "citation-style")
        assert json.loads(files["citations/2023.json"])["a"]["references"] == []
        assert "citations/others.bib" in files


@pytest.mark.parametrize(
    ("most", "options", "lacking"),
    [
        (1, Options(paper_pages="selected"), 2),
        (2, Options(paper_pages="selected"), 0),
        (1, Options(paper_pages="all"), 0),
        (1, Options(paper_pages="selected", citation_styles=()), 0),
    ],
)
def test_a_note_says_that_papers_without_a_page_have_no_references(
    most: int, options: Options, lacking: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    config = tmp_path / "mkdocs.yml"
    config.write_text("site_name: A\nextra:\n  homepage:\n    paper_pages: selected\n", encoding="utf-8")
    monkeypatch.setattr(printed_references, "MOST_WITHOUT_PAGE", most)
    site = site_of(bibliography(entry("a"), entry("b")), options, language="de")
    notes = unprinted(site, config, tmp_path)
    assert [(note.path, note.line, note.severity) for note in notes] == [("mkdocs.yml", 4, "note")][:lacking]
    assert all(note.message.startswith(f'{lacking} papers have no page, so "Zitieren" shows') for note in notes)


def test_works_of_others_are_in_one_file_and_one_as_bibtex() -> None:
    works = bibliography(BIB).publications
    files = citations_of_others(works, lambda paper: [Reference("APA", Rich.of_text(paper.title.text))])
    assert list(files) == ["citations/others.json", "citations/others.bib"]
    assert json.loads(files["citations/others.json"])["a"]["references"] == [["APA", "A"]]
    assert files["citations/others.bib"].startswith(b"@string{lnm = {Notes}}")
    assert b"@proceedings{p, " in files["citations/others.bib"]
