import pytest
from bibliographies import bibliography, entry, person
from homepage.exports.bib import bib


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
    read = bibliography(entry("paper") + entry("other", related="paper", relatedtype=relatedtype))
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
