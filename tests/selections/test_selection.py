"""Which publications a list shows, and under which headings."""

import pytest
from bibliographies import bibliography, entry
from homepage.bibliography.reader import make_bibliography
from homepage.bibtex import bibs_of
from homepage.names import Name
from homepage.names.people import People, Person
from homepage.selections.selection import Selection, grouped, select

PAPERS = bibliography(
    entry("a", year="2020", journal="J", keywords="x"),
    entry("b", year="2022", journal="J", keywords="y"),
    entry("c", year="2024", type="talk"),
    entry("d", year="2024", journal="J"),
    entry("e", year="In press", journal="J"),
    entry("f", year="", journal="J"),
).publications


def keys(selection: Selection) -> str:
    return "".join(sorted(paper.key for paper in select(PAPERS, selection)))


@pytest.mark.parametrize(
    ("selection", "expected"),
    [
        (Selection(year=("2022-2024",)), "bcd"),
        (Selection(year=("2022–2024", "2020")), "abcd"),
        (Selection(year=("2022-24",)), "bcd"),
        (Selection(year=("2022-",)), "bcde"),
        (Selection(year=("-2022",)), "ab"),
        (Selection(year=("In press",)), "e"),
        (Selection(since=2022), "bcde"),
        (Selection(since=2022, year=("2020-2023",)), "b"),
        (Selection(excluded=Selection(type=("talk",))), "abdef"),
        (Selection(excluded=Selection(type=("talk",), keywords=("x",))), "bdef"),
        (Selection(excluded=Selection(year=("2020-2022",)), since=2020), "cde"),
        (Selection(excluded=Selection(keys=("f",))), "abcde"),
    ],
)
def test_which_publications_are_chosen(selection: Selection, expected: str) -> None:
    assert keys(selection) == expected
    assert not selection.is_everything


def test_publications_of_a_group_or_of_one_of_several_files() -> None:
    files = bibs_of([(entry("x", author="Bo Li").encode(), "docs/bib/talks.bib"), (entry("y").encode(), "docs/b.bib")])
    people = People([Person(Name("Bo", "Li"), groups=("PhD students",))])
    papers = make_bibliography(files, people, Person(Name("", ""))).publications
    for selection, expected in (
        (Selection(groups=("phd students",)), "x"),
        (Selection(file=("talks.bib",)), "x"),
        (Selection(file=("docs/bib/talks", "b")), "xy"),
        (Selection(file=("alks.bib",)), ""),
        (Selection(excluded=Selection(file=("talks",))), "y"),
    ):
        assert "".join(paper.key for paper in select(papers, selection)) == expected


def test_groups_of_several_levels() -> None:
    selection = Selection(group=("type", "year"), since=2020)
    groups = grouped(select(PAPERS, selection), selection, {})
    assert [(group.depth, group.heading, "".join(p.key for p in group.publications)) for group in groups] == [
        (0, "Journal articles", ""),
        (1, "In press", "e"),
        (1, "2024", "d"),
        (1, "2022", "b"),
        (1, "2020", "a"),
        (0, "Talks and unpublished work", ""),
        (1, "2024", "c"),
    ]
    assert [group.anchor for group in groups[:2]] == ["type-article", "year-in-press"]
