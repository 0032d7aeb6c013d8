"""The command `start`: one command makes a site of one's own, and nothing that was there is lost."""

from __future__ import annotations

import io
import os
import pty
import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from conftest import PROJECT, clean_environment, run_new_mkdocs
from homepage.start.old_site import put_in_place
from PIL import Image
from start.new_sites import Project, project_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return project_in(tmp_path / "project")


def picture(path: Path, form: str = "JPEG", width: int = 480) -> Path:
    Image.new("RGB", (width, width), "teal").save(path, form)
    return path


def bib_of(count: int) -> bytes:
    entry = "@article{{paper{0},\n  title = {{Paper number {0}}},\n  author = {{Müller, Eva and Zhu, Banghua}},\n"
    entry += "  journal = {{Journal}},\n  year = {{{1}}},\n}}\n\n"
    return "".join(entry.format(number, 1990 + number % 30) for number in range(1, count + 1)).encode()


OWNERS = {
    "latin": ["--name", "Eva Müller", "--position", "Professor", "--organization", "Universität Trier"],
    "arabic": ["--name", "محمد الخوارزمي", "--position", "أستاذ", "--organization", "بيت الحكمة", "--models"],
    "japanese": ["--name", "山田太郎", "--position", "教授", "--organization", "東京大学", "--address", "例え.jp/研究"],
    "lab": ["--name", "The Vision & Language Lab", "--address", "lab.github.io/site", "--models"],
    "signs": ["--name", 'Jo "J#" O\'Neil: Ann', "--position", "Head: all & more # 1", "--organization", "- 50% {no}"],
    "typed like YAML": ["--name", "yes", "--position", "null", "--organization", "1.5"],
    "nothing": [],
    "no example": ["--name", "Eva Müller", "--no-example"],
    "no example, with models": ["--name", "Eva Müller", "--no-example", "--models", "--organization", "Trier"],
}


@pytest.mark.parametrize("arguments", OWNERS.values(), ids=OWNERS)
def test_a_new_site_builds_strictly_and_has_no_trace_of_the_one_before(
    project: Project, arguments: Sequence[str]
) -> None:
    arguments = [argument.replace("{no}", "(no)") for argument in arguments]
    code, output = project.start(*arguments, "--yes")
    assert code == 0, output
    assert project.builds_without_warning()
    assert not any(b"Elder" in content for content in project.site().values())
    assert not [path for path in (project.root / "site").rglob("*") if path.is_file() and b"Elder" in path.read_bytes()]
    told = dict(zip(arguments[::2], arguments[1::2], strict=False)) if "--name" in arguments else {}
    page = (project.root / "site/index.html").read_text(encoding="utf-8")
    author = settings_of(project)["extra"]["homepage"]["author"]
    assert author["name"] == told.get("--name", "Your Name")
    assert "Your Name" not in page if told else "Your Name" in page
    assert ("Models" in page) == ("--models" in arguments)


def settings_of(project: Project) -> dict[str, object]:
    text = project.text("mkdocs.yml")
    lines = [line for line in text.splitlines() if "!!python" not in line]
    return yaml.safe_load("\n".join(lines))


@pytest.mark.parametrize(
    ("choice", "count"),
    [([], 1), (["--models"], 30), (["--no-example"], 1)],
    ids=["example", "models", "no example"],
)
def test_ones_own_bib_takes_the_place_of_the_example_papers(project: Project, count: int, choice: list[str]) -> None:
    own = project.root / "my papers.bib"
    own.write_bytes(bib_of(count).replace(b"\n", b"\r\n"))
    code, output = project.start("--name", "Banghua Zhu", "--bib", str(own), "--yes", *choice)
    assert code == 0, output
    assert project.site()["docs/publications.bib"] == own.read_bytes()
    assert ("1 entry" if count == 1 else "30 entries") in output
    assert project.builds_without_warning()
    home = (project.root / "site/index.html").read_text(encoding="utf-8")
    assert home.count('class="pub"') == min(count, 5)
    assert "pub__author--self" in home
    assert settings_of(project)["extra"]["homepage"]["author"]["aliases"] == ["Zhu, Banghua", "Zhu, B."]


def test_the_bib_and_the_picture_can_be_those_of_the_site_that_goes(project: Project) -> None:
    (project.root / "docs/mine.bib").write_bytes(bib_of(2))
    picture(project.root / "docs/me.png", "PNG")
    code, _ = project.start("--bib", "docs/mine.bib", "--picture", "docs/me.png", "--yes")
    assert code == 0
    assert project.site()["docs/publications.bib"] == bib_of(2)
    assert "portrait: assets/portrait.png " in project.text("mkdocs.yml")
    assert project.builds_without_warning()
    assert 'src="assets/portrait.png"' in (project.root / "site/index.html").read_text(encoding="utf-8")


def test_a_large_picture_is_made_smaller_and_a_small_one_is_copied_as_it_is(project: Project) -> None:
    own = picture(project.root / "large.jpg", width=4000)
    assert "smaller copy" in project.start("--picture", str(own), "--yes")[1]
    with Image.open(io.BytesIO(project.site()["docs/assets/portrait.jpg"])) as shown:
        assert shown.size == (960, 960)
    own = picture(project.root / "small.webp", "WEBP")
    assert project.start("--picture", str(own), "--yes")[0] == 0
    assert project.site()["docs/assets/portrait.webp"] == own.read_bytes()


WRONG = {
    "picture that is text": (["--picture", "notes.txt"], '"notes.txt" is not a picture that browsers show'),
    "picture cut short": (["--picture", "cut.jpg"], '"cut.jpg" is not a picture that browsers show'),
    "picture that is missing": (["--picture", "me.jpg"], 'there is no file "me.jpg"'),
    "bib that is missing": (["--bib", "my.bib"], 'there is no file "my.bib"'),
    "bib that is a folder": (["--bib", "docs"], 'the file "docs" cannot be read'),
    "bib without entries": (["--bib", "notes.txt"], '"notes.txt" has no BibTeX entries'),
    "address with spaces": (["--address", "my site"], '"my site" is not the address of a site'),
    "address of another kind": (["--address", "ftp://a.org"], '"ftp://a.org" is not the address of a site'),
    "address of a repository": (["--address", "github.com/Eva/page"], "shows its site at https://eva.github.io/page/"),
    "address of a page": (["--address", "https://a.org/index.html"], "is the address of a page"),
    "name with markup": (["--name", "<b>Eva</b>"], "without markup"),
}


@pytest.mark.parametrize(("arguments", "message"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_used_is_refused_before_anything_changes(
    project: Project, arguments: list[str], message: str
) -> None:
    (project.root / "notes.txt").write_text("Only notes.", encoding="utf-8")
    (project.root / "cut.jpg").write_bytes(picture(project.root / "me.png").read_bytes()[:400])
    before = project.site()
    code, output = project.start(*arguments, "--yes")
    assert code == 1
    assert message in output
    assert output.startswith("Nothing was changed: --")
    assert output.count("\n") == 1
    assert project.site() == before


def test_a_python_without_the_packages_says_how_to_get_them(project: Project) -> None:
    (project.root / "requirements.txt").write_text("mkdocs==1.6.1\nno-such-package==1.0\n", encoding="utf-8")
    before = project.site()
    code, output = project.start("--yes")
    assert (code, "does not have no-such-package; activate .venv" in output) == (1, True)
    assert project.site() == before
    bare = [sys.executable, "-S", "-m", "hooks.homepage", "start"]
    done = subprocess.run(bare, cwd=PROJECT, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
    assert done.returncode == 1
    assert re.fullmatch(r"The package \w+ is not installed for this Python: activate .*\n", done.stderr), done.stderr


def test_a_name_is_printed_also_where_the_terminal_knows_no_other_script(project: Project) -> None:
    code, output = project.start_in_new_python("--name", "山田太郎", "--yes", encoding="ascii")
    assert (code, "the site of \\u5c71" in output) == (0, True), output


def test_a_lab_has_no_line_for_a_position(project: Project) -> None:
    project.start("--name", "The Vision Lab", "--yes")
    author = settings_of(project)["extra"]["homepage"]["author"]
    assert "positions" not in author
    assert author["aliases"] == ["{The Vision Lab}"]


def test_a_path_can_be_pasted_with_quotes_or_backslashes(project: Project) -> None:
    (project.root / "my papers.bib").write_bytes(bib_of(1))
    for written in (r"my\ papers.bib", "'my papers.bib'", '"my papers.bib"'):
        assert project.start("--bib", written, "--yes")[0] == 0


def test_if_a_file_cannot_be_written_the_site_is_as_before(project: Project) -> None:
    before = project.site()
    with pytest.raises(OSError, match="Is a directory"):
        put_in_place(project.root, {"mkdocs.yml": b"new", "docs/index.md": b"new", "docs": b""})
    assert project.site() == before


def test_the_site_of_another_person_goes_only_if_that_is_asked_for_and_is_kept(project: Project) -> None:
    before = project.site()
    code, output = project.start("--name", "Eva Müller")
    assert (code, "here is the site of Grace Elder" in output, "--yes" in output) == (1, True, True)
    assert project.site() == before
    assert project.start("--name", "Eva Müller", "--yes")[0] == 0
    (aside,) = (path for path in (project.root / ".previous-site").iterdir() if path.is_dir())
    assert Project(aside).site() == before
    project.git("init")
    project.git("add", "--all")
    tracked = subprocess.run(["git", "ls-files"], cwd=project.root, capture_output=True, text=True, check=True).stdout
    assert "docs/index.md" in tracked
    assert ".previous-site" not in tracked


def test_a_site_that_nobody_touched_since_can_be_started_again(project: Project) -> None:
    project.start("--name", "Eva Muller", "--yes")
    assert project.start("--name", "Eva Müller")[0] == 0
    assert "site_name: Eva Müller\n" in project.text("mkdocs.yml")


@pytest.mark.parametrize("damaged", [".cache", ".cache/started"])
def test_a_damaged_cache_keeps_no_site_from_being_started(project: Project, damaged: str) -> None:
    shutil.rmtree(project.root / ".cache", ignore_errors=True)
    (project.root / damaged).parent.mkdir(exist_ok=True)
    (project.root / damaged).write_bytes(b"\xff")
    assert project.start("--name", "Eva Muller", "--yes")[0] == 0
    assert "Traceback" not in project.start("--name", "Eva Muller")[1]


def own_by_change(project: Project) -> None:
    project.start("--name", "Eva Müller", "--yes")
    (project.root / "docs/notes.md").write_text("# Notes\n", encoding="utf-8")


def own_on_another_machine(project: Project) -> None:
    project.start("--name", "Eva Müller", "--yes")
    shutil.rmtree(project.root / ".cache")


def own_by_name(project: Project) -> None:
    config = project.text("mkdocs.yml").replace("Grace Elder", "EVA MULLER")
    (project.root / "mkdocs.yml").write_text(config, encoding="utf-8")


def own_by_git(project: Project) -> None:
    project.git("init")
    project.git("add", "--all")
    project.git("commit", "--message", "The site")
    (project.root / "docs/index.md").write_text("# Eva\n", encoding="utf-8")


@pytest.mark.parametrize("make_own", [own_by_change, own_on_another_machine, own_by_name, own_by_git])
def test_ones_own_site_stays_unless_it_is_plainly_given_up(project: Project, make_own: object) -> None:
    make_own(project)  # type: ignore[operator]
    before = project.site()
    code, output = project.start("--name", "Eva Müller", "--yes")
    assert (code, "seems to be your own" in output, "--replace" in output) == (1, True, True)
    assert project.site() == before
    assert project.start("--name", "Eva Müller", "--yes", "--replace")[0] == 0
    kept = [Project(path).site() for path in (project.root / ".previous-site").iterdir() if path.is_dir()]
    assert before in kept


def test_the_site_of_another_person_that_git_has_whole_can_go(project: Project) -> None:
    project.git("init")
    project.git("add", "--all")
    project.git("commit", "--message", "The site")
    assert project.start("--name", "Eva Müller", "--yes")[0] == 0


def test_the_end_says_what_is_left_and_the_next_three_commands(project: Project) -> None:
    _, output = project.start("--name", "Eva Müller", "--address", "https://eva.github.io/home", "--yes")
    assert "tagline: One sentence that says what you work on." in output
    assert "site_url" not in output
    _, _, commands = output.partition("Next:\n")
    assert [line.split(" -m ")[1].split("  ")[0] for line in commands.splitlines()] == [
        "mkdocs serve",
        "hooks.homepage check",
        "mkdocs gh-deploy",
    ]
    assert "http://127.0.0.1:8000/home/" in commands


def test_on_a_terminal_it_asks_and_an_answer_that_cannot_be_used_is_asked_for_again(project: Project) -> None:
    answers = ["Eva Müller", "Professor", "", "eva github", "eva.github.io", "", "", "n", "y"]
    output = typed(project, answers)
    assert '"eva github" is not the address of a site' in output
    assert "Here is the site of Grace Elder now." in output
    settings = settings_of(project)
    assert (settings["site_name"], settings["site_url"]) == ("Eva Müller", "https://eva.github.io/")
    assert settings["extra"]["homepage"]["author"]["positions"] == [{"title": "Professor"}]
    assert project.builds_without_warning()


def test_on_a_terminal_no_is_an_answer(project: Project) -> None:
    before = project.site()
    assert "Nothing was changed" in typed(project, ["Eva Müller", "", "", "", "", "", "", ""])
    assert project.site() == before


def typed(project: Project, answers: Sequence[str]) -> str:
    """Return what the command prints on a terminal on which these answers are typed."""
    ours, terminal = pty.openpty()
    os.write(ours, "".join(f"{answer}\n" for answer in answers).encode())
    _, output = project.start_in_new_python(stdin=terminal)
    os.close(ours)
    os.close(terminal)
    return output


def test_from_a_copy_of_the_engine_to_a_site_of_ones_own(tmp_path: Path) -> None:
    """What an author does after the clone, with the copied engine alone."""
    root = tmp_path / "mine"
    other = project_in(root)
    shutil.rmtree(root / "hooks")
    shutil.copytree(PROJECT / "hooks", root / "hooks", ignore=shutil.ignore_patterns("__pycache__", ".cache", "site"))
    shutil.copy(PROJECT / "requirements.txt", root)
    (tmp_path / "papers.bib").write_bytes(bib_of(3))
    picture(tmp_path / "me.jpg")
    arguments = ["--name", "Banghua Zhu", "--address", "zhu.github.io/home", "--bib", "../papers.bib"]
    done = subprocess.run(
        [sys.executable, "-m", "hooks.homepage", "start", *arguments, "--picture", "../me.jpg", "--yes"],
        cwd=root,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    code, output = run_new_mkdocs("build", "--strict", cwd=root)
    assert (code, "WARNING" in output) == (0, False), output
    assert 'href="https://zhu.github.io/home/"' in (root / "site/index.html").read_text(encoding="utf-8")
    assert not any(b"Elder" in content for content in other.site().values())
