from __future__ import annotations

import codecs
import os
import stat
from typing import TYPE_CHECKING

import pytest
from bibliographies import REAL_BIB
from homepage.bibliography.links import doi_of
from homepage.bibtex import parse_bib
from homepage.dates import parse_date
from homepage.rules.fixes import fix_bib, fix_file
from hypothesis import example, given
from hypothesis import strategies as st

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.bibtex import Entry


def fixed(text: str) -> str:
    return fix_bib(text, "papers.bib")[0]


def said(text: str) -> list[str]:
    return [str(fix) for fix in fix_bib(text, "papers.bib")[1]]


@pytest.mark.parametrize(
    ("written", "repaired"),
    [
        ("selected = True", "selected = {true}"),
        ("selected=true", "selected={true}"),
        ("bibtex_show = FALSE", "bibtex_show = {false}"),
        ("category = Major", "category = {Major}"),
        ("volume = 12a", "volume = {12a}"),
        ("month = april", "month = apr"),
        ("month = Sept", "month = sep"),
        ("month = {September}", "month = sep"),
        ('month = "Sept."', "month = sep"),
        ("month = {9}", "month = sep"),
        ("month = 09", "month = sep"),
        ("month = {Mai}", "month = may"),
        ("month = { octubre }", "month = oct"),
        ("doi = {https://doi.org/10.1000/x}", "doi = {10.1000/x}"),
        ('doi = "http://dx.doi.org/10.1000/x"', 'doi = "10.1000/x"'),
        ("doi = {doi:10.1000/x}", "doi = {10.1000/x}"),
        ("doi = {https://doi.org/10.1007/978-3-319\\_12}", "doi = {10.1007/978-3-319_12}"),
        ("doi = {https://doi.org/10.1002/(SICI)1097-0258}", "doi = {10.1002/(SICI)1097-0258}"),
        ("pages = {12-34}", "pages = {12--34}"),
        ("pages = {12–34}", "pages = {12--34}"),
        ("pages = {12 - 34}", "pages = {12--34}"),
        ("pages = 12-34", "pages = {12--34}"),
        ('pages = "165-72"', 'pages = "165--72"'),
    ],
)
def test_a_value_is_repaired(written: str, repaired: str) -> None:
    text = "@misc{{k,\n  {},\n  year = {{2020}}\n}}\n"
    assert fixed(text.format(written)) == text.format(repaired)
    assert said(text.format(written))[-1].startswith("papers.bib:2: fixed: ")


@pytest.mark.parametrize(
    "field",
    [
        "selected = {true}",
        "journal = jomch",
        "year = 2020",
        "month = sep",
        "month = SEP",
        "month = {May 3}",
        "month = {October 21}",
        "month = {(accepted)}",
        "month = {13}",
        'month = jul # "~20"',
        "month = unknown",
        "doi = {10.1000/x}",
        "doi = {10.1007/978-3-319\\_12}",
        "doi = {https://dl.example/doi/10.1000/x}",
        "doi = {https://doi.org/10.1000/a%20b}",
        "doi = {https://doi.org/10.1000/a--b}",
        "pages = {12--34}",
        "pages = {12}",
        "pages = {34-12}",
        "pages = {1-2, 5-6}",
        "pages = {A1-A9}",
        "note = {12-34}",
        "title = {https://doi.org/10.1000/x}",
        "tilte = {x}",
    ],
)
def test_a_value_stays(field: str) -> None:
    text = f"@misc{{k,\n  {field}\n}}\n"
    assert fix_bib(text, "papers.bib") == (text, ())


@pytest.mark.parametrize(
    ("text", "repaired"),
    [
        ("@misc{k, title = {T},, year = 2020}", "@misc{k, title = {T}, year = 2020}"),
        ("@misc{k,, title = {T},\n,\n}", "@misc{k, title = {T},\n\n}"),
        ("@misc{k, title = {T}\n  year = 2020}", "@misc{k, title = {T},\n  year = 2020}"),
        ('@misc{k, title = "T"  year = 2020}', '@misc{k, title = "T",  year = 2020}'),
        ("@misc{k,\n selected = True\n month = May\n}", "@misc{k,\n selected = {true},\n month = May\n}"),
        ("@misc(k, title = {T},, month = {May})", "@misc(k, title = {T}, month = may)"),
    ],
)
def test_commas_are_repaired(text: str, repaired: str) -> None:
    assert fixed(text) == repaired


@pytest.mark.parametrize(
    "text",
    [
        "@misc{k, pages = {1-2}, title = {never closed\n}\n",
        '@misc{k, pages = {1-2}, title = "never closed\n}\n',
        "@misc{k, pages = {1-2}}, title = {T}}\n",
        "@misc{k, title = {T} % old {x}\n year = 2020}\n",
        "% @misc{k, pages = {1-2}}\n",
        "@comment{@misc{k, pages = {1-2}}}\n",
        "pages = {1-2}\n",
        "@string{may = {Mai}}\n@misc{k, month = {May}}\n",
        "@misc{k, pages = {1-2}, silence = {page-dash}}\n",
        "",
    ],
)
def test_what_is_damaged_or_no_entry_or_silenced_stays(text: str) -> None:
    assert fix_bib(text, "papers.bib") == (text, ())


def test_names_of_the_file_are_no_bare_words() -> None:
    text = "@string{word = {Word}}\n@misc{k, note = word, category = other}\n"
    assert fixed(text) == text.replace("other", "{other}")


def test_a_repeated_entry_stays_a_repeated_entry() -> None:
    text = "@misc{k, pages = {1-2}}\n" * 2
    assert fixed(text) == text.replace("1-2", "1--2")


@pytest.mark.parametrize("other", ["@misc{k, pages = {1-2}", "@misc{k, pages = {1--2}}"])
def test_entries_with_the_same_key_stay_equal_or_different(other: str) -> None:
    text = "@misc{k, pages = {1-2}}\n@misc{j, pages = {3-4}}\n" + other
    assert fixed(text) == text.replace("3-4", "3--4")


def test_what_is_said_of_a_repair() -> None:
    text = "% head\n  @misc{k, title = {T},, pages = {1-2}\n   month = {May}}\n"
    assert said(text) == [
        "papers.bib:2: fixed: removed one of two commas",
        "papers.bib:2: fixed: pages = {1--2} (was {1-2})",
        "papers.bib:3: fixed: added the comma that was missing",
        "papers.bib:3: fixed: month = may (was {May})",
    ]


ORDINARY = "\ufeff% Größe 漢字\r\n\r\n@misc{k,\r\n\ttitle = {Größe},\n  pages={12-34} ,\r}\r\n  % tail  \n"


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (b"", "cp1252"),
    ],
)
def test_a_file_keeps_its_encoding_and_every_other_byte(tmp_path: Path, mark: bytes, encoding: str) -> None:
    text = ORDINARY[1:].replace("漢字", "" if encoding == "cp1252" else "漢字")
    file = tmp_path / "papers.bib"
    file.write_bytes(mark + text.encode(encoding))
    assert [fix.written for fix in fix_file(file, "papers.bib")] == ["pages = {12--34}"]
    assert file.read_bytes() == mark + text.replace("12-34", "12--34").encode(encoding)


def test_a_file_in_two_encodings_stays(tmp_path: Path) -> None:
    file = tmp_path / "papers.bib"
    data = "% Größe\n".encode() + "@misc{k, title = {Größe}, pages = {1-2}}\n".encode("cp1252")
    file.write_bytes(data)
    assert fix_file(file, "papers.bib") == ()
    assert file.read_bytes() == data


def test_a_file_that_needs_nothing_is_not_written(tmp_path: Path) -> None:
    file = tmp_path / "papers.bib"
    file.write_text("@misc{k, pages = {1--2}}\n", encoding="utf-8")
    os.utime(file, (1, 1))
    before = file.stat()
    assert fix_file(file, "papers.bib") == ()
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_a_written_file_keeps_its_permissions_and_its_links_and_leaves_nothing_beside_it(tmp_path: Path) -> None:
    file, link = tmp_path / "papers.bib", tmp_path / "link.bib"
    file.write_text("@misc{k, pages = {1-2}}\n", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to(file)
    fix_file(link, "link.bib")
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "@misc{k, pages = {1--2}}\n"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert sorted(tmp_path.iterdir()) == [link, file]


def test_a_file_stays_whole_when_it_cannot_be_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "papers.bib"
    file.write_text("@misc{k, pages = {1-2}}\n", encoding="utf-8")

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    with pytest.raises(PermissionError):
        fix_file(file, "papers.bib")
    assert list(tmp_path.iterdir()) == [file]
    assert file.read_text(encoding="utf-8") == "@misc{k, pages = {1-2}}\n"


def test_a_real_bibliography_keeps_all_it_says() -> None:
    text = REAL_BIB.read_text(encoding="utf-8")
    assert_same_meaning(text)


def meaning(entry: Entry) -> object:
    """Return what a reader learns from an entry, whatever its values look like."""
    values = {name: field.value for name, field in entry.fields.items() if name not in ("month", "pages", "doi")}
    values |= {name: values[name].casefold() for name in ("selected",) if name in values}
    pages = "".join(character for character in entry.get("pages") if character.isalnum())
    date = parse_date(entry.get("date"), entry.get("year"), entry.get("month"), entry.get("day"))
    return entry.type, entry.key, list(entry.fields), values, pages, doi_of(entry), date


def outside_entries(text: str) -> str:
    for entry in parse_bib(text, "papers.bib").entries:
        text = text.replace(entry.source, "", 1)
    return text


def assert_same_meaning(text: str) -> None:
    new, fixes = fix_bib(text, "papers.bib")
    assert fix_bib(new, "papers.bib") == (new, ())
    assert (new != text) == bool(fixes)
    before, after = parse_bib(text, "papers.bib"), parse_bib(new, "papers.bib")
    assert list(map(meaning, after.entries)) == list(map(meaning, before.entries))
    assert len(after.problems) <= len(before.problems)
    assert len(new.splitlines()) == len(text.splitlines())


pieces = st.sampled_from([
    "@misc{k", "@article(j", "@string{may = {Mai}}", "@string{word = ", "@comment{", "month", "doi", "pages", "title",
    "selected", "silence", "=", " = ", ",", ",,", ",\n", "\n", "\r\n", "\r", " ", "{", "}", '"', "#", "%", ")", "\\",
    "–", "{1-2}", "1-2", "{May}", "may", "{9}", "9", "april", "True", "word", "{https://doi.org/10.1000/x}", "{x}",
    '"x"', "{page-dash}", "é", "２",
])  # fmt: skip
values = st.sampled_from(
    ["{1-2}", "1-2", '"12–34"', "{May}", "9", "april", "True", "{doi:10.1000/x}", "{x}", "w", "a # {b}"]
)
fields = st.tuples(st.sampled_from(["month", "doi", "pages", "selected", "title", "note"]), values)
separators = st.sampled_from([",", ",\n", "\n", " ", ",,", " , ", "\r\n", ",\r\n  ", " % c\n", ""])
entries = st.builds(
    lambda kind, parts, end: f"@{kind}{{k" + "".join(f"{gap}{name} = {value}" for gap, (name, value) in parts) + end,
    st.sampled_from(["misc", "article", "string"]),
    st.lists(st.tuples(separators, fields), max_size=5),
    st.sampled_from(["}", ",}\n", "\n}\r\n", ""]),
)


@given(st.lists(pieces, max_size=40).map("".join))
def test_no_text_loses_anything(text: str) -> None:
    assert_same_meaning(text)


@given(st.lists(entries, max_size=4).map("\n% between\n".join))
@example("@misc{k month = {May} pages = 1-2\n,, selected = True}")
def test_no_bibliography_loses_anything(text: str) -> None:
    assert_same_meaning(text)


plain = st.text("ab cé-.\t", max_size=12)
gaps = st.sampled_from(["", " ", "\n", "\r\n", "\t", "% note\n", "words between\r\n"])


@given(st.lists(st.tuples(gaps, plain, st.booleans()), min_size=1, max_size=5), st.booleans())
def test_every_other_byte_stays(parts: list[tuple[str, str, bool]], wide: bool) -> None:
    gap = " \r\n\t" if wide else " "

    def write(pages: str, month: str) -> str:
        return "".join(
            f"{before}\n@misc{{k{n},{gap}title{gap}={gap}{{{title}}},{pages if wrong else 'pages = 1'},{month}}}"
            for n, (before, title, wrong) in enumerate(parts)
        )

    assert fixed(write("pages = {1-2}", "month = {May}")) == write("pages = {1--2}", "month = may")


def test_a_word_that_another_file_defines_stays_a_word() -> None:
    text = "@misc{k, category = major, note = minor}"
    assert fix_bib(text, "papers.bib", names={"major": "Major"})[0] == "@misc{k, category = major, note = {minor}}"
