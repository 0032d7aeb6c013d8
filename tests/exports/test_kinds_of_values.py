"""Kinds of values of which citation styles, or their processor, would make something else."""

from __future__ import annotations

import pytest
from bibliographies import bibliography, csl_json, entry, ris
from homepage.cache.build_cache import BuildCache
from homepage.exports.pandoc import FOLDER
from homepage.exports.references import References

KINDS: dict[str, tuple[dict[str, str], str, str]] = {
    # the fields, a style, and what its reference contains
    "one lower-case article": ({"title": "Geschichte des Regens"}, "apa", "Geschichte des Regens."),
    "standard": ({"title": "Attacks on DES in Practice"}, "chicago", "Attacks on DES in Practice."),
    "city": ({"title": "Rain over Los Angeles"}, "chicago", "Rain over Los Angeles."),
    "foreign book": (
        {"type": "incollection", "title": "Paper", "booktitle": "Lexikon der Dinge"}, "chicago", "Lexikon der Dinge"
    ),
    "species": ({"title": "Genes of <i>E. coli</i> and <i>Homo sapiens</i>"}, "chicago", "E. coli and Homo sapiens"),
    "program": ({"type": "software", "title": "rainr: Weather"}, "apa", "rainr: Weather"),
    "typed in lower case": ({"title": "a study of rain"}, "apa", "A study of rain"),
    "version": ({"type": "software", "version": "2.1.0-beta"}, "apa", "(Version 2.1.0-beta)"),
    "patent": (
        {"type": "patent", "number": "US 123,456", "holder": "{Rain}", "kind": ""}, "apa", "No. US 123,456)"
    ),
    "case": ({"type": "jurisdiction", "title": "Rain v. Sun"}, "ieee", "Rain v. Sun"),
    "periodical": ({"type": "periodical", "title": "Rain Quarterly"}, "apa", "Rain Quarterly"),
    "ayn": ({"author": "Ibn Sīnā, Abū ʿAlī and Hale, ʿAbd"}, "apa", "Ibn Sīnā, A. ʿA., & Hale, ʿA. (2023)"),
    "ayn in full": ({"author": "Ibn Sīnā, Abū ʿAlī"}, "chicago", "Ibn Sīnā, Abū ʿAlī. 2023"),
    "elided particle": ({"author": "de' Medici, Lorenzo"}, "apa", "de’ Medici, L."),
    "compound family name": ({"author": "诸葛 亮"}, "apa", "诸葛亮."),
    "months": ({"year": "2001", "month": "January/February"}, "ieee", "Jan.–Feb. 2001"),
    "uncertain": ({"year": "", "date": "1723?", "type": "book"}, "chicago", "[1723?]"),
    "collaboration": ({"author": "The {ATLAS} Collaboration and Aad, G."}, "apa", "The ATLAS Collaboration, & Aad"),
    "about": ({"year": "ca. 1750", "type": "book"}, "apa", "(ca. 1750)"),
    "first published": ({"year": "1890", "origyear": "1850", "type": "book"}, "apa", "(Original work published 1850)"),
    "named edition": ({"type": "book", "edition": "Revised"}, "apa", "(Revised ed.)"),
    "named series": ({"series": "newseries"}, "chicago", "new series"),
    "stops": ({"volume": "12.", "pages": "pp. 3--4.", "journal": "Fog"}, "apa", "Fog, 12, 3–4."),
}  # fmt: skip


@pytest.fixture(scope="module")
def references(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    entries = [entry(f"k{at}", **({"journal": "Fog"} | fields)) for at, (fields, _, _) in enumerate(KINDS.values())]
    papers = bibliography(*entries).publications
    styles = [FOLDER / f"{name}.csl" for name in ("apa", "ieee", "chicago")]
    print_ = References(styles, papers, BuildCache(tmp_path_factory.mktemp("cache")))
    return {paper.key: {each.style.lower(): each.text.text for each in print_(paper)} for paper in papers}


@pytest.mark.parametrize("kind", KINDS)
def test_a_reference_has_what_the_entry_says(kind: str, references: dict[str, dict[str, str]]) -> None:
    _, style, expected = KINDS[kind]
    assert expected in references[f"k{list(KINDS).index(kind)}"][style]


def test_a_country_is_named_in_full() -> None:
    (paper,) = bibliography(entry("a", type="patent", location="countryus", holder="{Rain}")).publications
    assert "United States of America" in csl_json([paper])
    assert "CY  - United States of America" in ris([paper])
    assert "United States of America" in paper.venue.text


def test_a_title_before_a_name_is_reported() -> None:
    from homepage.names import parse_names

    for name in ("Sir Isaac Newton", "Newton, Sir Isaac", "Bär, Prof. Dr. Anna"):
        (problem,) = parse_names(name).problems
        assert "has a title" in problem
    assert parse_names("Drew, Isaac and Sirin, Ada").problems == ()
