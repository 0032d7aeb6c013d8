"""The rows of fields: each is read by something, and a new row is all that a new field needs."""

from __future__ import annotations

import importlib
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from bibliographies import csl_json, ris
from homepage.bibliography.fields import FLAGS, OWN_FIELDS, ROWS
from homepage.bibliography.paper_addresses import aliases
from homepage.bibliography.reader import Bibliography, make_bibliography
from homepage.bibtex.records import BibFile, Entry, Field
from homepage.metadata.papers import highwire, scholarly_article
from homepage.names import Name
from homepage.names.people import People, Person
from homepage.rules.entry_problems import silenced_rules
from homepage.rules.required_fields import check_needs
from homepage.rules.single_values import check_values

if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import ModuleType

    import pytest

PACKAGE = Path(__file__).parents[2] / "hooks" / "homepage"
README = Path(__file__).parents[2] / "hooks/REFERENCE.md"


class Noted(dict[str, Field]):
    """Fields that note which of them was asked for by its name."""

    asked: set[str]

    def __init__(self, fields: dict[str, Field]) -> None:
        super().__init__(fields)
        self.asked = set()

    def get(self, name, default=None):  # type: ignore[no-untyped-def]
        self.asked.add(name)
        return super().get(name, default)

    def __getitem__(self, name: str) -> Field:
        self.asked.add(name)
        return super().__getitem__(name)

    def __contains__(self, name: object) -> bool:
        self.asked.add(str(name))
        return super().__contains__(name)


def asked_for(kind: str, names: Iterable[str]) -> set[str]:
    """Return the fields that are asked for when an entry with some fields is read, exported and checked."""
    fields = Noted({name: Field(name, "2024", 1, 1, 0, 0, 0) for name in names})
    entry = Entry(kind, "k", fields, "papers.bib", 1, 1, "@misc{k}")
    bibliography = make_bibliography([BibFile("papers.bib", (entry,), (), 1, 0, 0)], People([]), Person(Name("", "")))
    for publication in bibliography.publications:
        _ = publication.abbr, publication.award, publication.notes, publication.links, publication.abstract
        ris([publication])
        csl_json([publication])
        highwire(publication, page_url="", pdf_url="")
        scholarly_article(publication, page_url="")
    read_by_key(bibliography)
    read_by_rules(entry)
    return fields.asked


def read_by_key(bibliography: Bibliography) -> None:
    """Look up the keys and the page addresses that entries declare."""
    aliases(bibliography)
    bibliography.by_key.get("k")


def read_by_rules(entry: Entry) -> None:
    """Apply the rules for single fields, less the one for the LaTeX of all texts."""
    silenced_rules(entry)
    list(check_needs(entry))
    list(check_values(entry))


def test_every_row_is_read() -> None:
    asked = asked_for("set", [])
    for row in ROWS:
        for kind in ("article", "misc", "patent", "phdthesis"):
            asked |= asked_for(kind, {"title", row.name})
    asked |= asked_for("misc", {"title", "eprint", "related", "organization", "journal", "booktitle"})
    names = {row.name for row in ROWS}
    # Every entry is shown with its BibTeX; the engine only keeps the switch out of what readers copy.
    assert names - asked == {"bibtex_show"}
    assert "bibtex_show" in FLAGS & OWN_FIELDS


def test_no_field_has_two_rows() -> None:
    names = [name for row in ROWS for name in (row.name, *row.other_names)]
    assert len(names) == len(set(names))


def test_the_fields_of_buttons_and_of_this_site_are_in_the_readme() -> None:
    named = set(re.findall(r"`(\w+)`", README.read_text(encoding="utf-8")))
    assert {row.name for row in ROWS if row.label or row.standard == "this site"} <= named


PAPER = "@misc{k, title = {T}, zhihu = {https://example.org/x}, code = {https://example.org/c}, silence = {page-dash}}"


def engine_with_rows(folder: Path, name: str, old: str, new: str) -> ModuleType:
    """Return a copy of the engine whose table of fields was edited in one place, as a module of this name."""
    shutil.copytree(PACKAGE, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    table = folder / name / "bibliography" / "fields.py"
    text = table.read_text(encoding="utf-8")
    assert text.count(old) == 1
    table.write_text(text.replace(old, new), encoding="utf-8")
    return importlib.import_module(name)


def outputs(engine: ModuleType) -> tuple[list[str], str, list[str]]:
    """Return the labels of the paper's buttons, the BibTeX that readers copy, and what the checker reports."""

    def room(name: str) -> ModuleType:
        return importlib.import_module(f"{engine.__name__}.{name}")

    read = room("bibtex").parse_bib(PAPER, "papers.bib")
    people, owner = room("names.people"), room("names").Name("", "")
    bibliography = room("bibliography.reader").make_bibliography([read], people.People([]), people.Person(owner))
    (paper,) = bibliography.publications
    problems = room("rules.bibliography").check_bibliography(bibliography)
    return [link.label for link in paper.links], room("exports.bib").bibtex(paper), [each.rule for each in problems]


def test_a_new_link_field_is_one_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    blog = '    FieldRow("blog", "link", "al-folio", "Blog"),\n'
    added = engine_with_rows(
        tmp_path, "engine_with_one_more_row", blog, f'{blog}    FieldRow("zhihu", "link", label="知乎"),\n'
    )
    assert outputs(importlib.import_module("homepage")) == (
        ["Code"],
        "@misc{k, title = {T}, zhihu = {https://example.org/x}}",
        ["unknown-field"],
    )
    assert outputs(added) == (["Code", "知乎"], "@misc{k, title = {T}}", [])


def test_without_its_row_a_field_is_not_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    row = '    FieldRow("code", "link", "al-folio", "Code", ("github", "url_code")),\n'
    labels, copied, rules = outputs(engine_with_rows(tmp_path, "engine_with_one_row_less", row, ""))
    assert labels == []
    assert "code = " in copied
    assert rules == ["unknown-field", "unknown-field"]
