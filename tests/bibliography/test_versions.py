import pytest
from bibliographies import bibliography, csl_json, entry, person, ris
from homepage.bibliography.paper_addresses import aliases
from homepage.exports.bib import bib, bibtex
from homepage.metadata.papers import highwire, scholarly_article


def test_versions_fold_into_the_entry_that_names_them() -> None:
    read = bibliography(entry("paper", versions="draft, talk") + entry("draft", eprint="2101.00001") + entry("talk"))
    assert [publication.key for publication in read.publications] == ["paper"]
    assert [(version.key, version.kind) for version in read.publications[0].versions] == [
        ("draft", "Preprint"),
        ("talk", "Journal version"),
    ]
    assert read.account == "3 entries read, 1 shown, 2 folded (draft, talk into paper)"


@pytest.mark.parametrize(
    ("relatedtype", "kind"), [("preprintof", "Preprint"), ("reprintof", "Reprint"), ("workshopof", "Workshop version")]
)
def test_related_folds_a_version_into_what_it_is_a_version_of(relatedtype: str, kind: str) -> None:
    read = bibliography(entry("paper", title="T") + entry("other", title="T", related="paper", relatedtype=relatedtype))
    assert [publication.key for publication in read.publications] == ["paper"]
    assert read.publications[0].versions[0].kind == kind


def test_a_review_is_a_work_of_its_own() -> None:
    read = bibliography(entry("paper") + entry("review", related="paper", relatedtype="reviewof"))
    assert len(read.publications) == 2


def test_a_chain_of_versions_ends_in_one_publication_and_a_circle_keeps_one_shown() -> None:
    chain = entry("a", versions="b") + entry("b", versions="c") + entry("c", versions="a")
    read = bibliography(chain)
    assert [publication.key for publication in read.publications] == ["a"]
    assert {version.key for version in read.publications[0].versions} == {"b", "c"}


def test_a_citation_of_a_version_finds_the_publication() -> None:
    read = bibliography(entry("paper", versions="draft") + entry("draft"))
    assert read.by_key["draft"].key == "paper"


def test_an_unknown_version_is_named_with_the_nearest_key() -> None:
    read = bibliography(entry("paper", versions="drafft") + entry("draft"))
    assert [str(problem) for problem in read.problems] == [
        'a.bib:5: entry "paper": "versions" names "drafft", which is not an entry of the bibliography. '
        'Did you mean "draft"?'
    ]


@pytest.mark.parametrize(
    ("first", "second", "what"),
    [
        ({"doi": "10.1000/ABC"}, {"doi": "https://doi.org/10.1000/abc"}, "DOI"),
        ({"arxiv": "2101.00001"}, {"eprint": "2101.00001v2", "archiveprefix": "arXiv"}, "arXiv number"),
        ({"title": "The {G}reat Result"}, {"title": "The great result"}, "title"),
    ],
)
def test_look_alikes_are_shown_both_and_reported_with_both_places(
    first: dict[str, str], second: dict[str, str], what: str
) -> None:
    read = bibliography(entry("one", **first) + entry("two", **second))
    assert len(read.publications) == 2
    line = entry("one", **first).count("\n") + 1
    assert [str(problem) for problem in read.problems] == [
        f'a.bib:{line}: entry "two" has the same {what} as "one" (a.bib:1). If they are versions of one work, '
        "write versions = {two} into the entry to show."
    ]


def test_the_same_title_by_other_people_is_no_look_alike() -> None:
    read = bibliography(
        entry("one", title="Editorial Remarks") + entry("two", "Else, Someone", title="Editorial remarks")
    )
    assert read.problems == ()


@pytest.mark.parametrize(("first", "second"), [({"related": "two"}, {}), ({}, {"related": "other, one"})])
def test_entries_that_are_said_to_be_related_are_no_look_alikes(first: dict[str, str], second: dict[str, str]) -> None:
    reprint = {"title": "Once More", "relatedtype": "origpubin"}
    read = bibliography(entry("one", **first, **reprint) + entry("two", **second, **reprint) + entry("other"))
    assert [problem.rule for problem in read.problems] == []
    assert len(read.publications) == 3


def test_a_key_used_in_two_files_keeps_both_papers() -> None:
    read = bibliography(entry("paper"), entry("paper", title="Another"))
    assert [publication.title.text for publication in read.publications] == ["Title of paper", "Another"]
    assert [str(problem) for problem in read.problems] == [
        'b.bib:1: entry "paper": another entry has the same key at a.bib:1; give this one its own key; '
        'until then, its key is "paper-2"'
    ]


def test_a_name_that_two_known_people_may_have_is_reported() -> None:
    read = bibliography(entry("paper", "Nguyen, T."), people=[person("Thu Nguyen"), person("Tam Nguyen")])
    assert [str(problem) for problem in read.problems] == [
        'a.bib:3: entry "paper": "T. Nguyen" may be Thu Nguyen or Tam Nguyen; write the given name out'
    ]


def test_an_entry_repeated_word_for_word_is_named_in_the_account() -> None:
    read = bibliography(entry("paper") + entry("paper"))
    assert read.account == "2 entries read, 1 shown, 1 folded (repeated word for word: a.bib:6)"


def test_the_volume_that_a_paper_is_in_is_not_listed_beside_it() -> None:
    volume = "@proceedings{vol, title = {Proceedings of X}, editor = {Oh, Alice}, year = 2023}"
    paper = "@inproceedings{a, title = {T}, author = {Zhu, Banghua}, crossref = {vol}}"
    read = bibliography(f"{paper}\n{volume}")
    assert [publication.key for publication in read.publications] == ["a"]
    assert read.publications[0].venue.text == "Proceedings of X"
    assert read.account == "2 entries read, 1 shown, 1 folded (volumes that papers are in: vol)"
    assert "@proceedings{vol," in bib(read.publications)


def test_a_set_of_entries_is_folded_and_named() -> None:
    read = bibliography("@article{a, title = {T}}\n@set{s, entryset = {a}}")
    assert read.account == "2 entries read, 1 shown, 1 folded (sets of other entries: s)"


@pytest.mark.parametrize("volume", ["editor = {Zhu, Banghua}", "author = {Zhu, Banghua}"])
def test_a_volume_of_the_authors_own_is_listed(volume: str) -> None:
    text = f"@book{{vol, title = {{B}}, {volume}, year = 2023}} @incollection{{a, title = {{T}}, crossref = {{vol}}}}"
    assert {publication.key for publication in bibliography(text).publications} == {"vol", "a"}


def test_an_entry_has_the_further_keys_that_biblatex_gives_it() -> None:
    read = bibliography("@misc{new, title = {T}, ids = {old, older}} @misc{b, title = {B}}")
    assert {key: publication.key for key, publication in read.by_key.items()} == {
        "old": "new", "older": "new", "new": "new", "b": "b",
    }  # fmt: skip


FOLDED = (
    "@inproceedings{main, title = {T}, author = {A B}, booktitle = {B}, year = 2023, versions = {p3}, code = {https://c.example}}"
    "@misc{p3, title = {T}, author = {A B}, year = 2022, eprint = {2201.00001}, archiveprefix = {arXiv},"
    " code = {https://d.example}, slides = {https://s.example}}"
)


def test_what_a_version_links_to_is_known_wherever_versions_are_not_shown() -> None:
    (paper,) = bibliography(FOLDED).publications
    assert [(link.kind, link.url) for link in paper.all_links] == [
        ("code", "https://c.example"),
        ("arxiv", "https://arxiv.org/abs/2201.00001"),
        ("pdf", "https://arxiv.org/pdf/2201.00001"),
        ("slides", "https://s.example"),
    ]
    assert [link.kind for link in paper.links] == ["code"]
    assert (paper.type, paper.venue.text) == ("inproceedings", "B")
    item = csl_json([paper])
    assert '"URL": "https://arxiv.org/abs/2201.00001"' in item
    assert '"archive_location": "2201.00001"' in item
    assert "UR  - https://arxiv.org/abs/2201.00001\r\n" in ris([paper])
    assert ("citation_arxiv_id", "2201.00001") in highwire(paper, page_url="", pdf_url="")
    article = scholarly_article(paper, page_url="")
    assert article["sameAs"] == ["https://arxiv.org/abs/2201.00001"]
    assert "2201.00001" in bibtex(paper)


def test_the_former_page_of_a_version_leads_on() -> None:
    read = bibliography(FOLDED)
    assert {alias: paper.key for alias, paper in aliases(read).items()} == {"p3": "main"}


@pytest.mark.parametrize(
    ("relation", "other", "note"),
    [
        ("reprintfrom", {"author": "Other, Bob", "title": "Despair"}, "Reprinted from Despair (1990)"),
        ("reprintfrom", {"title": "Despair"}, "Reprinted from Despair (1990)"),
        ("reprintof", {"author": "Other, Bob"}, "Reprint of Hope (1990)"),
        ("preprintof", {"author": "Other, Bob"}, "Preprint of Hope (1990)"),
        ("erratumfor", {}, "Erratum for Hope (1990)"),
        ("translationof", {"title": "Hoffnung"}, "Translation of Hoffnung (1990)"),
        ("unheardof", {}, "See also Hope (1990)"),
    ],
)
def test_another_work_is_named_and_not_folded(relation: str, other: dict[str, str], note: str) -> None:
    first = entry("r1", **{"author": "Makau, Ann", "title": "Hope", "year": "1990"} | other)
    read = bibliography(first + entry("r2", author="Makau, Ann", title="Hope", related="r1", relatedtype=relation))
    assert [paper.key for paper in read.publications] == ["r1", "r2"]
    assert [text.text for text in read.publications[1].notes] == [note]


def test_a_reprint_is_shown_with_its_first_print_as_a_version() -> None:
    read = bibliography(entry("r1", title="Hope") + entry("r2", title="Hope", related="r1", relatedtype="reprintfrom"))
    assert [paper.key for paper in read.publications] == ["r2"]
    assert [(version.key, version.kind) for version in read.publications[0].versions] == [("r1", "First printed")]


def test_a_work_that_is_named_and_not_there_is_reported() -> None:
    (problem,) = bibliography(entry("a", related="gone", relatedtype="erratumfor")).problems
    assert problem.rule == "unknown-version"


def test_a_volume_with_an_author_of_its_own_is_shown() -> None:
    signed = entry("w1", type="book", author="Lab, Bob", publisher="P")
    edited = entry("w1", type="collection", author="", editor="Lab, Bob", publisher="P")
    part = entry("w2", type="inbook", crossref="w1", author="Roe, Cy")
    assert [paper.key for paper in bibliography(part + signed).publications] == ["w2", "w1"]
    assert [paper.key for paper in bibliography(part + edited).publications] == ["w2"]
    assert [paper.key for paper in bibliography(part + edited, people=[person("Bob Lab")]).publications] == ["w2", "w1"]
