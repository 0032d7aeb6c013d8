"""What a reader copies has the letters and signs that the list shows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import letters
import pytest
from bibliographies import OWNER, REAL_BIB, bibliography, entry, read_bib
from homepage.bibliography.reader import make_bibliography
from homepage.exports.references import Reference
from homepage.latex import Rich
from homepage.names.people import People

if TYPE_CHECKING:
    from collections.abc import Callable

    from homepage.bibliography.publication import Publication

HERE = Path(__file__).parent
FILES = (HERE / "letters.bib", HERE / "kinds.bib", HERE / "citation_styles/entries.bib", REAL_BIB)
EXPLAINED = {
    ("talk", "Highwire", "venue"),  # Google Scholar has no tag for the event of unpublished work
}


def test_title_names_and_venue_have_the_same_letters_and_signs_everywhere(tmp_path: Path) -> None:
    files = [read_bib(file, file.name) for file in FILES]
    publications = make_bibliography(files, People([OWNER]), OWNER).publications
    assert len(publications) > 60
    found = list(letters.differences(publications, tmp_path))
    assert [each for each in found if each[:3] not in EXPLAINED] == []


@pytest.mark.parametrize(
    ("printed", "wrong"),
    [
        ("Zhu, B., & Soto Marín, A. (2023). A–B: What? Annals of X.", []),
        ("Zhu, B., & Marín, A. S. (2023). A–B: What? Annals of X.", ["names"]),
        ("Zhu, B., & Soto Marin, A. (2023). A–B: What? Annals of X.", ["names"]),
        ("Zhu, B., & Soto Marín, A. [Cre] (2023). A–B: What? Annals of X.", ["names"]),
        ("Zhu, C., & Soto Marín, A. (2023). A–B: What? Annals of X.", ["names"]),
        ("Zhu, B., & Soto Marín, A. (2023). AB: What? Annals of X.", ["title"]),
        ("Zhu, B., & Soto Marín, A. (2023). A–B What? Annals of X.", ["title"]),
        ("Zhu, B., & Soto Marín, A. (2023). A–B: What? Annals X.", ["venue"]),
        ("Zhu, B., et al. (2023). A–B: What?", []),
    ],
)
def test_the_check_finds_what_is_lost_cut_or_added(
    printed: str, wrong: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = {"title": "A--B: What?", "author": "Zhu, Banghua and {Soto Marín}, Ana", "journal": "Annals of X"}

    def fake(*_: object) -> Callable[[Publication], tuple[Reference, ...]]:
        return lambda _: (Reference("APA", Rich.of_text(printed)),)

    monkeypatch.setattr(letters, "References", fake)
    found = letters.differences(bibliography(entry("a", **fields)).publications, tmp_path)
    assert [each.what for each in found] == wrong
