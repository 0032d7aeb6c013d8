"""The table of collaborators: who is in it and why, as CSV and as a spreadsheet, and never where it is published."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as etree
import zipfile
from datetime import date
from typing import TYPE_CHECKING

import pytest
from bibliographies import bibliography, entry
from homepage.__main__ import main
from homepage.collaborators.spreadsheet import as_csv, as_xlsx
from homepage.collaborators.table import collaborators, months_before
from homepage.lists.people import person_of
from homepage.lists.reader import read_items
from homepage.settings.options import Options, Owner, Position
from made_sites import site_of

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.whole_site.site import Site

TODAY = date(2026, 3, 15)
SELF = Owner(name="Banghua Zhu", positions=(Position("Professor", "Harbor University"),))
LISTS = {
    "people": "- {name: Mary Somerville, aliases: ['Somerville, M.'], affiliation: Royal Society, email: m@s.example}\n"
    "- {name: Ada Byron, groups: Alumni, role: Doctoral student, now: 'Lecturer, Turin'}\n"
    "- {name: Luigi Menabrea, role: Postdoctoral researcher}\n",
    "students": "- {name: Ada Byron, degree: PhD, since: 2019}\n- {name: Max Mustermann, degree: Master}\n",
    "education": "- {degree: PhD, advisors: 'Jean de la Mer, Mary Somerville', date: 2015}\n",
    "grants": "- {title: Stars, since: 2020, with: 'Caroline Herschel and Banghua Zhu'}\n"
    "- {title: Old, since: 2010, until: 2012, with: John Herschel}\n",
    "service": "- {role: Associate editor, venue: Journal of Tides, since: 2024}\n"
    "- {role: Reviewer, venue: Nature}\n".replace("since", "years"),
}
PAPERS = (
    entry("a", "Zhu, Banghua and Somerville, M. and {The Tide Group}", year="2022", month="mar"),
    entry("b", "Zhu, Banghua and Somerville, Mary", year="2024", month="may"),
    entry("c", "Zhu, Banghua and Old, Ann", year="2021"),
    entry("d", "Zhu, Banghua and Edge, Eve", year="2022"),
    entry("e", "Zhu, Banghua and Soon, Sam", year="in press"),
)  # fmt: skip
EDITED = "@proceedings{f, editor = {Zhu, Banghua and Coed, Cora}, title = {All Tides}, year = {2025}}\n"


def site() -> Site:
    lists = {name: read_items(text, name, f"{name}.yml")[0] for name, text in LISTS.items()}
    listed = tuple(map(person_of, lists["people"].items))
    papers = bibliography(*PAPERS, EDITED, people=listed)
    return site_of(papers, Options(SELF, listed=listed), lists=lists)


def rows(months: int = 48) -> list[tuple[object, ...]]:
    found = collaborators(site(), TODAY, months)
    return [(row.table, row.code, row.name, row.affiliation, row.email, row.active, row.where) for row in found]


def test_everybody_is_in_the_table_that_the_form_asks_for() -> None:
    assert rows() == [
        (1, "", "Zhu, Banghua", "Harbor University", "", "", ""),
        (3, "G", "de la Mer, Jean", "", "", "", ""),
        (3, "G", "Somerville, Mary", "Royal Society", "m@s.example", "", ""),
        (3, "T", "Byron, Ada", "Lecturer, Turin", "", "", ""),
        (4, "A", "Edge, Eve", "", "", "2022", ""),
        (4, "A", "Somerville, Mary", "Royal Society", "m@s.example", "2024-05", ""),
        (4, "A", "Soon, Sam", "", "", "", ""),
        (4, "C", "Herschel, Caroline", "", "", "2026-03-15", ""),
        (5, "B", "", "", "", "", "Journal of Tides"),
        (5, "E", "Coed, Cora", "", "", "2025", "All Tides"),
    ]


def test_fewer_months_leave_out_who_is_older() -> None:
    assert [row[2] for row in rows(12) if row[0] == 4] == ["Soon, Sam", "Herschel, Caroline"]
    assert "Old, Ann" in [row[2] for row in rows(72)]


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        (date(2026, 3, 15), 48, "2022-03-15"),
        (date(2026, 3, 31), 1, "2026-02-28"),
        (date(2026, 1, 5), 1, "2025-12-05"),
        (date(2026, 1, 5), 24312, ""),
    ],
)
def test_months_are_counted_back(day: date, months: int, before: str) -> None:
    assert months_before(day, months) == before


HOSTILE = ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "a\x07b", '"<&>"', "a\nb", "Đặng, Mai"]


def test_nothing_in_a_table_of_commas_is_a_formula() -> None:
    data = as_csv([HOSTILE])
    assert data.startswith(b"\xef\xbb\xbf")
    (read,) = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert read == ["'=1+1", "'+1", "'-1", "'@a", "'\t=1", "' =1", *HOSTILE[6:]]


def test_every_cell_of_a_spreadsheet_is_text() -> None:
    data = as_xlsx([HOSTILE, ["x"] * len(HOSTILE)], 'A "title" & more')
    assert data == as_xlsx([HOSTILE, ["x"] * len(HOSTILE)], 'A "title" & more')
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))
        sheet = etree.fromstring(package.read("xl/worksheets/sheet1.xml"))
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    cells = list(sheet.iter(f"{space}c"))
    assert {cell.get("t") for cell in cells} == {"inlineStr"}
    assert list(sheet.iter(f"{space}f")) == []
    assert [cell.get("r") for cell in cells][:3] == ["A1", "B1", "C1"]
    texts = ["".join(cell.itertext()) for cell in cells]
    assert texts[: len(HOSTILE)] == [text.replace("\x07", "") for text in HOSTILE]


def test_the_command_writes_where_nothing_is_published_and_lists_what_is_not_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs/lists").mkdir(parents=True)
    (tmp_path / "docs/lists/education.yml").write_text("- {degree: PhD, advisors: Jean Mer}\n", encoding="utf-8")
    config = "site_name: A\nextra: {homepage: {author: {name: Ada Byron}}}\nplugins: {bibtex: {bib_file: a.bib}}\n"
    (tmp_path / "mkdocs.yml").write_text(config, encoding="utf-8")
    (tmp_path / "docs/a.bib").write_text("", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["collaborators"]) == 0
    page = tmp_path / "docs/index.md"
    page.write_text("# A\n", encoding="utf-8")
    (tmp_path / ".cache/collaborators.csv").unlink()
    (tmp_path / ".cache/collaborators.csv").symlink_to(page)
    assert main(["collaborators"]) == 0
    assert page.read_text(encoding="utf-8") == "# A\n"
    said = capsys.readouterr().out
    assert "2 rows, 48 months back." in said
    assert "Affiliation not known, and left empty: Byron, Ada; Mer, Jean\n" in said
    assert {file.name for file in (tmp_path / ".cache").glob("collab*")} == {"collaborators.csv", "collaborators.xlsx"}
    assert main(["collaborators", "--months", "36", "--to", "docs/out"]) == 0
    assert "docs/out is in docs/: the site publishes these files." in capsys.readouterr().out


@pytest.mark.parametrize("months", ["0", "-4", "x", "12.5", "99999"])
def test_a_number_that_is_not_of_months_is_refused(months: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["collaborators", f"--months={months}"])
    assert f'"{months}" is not a number of months such as 48' in capsys.readouterr().err
