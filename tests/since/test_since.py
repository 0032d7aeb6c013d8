"""What an edit changes for readers, against a revision of git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from homepage.__main__ import main
from homepage.bibliography.reader import make_bibliography
from homepage.bibtex import parse_bib
from homepage.names import Name
from homepage.names.people import People, Person
from homepage.since.changes import changes
from homepage.since.command import _lines
from homepage.since.published import changes_to_publish

if TYPE_CHECKING:
    from pathlib import Path

    from homepage.bibliography.reader import Bibliography

SAND = (
    "@article{sand, title={Sand in the {Harbor}}, author={Lee, Ann and Li, Bo}, journal={Estuaries}, year=2020, "
    "doi={10.5/s}}"
)
SILL = "@article{sill, title={Why Currents Turn}, author={Lee, Ann}, journal={Water}, year=2021}"


def bibliography(text: str) -> Bibliography:
    return make_bibliography([parse_bib(text, "a.bib")], People([]), Person(Name("", "")))


def report(before: str, after: str, *, pages: bool = True) -> list[str]:
    """Return the lines about the changes between two texts."""
    found = changes(bibliography(before), bibliography(after), lambda _: pages, lambda _: pages)
    return [line for change in found for line in _lines(change)]


CASES: dict[str, tuple[str, str, list[str]]] = {
    "nothing": (f"{SAND}\n{SILL}", f"{SILL}\n\n% moved\n{SAND.replace('{Harbor}', 'Harbor')}", []),
    "a field that no list shows": (SAND, SAND.replace("year=2020", "year=2020, abstract={New}"), []),
    "added": (SAND, f"{SAND}\n{SILL}", ["a.bib:2: added sill: Why Currents Turn"]),
    "removed": (
        f"{SAND}\n{SILL}",
        SAND,
        [
            "a.bib:2 (then): removed sill: Why Currents Turn",
            "  publications/sill/ is gone, and links to it from elsewhere find nothing",
        ],
    ),
    "renamed": (
        SAND,
        SAND.replace("{sand,", "{lee2020sand, aliases={sands},"),
        [
            "a.bib:1: renamed sand to lee2020sand: Sand in the Harbor",
            "  write aliases = {sands, sand} into it, so that publications/sand/ leads on to it",
        ],
    ),
    "renamed, with a redirect": (
        SAND,
        SAND.replace("{sand,", "{lee2020sand, aliases={sand},"),
        ["a.bib:1: renamed sand to lee2020sand: Sand in the Harbor", "  publications/sand/ leads on to it"],
    ),
    "renamed and retitled, without a DOI": (
        SILL,
        SILL.replace("{sill,", "{turn, ids={sill}, aliases={sill},").replace("Turn", "Return"),
        [
            "a.bib:1: renamed sill to turn: Why Currents Return",
            "  title: Why Currents Turn → Why Currents Return",
            "  publications/sill/ leads on to it",
        ],
    ),
    "a key in other capitals has the same address": (
        SAND,
        SAND.replace("{sand,", "{Sand,"),
        ["a.bib:1: renamed sand to Sand: Sand in the Harbor"],
    ),
    "all that readers see": (
        SAND,
        SAND.replace("in the", "of a")
        .replace("Li, Bo", "Lin, Bo")
        .replace("Estuaries", "Ports")
        .replace("2020", "2022"),
        [
            "a.bib:1: changed sand: Sand of a Harbor",
            "  title: Sand in the Harbor → Sand of a Harbor",
            "  authors: Ann Lee, Bo Li → Ann Lee, Bo Lin",
            "  venue: Estuaries → Ports",
            "  year: 2020 → 2022",
        ],
    ),
    "a year that was taken away": (
        SAND,
        SAND.replace(", year=2020", ""),
        ["a.bib:1: changed sand: Sand in the Harbor", "  year: 2020 → nothing"],
    ),
    "joined as a version": (
        f"{SAND}\n{SILL}",
        f"{SAND.replace('year=2020', 'year=2020, versions={sill}')}\n{SILL}",
        ["a.bib:1: joined sill with sand: Sand in the Harbor", "  publications/sill/ leads on to it"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_what_readers_see_otherwise_is_named(case: str) -> None:
    before, after, expected = CASES[case]
    assert report(before, after) == expected


def test_papers_without_pages_need_no_redirects() -> None:
    assert report(SAND, SAND.replace("{sand,", "{lee,"), pages=False) == [
        "a.bib:1: renamed sand to lee: Sand in the Harbor"
    ]


def git(folder: Path, *arguments: str) -> None:
    names = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "init.defaultBranch=main"]
    subprocess.run(["git", *names, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site in a folder of a repository, with one commit."""
    root = tmp_path / "my site"
    (root / "docs").mkdir(parents=True)
    (root / "mkdocs.yml").write_text("site_name: A\n", encoding="utf-8")
    (root / "docs/publications.bib").write_text(SAND, encoding="utf-8")
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "first")
    monkeypatch.chdir(root)
    return root


def test_the_check_compares_with_a_revision(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    bib = project / "docs/publications.bib"
    assert main(["check", "--since", "HEAD"]) == 0
    assert "no paper changed for readers" in capsys.readouterr().out
    bib.write_text(SAND.replace("{sand,", "{new,"), encoding="utf-8")
    assert main(["check", "--since", "HEAD"]) == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[:2] == [
        "docs/publications.bib:1: renamed sand to new: Sand in the Harbor",
        "  write aliases = {sand} into it, so that publications/sand/ leads on to it",
    ]
    assert lines[2].endswith(": 1 renamed")
    bib.write_text(SAND.replace("{sand,", "{new, aliases={sand},"), encoding="utf-8")
    assert main(["check", "--since", "main"]) == 0


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (["--since", "v1.0"], 'git knows no revision "v1.0". Names of revisions here: HEAD, HEAD~1, main.'),
        (["--since"], "this branch was never pushed, so name a revision, such as HEAD or a tag"),
        (["--since=--output=x"], 'git knows no revision "--output=x"'),
        (["--since", "HEAD", "--fix"], "--since compares the whole site"),
    ],
)
def test_what_cannot_be_compared_is_told(
    arguments: list[str], why: str, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main(["check", *arguments])
    assert stop.value.code == 2
    assert why in capsys.readouterr().err


def test_a_folder_without_git_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: A\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(SystemExit):
        main(["check", "--since", "HEAD"])
    assert "this folder is not in a repository of git" in capsys.readouterr().err


def test_a_bibliography_elsewhere_is_told(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "mkdocs.yml").write_text("plugins: {bibtex: {bib_file: https://x.org/a.bib}}\n", encoding="utf-8")
    with pytest.raises(SystemExit):
        main(["check", "--since", "HEAD"])
    assert "the .bib file is at https://x.org/a.bib, and git knows no former states of it" in capsys.readouterr().err


def test_without_a_revision_it_is_what_was_pushed_last(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(project, "branch", "published")
    git(project, "branch", "--set-upstream-to=published")
    (project / "docs/publications.bib").write_text(f"{SAND}\n{SILL}", encoding="utf-8")
    git(project, "commit", "-am", "second")
    assert main(["check", "--since"]) == 0
    assert "added sill: Why Currents Turn" in capsys.readouterr().out


def test_a_build_says_what_it_would_publish(project: Path) -> None:
    bib = project / "docs/publications.bib"
    assert changes_to_publish(project, ["gh-pages"]) == []  # nothing was published
    git(project, "branch", "pages")
    git(project, "branch", "--set-upstream-to=pages")
    assert changes_to_publish(project, ["gh-pages"]) == []  # nothing has changed
    (project / "docs/index.md").write_text("New text\n", encoding="utf-8")
    bib.write_text(f"{SAND}\n{SILL}", encoding="utf-8")
    first, account = changes_to_publish(project, ["gh-pages"])
    assert first == "docs/publications.bib:2: added sill: Why Currents Turn"
    assert account.endswith(": 1 added")
    git(project, "commit", "-am", "second")
    git(project, "commit", "--allow-empty", "-m", "Deployed HEAD with MkDocs version: 1.6.1")
    assert [line for line in changes_to_publish(project, ["main"]) if "added" in line] == [first, account]


def test_papers_of_the_site_that_was_forked_are_not_told(project: Path) -> None:
    git(project, "branch", "pages")
    git(project, "branch", "--set-upstream-to=pages")
    (project / "docs/publications.bib").write_text(SILL, encoding="utf-8")
    assert changes_to_publish(project, ["gh-pages"]) == []
    (project / "docs/publications.bib").write_text(f"{SAND}\n{SILL}", encoding="utf-8")
    assert len(changes_to_publish(project, ["gh-pages"])) == 2


@pytest.mark.parametrize("host", ["MkDocs version: 1.6.1", "ProperDocs version: 1.6.7"])
def test_what_gh_deploy_published_comes_before_what_was_pushed(project: Path, host: str) -> None:
    git(project, "branch", "pushed")
    git(project, "branch", "--set-upstream-to=pushed")
    (project / "docs/publications.bib").write_text(f"{SAND}\n{SILL}", encoding="utf-8")
    git(project, "commit", "-am", "second")
    hash = subprocess.run(["git", "rev-parse", "--short", "HEAD"], cwd=project, capture_output=True, check=True)
    git(project, "checkout", "-b", "gh-pages")
    git(project, "commit", "--allow-empty", "-m", f"Deployed {hash.stdout.decode().strip()} with {host}")
    git(project, "checkout", "main")
    assert changes_to_publish(project, ["origin/gh-pages", "gh-pages"]) == []
    assert len(changes_to_publish(project, ["origin/gh-pages"])) == 2
