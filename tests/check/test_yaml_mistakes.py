"""Slips in `mkdocs.yml`: the check says each by its line, with what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from homepage.__main__ import main

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Said = Callable[..., list[str]]

ABOVE = "site_name: Ada\nextra:\n  homepage:\n    author:\n      name: Ada Lovelace\n"
BELOW = "      portrait: a.jpg\nnav:\n  - About: index.md\n"
LIKE_NAME = 'probably with 6 spaces before it, like "name" on line 5'
IN_QUOTES = "put it in quotes"
BACKSLASH = "between double quotation marks a backslash has a meaning of its own"


@pytest.fixture
def said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Said:
    """What the check says about `mkdocs.yml`, and about a file that it inherits."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/publications.bib").write_text("@book{k, title = {T}, author = {A B}, year = 2020}\n")
    (tmp_path / "docs/a.jpg").write_bytes(b"")
    monkeypatch.chdir(tmp_path)

    def run(text: str | bytes, name: str = "mkdocs.yml") -> list[str]:
        (tmp_path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        main(["check"])
        return [line for line in capsys.readouterr().out.splitlines() if line.startswith(f"{name}:")]

    return run


@pytest.mark.parametrize(
    ("written", "line", "advice"),
    [
        ("\t  tagline: x", 6, "indent with spaces, not with tabs"),
        ("      positions:\n\t- title: A", 7, "indent with spaces, not with tabs"),
        ("\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0tagline: x", 6, "indent with ordinary spaces"),
        ("      tagline: Tone: how it ends", 6, 'a value that contains ": " must be in quotes'),
        ("      positions:\n        - title: A: B", 7, 'a value that contains ": " must be in quotes'),
        ("       tagline: x", 6, LIKE_NAME),
        ("     tagline: x", 6, LIKE_NAME),
        (
            "      positions:\n        - title: A\n       - title: B",
            8,
            'with 8 spaces before it, like the "-" on line 7',
        ),
        ("      positions:\n        - title: A\n         - title: B", 8, 'with 8 spaces before it, like the "-" on '),
        ("      positions:\n        - title: A\n         url: B", 8, '10 spaces before it, like "title" on line 7'),
        ("      positions:\n        - title: A\n           url: B", 8, '10 spaces before it, like "title" on line 7'),
        ("      positions: - title: A", 6, 'start the list on its own line: "- ..."'),
        ('      aliases: ["A" "B"]', 6, 'a comma or a quotation mark is missing before "B"'),
        ('      aliases: ["A, B.", "A B" "C"]', 6, 'a comma or a quotation mark is missing before "C"'),
        ("      aliases: [A, B", 6, "close the list or mapping with the bracket that opened it"),
        ("      aliases: [A, B]]", 6, "this ] closes nothing: remove it"),
        ("      aliases: [A: B: C]", 6, 'a text that contains ": " must be in quotes'),
        ('      tagline: "abc', 6, "a quotation mark is opened and never closed"),
        ('      tagline: "abc\n      portrait: "b.jpg"', 6, "a quotation mark is opened and never closed"),
        ("      tagline: 'It's me'", 6, "write double quotation marks around all of it"),
        ('      tagline: "a "b" c"', 6, "write single quotation marks around all of it"),
        ("      tagline: [x](y) z", 6, "put the whole text in quotes"),
        ("      tagline: @ada", 6, f'a value cannot start with "@": {IN_QUOTES}'),
        ("      tagline: `x`", 6, f'a value cannot start with "`": {IN_QUOTES}'),
        ("      tagline: %x", 6, f'a value cannot start with "%": {IN_QUOTES}'),
        ("      tagline: *bold* text", 6, 'a value that starts with "*" or "&" must be in quotes'),
        ("      tagline: & more", 6, 'a value that starts with "*" or "&" must be in quotes'),
        ("      tagline: !a!b c", 6, 'a value that starts with "!" must be in quotes'),
        ("      tagline:x", 6, 'write a space after the colon: "tagline: x"'),
        ("      tagline\uff1ax", 6, 'write an ordinary colon with a space after it: "tagline: x"'),
        ("      tagline \u201cx\u201d", 6, 'this line has no ":"'),
        ("      tagline: \u201cTone: x\u201d", 6, 'write straight quotation marks (")'),
        ('      portrait: "assets\\pic.jpg"', 6, BACKSLASH),
        ("      tagline: > abc", 6, 'after ">" or "|" the text starts on the next line'),
        ("      tagline: a\x07b", 6, "this line contains the invisible character U+0007: delete it"),
        ("      tagline: 2024-13-01", 6, 'YAML reads 2024-13-01 as a date, and no calendar has it: write "2024-13-01"'),
    ],
)
def test_a_slip_is_said_by_its_line_with_what_to_write(said: Said, written: str, line: int, advice: str) -> None:
    for end in ("\n", "\r\n"):
        found = said(f"{ABOVE}{written}\n{BELOW}".replace("\n", end))
        assert len(found) == 1
        assert found[0].startswith(f"mkdocs.yml:{line}:")
        assert ": error: the file cannot be read: " in found[0]
        assert advice in found[0]


def test_an_inherited_file_has_the_same_advice(said: Said, tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("INHERIT: base.yml\nsite_name: A\n", encoding="utf-8")
    (found,) = said("nav:\n  - A: index.md\n  B: b.md\n", "base.yml")
    assert found.startswith("base.yml:3:")
    assert "indent this line" in found


def test_two_slips_are_said_at_once_and_cost_only_their_own_sections(said: Said) -> None:
    text = "site_name: A: B\nextra:\n  homepage:\n    peple: []\nnav:\n  - A: [x\ntheme:\n  name: material\n"
    first, second, third = said(text)
    assert first.startswith('mkdocs.yml:1:13: error: the file cannot be read: a value that contains ": "')
    assert second.startswith('mkdocs.yml:4:1: error: extra.homepage.peple is not an option. Did you mean "people"?')
    assert third.startswith("mkdocs.yml:6:8: error: the file cannot be read: close the list")


def test_a_file_that_is_not_utf8_is_said_with_its_line(said: Said) -> None:
    (found,) = said("site_name: A\nsite_author: José\n".encode("cp1252"))
    assert found.startswith(
        "mkdocs.yml:2:1: error: the file is not UTF-8 and was read as Windows-1252; save it as UTF-8"
    )


@pytest.mark.parametrize(("text", "form"), [("- a\n- b\n", "a list"), ("site_name A\n", "a single value")])
def test_a_file_without_keys_is_said(said: Said, text: str, form: str) -> None:
    (found,) = said(text)
    assert f"the file is {form}" in found or "this is not a key with a value" in found


def test_values_that_are_nested_too_deep_end_in_one_sentence(said: Said) -> None:
    (found,) = said("site_name: A\nnav: " + "[" * 5000)
    assert found.startswith("mkdocs.yml:2:")
