from __future__ import annotations

import re
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from bibliographies import read_bib
from homepage.bibtex import BibFile, Entry, bibs_of, parse_bib
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

if TYPE_CHECKING:
    from pathlib import Path


def read(text: str) -> BibFile:
    return parse_bib(dedent(text).strip(), "papers.bib")


def only(bib: BibFile) -> Entry:
    (entry,) = bib.entries
    return entry


def values(entry: Entry) -> dict[str, str]:
    return {name: field.value for name, field in entry.fields.items()}


def problems_in(bib: BibFile) -> list[str]:
    return [str(problem) for problem in bib.problems]


def rules(bib: BibFile) -> list[str]:
    return [problem.rule for problem in bib.problems]


# What BibTeX reads, read as BibTeX does


def test_an_entry_says_its_type_its_key_its_fields_and_where_each_of_them_stands() -> None:
    text = """\
        My papers, exported last week.

          @Article{Zhu:2023/a.b,
            Title = {The {Great} Id{\\'e}a},
            year = 2023
          }
        """
    bib = parse_bib(dedent(text), "papers.bib")
    entry = only(bib)
    assert (entry.type, entry.key, entry.path) == ("article", "Zhu:2023/a.b", "papers.bib")
    assert (entry.line, entry.column) == (3, 3)
    assert values(entry) == {"title": "The {Great} Id{\\'e}a", "year": "2023"}
    assert (entry.fields["year"].line, entry.fields["year"].column) == (5, 5)
    assert entry.source.startswith("@Article{Zhu:2023/a.b,\n")
    assert entry.source.endswith("year = 2023\n  }")
    assert bib.problems == ()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("{a {b} c}", "a {b} c"),
        ('"a {"} c"', 'a {"} c'),
        ('{say "hi"}', 'say "hi"'),
        ("2023", "2023"),
        ("{}", ""),
        ('""', ""),
        ("jul", "July"),
        ("JUL", "July"),
        ('jul # "~20"', "July~20"),
        ('{a} # "b" # 3', "ab3"),
        ("{ kept  as\n\twritten }", " kept  as\n\twritten "),
        ("{50% of mail@example.org}", "50% of mail@example.org"),
        ("{Cite it as\n@misc{b, title = {B}}\nplease}", "Cite it as\n@misc{b, title = {B}}\nplease"),
    ],
)
def test_a_value_is_what_stands_between_its_delimiters(written: str, value: str) -> None:
    bib = parse_bib(f"@misc{{a, title = {written}, note = {{n}}}}", "papers.bib")
    assert values(only(bib)) == {"title": value, "note": "n"}
    assert bib.problems == ()


@pytest.mark.parametrize(
    "key",
    ["DBLP:conf/icml/Zhu", "10.1000/978-3(97)0", "müller2020", "a'b+c", "2020", "朱2023", "two words", "a=b", "{x}y"],
)
def test_a_key_may_hold_any_characters(key: str) -> None:
    bib = parse_bib(f"@misc{{{key}, title = {{A}}}}", "papers.bib")
    assert only(bib).key == key
    assert bib.problems == ()


@pytest.mark.parametrize("name", ["títle", "bdsk-url-1", "a_b", "a+b", "a:b", "citeulike.id"])
def test_a_field_may_have_a_name_of_the_authors_own(name: str) -> None:
    assert only(parse_bib(f"@misc{{a, {name} = {{A}}}}", "papers.bib")).get(name) == "A"


def test_an_entry_may_stand_in_parentheses() -> None:
    bib = read("@misc(a, title = {x (y) z}, year = 2020)  @misc(10.1/a(97)b, year = 2021)")
    assert [(entry.key, entry.get("year")) for entry in bib.entries] == [("a", "2020"), ("10.1/a(97)b", "2021")]
    assert bib.problems == ()


def test_string_names_are_replaced_whatever_their_case() -> None:
    bib = read("""
        @string{ab = "A" # { B}}
        @STRING(cd = AB # " C")
        @misc{a, journal = Cd}
        """)
    assert only(bib).get("journal") == "A B C"
    assert bib.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "---\n---\nPapers of ann@example.org (see @example (home)? no: ann@example (home)).\n".replace(
            "see @example ", ""
        ),
        "@comment{jabref-meta: databaseType:bibtex;}",
        "@comment{\n@misc{old, title = {Old}}\n}",
        "@Comment some words",
        '@preamble{"\\newcommand{\\x}[1]{}"}',
        "% @misc{old, title = {Old}}",
        "%@misc{old,\n%  title = {Old},\n%}",
        "@string{x = {y}}",
    ],
)
def test_what_stands_between_entries_is_not_an_entry(text: str) -> None:
    bib = parse_bib(f"{text}\n@misc{{a, title = {{A}}}}", "papers.bib")
    assert [entry.key for entry in bib.entries] == ["a"]
    assert (bib.opened, bib.problems) == (1, ())


def test_a_percent_sign_of_the_entry_before_does_not_comment_out_the_next_one() -> None:
    bib = read(r"@misc{a, title = {50\% more}} @misc{b, title = {B}}")
    assert [entry.key for entry in bib.entries] == ["a", "b"]


def test_a_comment_without_its_closing_brace_hides_nothing() -> None:
    bib = read("""
        @comment{jabref-meta
        @misc{a, title = {A}}
        """)
    assert only(bib).key == "a"


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
def test_lines_may_end_as_on_any_system(newline: str) -> None:
    bib = parse_bib(newline.join(["", "@misc{a,", "  title = {A},", "  year = 2020", "}"]), "papers.bib")
    assert (only(bib).line, only(bib).fields["year"].line) == (2, 4)


# Mistakes: the entry is shown, and the problem says how to write it


@pytest.mark.parametrize(
    ("text", "fields", "problem"),
    [
        pytest.param(
            "@misc{a,\n title = {A}\n year = 2020}",
            {"title": "A", "year": "2020"},
            'papers.bib:3: entry "a": the field "title" ends without a comma; write a comma after it',
            id="missing comma",
        ),
        pytest.param(
            "@misc{a\n title = {A}}",
            {"title": "A"},
            'papers.bib:2: entry "a": the key ends without a comma; write a comma after it',
            id="missing comma after the key",
        ),
        pytest.param(
            "@misc{a title = {A}}",
            {"title": "A"},
            'papers.bib:1: entry "a": the key ends without a comma; write a comma after it',
            id="missing comma after the key on its line",
        ),
        pytest.param(
            "@misc{a, title = {A},, year = 2020}",
            {"title": "A", "year": "2020"},
            'papers.bib:1: entry "a": there are two commas in a row; leave one of them out',
            id="doubled comma",
        ),
        pytest.param(
            "@misc{a,\n title = {A},\n % note = {gone},\n year = 2020}",
            {"title": "A", "year": "2020"},
            'papers.bib:3: entry "a": BibTeX has no comments inside an entry; '
            'move the text after the "%" above the "@", or leave it out',
            id="commented-out field",
        ),
        pytest.param(
            "@misc{a,\n title = {A}, % the title\n year = 2020}",
            {"title": "A", "year": "2020"},
            'papers.bib:2: entry "a": BibTeX has no comments inside an entry; '
            'move the text after the "%" above the "@", or leave it out',
            id="comment after a field",
        ),
        pytest.param(
            "@misc{a,\n title = {A},\n % note = {gone\n and gone},\n year = 2020}",
            {"title": "A", "year": "2020"},
            'papers.bib:3: entry "a": BibTeX has no comments inside an entry; '
            'move the text after the "%" above the "@", or leave it out',
            id="commented-out field of several lines",
        ),
        pytest.param(
            "@misc{a, title = {A}, selected = True}",
            {"title": "A", "selected": "True"},
            'papers.bib:1: entry "a": the value of "selected" has no braces, and no "@string" defines True; '
            "write selected = {True}",
            id="bare word",
        ),
        pytest.param(
            "@misc{a, month = april, year = 2020}",
            {"month": "april", "year": "2020"},
            'papers.bib:1: entry "a": the value of "month" has no braces, and no "@string" defines april; '
            "write month = {april}",
            id="month written out",
        ),
        pytest.param(
            "@misc{a, title = Several words, pages = {1}}",
            {"title": "Several words", "pages": "1"},
            'papers.bib:1: entry "a": the value of "title" has no braces, and no "@string" defines Several words; '
            "write title = {Several words}",
            id="several bare words",
        ),
        pytest.param(
            "@misc{a, url = https://example.org/?a=b%20c#d, year = 2020}",
            {"url": "https://example.org/?a=b%20c#d", "year": "2020"},
            'papers.bib:1: entry "a": the value of "url" has no braces, '
            'and no "@string" defines https://example.org/?a=b%20c#d; '
            "write url = {https://example.org/?a=b%20c#d}",
            id="bare address",
        ),
        pytest.param(
            "@misc{a,\n title = {A},\n year = 2020,\n title = {B}}",
            {"title": "A", "year": "2020"},
            'papers.bib:4: entry "a": the field "title" is already on line 2, and that value is used; '
            "leave one of the two out",
            id="repeated field",
        ),
        pytest.param(
            "@misc{a, title {A}, year = 2020}",
            {"title": "A", "year": "2020"},
            'papers.bib:1: entry "a": the field "title" has no equals sign; write title = before its value',
            id="missing equals sign",
        ),
        pytest.param(
            "@misc{a, title = , year = 2020}",
            {"year": "2020"},
            'papers.bib:1: entry "a": the field "title" has no value; write title = {...}, or leave the field out',
            id="missing value",
        ),
        pytest.param(
            "@misc{a, note =\n year = 2020}",
            {"year": "2020"},
            'papers.bib:2: entry "a": the field "note" has no value; write note = {...}, or leave the field out',
            id="missing value before the next field",
        ),
        pytest.param(
            "@misc{a, year = 2020, and so on}",
            {"year": "2020"},
            'papers.bib:1: entry "a": "and so on" is not a field; write name = {value}, or leave it out',
            id="text after the last field",
        ),
        pytest.param(
            "@misc{a,\n title = {A}},\n year = 2020\n}",
            {"title": "A", "year": "2020"},
            'papers.bib:2: entry "a": an extra "}" closes the entry before its last field; leave it out',
            id="stray brace",
        ),
        pytest.param(
            '@misc{a, title = "He said "no" twice", year = 2020}',
            {"title": 'He said "no" twice', "year": "2020"},
            'papers.bib:1: entry "a": a quote inside the value of "title" ends it; '
            'write {"} for it, or put the value in braces',
            id="quotes inside quotes",
        ),
        pytest.param(
            r"@misc{a, title = {An open \{ brace}, year = 2020}",
            {"title": r"An open \{ brace", "year": "2020"},
            r'papers.bib:1: entry "a": BibTeX counts "\{" and "\}" as braces, so here they do not balance; '
            r"write \lbrace or \rbrace instead",
            id="escaped opening brace",
        ),
        pytest.param(
            r"@misc{a, title = {A closed \} brace}, year = 2020}",
            {"title": r"A closed \} brace", "year": "2020"},
            r'papers.bib:1: entry "a": BibTeX counts "\{" and "\}" as braces, so here they do not balance; '
            r"write \lbrace or \rbrace instead",
            id="escaped closing brace",
        ),
        pytest.param(
            "@misc{a}",
            {},
            'papers.bib:1: entry "a" has no fields; give it at least a title',
            id="no fields",
        ),
    ],
)
def test_a_mistake_costs_nothing_and_is_explained(text: str, fields: dict[str, str], problem: str) -> None:
    bib = parse_bib(f"{text}\n\n@misc{{next, title = {{Next}}}}", "papers.bib")
    damaged, following = bib.entries
    assert values(damaged) == fields
    assert values(following) == {"title": "Next"}
    assert problems_in(bib) == [problem]
    assert bib.problems[0].severity == "warning"


@pytest.mark.parametrize(
    ("text", "fields", "found"),
    [
        pytest.param(
            "@misc{a,\n title = {A,\n year = 2020,\n note = {n}\n}",
            {"title": "A", "year": "2020", "note": "n"},
            ["unclosed-brace"],
            id="brace of a first field",
        ),
        pytest.param(
            "@misc{a,\n title = {{A},\n year = {2020}\n}",
            {"title": "{A}", "year": "2020"},
            ["unclosed-brace"],
            id="one of two braces",
        ),
        pytest.param(
            '@misc{a,\n title = "A,\n note = "n"\n}',
            {"title": "A", "note": "n"},
            ["unclosed-quote"],
            id="quote before a quoted field",
        ),
        pytest.param(
            '@misc{a,\n title = "A,\n note = {n}\n}',
            {"title": "A", "note": "n"},
            ["unclosed-quote"],
            id="quote before a braced field",
        ),
        pytest.param(
            '@misc(a,\n title = "A,\n note = {n}\n)',
            {"title": "A", "note": "n"},
            ["unclosed-quote"],
            id="quote in parentheses",
        ),
        pytest.param(
            "@misc{a,\n title = {A},\n year = 2020",
            {"title": "A", "year": "2020"},
            ["unclosed-entry"],
            id="closing brace of the entry",
        ),
    ],
)
def test_what_is_never_closed_swallows_no_field_and_no_entry(
    text: str, fields: dict[str, str], found: list[str]
) -> None:
    bib = parse_bib(f'{text}\n\n@misc{{next, title = "Next"}}', "papers.bib")
    damaged, following = bib.entries
    assert {name: " ".join(value.split()) for name, value in values(damaged).items()} == fields
    assert values(following) == {"title": "Next"}
    assert set(rules(bib)) == set(found)


@pytest.mark.parametrize(
    ("opening", "kind", "key", "message"),
    [
        ("@article ok,", "article", "ok", 'there is no brace after "@article"; write @article{ok'),
        ("@Article [ok,", "article", "ok", 'there is no brace after "@article"; write @article{ok'),
        ("@article[ok,\n", "article", "ok", 'there is no brace after "@article"; write @article{ok'),
        ("  @article ok\n", "article", "ok", 'there is no brace after "@article"; write @article{ok'),
        ("@article\n  ok,\n", "article", "ok", 'there is no brace after "@article"; write @article{ok'),
        ("@article\n", "article", "smithlost", 'there is no brace after "@article"; write @article{'),
        (
            "@{ok,",
            "misc",
            "ok",
            'there is no type after "@", so this is read as @misc; write one, such as @misc{ok',
        ),
    ],
)
def test_an_entry_without_its_opening_brace_or_type_is_read(opening: str, kind: str, key: str, message: str) -> None:
    fields = "title = {Lost},\n author = {A Smith}"
    bib = parse_bib(f"@misc{{a, title = {{A}}}}\n{opening} {fields}}}\n@misc{{b, title = {{B}}}}", "papers.bib")
    first, damaged, last = bib.entries
    assert (bib.opened, first.key, last.key) == (3, "a", "b")
    assert (damaged.type, damaged.key, values(damaged)) == (kind, key, {"title": "Lost", "author": "A Smith"})
    assert f"papers.bib:2: {message}" in problems_in(bib)
    assert set(rules(bib)) <= {"missing-brace", "missing-type", "missing-comma", "no-key"}


def test_string_names_are_known_even_where_their_opening_brace_is_missing() -> None:
    bib = parse_bib("@string ab = {A B}}\n@misc{a, title = ab}", "papers.bib")
    assert only(bib).get("title") == "A B"
    assert problems_in(bib) == ['papers.bib:1: there is no brace after "@string"; write @string{']


@pytest.mark.parametrize(
    "text",
    [
        "@smith, thanks for the title = {x} of it",
        "@alice wrote this in 2020, and so on",
        "ann@example.org, title = {x}",
        "see @article ok, title = {x}",
        "% @article ok, title = {x}",
        "@comment old, title = {x}",
        "@ok",
        "@",
        "@article",
    ],
)
def test_an_at_sign_in_free_text_opens_nothing(text: str) -> None:
    bib = parse_bib(f"{text}\n\n@misc{{a, title = {{A}}}}", "papers.bib")
    assert (only(bib).key, bib.opened, bib.problems) == ("a", 1, ())


def test_an_unclosed_value_is_reported_with_its_line_and_what_to_write() -> None:
    bib = read("""
        @misc{a,
          title = {A,
          year = 2020
        }
        @misc{b, title = {B}}
        """)
    assert problems_in(bib) == [
        'papers.bib:2: entry "a": the value of "title" is never closed; write the missing } at the end of the value'
    ]


def test_an_unclosed_entry_is_reported_with_what_to_write_after_its_last_field() -> None:
    bib = read("@misc{a, title = {A}")
    assert problems_in(bib) == [
        'papers.bib:1: entry "a" is never closed; write the missing "}" after the value of "title"'
    ]


def test_one_brace_too_few_here_and_one_too_many_there_swallow_nothing_between_them() -> None:
    bib = read("""
        @misc{a,
          title = {A,
          year = 2020
        }
        @misc{b, title = {B}}
        @misc{c,
          title = {C}},
          year = 2021
        }
        """)
    assert [values(entry) for entry in bib.entries] == [
        {"title": "A", "year": "2020"},
        {"title": "B"},
        {"title": "C", "year": "2021"},
    ]


def test_names_that_double_each_other_fill_no_memory() -> None:
    doubling = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(100))
    bib = parse_bib(f'@string{{s0 = "xxxx"}}\n{doubling}@misc{{a, title = {{A}}, note = s100}}', "papers.bib")
    assert only(bib).get("title") == "A"
    assert len(only(bib).get("note")) < 100_000
    assert set(rules(bib)) == {"long-value"}


# Keys and the account


@pytest.mark.parametrize("opening", ["@article{,", "@article{", "@article{\n"])
def test_an_entry_without_a_key_gets_one_made_of_author_year_and_title(opening: str) -> None:
    bib = parse_bib(
        f'{opening} author = {{M{{\\"u}}ller, Ann and Bo Li}}, title = {{The {{Great}} Idea}}, year = 2020}}', "b.bib"
    )
    assert only(bib).key == "muller2020great"
    assert problems_in(bib) == [
        "b.bib:1: an entry without a key: write a key after the opening brace, such as @article{muller2020great,"
    ]


def test_an_entry_without_key_author_and_title_goes_by_its_line() -> None:
    assert only(read("@misc{, note = {n}}")).key == "entry-1"


def test_a_made_up_key_is_never_that_of_another_entry() -> None:
    bib = read("""
        @misc{, title = {Idea}}
        @misc{, title = {Idea}, note = {n}}
        @misc{idea, title = {Other}}
        """)
    assert [entry.key for entry in bib.entries] == ["idea-2", "idea-3", "idea"]
    assert rules(bib) == ["no-key", "no-key"]


def test_the_same_entry_twice_is_folded_into_one() -> None:
    bib = read("""
        @misc{a, title = {A}, year = 2020}
        @misc{a, year = 2020,
                 title = {A}}
        """)
    assert only(bib).line == 1
    assert (bib.opened, bib.folded, bib.refused) == (2, 1, 0)
    assert problems_in(bib) == [
        'papers.bib:2: entry "a" repeats the entry on line 1 word for word; leave one of the two out'
    ]


def test_a_key_used_for_two_papers_keeps_both() -> None:
    bib = read("""
        @misc{a, title = {A}}
        @misc{a-2, title = {Taken}}
        @misc{a, title = {B}}
        @misc{a, title = {B}}
        """)
    assert [(entry.key, entry.get("title")) for entry in bib.entries] == [("a", "A"), ("a-2", "Taken"), ("a-3", "B")]
    assert bib.folded == 1
    assert problems_in(bib) == [
        'papers.bib:3: entry "a": another entry has the same key on line 1; '
        'give this one its own key; until then, its key is "a-3"',
        'papers.bib:4: entry "a" repeats the entry on line 3 word for word; leave one of the two out',
    ]


def test_keys_that_differ_only_in_case_stay_but_are_reported() -> None:
    bib = read("""
        @misc{Zhu, title = {A}}
        @misc{zhu, title = {B}}
        """)
    assert [entry.key for entry in bib.entries] == ["Zhu", "zhu"]
    assert problems_in(bib) == [
        'papers.bib:2: entry "zhu": its key differs only in case from that of entry "Zhu" on line 1, '
        "and BibTeX does not distinguish the two; give one of them another key"
    ]


@pytest.mark.parametrize("text", ["@misc{}", "@misc{", "@misc{ , }", "@misc()"])
def test_an_entry_in_which_nothing_stands_is_refused(text: str) -> None:
    bib = parse_bib(f"{text}\n@misc{{a, title = {{A}}}}", "papers.bib")
    assert (bib.opened, len(bib.entries), bib.refused) == (2, 1, 1)
    assert problems_in(bib) == [
        'papers.bib:1: nothing can be read in the entry that "@misc" opens; '
        "write @misc{key, title = {...}}, or leave it out"
    ]
    assert bib.problems[0].severity == "error"


# Files


def test_a_file_is_read_in_its_encoding(tmp_path: Path) -> None:
    file = tmp_path / "papers.bib"
    file.write_bytes("@misc{a, title = {Überall}}".encode("utf-16"))
    bib = read_bib(file, "docs/papers.bib")
    assert only(bib).get("title") == "Überall"
    assert problems_in(bib) == ["docs/papers.bib:1: the file is not UTF-8 and was read as UTF-16; save it as UTF-8"]


def test_a_guessed_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "papers.bib"
    file.write_bytes("@misc{a,\r\n title = {Überall}}".encode("cp1252"))
    bib = read_bib(file, "docs/papers.bib")
    assert only(bib).get("title") == "Überall"
    assert problems_in(bib) == [
        "docs/papers.bib:2: the file is not UTF-8 and was read as Windows-1252; save it as UTF-8"
    ]


def together(*texts: str) -> list[BibFile]:
    return bibs_of([(text.encode(), f"{place}.bib") for place, text in enumerate(texts)])


STRINGS = "@string{tods = {Transactions on Data}, acm = {ACM}}"
PAPER = "@article{a, title = {A}, journal = TODS}"


@pytest.mark.parametrize("texts", [(STRINGS, PAPER), (PAPER, STRINGS), ("", PAPER, STRINGS)])
def test_files_share_their_string_names_whatever_their_order(texts: tuple[str, ...]) -> None:
    bibs = together(*texts)
    (entry,) = [entry for bib in bibs for entry in bib.entries]
    assert entry.get("journal") == "Transactions on Data"
    assert entry.strings == {"TODS": "Transactions on Data"}
    assert [problem for bib in bibs for problem in bib.problems] == []


def test_a_string_name_may_be_made_of_names_in_later_files() -> None:
    first, *_ = together(PAPER, '@string{tods = long # ", short"}', "@string{long = {Transactions on Data}}")
    assert only(first).get("journal") == "Transactions on Data, short"


@pytest.mark.parametrize("order", [1, -1])
def test_a_files_own_string_name_comes_before_that_of_another(order: int) -> None:
    own = f"@string{{tods = {{Own}}}}\n{PAPER}"
    bibs = together(*(own, STRINGS, "@article{b, journal = nobody}")[::order])
    assert {entry.key: entry.get("journal") for bib in bibs for entry in bib.entries} == {"a": "Own", "b": "nobody"}
    assert [each for bib in bibs for each in rules(bib)] == ["bare-word"]


def test_months_are_months_whatever_another_file_calls_them() -> None:
    assert only(together("@string{may = {Perhaps}}", "@misc{a, month = may}")[1]).get("month") == "May"


# Whatever is in the file

SCRAPS = [
    "@misc{",
    "@a(",
    "@misc ",
    "\n@a k, t = {",
    "\n@{",
    "@string{",
    "@comment{",
    "a",
    "b",
    "k,",
    "\\",
    "\n",
    "\r\n",
    " ",
    "%",
    "#",
    "ä",
    "1",
]
SCRAPS += [*'{}{}",="@()', "title = {", 'title = "', "\n@misc{k,", "},\n", "\n}\n"]


def depth(value: str) -> int:
    return value.count("{") - value.count("}")


@given(st.one_of(st.text(), st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)))
def test_any_text_is_read_without_an_exception_and_with_a_balanced_account(text: str) -> None:
    bib = parse_bib(text, "papers.bib")
    assert bib.opened == len(bib.entries) + bib.folded + bib.refused
    assert len({entry.key for entry in bib.entries}) == len(bib.entries)
    assert all(entry.key and entry.source in text for entry in bib.entries)
    if "escaped-brace" not in rules(bib):
        assert all(depth(value) == 0 for entry in bib.entries for value in values(entry).values())


KEYS = st.from_regex(r"[a-zA-Z0-9][a-zA-Z0-9:./_-]{0,9}", fullmatch=True)
NAMES = st.from_regex(r"[a-z][a-z0-9_+-]{0,9}", fullmatch=True).filter(lambda n: n not in {"crossref", "author"})
PLAIN = st.text(st.sampled_from("abcé .,;:%@#$&~-'\\()0\n"), max_size=12)
NESTED = st.recursive(PLAIN, lambda inner: st.lists(inner.map("{{{}}}".format) | PLAIN).map("".join), max_leaves=6)
IN_BRACES = st.lists(NESTED | st.sampled_from(["=", '"', "\n@misc{x, y = {z}}\n"]), max_size=4).map("".join)
PIECES = st.one_of(
    IN_BRACES.map("{{{}}}".format),
    NESTED.map('"{}"'.format),
    st.from_regex(r"[0-9]{1,4}", fullmatch=True),
    st.sampled_from(["jan", "Dec", "known"]),
)
VALUES = st.lists(PIECES, min_size=1, max_size=3).map(" # ".join)
FIELDS = st.dictionaries(NAMES, VALUES, max_size=5)
ENTRIES = st.dictionaries(KEYS, st.tuples(st.sampled_from(["misc", "Article"]), FIELDS), max_size=5)


def written(key: str, kind: str, fields: dict[str, str], parentheses: bool) -> str:
    body = f"{key},\n" + ",\n".join(f"  {name} = {value}" for name, value in fields.items())
    return f"@{kind}({body}\n)\n" if parentheses else f"@{kind}{{{body}\n}}\n"


def collapsed(value: str) -> str:
    return re.sub(r"\s+", " ", value.strip())


@given(ENTRIES, st.booleans())
def test_valid_files_read_as_pybtex_reads_them(
    entries: dict[str, tuple[str, dict[str, str]]], parentheses: bool
) -> None:
    by_folded_key = {key.lower(): (key, *entry) for key, entry in entries.items()}
    text = '@string{known = "A known {name}"}\n' + "".join(
        written(*entry, parentheses) for entry in by_folded_key.values()
    )
    ours = [
        (entry.key, entry.type, {name: collapsed(value) for name, value in values(entry).items()})
        for entry in parse_bib(text, "papers.bib").entries
    ]
    theirs = [
        (key, entry.type, {name: collapsed(value) for name, value in entry.fields.items()})
        for key, entry in parse_string(text, "bibtex").entries.items()
    ]
    assert ours == theirs


def test_an_entry_without_its_at_is_named() -> None:
    bib = read("@misc{a, title = {A}}\n\narticle{b,\n  title = {B},\n}\n% book{c, title = {C}}\n@misc{d, title = {D}}")
    assert [entry.key for entry in bib.entries] == ["a", "d"]
    assert problems_in(bib) == [
        'papers.bib:3: "article{b," has no "@" before it, so this entry is not read; write @article{b,'
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("PMID- 1\nTI  - T\n", "not BibTeX but PubMed's own format"),
        ("\nTY  - JOUR\nER  - \n", "not BibTeX but RIS"),
        ("%0 Journal Article\n%T T\n", "not BibTeX but EndNote's own format"),
        ("<!DOCTYPE html>", "not BibTeX but HTML or XML"),
        ('[{"title": "T"}]', "not BibTeX but JSON"),
        ("My papers", "this file contains no entry"),
        ("", ""),
        ("---\n---\n% none yet\n", ""),
        ("@comment{none yet}", ""),
    ],
)
def test_a_file_without_entries_says_what_it_is(text: str, said: str) -> None:
    found = problems_in(parse_bib(text, "papers.bib"))
    assert (said in found[0]) if said else (found == [])


@pytest.mark.parametrize(
    ("written", "fields"),
    [
        (
            '@misc{a, Title = {T {U}}, year = 2020, month = jan, note = "n"}',
            ["Title = |{T {U}}", "year = |2020", "month = |jan", 'note = |"n"'],
        ),
        (
            '@misc{a,, Title = {T {U}} year = 2020,\n month = jan # "~1", % x\n note = "n"}',
            ["Title = |{T {U}}", "year = |2020", 'month = |jan # "~1"', 'note = |"n"'],
        ),
        ("@misc(a, title = {T}, note={x}, Note = {y})", ["title = |{T}", "note=|{x}", "Note = |{y}"]),
        ("@misc{a, title = {T}, note {x}}", []),
    ],
)
def test_a_field_knows_where_it_is_written(written: str, fields: list[str]) -> None:
    """In the entry's own source, wherever in the file the entry is; of an entry with guesses in it, nothing is said."""
    (entry,) = parse_bib(f"% before\n{written}\n", "p.bib").entries
    places = entry.written
    assert [f"{entry.source[f.start : f.value_start]}|{entry.source[f.value_start : f.end]}" for f in places] == fields
    assert [field.name for field in places] == [field.split(" ")[0].split("=")[0].lower() for field in fields]
