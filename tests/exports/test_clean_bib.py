"""The BibTeX that readers copy: without this site's marks, with the identifiers that the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import homepage.exports.bib as bib_module
import pytest
from bibliographies import bibliography
from homepage.exports.bib import bib, bibtex

if TYPE_CHECKING:
    from collections.abc import Collection

    from homepage.bibtex import Entry

AREAS = ["theory", "serving"]


def copied(text: str) -> str:
    return bibtex(bibliography(text).publications[0], AREAS)


@pytest.mark.parametrize(
    ("written", "copy"),
    [
        (
            "@article{a, title={T}, author={Roe, Jane* and Li, Wei}, arxiv={2401.00001}}",
            "@article{a, title={T}, author={Roe, Jane and Li, Wei}, eprint={2401.00001}, archiveprefix={arXiv}}",
        ),
        (
            "@article{a,\n  title      = {T},\n  author     = {Roe, Jane$^*$ and\n    Li, Wei\\textsuperscript{*}},\n"
            "  arxiv      = {2401.00001},\n  html       = {https://x.example/p},\n  abbr       = {X}\n}",
            "@article{a,\n  title      = {T},\n  author     = {Roe, Jane and\n    Li, Wei},\n"
            "  eprint     = {2401.00001},\n  archiveprefix = {arXiv},\n  url        = {https://x.example/p}\n}",
        ),
        (
            "@misc{a,\n\ttitle={T},\n\tauthor={Jane Roe {*}},\n\tcode={x},\n}",
            "@misc{a,\n\ttitle={T},\n\tauthor={Jane Roe},\n}",
        ),
        ("@misc{a, title = {T}, keywords = {theory, logic; Serving}}", "@misc{a, title = {T}, keywords = {logic}}"),
        ("@misc{a, title = {T}, keywords = {theory}}", "@misc{a, title = {T}}"),
        ("@misc{a, title = {T*}, note = {See * below}}", "@misc{a, title = {T*}, note = {See * below}}"),
        ("@misc{a, title = {T}, author = {A} # { and B*}}", "@misc{a, title = {T}, author = {A} # { and B*}}"),
        (
            "@misc{a, title = {T}, howpublished = {arXiv:2401.00001}}",
            "@misc{a, title = {T}, howpublished = {arXiv:2401.00001}}",
        ),
        (
            "@misc{a, title = {T}, eprint = {2401.00001}, arxiv = {2401.00001}}",
            "@misc{a, title = {T}, eprint = {2401.00001}}",
        ),
        (
            "@misc{a, title = {T}, openreview = {abc}}",
            "@misc{a, title = {T}, url = {https://openreview.net/forum?id=abc}}",
        ),
        (
            "@misc{a, title = {T}, url = {https://x.example}, html = {https://y.example}}",
            "@misc{a, title = {T}, url = {https://x.example}}",
        ),
    ],
)
def test_what_readers_copy(written: str, copy: str) -> None:
    assert copied(written) == copy
    assert bib(bibliography(written).publications, whole=False, areas=AREAS) == f"{copy}\n\n"


def test_the_whole_file_is_as_its_author_wrote_it() -> None:
    written = "@misc{a, title = {T}, author = {Jane Roe*}, keywords = {theory}}"
    assert bib(bibliography(written).publications) == f"{written}\n\n"


def test_the_text_of_a_volume_is_made_once_for_all_that_is_in_it(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    make = bib_module.without_marks

    def counting(of: Entry, areas: Collection[str]) -> str:
        made.append(of.key)
        return make(of, areas)

    monkeypatch.setattr(bib_module, "without_marks", counting)
    children = "".join(f"@inproceedings{{p{n}, title = {{P{n}}}, crossref = {{v}}}}\n" for n in range(50))
    volume = "@proceedings{v, title = {Volume}, year = 2020}"
    for each in bibliography(children + volume).publications:
        if each.key != "v":
            assert bibtex(each, AREAS).endswith(f"\n\n{volume}")
    assert made == ["v"]
