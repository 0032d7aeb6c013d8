from __future__ import annotations

from textwrap import dedent

import pytest
from homepage.bibliography.inheritance import inherit
from homepage.bibliography.whole_titles import with_title
from homepage.bibtex import Entry, parse_bib
from homepage.bibtex.records import fingerprint_of_entry


def inherited(text: str) -> tuple[dict[str, Entry], list[str]]:
    bib = parse_bib(dedent(text).strip(), "papers.bib")
    assert bib.problems == ()
    entries, problems = inherit(bib.entries)
    return {entry.key: entry for entry in entries}, [str(problem) for problem in problems]


def values(entry: Entry) -> dict[str, str]:
    return {name: field.value for name, field in entry.fields.items()}


def test_a_paper_takes_from_its_proceedings_what_it_lacks() -> None:
    entries, problems = inherited("""
        @inproceedings{paper, title = {Paper}, crossref = {ICML}, publisher = {Mine}}
        @proceedings{icml, title = {Proceedings of ICML}, year = 2023, publisher = {PMLR}, editor = {Ann Lee}}
        """)
    assert values(entries["paper"]) == {
        "title": "Paper",
        "crossref": "ICML",
        "publisher": "Mine",
        "year": "2023",
        "editor": "Ann Lee",
        "booktitle": "Proceedings of ICML",
    }
    assert problems == []


@pytest.mark.parametrize(
    ("parent", "child", "name"),
    [
        ("proceedings", "inproceedings", "booktitle"),
        ("proceedings", "conference", "booktitle"),
        ("collection", "incollection", "booktitle"),
        ("reference", "inreference", "booktitle"),
        ("book", "inbook", "booktitle"),
        ("book", "incollection", "booktitle"),
        ("mvbook", "book", "maintitle"),
        ("mvproceedings", "inproceedings", "maintitle"),
        ("periodical", "article", "journaltitle"),
    ],
)
def test_a_volumes_title_becomes_what_its_parts_call_it(parent: str, child: str, name: str) -> None:
    entries, _ = inherited(f"""
        @{child}{{part, title = {{Part}}, crossref = {{whole}}}}
        @{parent}{{whole, title = {{Whole}}, shorttitle = {{W}}}}
        """)
    assert values(entries["part"]) == {"title": "Part", "crossref": "whole", name: "Whole"}


def test_a_volumes_own_booktitle_is_what_its_papers_call_it() -> None:
    entries, _ = inherited("""
        @inproceedings{paper, title = {Paper}, crossref = {icml}}
        @proceedings{icml, title = {Proceedings of the Conference}, booktitle = {Proc. ICML}}
        """)
    assert entries["paper"].get("booktitle") == "Proc. ICML"


def test_a_chapter_without_a_title_has_the_title_and_the_author_of_its_book() -> None:
    entries, _ = inherited("""
        @inbook{chapter, chapter = 3, crossref = {book}}
        @book{book, title = {Book}, author = {Ann Lee}}
        """)
    chapter = entries["chapter"]
    assert (chapter.get("title"), chapter.get("author"), chapter.get("bookauthor")) == ("Book", "Ann Lee", "Ann Lee")


@pytest.mark.parametrize("name", ["doi", "url", "pdf", "abstract", "ids", "options", "shorthand"])
def test_what_belongs_to_the_volume_alone_is_not_inherited(name: str) -> None:
    entries, _ = inherited(f"""
        @inproceedings{{paper, title = {{Paper}}, crossref = {{icml}}}}
        @proceedings{{icml, title = {{Proceedings}}, {name} = {{x}}}}
        """)
    assert name not in entries["paper"].fields


def test_a_paper_with_a_year_does_not_take_the_date_of_its_volume() -> None:
    entries, _ = inherited("""
        @inproceedings{paper, title = {Paper}, year = 2022, crossref = {icml}}
        @proceedings{icml, date = {2023-07}}
        """)
    assert "date" not in entries["paper"].fields


def test_what_a_parent_inherits_is_passed_on() -> None:
    entries, _ = inherited("""
        @inbook{chapter, title = {Chapter}, crossref = {volume}}
        @book{volume, title = {Volume}, crossref = {work}}
        @mvbook{work, title = {Work}, publisher = {Press}}
        """)
    chapter = entries["chapter"]
    assert (chapter.get("booktitle"), chapter.get("maintitle"), chapter.get("publisher")) == ("Volume", "Work", "Press")


def test_xdata_fields_come_from_every_entry_of_the_list_and_before_crossref() -> None:
    entries, problems = inherited("""
        @inproceedings{paper, title = {Paper}, xdata = {press, place}, crossref = {icml}}
        @xdata{press, publisher = {Press}, xdata = {country}}
        @xdata{place, location = {Honolulu}}
        @xdata{country, note = {USA}}
        @proceedings{icml, publisher = {Other}, year = 2023}
        """)
    assert set(entries) == {"paper", "icml"}
    paper = entries["paper"]
    found = [paper.get(name) for name in ("publisher", "location", "note", "year", "xdata")]
    assert found == ["Press", "Honolulu", "USA", "2023", "press, place"]
    assert problems == []


def test_an_inherited_field_keeps_the_line_on_which_it_is_written() -> None:
    entries, _ = inherited("""
        @inproceedings{paper, title = {Paper}, crossref = {icml}}
        @proceedings{icml,
          year = 2023}
        """)
    assert entries["paper"].fields["year"].line == 3


def test_an_entry_that_refers_to_none_stays_as_it_is() -> None:
    bib = parse_bib("@misc{a, related = {b, c}}", "papers.bib")
    assert inherit(bib.entries) == (bib.entries, ())


def test_a_single_value_may_come_from_an_xdata_entry() -> None:
    entries, problems = inherited("""
        @book{a, title = {xdata=b-title},
          author = {xdata=all-names-author-2 and Li, Wei and {xdata=all-names-author-9}}}
        @xdata{all-names, author = {Ann Hill and xdata=more-author}}
        @xdata{more, author = {Bo Dale}}
        @misc{b, title = {{A} and B}, author = {xdata = a-author-1}}
        """)
    assert values(entries["a"]) == {
        "title": "{A} and B",
        "author": "Bo Dale and Li, Wei and {xdata=all-names-author-9}",
    }
    assert {parent.key for parent in entries["a"].parents} == {"all-names", "b"}
    assert problems == ['papers.bib:5: entry "b": its author leads to "a" and back to itself; remove this author']


@pytest.mark.parametrize("name", ["crossref", "xdata"])
def test_an_unknown_key_is_reported_with_the_nearest_one(name: str) -> None:
    entries, problems = inherited(f"""
        @misc{{paper,
          {name} = {{icml2032}}}}
        @misc{{icml2023, title = {{Proceedings}}}}
        """)
    assert list(entries) == ["paper", "icml2023"]
    assert problems == [
        f'papers.bib:2: entry "paper": its {name} names "icml2032", but no entry has that key. Did you mean "icml2023"?'
    ]


def test_an_unknown_key_like_no_other_is_reported_too() -> None:
    _, problems = inherited("@misc{paper, crossref = {zzz}}")
    assert problems == [
        'papers.bib:1: entry "paper": its crossref names "zzz", but no entry has that key. '
        "Write the key of an existing entry."
    ]


def test_entries_that_refer_to_each_other_in_a_circle_are_kept_and_reported() -> None:
    entries, problems = inherited("""
        @misc{a, title = {A}, crossref = {b}}
        @misc{b, note = {B}, crossref = {a}}
        """)
    assert (entries["a"].get("note"), set(entries)) == ("B", {"a", "b"})
    assert problems == ['papers.bib:2: entry "b": its crossref leads to "a" and back to itself; remove this crossref']


def test_an_entry_that_refers_to_itself_is_reported() -> None:
    _, problems = inherited("@misc{a, title = {A}, crossref = {A}}")
    assert problems == ['papers.bib:1: entry "a": its crossref leads to "a" and back to itself; remove this crossref']


def test_a_chain_of_any_length_is_followed() -> None:
    chain = "\n".join(f"@misc{{k{n}, crossref = {{k{n + 1}}}}}" for n in range(3000))
    entries, problems = inherited(f"{chain}\n@misc{{k3000, note = {{last}}}}")
    assert entries["k0"].get("note") == "last"
    assert problems == []


def test_a_set_of_entries_is_no_entry_of_its_own() -> None:
    entries, problems = inherited("""
        @article{one, title = {One}, year = 2020}
        @set{both, entryset = {one, two}}
        @set{named, title = {A title of its own}, entryset = {one}}
        """)
    assert list(entries) == ["one", "named"]
    assert problems == []


@pytest.mark.parametrize(
    ("kind", "fields", "title"),
    [
        ("collection", "booktitle = {Talks}, booksubtitle = {A Reader}", {"title": "Talks", "subtitle": "A Reader"}),
        ("music", "booktitle = {Songs}", {"title": "Songs"}),
        ("mvbook", "maintitle = {Maps}", {"title": "Maps"}),
        ("inbook", "booktitle = {Whole}", {"title": "Whole"}),
        ("periodical", "journaltitle = {Annals}", {"title": "Annals"}),
        ("book", "title = {One}, booktitle = {{One}}", {"title": "One"}),
        ("book", "title = {One}, booktitle = {Two}", {"title": "One", "booktitle": "Two"}),
        ("incollection", "booktitle = {Whole}", {"booktitle": "Whole"}),
        ("article", "journaltitle = {Annals}", {"journaltitle": "Annals"}),
    ],
)
def test_a_whole_book_whose_title_is_written_in_another_field_has_this_title(
    kind: str, fields: str, title: dict[str, str]
) -> None:
    entries, _ = inherited(f"@{kind}{{a, {fields}}}")
    assert values(with_title(entries["a"])) == title


def test_a_chain_of_thousands_of_parents_and_many_ways_to_one_cost_little() -> None:
    chain = [f"@book{{b{number}, title = {{T}}, crossref = {{b{number + 1}}}}}" for number in range(3000)]
    ways = [
        f"@xdata{{l{n}, xdata = {{l{n + 1}, r{n + 1}}}}} @xdata{{r{n}, xdata = {{l{n + 1}, r{n + 1}}}}}"
        for n in range(60)
    ]
    end = ["@book{b3000, title = {T}}", "@xdata{l60, year = 2001} @xdata{r60, note = {Right}} @misc{one, xdata = {l0}}"]
    entries, problems = inherited("\n".join([*chain, *ways, *end]))
    assert problems == []
    assert values(entries["one"])["note"] == "Right"
    assert len({fingerprint_of_entry(entry) for entry in entries.values()}) == 3002
