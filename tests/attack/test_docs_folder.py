"""Files in docs/ that nothing may read: pipes, sockets, links that lead out or back, names that no address can have."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest
from conftest import run_mkdocs
from homepage.assembly.docs_folder import unfit_files
from homepage.check import check_project
from hosts import ZENSICAL, run_python

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Homepage

SECRET = "what only this computer knows"


@pytest.fixture
def docs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small project, beside a file that no link in it may lead to."""
    docs = tmp_path / "project/docs"
    (docs / "models").mkdir(parents=True)
    (docs / "index.md").write_text("# Ada\n", encoding="utf-8")
    (tmp_path / "secret.md").write_text(f"# {SECRET}\n", encoding="utf-8")
    monkeypatch.chdir(docs.parent)
    return docs


def told(docs: Path, watched: object = ()) -> list[str]:
    """Return what is said of a folder."""
    return [*map(str, unfit_files(docs, docs.parent, [docs / "publications.bib"], watched))]


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(os.path.relpath(path))  # the whole path may be too long


def make_endless(path: Path) -> None:
    path.touch()
    os.truncate(path, 1 << 38)


UNFIT: dict[str, tuple[str, Callable[[Path], object]]] = {
    "a pipe": ("a pipe, a socket or a device", lambda path: os.mkfifo(path)),
    "a socket": ("a pipe, a socket or a device", make_socket),
    "a text without end": ("larger than 100 MB", make_endless),
    "a link to nothing": ("leads to nothing", lambda path: path.symlink_to("missing.md")),
    "a link to itself": ("leads to nothing", lambda path: path.symlink_to(path.name)),
    "a link out": ("leads out of the project, to ", lambda path: path.symlink_to("../../../secret.md")),
    "a link to a folder outside": ("leads out of the project, to ", lambda path: path.symlink_to("../../..")),
    "a link to its folder": ("leads back", lambda path: path.symlink_to(".")),
    "a link to a folder above": ("leads back", lambda path: path.symlink_to("../..")),
}


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such files, and links only for administrators")
@pytest.mark.parametrize("kind", UNFIT)
def test_what_is_no_file_of_the_project_is_told(kind: str, docs: Path) -> None:
    what, make = UNFIT[kind]
    make(docs / "models/x.md")
    (line,) = told(docs)
    assert line.startswith("docs/models/x.md:1: ")
    assert what in line


def test_links_that_lead_to_each_other_end_the_search(docs: Path) -> None:
    (docs / "other").mkdir()
    (docs / "models/a").symlink_to("../other")
    (docs / "other/b").symlink_to("../models")
    assert [line.partition(":")[0] for line in told(docs)] == ["docs/models/a/b", "docs/other/b/a"]


def test_names_that_no_address_can_have_are_told_in_one_line(docs: Path) -> None:
    for name in (b"models/a\xff.md", b"models/a\nb.md"):
        with open(os.path.join(os.fsencode(docs), name), "wb"):
            pass
    assert told(docs) == [
        "docs/models/a\\nb.md:1: the name has a line break or another control character. Rename the file.",
        "docs/models/a\\udcff.md:1: the name is not UTF-8, and no address can have it. Rename the file.",
    ]


def test_links_inside_the_project_and_to_what_mkdocs_yml_names_are_read(docs: Path) -> None:
    (docs.parent / "README.md").write_text("# Notes\n", encoding="utf-8")
    (docs / "notes.md").symlink_to("../README.md")
    (docs / "cards").symlink_to("models")
    papers = docs.parents[1] / "papers.bib"
    papers.write_text("", encoding="utf-8")
    (docs / "publications.bib").symlink_to(papers)
    assert told(docs) == []
    (docs / "talk.md").symlink_to("../../secret.md")
    assert len(told(docs)) == 1
    assert told(docs, ["../secret.md"]) == told(docs, [str(docs.parents[1])]) == []


def test_what_is_hidden_is_passed_over_unless_readers_get_it(docs: Path) -> None:
    (docs / ".#index.md").symlink_to("ada@analytical.4711:1843")
    assert told(docs) == []
    shown = unfit_files(docs, docs.parent, (), (), lambda path: path == ".#index.md")
    assert [problem.path for problem in shown] == ["docs/.#index.md"]


def test_no_program_reads_what_a_link_leads_out_to(homepage: Homepage) -> None:
    secret = homepage.root.parent / "secret.md"
    secret.write_text(f"# {SECRET}\n", encoding="utf-8")
    (homepage.root / "docs/page.md").symlink_to(secret)
    homepage.configure()
    programs = (run_mkdocs("build", cwd=homepage.root), run_python(ZENSICAL, "build", cwd=homepage.root))
    for code, output in programs:
        assert code == 1
        assert "docs/page.md:1: the link leads out of the project, to " in output
        assert "Traceback" not in output
    (problem,) = check_project(homepage.root / "mkdocs.yml").problems
    assert problem.path == "docs/page.md"


def test_a_file_that_an_editor_holds_with_a_hidden_one_is_read_as_ever(homepage: Homepage) -> None:
    homepage.write(
        {
            "docs/lists/news.yml": "- date: 1843\n  text: Old.\n",
            "docs/research/a.md": "# A\n\n/// news\n///\n",
            "docs/teaching/._a.yml": "\0",  # as macOS keeps what other disks have no place for
            "docs/lists/._news.yml": "\0",
            "docs/models/._a.md": "\0",
        }
    )
    for name in ("lists/.#news.yml", "teaching/.#a.yml", "research/.#a.md", ".#index.md"):  # as Emacs holds them
        (homepage.root / "docs" / name).symlink_to("ada@analytical.4711:1843")
    (homepage.root / "docs/research/b.md").mkdir()
    site = homepage.build(strict=True)
    assert site.code == 0, site.output
    code, output = run_python(ZENSICAL, "build", "--strict", cwd=homepage.root)
    assert code == 0, output
    assert check_project(homepage.root / "mkdocs.yml").problems == ()


def test_links_that_lead_to_a_folder_in_ways_without_end_are_told(docs: Path) -> None:
    for number in range(60):
        folder = docs / f"f{number}"
        folder.mkdir()
        for name in "ab" if number else "":
            (docs / f"f{number - 1}" / name).symlink_to(folder)
    (problem,) = told(docs)
    assert problem.endswith("again and again, more than 2,000 times. Remove some of them.")
