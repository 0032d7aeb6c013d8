from __future__ import annotations

import ast
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from homepage.__main__ import main
from homepage.rules.bibliography import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Check = Callable[..., tuple[int, list[str]]]

PROJECT = Path(__file__).parents[2]
GOOD = "@book{k, title = {T}, author = {A B}, year = 2020}\n"
BAD = "@book{j, title = {T}, author = {A B}, pages = {1-2}}\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project's root with a good bibliography, which is also the current folder."""
    write(tmp_path / "mkdocs.yml", "site_name: A\n")
    write(tmp_path / "docs/publications.bib", GOOD)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """The command, which returns its exit code and the lines that it prints."""

    def run(*arguments: str) -> tuple[int, list[str]]:
        code = main(["check", *arguments])
        return code, capsys.readouterr().out.splitlines()

    return run


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())


def test_a_good_project(project: Path, check: Check) -> None:
    assert check() == (0, ["docs/publications.bib: 1 entries read, 1 shown", "no problems"])


def test_complaints_come_by_file_and_line_with_the_account_below(project: Path, check: Check) -> None:
    write(project / "docs/publications.bib", GOOD + BAD)
    write(project / "docs/models/m.md", "---\nlicense: mitt\n---\n")
    write(project / "mkdocs.yml", "extra:\n  homepage:\n    paper_page: true\n")
    code, lines = check()
    assert code == 1
    assert [(line.split(" ")[0], line.split("[")[-1]) for line in lines[:-2] if ": note: " not in line] == [
        ("docs/models/m.md:2:1:", "license-id]"),
        ("docs/publications.bib:2:1:", "required-field]"),
        ("mkdocs.yml:3:1:", "site-option]"),
    ]
    assert lines[4] == (
        'docs/publications.bib:2:39: note: entry "j": its pages need two hyphens; write pages = {1--2} [page-dash]'
    )
    assert lines[-2:] == [
        "docs/publications.bib: 2 entries read, 2 shown",
        "3 problems: 1 error, 2 warnings; 2 notes",
    ]


def test_what_readers_cannot_see_fails_nothing(project: Path, check: Check) -> None:
    seen_alike = (
        "@article{a, title={T}, author={A B}, journal={J}, year=2020, pages={1-2}, doi={https://doi.org/10.1000/x}}\n"
    )
    write(project / "docs/publications.bib", seen_alike)
    code, lines = check()
    assert code == 0
    assert [line.split("[")[-1] for line in lines if ": note: " in line] == ["page-dash]", "doi-url]"]
    assert lines[-1] == "no problems; 2 notes"


def test_words_that_a_language_lacks_are_noted_where_it_is_named(project: Path, check: Check) -> None:
    write(project / "mkdocs.yml", "theme:\n  name: material\n  language: sv\n")
    write(project / "docs/de.md", "---\nlang: de\n---\nSeite\n")
    write(project / "docs/tlh.md", "---\ntitle: Qapla\nlang: tlh\n---\n")
    code, lines = check()
    assert code == 0
    english = re.compile(r"\d+ words of the pages, such as .* have no translation into \"(.*)\" and are English")
    notes = [(line.split(": note: ")[0], english.search(line)) for line in lines if "[missing-word]" in line]
    assert [(place, found and found[1]) for place, found in notes] == [
        ("docs/tlh.md:3:1", "tlh"),
        ("mkdocs.yml:3:1", "sv"),
    ]


def test_files_are_checked_without_a_project(tmp_path: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path / "a.bib", GOOD)
    write(tmp_path / "b.bib", BAD.replace("1-2", "1--2"))
    write(tmp_path / "card.md", "no front matter\n")
    code, lines = check("a.bib", str(tmp_path / "b.bib"), "card.md")
    assert code == 1
    assert [line.split(" ")[0] for line in lines] == [
        "b.bib:1:1:",
        "card.md:1:1:",
        "a.bib:",
        "b.bib:",
        "together:",
        "2",
    ]
    assert lines[-2:] == ["together: 2 entries read, 2 shown", "2 problems: 2 warnings"]


def test_a_card_in_another_encoding_is_named(project: Path, check: Check) -> None:
    (project / "card.md").write_bytes("---\nlicense: mit\n---\nGröße\n".encode("cp1252"))
    message = "the file is not UTF-8 and was read as Windows-1252; save it as UTF-8"
    code, lines = check("card.md")
    assert (code, lines[0], lines[-1]) == (
        1,
        f"card.md:4:1: error: {message} [encoding]",
        "1 problem: 1 error; 1 note",
    )


def test_a_volume_in_another_file_is_found(project: Path, check: Check) -> None:
    write(project / "v.bib", "@proceedings{v, title = {V}, year = 2020}\n")
    write(project / "p.bib", "@inproceedings{p, title = {T}, author = {A B}, crossref = {v}}\n")
    assert check("v.bib", "p.bib")[0] == 0
    assert check("p.bib")[0] == 1


def test_json_is_all_that_is_printed(project: Path, check: Check) -> None:
    write(project / "docs/publications.bib", BAD)
    code, lines = check("--json")
    assert code == 1
    lacking, pages = json.loads("\n".join(lines))
    assert lacking == {
        "path": "docs/publications.bib",
        "line": 1,
        "column": 1,
        "severity": "warning",
        "rule": "required-field",
        "message": 'entry "j": @book needs a year; write year = {...}',
    }
    assert (pages["rule"], pages["column"], pages["suggestion"]) == ("page-dash", 39, "pages = {1--2}")


def test_json_of_a_good_project(project: Path, check: Check) -> None:
    assert check("--json") == (0, ["[]"])


def test_fixes_are_said_and_what_is_left_is_complained_about(project: Path, check: Check) -> None:
    write(project / "docs/publications.bib", GOOD + BAD)
    code, lines = check("--fix")
    assert code == 1
    assert lines == [
        "docs/publications.bib:2: fixed: pages = {1--2} (was {1-2})",
        'docs/publications.bib:2:1: warning: entry "j": @book needs a year; write year = {...} [required-field]',
        "docs/publications.bib: 2 entries read, 2 shown",
        "1 problem: 1 warning",
    ]
    assert check("--fix") == (1, lines[1:])


def test_fixes_do_not_disturb_json(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(project / "docs/publications.bib", GOOD.replace("year", "pages = {1-2}, year"))
    assert main(["check", "--fix", "--json"]) == 0
    printed = capsys.readouterr()
    assert json.loads(printed.out) == []
    assert printed.err == "docs/publications.bib:1: fixed: pages = {1--2} (was {1-2})\n"


def test_a_file_that_cannot_be_written_is_named(project: Path, check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.replace", refuse)
    write(project / "docs/publications.bib", BAD)
    with pytest.raises(SystemExit) as stopped:
        check("--fix")
    assert stopped.value.code == 2
    assert (project / "docs/publications.bib").read_bytes() == BAD.encode()


def test_the_rules_are_listed_with_a_line_each(check: Check) -> None:
    code, lines = check("--rules")
    assert code == 0
    assert dict(line.split(maxsplit=1) for line in lines) == dict(RULES)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["none.bib"], "none.bib does not exist"),
        (["mkdocs.yml"], "mkdocs.yml is neither a .bib file nor a model card (.md)"),
        (["--unknown"], "unrecognized arguments: --unknown"),
        (["--fxi"], 'unrecognized arguments: --fxi. Did you mean "--fix"?'),
    ],
)
def test_wrong_arguments(project: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["check", *arguments])
    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_no_project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit) as stopped:
        main(["check"])
    assert stopped.value.code == 2
    assert "there is no mkdocs.yml here" in capsys.readouterr().err


@pytest.mark.parametrize(
    "settings",
    [
        "plugins: {bibtex: {bib_file: other.bib}}",
        "plugins: [search, bibtex: {bib_file: other.bib}]",
        "plugins: {bibtex: {bib_file: docs/other.bib}}",
        "plugins: {bibtex: {bib_dir: docs/}}",
        "docs_dir: docs\nplugins: {bibtex: {bib_file: !ENV [NO_SUCH_VARIABLE]}}",
        "INHERIT: base/parent.yml",
        "INHERIT: base/parent.yml\nplugins: {bibtex: {bib_by_default: false}}",
    ],
)
def test_the_bibliography_that_the_configuration_leads_to(project: Path, check: Check, settings: str) -> None:
    name = "publications.bib" if "ENV" in settings else "other.bib"
    (project / "docs/publications.bib").rename(project / "docs" / name)
    write(project / "base/parent.yml", "plugins: {bibtex: {bib_file: other.bib}}\n")
    write(project / "mkdocs.yml", settings + "\n")
    assert check() == (0, [f"docs/{name}: 1 entries read, 1 shown", "no problems"])


def test_configurations_that_inherit_in_a_circle_are_told(project: Path, check: Check) -> None:
    write(project / "base/parent.yml", "INHERIT: ../mkdocs.yml\nextra: {homepage: {silense: []}}\n")
    write(project / "mkdocs.yml", "INHERIT: base/parent.yml\n")
    code, lines = check()
    assert code == 1
    assert lines[0].startswith(
        "base/parent.yml:1:1: error: INHERIT takes the path of another configuration file, not '../mkdocs.yml'"
    )
    assert lines[1].startswith("base/parent.yml:2:1: error: extra.homepage.silense is not an option.")


def test_the_files_of_a_folder_share_their_string_names(project: Path, check: Check) -> None:
    write(project / "mkdocs.yml", "plugins: {bibtex: {bib_dir: docs/}}\n")
    write(project / "docs/publications.bib", GOOD.replace("{T}", "t, category = c"))
    write(project / "docs/strings.bib", "@string{t = {T}, c = {C}}\n")
    assert check("--fix") == (
        0,
        [
            "docs/publications.bib: 1 entries read, 1 shown",
            "docs/strings.bib: 0 entries read, 0 shown",
            "together: 1 entries read, 1 shown",
            "no problems",
        ],
    )
    assert "category = c," in (project / "docs/publications.bib").read_text()


def test_options_are_inherited(project: Path, check: Check) -> None:
    write(project / "parent.yml", "extra: {homepage: {author: {nme: A}}}\n")
    write(project / "mkdocs.yml", "INHERIT: parent.yml\nextra: {homepage: {author: {name: B}}}\n")
    code, lines = check()
    assert code == 1
    assert lines[0].startswith("parent.yml:1:")


def test_rules_that_the_site_silences_say_and_repair_nothing(project: Path, check: Check) -> None:
    write(project / "mkdocs.yml", "extra: {homepage: {silence: [page-dash, required-field]}}\n")
    write(project / "docs/publications.bib", BAD)
    good = (0, ["docs/publications.bib: 1 entries read, 1 shown", "no problems"])
    assert check() == good
    assert check("--fix") == good
    assert check("docs/publications.bib", "--fix") == good


def test_a_file_that_an_entry_links_to_and_the_site_lacks(project: Path, check: Check) -> None:
    write(project / "docs/publications.bib", GOOD.replace("year", "pdf = {t.pdf}, year"))
    code, lines = check()
    assert code == 1
    assert lines[0].endswith("[missing-file]")
    write(project / "docs/assets/pdf/t.pdf", "%PDF")
    assert check()[0] == 0


def test_a_missing_file_that_may_be_an_address_says_how_to_write_one(project: Path, check: Check) -> None:
    write(
        project / "docs/publications.bib", GOOD.replace("year", "\nwebsite = {example.com},\nslides = {t.pdf},\nyear")
    )
    _, lines = check()
    assert lines[0].startswith(
        'docs/publications.bib:2:1: warning: entry "k": "website" names example.com, which is not in docs/. '
        "Put the file there. If it is an address, write https://example.com."
    )
    assert lines[1].startswith(
        'docs/publications.bib:3:1: warning: entry "k": "slides" names assets/pdf/t.pdf, which is not in docs/. '
        "Put the file there. ["
    )


def test_a_missing_bibliography(project: Path, check: Check) -> None:
    (project / "docs/publications.bib").unlink()
    code, lines = check()
    assert (code, len(lines)) == (1, 2)
    assert lines[0].endswith("[missing-bib]")


def test_a_bibliography_elsewhere_is_not_fetched(project: Path, check: Check) -> None:
    write(
        project / "mkdocs.yml", "plugins: {bibtex: {bib_file: 'https://me:secret@example.org/papers.bib?key=secret'}}\n"
    )
    note = "https://example.org/papers.bib?…: not fetched; save it as a file and name that to check it"
    assert check() == (0, [note, "no problems"])


@pytest.mark.parametrize(
    "settings",
    [
        "extra: {x: !!python/object/apply:os.mkdir [made]}",
        "extra: {x: !!python/object/new:os.mkdir [made]}",
        "extra: {homepage: !!python/object/apply:os.mkdir [made]}",
        "x: !!python/name:os.mkdir",
        "x: !unknown {a: b}",
    ],
)
def test_no_tag_is_followed(project: Path, check: Check, settings: str) -> None:
    write(project / "mkdocs.yml", settings + "\n")
    assert check()[0] == 0
    assert not (project / "made").exists()


@pytest.mark.parametrize(
    ("settings", "place"),
    [
        ("a: b\nc: [d\n", "mkdocs.yml:2:4: error: the file cannot be read: close the list or mapping with "),
        ("a: 'b\n", "mkdocs.yml:1:4: error: the file cannot be read: a quotation mark is opened and never closed"),
        ("? [a]\n: b\n", "mkdocs.yml:1:3: error: the file cannot be read: "),
        ("a: \x00\n", "mkdocs.yml:1:1: error: the file cannot be read: "),
        ("a: 2020-99-99\n", "mkdocs.yml:1:1: error: the file cannot be read: "),
        ("a:\n\tb: c\n", "mkdocs.yml:2:1: error: the file cannot be read: indent with spaces, not with tabs"),
        (
            "INHERIT: mkdocs.yml\n",
            "mkdocs.yml:1:1: error: INHERIT takes the path of another configuration file, not 'mkdocs.yml'; ",
        ),
        (
            "INHERIT: [a.yml]\n",
            "mkdocs.yml:1:1: error: INHERIT takes the path of another configuration file, not ['a.yml']; ",
        ),
        ("INHERIT: none.yml\n", "none.yml:1:1: error: the file cannot be read (No such file or directory); "),
    ],
)
def test_a_broken_configuration(project: Path, check: Check, settings: str, place: str) -> None:
    write(project / "mkdocs.yml", settings)
    code, lines = check()
    assert code == 1
    assert lines[0].startswith(place)


@pytest.mark.parametrize("settings", ["", "- a list\n", "plugins: 3\n", "docs_dir: [a]\n", "extra: {homepage: []}\n"])
def test_a_strange_configuration_raises_nothing(project: Path, check: Check, settings: str) -> None:
    write(project / "mkdocs.yml", settings)
    assert "docs/publications.bib: 1 entries read, 1 shown" in check()[1]


def test_a_reader_that_has_seen_enough() -> None:
    command = f"{shlex.quote(sys.executable)} -m hooks.homepage check --rules | true"
    done = subprocess.run(command, shell=True, cwd=PROJECT, capture_output=True, text=True, timeout=60)
    assert done.stderr == ""


def test_every_rule_that_a_complaint_names_is_listed() -> None:
    files = [PROJECT / "hooks/mkdocs_hook.py", *(PROJECT / "hooks/homepage").rglob("*.py")]
    named = {name for file in files for name in rules_named_in(ast.parse(file.read_text(encoding="utf-8")))}
    assert {"bare-word", "page-dash", "site-option"} <= named <= RULES.keys()


def rules_named_in(tree: ast.AST) -> Iterator[str]:
    """Yield the hyphenated texts that are handed to whatever makes a problem."""
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        called = ast.unparse(call.func).split(".")[-1].lower()
        if re.search("complain|problem|report|warn", called):
            values = [*call.args, *(keyword.value for keyword in call.keywords if keyword.arg == "rule")]
            texts = [value.value for value in values if isinstance(value, ast.Constant)]
            yield from (str(text) for text in texts if re.fullmatch("[a-z]+(-[a-z]+)+", str(text)))
