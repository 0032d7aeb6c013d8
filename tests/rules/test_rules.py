from __future__ import annotations

import re
from pathlib import Path
from time import perf_counter

import pytest
from bibliographies import REAL_BIB
from homepage.bibliography.entry_types import TYPES
from homepage.bibliography.reader import Bibliography, make_bibliography
from homepage.bibtex import parse_bib
from homepage.names import Name
from homepage.names.people import People, Person
from homepage.problems import Problem
from homepage.rules.bibliography import RULES, check_bibliography, silenced
from homepage.rules.spelling import is_known
from hypothesis import given
from hypothesis import strategies as st

PROJECT = Path(__file__).parents[2]
GOOD = """\
@article{lovelace1843notes,
  title    = {Notes on the {Analytical Engine}},
  author   = {Lovelace, Ada and Babbage, Charles},
  journal  = {Scientific Memoirs},
  year     = {1843},
  month    = sep,
  pages    = {666--731},
  doi      = {10.1000/notes},
  url      = {https://example.org/notes},
  pdf      = {notes.pdf},
  arxiv    = {2406.11939},
  abstract = {It \\emph{weaves} $\\alpha$ patterns.},
  mood     = {a field of the author's own},
}
"""


def bibliography(text: str) -> Bibliography:
    return make_bibliography([parse_bib(text, "papers.bib")], People([]), Person(Name("", "")))


def problems_in(text: str) -> list[str]:
    """Return the problems about a bibliography as `line:column: message [rule]`."""
    found = check_bibliography(bibliography(text))
    return [f"{each.line}:{each.column}: {each.message} [{each.rule}]" for each in found]


def with_field(field: str) -> str:
    """Return a good entry whose second line is this field."""
    name = field.split(" ", 1)[0]
    first, *rest = GOOD.splitlines(keepends=True)
    return "".join([first, f"{field},\n", *(line for line in rest if line.split()[0] != name)])


def test_a_good_entry_is_left_in_peace() -> None:
    assert problems_in(GOOD) == []


@pytest.mark.parametrize(
    ("field", "severity", "message"),
    [
        ("img = {x.png}", "warning", 'nothing reads a field "img"; write preview = {...} instead'),
        ("press = {https://example.org/x}", "warning", 'nothing reads a field "press"; write media = {...} instead'),
        ("abbrv = {JOSS}", "warning", 'nothing reads a field "abbrv"; write abbr = {...} instead'),
        (
            "zhihu = {https://example.org/x}",
            "note",
            'nothing reads a field "zhihu"; for a button, write its address as website = {...} or as another field for '
            "a link",
        ),
        ("presentation = {talks/x.pdf}", "note", 'nothing reads a field "presentation"; for a button, write'),
    ],
)
def test_a_field_that_an_author_expects_on_the_page_and_nothing_reads(field: str, severity: str, message: str) -> None:
    (found,) = check_bibliography(bibliography(with_field(field)))
    assert (found.line, found.rule, found.severity) == (2, "unknown-field", severity)
    assert f'entry "lovelace1843notes": {message}' in found.message


def test_such_a_field_is_reported_once_for_all_entries_but_those_that_silence_it() -> None:
    entry = "@misc{{k{}, title = {{T {}}}, img = {{x.png}}{}}}\n"
    silent = ", silence = {unknown-field}"
    text = entry.format(1, 1, silent) + entry.format(2, 2, "") + entry.format(3, 3, "")
    assert problems_in(text) == [
        '2:26: entry "k2": nothing reads a field "img", which 2 entries have; write preview = {...} instead '
        "[unknown-field]"
    ]


@pytest.mark.parametrize(
    "field",
    [
        "owner = {ada}",
        "bdsk-url-1 = {https://example.org/x}",
        "author-an = {1=highlight}",
        "adsurl = {https://example.org/x}",
        "mendeley-tags = {x}",
        "xref = {x}",
        "img = {}",
        "mood = {good}",
    ],
)
def test_a_field_of_another_program_or_for_the_author_alone_is_left_in_peace(field: str) -> None:
    assert problems_in(with_field(field)) == []


def test_a_real_bibliography_is_good() -> None:
    assert problems_in(REAL_BIB.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("auhtors = {x}", ""),
        ("tilte = {x}", 'nothing reads a field "tilte". Did you mean "title"? [unknown-field]'),
        ("jounral = {x}", 'nothing reads a field "jounral". Did you mean "journal"? [unknown-field]'),
        ("authors = {x}", 'nothing reads a field "authors". Did you mean "author"? [unknown-field]'),
        ("abstrct = {x}", 'nothing reads a field "abstrct". Did you mean "abstract"? [unknown-field]'),
        ("ulr = {x}", 'nothing reads a field "ulr". Did you mean "url"? [unknown-field]'),
        ("urp = {x}", ""),
        ("titlea = {x}", ""),
        ("url2 = {x}", ""),
        ("bdsk-url-1 = {x}", ""),
        ("keyword = {x}", ""),
        ("year = {20x}", '"20x" is not a year; write four digits, such as year = {2024}, or words such as "in press"'),
        (
            "year = 20210",
            '"20210" is not a year; write four digits, such as year = {2024}, or words such as "in press"',
        ),
        ("year = {2020-13-45}", '"2020-13-45" is not a year'),
        ("date = {2020-13-45}", '"2020-13-45" is not a date; write it as date = {2024}, {2024-03} or {2024-03-31}'),
        ("date = {2020-02-30}", '"2020-02-30" is not a date'),
        ("date = {2020-05/2020-13}", '"2020-05/2020-13" is not a date'),
        ("date = {20x}", '"20x" is not a date'),
        ("month = {Foo}", '"Foo" is not a month; write one of jan, feb, ... dec without braces, such as month = mar'),
        ("month = {13}", '"13" is not a month'),
        ("day = {45}", '"45" is not a day; write a day that the month has, such as day = {31}'),
        *((f"year = {{{year}}}", "") for year in ("In press", "to appear", "forthcoming", "submitted", "n.d.", "MMXX")),
        *((f"year = {{{year}}}", "") for year in ("2019--2020", "2019-20", "c2000", "199X", "circa 1850", "500 BC")),
        *((f"year = {{{year}}}", "") for year in ("Submitted 3/20", "2020a", "2020 (in press)", "Spring 2020", "75")),
        *((f"date = {{{date}}}", "") for date in ("2020-21", "2020-33", "2020-05/..", "1984~", "19XX", "2004-06-XX")),
        *((f"date = {{{date}}}", "") for date in ("Y17000", "-0044", "2004-04-25T12:00:00", "May 3, 2020", "in press")),
        *(
            (f"month = {{{month}}}", "")
            for month in ("Spring", "Summer/Fall", "May--June", "3", "accepted", "5月", "Q2")
        ),
        *((f"month = {{{month}}}", "") for month in ("Jul 21--26", "(in press)", "Aou\\^t", "early", "\\v{c}erven")),
        ("day = {1--5}", ""),
        (
            "doi = {10.1/x}",
            '"10.1/x" is not a DOI; write the identifier that starts with "10.", or leave the field out',
        ),
        (
            "doi = {92--101}",
            '"92–101" is not a DOI; write the identifier that starts with "10.", or leave the field out',
        ),
        ("doi = {}", ""),
        ("doi = {10.1007/978-3-319\\_12}", ""),
        (
            "doi = {https://doi.org/10.1000/x}",
            "its doi is an address; write the DOI alone: doi = {10.1000/x} [doi-url]",
        ),
        ("doi = {dx.doi.org/10.1000/x}", "its doi is an address; write the DOI alone: doi = {10.1000/x} [doi-url]"),
        (
            "doi = {https://dl.example/doi/10.1000/x?download=true}",
            "its doi is an address; write the DOI alone: doi = {10.1000/x} [doi-url]",
        ),
        ("pages = {12-34}", "its pages need two hyphens; write pages = {12--34} [page-dash]"),
        ("pages = {12 – 34}", "its pages need two hyphens; write pages = {12--34} [page-dash]"),
        ("pages = {165-72}", "its pages need two hyphens; write pages = {165--72} [page-dash]"),
        ("pages = {12---34}", "its pages need two hyphens; write pages = {12--34} [page-dash]"),
        ("pages = {12 -- 34}", ""),
        ("pages = {34-12}", ""),
        ("pages = {014301-5}", ""),
        ("pages = {S1-S9}", ""),
        ("pages = {1-3, 7-9}", ""),
        ("arxiv = {https://arxiv.org/abs/2406.11939v2}", ""),
        (
            "arxiv = {https://openreview.net/pdf?id=x}",
            "its arxiv is not an arXiv number; write one such as 2406.11939, or use the field html for an address",
        ),
        (
            "code = {javascript:alert(1)}",
            "its code is not an address; write an address that starts with https://, or a file of the site",
        ),
        (
            "url = {doi:<a href='https://doi.org/10.1000/x'>x</a>}",
            "its url contains HTML; write the address alone: url = {https://doi.org/10.1000/x}",
        ),
        ("code = {}", ""),
        ("code = {github.com/a/b}", ""),
        ("link = {javascript://a}", "its link is not an address; write an address"),
        ("project = {Engines: the second}", ""),
        (
            "pdf = {../papers/x.pdf}",
            "its pdf leads out of the site; put the file into docs/ and write its path as seen from there",
        ),
        (
            "preview = {https://example.org/x.png}",
            "its preview is not a picture of the site; put the picture into docs/ and write its path",
        ),
        ("preview = {../x.png}", "its preview is not a picture of the site"),
        ("preview = {x.png}", ""),
        ("slides = {/assets/slides.pdf}", ""),
        ("url = {https://example.org/a\\_b?c=d\\&e}", ""),
        (
            "title = {NOTES ON THE {ENGINE}}",
            "its title is all in capitals; write it in lower case, with braces around names that need capitals",
        ),
        ("title = {{NASA} {ESA}}", ""),
        ("title = {ANALYTICALENGINE}", ""),
        ("title = {Notes on the ENGINE}", ""),
        (
            "note = {With \\nonsense{x}}",
            "its note uses the unknown command \\nonsense; write the character or the words that it produces",
        ),
        (
            "silence = {page-dsah}",
            'no rule is named "page-dsah". Did you mean "page-dash"? [unknown-rule]',
        ),
        (
            "silence = {x}",
            'no rule is named "x". The rules are listed by: python -m hooks.homepage check --rules [unknown-rule]',
        ),
        ("silence = {page-dash, doi-url}", ""),
        ("selected = {ture}", '"ture" is not true or false. Did you mean "true"? [true-or-false]'),
        ("selected = {{Yes}}", ""),
        ("selected = 0", ""),
        ("file = {papers/notes.pdf}", ""),
    ],
)
def test_a_field(field: str, message: str) -> None:
    found = problems_in(with_field(field))
    assert len(found) == bool(message)
    assert all(each.startswith(f'2:1: entry "lovelace1843notes": {message}') for each in found)


@pytest.mark.parametrize("value", ["/home/ada/Zotero/a.pdf", "a:/Users/ada/a.pdf:application/pdf", "C:\\papers\\a.pdf"])
def test_a_path_of_the_authors_own_computer_is_noted(value: str) -> None:
    (note,) = check_bibliography(bibliography(with_field(f"file = {{{value}}}")))
    assert (note.line, note.rule, note.severity) == (2, "local-path", "note")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("inproceeding", '"@inproceeding" is not a type of entry. Did you mean "@inproceedings"? [unknown-type]'),
        ("artical", '"@artical" is not a type of entry. Did you mean "@article"? [unknown-type]'),
        ("mastersthesi", '"@mastersthesi" is not a type of entry. Did you mean "@mastersthesis"? [unknown-type]'),
        ("webpage", ""),
        ("blogpost", '"@blogpost" is not a type of entry; it is read as @online. Write @online. [unknown-type]'),
        ("ownkind", '"@ownkind" is not a type of entry; it is read as @misc. Write @misc. [unknown-type]'),
        ("INPROCEEDINGS", ""),
    ],
)
def test_a_type(written: str, message: str) -> None:
    text = f"@{written}{{k, title = {{T}}, author = {{A B}}, booktitle = {{V}}, school = {{U}}, year = 2020}}"
    assert problems_in(text) == ([f'1:1: entry "k": {message}'] if message else [])


WORK = "author = {A B}, title = {T}, year = {2020}"


@pytest.mark.parametrize(
    ("entry", "missing"),
    [
        (f"@article{{k, {WORK}}}", "@article needs the journal it appeared in; write journal = {...}"),
        (f"@article{{k, {WORK}, journaltitle = {{J}}}}", ""),
        (f"@article{{k, {WORK}, eprint = {{2406.11939}}}}", ""),
        (f"@article{{k, {WORK}, note = {{Submitted to Nature}}}}", ""),
        (f"@article{{k, {WORK}, pubstate = {{inpress}}}}", ""),
        ("@article{k, author = {A B}, title = {T}, journal = {J}, year = {In press}}", ""),
        ("@article{k, author = {A B}, title = {T}, journal = {J}, date = {2020-05}}", ""),
        (
            "@article{k, author = {A B}, title = {T}, journal = {J}, year = {}}",
            "@article needs a year; write year = {...}",
        ),
        ("@article{k, title = {T}, journal = {J}, year = 2020}", "@article needs its authors; write author = {...}"),
        ("@article{k, author = {A B}, journal = {J}, year = 2020}", "@article needs a title; write title = {...}"),
        ("@book{k, author = {A B}, booktitle = {T}, publisher = {P}, year = 2020}", ""),
        (
            "@incollection{k, author = {A B}, booktitle = {T}, publisher = {P}, year = 2020}",
            "@incollection needs a title; write title = {...}",
        ),
        (
            f"@inproceedings{{k, {WORK}}}",
            "@inproceedings needs the proceedings it appeared in; write booktitle = {...}",
        ),
        (f"@conference{{k, {WORK}}}", "@conference needs the proceedings it appeared in; write booktitle = {...}"),
        (f"@incollection{{k, {WORK}}}", "@incollection needs the book it is part of; write booktitle = {...}"),
        (f"@inbook{{k, {WORK}, chapter = 3}}", ""),
        ("@book{k, editor = {A B}, title = {T}, year = 2020}", ""),
        ("@proceedings{k, title = {T}, year = 2020}", ""),
        (f"@phdthesis{{k, {WORK}}}", "@phdthesis needs the university it was written at; write school = {...}"),
        (f"@thesis{{k, {WORK}, institution = {{U}}}}", ""),
        (f"@techreport{{k, {WORK}}}", "@techreport needs the institution that issued it; write institution = {...}"),
        (f"@techreport{{k, {WORK}, arxiv = {{2406.11939}}}}", ""),
        ("@misc{k, title = {T}}", ""),
    ],
)
def test_what_a_type_needs(entry: str, missing: str) -> None:
    assert problems_in(entry) == ([f'1:1: entry "k": {missing} [required-field]'] if missing else [])


def test_a_paper_needs_nothing_that_its_volume_says() -> None:
    volume = "@proceedings{v, title = {V}, year = 2020, pages = {1-9}, tilte = {x}}\n"
    paper = "@inproceedings{p, author = {A B}, title = {T}, crossref = {v}}\n"
    assert [each for each in problems_in(paper + volume) if each.startswith("1:")] == []
    assert len(problems_in(paper + volume)) == 2


def articles(*journals: str) -> str:
    return "".join(
        f"@article{{k{number}, {WORK}, journal = {{{journal}}}}}\n" for number, journal in enumerate(journals, start=1)
    )


@pytest.mark.parametrize(
    ("usual", "rare"),
    [
        ("Nature Communications", "Nature communications"),
        ("The Journal of Ecology", "Journal of Ecology"),
        ("Science \\& Engineering", "Science and Engineering"),
        ("Systems - Series B", "Systems-Series B"),
        ("Phys. Rev. Lett.", "Phys Rev Lett"),
    ],
)
def test_a_venue_spelled_two_ways(usual: str, rare: str) -> None:
    shown = [each.replace("\\", "") for each in (rare, usual)]
    message = (
        f'entry "k2": "{shown[0]}" is spelled "{shown[1]}" on line 1; use one spelling of the journal [venue-spelling]'
    )
    found = problems_in(articles(usual, rare, usual))
    assert [each.partition(": ")[2] for each in found] == [message]


@pytest.mark.parametrize(
    ("keywords", "meant"),
    [
        ("servng", "serving"),
        ("Servings", "serving"),
        ("game theory", "game-theory"),
        ("gametheory", "game-theory"),
        ("serving", ""),
        ("Serving; servng", ""),
        ("cooking; observing", ""),
    ],
)
def test_a_keyword_that_is_almost_an_area(keywords: str, meant: str) -> None:
    found = check_bibliography(bibliography(with_field(f"keywords = {{{keywords}}}")), ["serving", "game-theory"])
    message = f'no area has the keyword "{keywords}". Did you mean "{meant}"?'
    assert [str(each).partition('": ')[2] for each in found] == ([message] if meant else [])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("{Nature} Communications", "Nature Communications"),
        ("ICML 2020", "ICML 2021"),
        ("1st Workshop on Engines", "2nd Workshop on Engines"),
        ("Journal of C", "Journal of C++"),
        ("Proc. ICML", "Proceedings of ICML"),
        ("—", "…"),
    ],
)
def test_venues_that_are_spelled_alike_or_are_not_the_same(one: str, other: str) -> None:
    assert problems_in(articles(one, other)) == []


def test_each_rarer_spelling_is_named_once() -> None:
    found = problems_in(articles("A B", "a b", "A. B.", "A B", "a b", "A B"))
    assert [each.split(":")[0] for each in found] == ["2", "3"]


def test_a_spelling_in_another_file_is_named_with_its_path() -> None:
    files = [parse_bib(articles("A B"), "a.bib"), parse_bib(articles("a b").replace("k1", "k9"), "b.bib")]
    (found,) = check_bibliography(make_bibliography(files, People([]), Person(Name("", ""))))
    assert str(found) == 'b.bib:1: entry "k9": "a b" is spelled "A B" on a.bib:1; use one spelling of the journal'


def rules_left(text: str, *site_wide: str) -> list[tuple[int, str]]:
    found = bibliography(text)
    kept = silenced([*found.problems, *check_bibliography(found)], found.entries, site_wide)
    return [(each.line, each.rule) for each in kept]


TWO = """\
@misc{one,
  title = {T},
  pages = {1-2},
  doi = {none},
  note = word,
  %s
}
@misc{two, title = {U}, pages = {1-2}}
"""


def test_an_entry_silences_rules_for_itself() -> None:
    assert rules_left(TWO % "") == [(5, "bare-word"), (3, "page-dash"), (4, "doi-form"), (8, "page-dash")]
    assert rules_left(TWO % "silence = {page-dash, bare-word}") == [(4, "doi-form"), (8, "page-dash")]


def test_the_site_silences_rules_for_all() -> None:
    assert rules_left(TWO % "", "page-dash", "doi-form") == [(5, "bare-word")]


def test_the_names_of_editors_and_translators_are_checked_too() -> None:
    text = """\
@incollection{a, author = {Hill, Ann}, title = {T}, booktitle = {B}, publisher = {P}, year = 2000,
  editor = {Ann Smith, Bob Doe}, translator = {Bo Dale [trl]}}
@book{b, editor = {Bo Dale [ed.]}, title = {U}, publisher = {P}, year = 2001}
"""
    first, second = problems_in(text)
    assert first.startswith('2:3: entry "a": its editor: "Ann Smith, Bob Doe" is read as 2 names; ')
    assert second.startswith('2:34: entry "a": its translator: "[trl]" is not part of a name and is left out; ')
    (third,) = (each.message for each in bibliography(text).problems)
    assert '"[ed.]" is not part of a name' in third


def test_a_volume_does_not_silence_rules_for_its_papers() -> None:
    volume = "@proceedings{v, title = {V}, year = 2020, silence = {page-dash}}\n"
    paper = f"@inproceedings{{p, {WORK}, pages = {{1-2}}, crossref = {{v}}}}\n"
    assert rules_left(volume + paper) == [(2, "page-dash")]


def test_an_error_cannot_be_silenced() -> None:
    error = Problem("papers.bib", 1, "broken", "unreadable-entry", "error")
    assert silenced([error], [], ["unreadable-entry"]) == [error]


def test_every_field_that_a_type_needs_is_known() -> None:
    assert all(map(is_known, (name for row in TYPES.values() for need in row.needs for name in need.fields)))


def test_rules_have_plain_names_and_one_sentence_each() -> None:
    assert all(re.fullmatch(r"[a-z]+(-[a-z]+)*", name) for name in RULES)
    assert all(text.endswith(".") and "\n" not in text for text in RULES.values())


values = st.text('abAB {}\\"$%&~-–,.:/#@=()\n\r1290é')
names = st.sampled_from(["title", "author", "journal", "doi", "pages", "url", "arxiv", "silence", "crossref", "tilte"])
types = st.sampled_from(["article", "inbook", "misc", "xdata", "artical"])


@given(st.lists(st.tuples(types, st.dictionaries(names, values)), max_size=4))
def test_nothing_raises_and_every_complaint_has_a_place_and_a_known_rule(
    entries: list[tuple[str, dict[str, str]]],
) -> None:
    text = "".join(
        f"@{kind}{{k{number},\n" + "".join(f"{name} = {{{value}}},\n" for name, value in fields.items()) + "}\n"
        for number, (kind, fields) in enumerate(entries)
    )
    found = check_bibliography(bibliography(text))
    lines = len(re.split(r"\r\n?|\n", text))
    assert all(1 <= each.line <= lines and each.column >= 1 and each.rule in RULES for each in found)


def test_many_slips_take_no_time() -> None:
    slips = "".join(
        f"@misc{{k{n}, title = {{T {n}}}, fld{'abcdefghij'[n % 10] * (n % 97)}x = {{y}}}}\n" for n in range(2000)
    )
    several = bibliography(slips)
    start = perf_counter()
    assert check_bibliography(several) == ()
    assert perf_counter() - start < 2


def test_a_date_whose_order_is_a_guess_is_reported() -> None:
    assert problems_in("@misc{k, title = {T}, date = {3/4/2020}}") == [
        '1:23: entry "k": its date may be another day; it is read as 4 March 2020. '
        "Write date = {2020-03-04} if it is [date-form]"
    ]
    assert problems_in("@misc{k, title = {T}, date = {3/15/2020}, urldate = {15.03.2020}}") == []
    assert [each.split("[")[-1] for each in problems_in("@misc{k, title = {T}, date = {45.03.2020}}")] == ["date-form]"]


def test_a_year_of_another_calendar_is_reported_if_it_may_be_two_of_ours() -> None:
    assert problems_in("@misc{k, title = {T}, year = {1441 AH}}") == [
        '1:23: entry "k": its year is in another calendar, and is read as 2019. '
        "Write both years, such as year = {1441 AH / 2019} [date-form]"
    ]
    for year in ("1441 AH / 2019", "۱۳۹۹ / 2020", "令和2年", "พ.ศ. 2563"):
        assert problems_in(f"@misc{{k, title = {{T}}, year = {{{year}}}}}") == []


def test_unpublished_work_needs_no_year() -> None:
    assert problems_in("@unpublished{k, title = {T}, author = {A B}, note = {Draft}}") == []


def test_a_value_from_another_entry_is_reported_if_it_is_not_read() -> None:
    assert problems_in("@misc{k, title = {T}, author = {xdata=foo-author-1}}") == [
        '1:23: entry "k": its author names "foo-author-1", which no entry has; write xdata=key-field, or '
        "xdata=key-field-2 for the second name, or xdata = {key} as a field of its own for all fields [unknown-key]"
    ]
    second = "@misc{k, title = {T}, author = {Ann Hill and xdata=foo-author-2}}\n@xdata{foo, author = {One}}"
    assert ['names "foo-author-2"' in each for each in problems_in(second)] == [True]
    assert problems_in(second.replace("{One}", "{One and Two}")) == []
