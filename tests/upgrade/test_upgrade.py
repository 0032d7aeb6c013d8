from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from homepage.__main__ import main
from homepage.settings.renamed import Renamed
from homepage.upgrade import command, swap
from homepage.upgrade.engine_files import LIST, as_list, hash_of, hashes_of, read_list
from homepage.upgrade.page_differences import differences, report
from homepage.upgrade.renames import main as find_renames
from homepage.upgrade.renames import old_names
from homepage.upgrade.source import as_numbers, changelog_between, version_in
from homepage.upgrade.trial import Built, Trial

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Homepage

    Upgrade = Callable[..., tuple[int, str]]

PROJECT = Path(__file__).parents[2]
OLD = {
    "hooks/mkdocs_hook.py": "# the hook\n",
    "hooks/homepage/__init__.py": '__version__ = "1.0.0"\n',
    "hooks/homepage/gone/__init__.py": "old = 1\n",
    "hooks/theme/main.html": "old frame\n",
    "hooks/CHANGELOG.md": "# Changes\n\n## 1.0.0\n\n- The first.\n",
    "tests/run": "#!/bin/sh\n",
    "requirements.txt": "PyYAML\n",
    "README.md": "old words\n",
}
NEW = {
    **OLD,
    "hooks/homepage/__init__.py": '__version__ = "1.1.0"\n',
    "hooks/homepage/come.py": "new = 1\n",
    "hooks/theme/main.html": "new frame\n",
    "hooks/CHANGELOG.md": "# Changes\n\n## 1.1.0\n\n- Pages have feet.\n\n## 1.0.0\n\n- The first.\n",
    "README.md": "new words\n",
}
del NEW["hooks/homepage/gone/__init__.py"]
SITE = {"mkdocs.yml": "site_name: A\r\n", "docs/index.md": "# A\n"}


def write(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(text.encode())
    if (root / "tests/run").exists():
        (root / "tests/run").chmod(0o755)


def state_of(root: Path) -> dict[str, tuple[bytes, int]]:
    """Return the contents and the modes of a project's files, without what upgrades keep."""
    files = (file for file in root.rglob("*") if file.is_file() and ".upgrade" not in file.parts)
    return {file.relative_to(root).as_posix(): (file.read_bytes(), file.stat().st_mode) for file in files}


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    write(tmp_path / "newer", NEW)
    return tmp_path / "newer"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site with a made-up engine, which is the current folder."""
    root = tmp_path / "site"
    write(root, {**OLD, **SITE})
    write(root, {LIST: as_list(hashes_of(root))})
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def upgrade(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Upgrade:
    """The command, with builds that only write the theme's frame as the one page."""

    def build(trial: Trial, name: str) -> Built:
        folder = trial.temporary / name
        frame = (trial.root / "hooks/theme/main.html").read_text(encoding="utf-8")
        write(folder, {"index.html": f"<p>{frame}</p>"})
        return Built(folder, "broken" not in frame, f"ERROR   -  {frame}")

    monkeypatch.setattr(Trial, "build", build)

    def run(*arguments: str | Path) -> tuple[int, str]:
        code = main(["upgrade", *map(str, arguments)])
        return code, capsys.readouterr().out

    return run


def test_a_newer_engine_comes_and_goes(project: Path, newer: Path, upgrade: Upgrade) -> None:
    before = state_of(project)
    code, output = upgrade(newer)
    assert code == 0, output
    assert "From version 1.0.0 to 1.1.0" in output
    assert "Pages have feet" in output
    assert "The first" not in output
    assert "- old frame" in output
    assert "+ new frame" in output
    after = state_of(project)
    assert {name: after[name][0].decode() for name in NEW} == NEW
    assert {name: after[name] for name in SITE} == {name: before[name] for name in SITE}
    assert not (project / "hooks/homepage/gone").exists()
    assert read_list(project) == hashes_of(newer)
    code, output = upgrade("--undo")
    assert (code, state_of(project)) == (0, before)
    assert "version 1.0.0 again" in output
    assert upgrade("--undo")[0] == 1


def test_a_dry_run_changes_nothing(project: Path, newer: Path, upgrade: Upgrade) -> None:
    before = state_of(project)
    code, output = upgrade(newer, "--dry-run")
    assert (code, state_of(project)) == (0, before)
    assert "+ new frame" in output


def test_the_same_engine_and_an_older_one_are_said(project: Path, newer: Path, upgrade: Upgrade) -> None:
    write(newer, OLD)
    (newer / "hooks/homepage/come.py").unlink()
    assert upgrade(newer) == (0, "You have this engine already: version 1.0.0. No file differs.\n")
    write(newer, {"hooks/homepage/__init__.py": '__version__ = "0.9.12"\n'})
    code, output = upgrade(newer)
    assert code == 0
    assert "This is a downgrade: the engine there is older (0.9.12) than yours (1.0.0)." in output


def test_what_the_owner_changed_is_listed_and_nothing_else_happens(
    project: Path, newer: Path, upgrade: Upgrade
) -> None:
    write(project, {"hooks/theme/main.html": "my frame\n", "hooks/mine.py": "", "README.md": "my words\n"})
    (project / "tests/run").unlink()
    before = state_of(project)
    code, output = upgrade(newer)
    assert (code, state_of(project)) == (1, before)
    assert re.findall(r"^  (\S+: \w+)$", output, re.MULTILINE) == [
        "hooks/mine.py: added",
        "hooks/theme/main.html: changed",
        "tests/run: deleted",
    ]
    assert "--set-aside" in output


def test_changed_files_are_set_aside_if_the_owner_wants_to_go_on(project: Path, newer: Path, upgrade: Upgrade) -> None:
    write(project, {"hooks/theme/main.html": "my frame\n", "hooks/mine.py": "", "README.md": "my words\n"})
    (project / "tests/run").unlink()
    before = state_of(project)
    code, output = upgrade(newer, "--set-aside")
    assert code == 0, output
    assert (project / ".upgrade/yours/1.0.0/hooks/theme/main.html").read_text() == "my frame\n"
    assert (project / "hooks/theme/main.html").read_text() == "new frame\n"
    assert (project / "hooks/mine.py").exists()
    assert (project / "tests/run").exists()
    assert (project / "README.md").read_text() == "my words\n"
    assert "README.md is not as the engine brought it, so it stays" in output
    upgrade("--undo")
    assert state_of(project) == before


def test_a_site_without_the_folder_of_tests_stays_without_it(project: Path, newer: Path, upgrade: Upgrade) -> None:
    shutil.rmtree(project / "tests")
    code, output = upgrade(newer)
    assert code == 0, output
    assert not (project / "tests").exists()


def test_an_upgrade_that_was_killed_is_taken_back(project: Path, newer: Path, upgrade: Upgrade) -> None:
    before = state_of(project)
    assert upgrade(newer)[0] == 0
    journal = swap.read_journal(project)
    assert journal
    journal.finished = False
    swap._write(project, journal)
    code, output = upgrade(newer)
    assert (code, state_of(project)) == (1, before)
    assert "stopped half-way" in output
    assert upgrade(newer)[0] == 0


def test_line_ends_of_windows_are_not_a_change(project: Path, newer: Path, upgrade: Upgrade) -> None:
    for name in (*OLD, LIST):
        write(project, {name: (project / name).read_text(encoding="utf-8").replace("\n", "\r\n")})
    assert upgrade(newer)[0] == 0


def test_without_the_list_every_file_that_differs_may_be_the_owners(
    project: Path, newer: Path, upgrade: Upgrade
) -> None:
    (project / LIST).unlink()
    code, output = upgrade(newer)
    assert code == 1
    assert "hooks/theme/main.html: changed" in output
    assert upgrade(newer, "--set-aside")[0] == 0
    assert (project / ".upgrade/yours/1.0.0/hooks/theme/main.html").read_text() == "old frame\n"


def test_an_engine_that_cannot_build_the_site_is_not_installed(project: Path, newer: Path, upgrade: Upgrade) -> None:
    before = state_of(project)
    write(newer, {"hooks/theme/main.html": "broken frame\n"})
    code, output = upgrade(newer)
    assert (code, state_of(project)) == (1, before)
    assert "cannot be built with the newer engine, so your engine stays" in output


def test_packages_that_are_missing_are_named_with_the_command(project: Path, newer: Path, upgrade: Upgrade) -> None:
    write(newer, {"requirements.txt": "no-such-thing==2.0\n"})
    code, output = upgrade(newer, "--dry-run")
    assert code == 0, output
    write(newer, {"hooks/theme/main.html": "broken frame\n"})
    code, output = upgrade(newer)
    assert code == 1
    assert "-m pip install no-such-thing==2.0" in output
    write(newer, {"hooks/theme/main.html": "new frame\n"})
    assert "-m pip install -r requirements.txt" in upgrade(newer)[1]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
@pytest.mark.parametrize("call", [1, 4, 9])
def test_an_upgrade_that_is_stopped_leaves_the_old_engine(
    project: Path,
    newer: Path,
    upgrade: Upgrade,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    call: int,
) -> None:
    before = state_of(project)
    move, calls = swap._move, iter(range(1, 1000))

    def fail_once(source: Path, target: Path) -> None:
        if next(calls) == call:
            raise error
        move(source, target)

    monkeypatch.setattr(swap, "_move", fail_once)
    code, output = upgrade(newer)
    assert code != 0
    assert "Traceback" not in output
    assert state_of(project) == before


def test_a_full_disk_before_the_first_file_is_moved(
    project: Path, newer: Path, upgrade: Upgrade, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = state_of(project)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(command, "install", full)
    code, output = upgrade(newer)
    assert (code, state_of(project)) == (1, before)
    assert "your engine is as it was: No space left on device." in output


def test_what_was_changed_after_the_upgrade_is_not_lost(project: Path, newer: Path, upgrade: Upgrade) -> None:
    upgrade(newer)
    write(project, {"hooks/theme/main.html": "my new frame\n"})
    code, output = upgrade("--undo")
    assert code == 0
    assert (project / ".upgrade/yours/1.1.0/hooks/theme/main.html").read_text() == "my new frame\n"
    assert (project / "hooks/theme/main.html").read_text() == "old frame\n"
    assert ".upgrade/yours/1.1.0/" in output


def test_the_newer_engine_comes_from_git(project: Path, newer: Path, upgrade: Upgrade) -> None:
    git = ["git", "-C", str(newer), "-c", "user.name=A", "-c", "user.email=a@b.c"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "New"]):
        subprocess.run([*git, *arguments], check=True)
    code, output = upgrade(newer.as_uri())
    assert code == 0, output
    assert (project / "hooks/theme/main.html").read_text() == "new frame\n"
    assert "already" in upgrade()[1]  # from where the last upgrade came


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("file:///no/such/repository", "cannot be fetched"),
        ("no-such-folder", "is neither a folder here nor an address of git"),
        ("docs", "has no engine"),
        (".", "is this project itself"),
        ("README.md", "is a file, not a folder"),
        ("hooks", "Name the folder above it"),
    ],
)
def test_a_source_without_an_engine(project: Path, upgrade: Upgrade, source: str, message: str) -> None:
    code, output = upgrade(source)
    assert code == 1
    assert message in output


def test_without_a_source_the_command_says_how_to_name_it(project: Path, upgrade: Upgrade) -> None:
    code, output = upgrade()
    assert code == 1
    assert "Name its address or a folder" in output


def test_versions_are_compared_as_numbers() -> None:
    assert as_numbers("1.10") > as_numbers("1.9.1") > as_numbers("1.0.0") == as_numbers("1") > as_numbers("")
    text = "# C\n\n## 1.10.0\n\nten\n\n## 1.9.0\n\nnine\n\n## 1.0.0\n\none\n"
    assert changelog_between(text, "1.0", "1.10.0") == "## 1.10.0\n\nten\n\n## 1.9.0\n\nnine"


def test_pages_are_compared_without_hashes_and_times(tmp_path: Path) -> None:
    page = '<link href="a.{0}.min.css"><p>Made {1}</p><p><a href="x.pdf">{2}</a></p>'
    write(
        tmp_path / "old",
        {
            "a/index.html": page.format("0a1b2c3d", "2026-01-01 10:00:00", "紙"),
            "b/index.html": page.format("0a1b2c3d", "2026-01-01 10:00:00", "كتاب"),
            "gone.html": "",
            "index.html": "<p class=x>same</p>",
            "feed.xml": "",
        },
    )
    write(
        tmp_path / "new",
        {
            "a/index.html": page.format("ffffffff", "2026-01-01 10:00:09", "紙"),
            "b/index.html": page.format("ffffffff", "2026-01-01 10:00:09", "دفتر"),
            "come/index.html": "",
            "index.html": "<p class=y>same</p>",
        },
    )
    assert report(differences(tmp_path / "old", tmp_path / "new")) == [
        "Pages added (1): come/",
        "Pages gone (1): gone.html",
        "Files gone (1): feed.xml",
        "Pages with other HTML, but the same words, links and pictures (1): the home page",
        "Pages changed (1): b/",
        "  b/:",
        "    - كتاب (x.pdf)",
        "    + دفتر (x.pdf)",
    ]


ROWS = (
    Renamed("option", "extra.homepage.author.photo", "portrait", "2.0"),
    Renamed("list field", "talks.at", "event", "2.0"),
    Renamed("front matter", "icon_file", "mark", "2.0"),
    Renamed("block option", "publications.order", "sort", "2.0"),
    Renamed("field", "chosen", "selected", "2.0"),
    Renamed("style", "--tint", "--accent", "2.0"),
    Renamed("file", "assets/old.css", "", "2.0"),
)
OWN = {
    "mkdocs.yml": "extra:\n  homepage:\n    author:\n      name: Å\n      photo: a.jpg # photo\n"
    "extra_css:\n  - assets/old.css\n",
    "docs/lists/talks.yml": "- date: 2020\n  title: At\n  at: X\n",
    "docs/index.md": "---\nicon_file: a.svg\n---\n\n/// publications\n    order: newest\n///\n\n```\n/// publications\n"
    "    order: oldest\n///\n```\n",
    "docs/publications.bib": "@book{a, title = {chosen},\r\n  Chosen = {true}}\r\n",
    "docs/assets/homepage.css": ":root { --tint: red; --tint-2: blue; }\n",
}


def test_old_names_are_found_and_changed_by_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("homepage.upgrade.renames.RENAMED", ROWS)
    monkeypatch.setattr("homepage.upgrade.renames.old_names.__defaults__", (ROWS,))
    write(tmp_path, OWN)
    found = find_renames([], tmp_path)
    assert [(each["path"], each["line"]) for each in found] == [
        ("docs/assets/homepage.css", 1),
        ("docs/index.md", 2),
        ("docs/index.md", 6),
        ("docs/lists/talks.yml", 3),
        ("docs/publications.bib", 2),
        ("mkdocs.yml", 5),
        ("mkdocs.yml", 7),
    ]
    assert {name: (tmp_path / name).read_bytes().decode() for name in OWN} == OWN
    find_renames(["--fix"], tmp_path)
    expected = {
        "mkdocs.yml": OWN["mkdocs.yml"].replace("photo: a", "portrait: a").partition("extra_css:")[0],
        "docs/lists/talks.yml": OWN["docs/lists/talks.yml"].replace("  at:", "  event:"),
        "docs/index.md": OWN["docs/index.md"].replace("icon_file", "mark").replace("order: newest", "sort: newest"),
        "docs/publications.bib": OWN["docs/publications.bib"].replace("Chosen", "selected"),
        "docs/assets/homepage.css": OWN["docs/assets/homepage.css"].replace("--tint:", "--accent:"),
    }
    assert {name: (tmp_path / name).read_bytes().decode() for name in OWN} == expected
    assert [name for file, found in old_names(tmp_path, ROWS) for name in found if name.is_fixable] == []


def test_a_real_engine_with_another_frame(tmp_path: Path) -> None:
    """The newer engine renames an option; the site uses it."""
    root, newer = tmp_path / "site", tmp_path / "newer"
    for folder in (root, newer):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(PROJECT / "hooks", folder / "hooks", ignore=ignored)
        shutil.copyfile(PROJECT / "requirements.txt", folder / "requirements.txt")
    write(root, {LIST: as_list(hashes_of(root)), "docs/index.md": "# A\n\n/// publications\n///\n"})
    write(root, {"docs/publications.bib": "@book{k, title={T}, author={A B}, year=2020, publisher={P}}\n"})
    config = (PROJECT / "hooks/example/mkdocs.yml").read_text(encoding="utf-8").replace("../mkdocs", "hooks/mkdocs")
    config = re.sub(r"^nav:.*?^theme:", "theme:", config, flags=re.MULTILINE | re.DOTALL)
    config = re.sub(r"^ +(portrait|favicon): .*\n|^extra_css:\n.*\n", "", config, flags=re.MULTILINE)
    write(root, {"mkdocs.yml": config.replace("    paper_pages:", "    papers_pages:")})
    main_html = newer / "hooks/theme/base.html"
    main_html.write_text(main_html.read_text(encoding="utf-8").replace("Page not found", "Not here"), encoding="utf-8")
    table = newer / "hooks/homepage/settings/renamed.py"
    row = 'RENAMED = (\n    Renamed("option", "extra.homepage.papers_pages", "paper_pages", "1.1.0"),\n'
    table.write_text(table.read_text(encoding="utf-8").replace("RENAMED = (\n", row), encoding="utf-8")
    line = config[: config.index("    paper_pages:")].count("\n") + 1

    def run(*arguments: str) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-m", "hooks.homepage", "upgrade", *arguments],
            cwd=root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=200,
        )
        return done.returncode, done.stdout + done.stderr

    before = hash_of(root / "mkdocs.yml")
    code, output = run("../newer")
    assert code == 1, output
    assert f'mkdocs.yml:{line}: "papers_pages" is an old name.' in output
    assert 'write "paper_pages" instead' in output
    assert hash_of(root / "mkdocs.yml") == before
    code, output = run("../newer", "--fix")
    assert code == 0, output
    assert (root / "mkdocs.yml").read_text(encoding="utf-8") == config
    assert "Not here" in (root / "hooks/theme/base.html").read_text(encoding="utf-8")
    assert run("--undo")[0] == 0
    assert hash_of(root / "mkdocs.yml") == before
    assert hashes_of(root) == read_list(root)


def test_each_page_says_the_version_of_the_engine(homepage: Homepage) -> None:
    assert homepage.build().code == 0
    page = (homepage.root / "site/index.html").read_text(encoding="utf-8")
    assert re.findall(r'<meta name="?generator"? content="([^"]*)"', page) == [f"homepage {version_in(PROJECT)}"]


def test_the_command_knows_the_version(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"homepage {version_in(PROJECT)}\n"
    newest = re.search(r"^## (.*)$", (PROJECT / "hooks/CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert newest
    assert newest[1] == version_in(PROJECT)


def test_a_check_names_the_new_name_of_an_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("homepage.settings.renamed.RENAMED", ROWS)
    write(tmp_path, {name: text for name, text in OWN.items() if not name.endswith(".md")})
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    for place, new in (
        ("mkdocs.yml:5", "portrait"),
        ("docs/lists/talks.yml:3", "event"),
        ("docs/publications.bib:2", "selected"),
    ):
        named = f'It is called "{new}" since version 2.0; write "{new}" instead.'
        assert [line for line in lines if line.startswith(place) and named in line], lines
