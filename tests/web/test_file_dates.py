"""The sitemap's dates against git's."""

from __future__ import annotations

import os
import re
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from homepage.web.file_dates import FileDates

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage
    from site_pages import BuiltSite


def git(folder: Path, *arguments: str, date: str = "2020-01-01") -> None:
    who = {f"GIT_{role}_{what}": "a@b.c" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    when = {f"GIT_{role}_DATE": f"{date}T12:00:00Z" for role in ("AUTHOR", "COMMITTER")}
    subprocess.run(
        ["git", "-C", str(folder), *arguments], check=True, capture_output=True, env={**os.environ, **who, **when}
    )


def commit(folder: Path, date: str, *names: str) -> None:
    git(folder, "add", "--force", *names)
    git(folder, "commit", "-m", "change", date=date)


def set_own_date(file: Path, date: str) -> None:
    moment = datetime.fromisoformat(f"{date}T12:00:00+00:00").timestamp()
    os.utime(file, (moment, moment))


def sitemap(site: BuiltSite) -> dict[str, str]:
    assert site.code == 0, site.output
    entries = re.findall(r"<url>(.*?)</url>", site.text("sitemap.xml"), re.DOTALL)
    found = {}
    for entry in entries:
        place, date = re.search(r"<loc>https://ada\.example/(.*?)</loc>", entry), re.search(r"<lastmod>(.*?)</", entry)
        assert place
        found[place[1]] = date[1] if date else ""
    return found


@pytest.fixture
def repository(homepage: Homepage) -> Homepage:
    """A site in a repository, in which each file was last committed on a day of its own."""
    homepage.write(
        {
            "docs/plain.md": "# Plain\n\nWords.\n",
            "docs/citing.md": "# Citing\n\nAs in [@lovelace1843notes].\n",
            "docs/models/engine.md": "---\nname: Engine\nlicense: mit\n---\n# Engine\n\nA machine.\n",
            "docs/models/index.md": "# Models\n\n/// models\n///\n",
            "docs/news.md": "# News\n\n/// news\n///\n",
            "docs/lists/news.yml": "- {date: 2020-05-04, text: New.}\n",
            "docs/research/index.md": "# Research\n\n/// areas\n///\n",
            "docs/research/engines.md": "# Engines\n\nWords.\n",
        }
    )
    homepage.configure()
    git(homepage.root, "init", "-q", "-b", "main")
    commit(
        homepage.root,
        "2020-02-01",
        "mkdocs.yml",
        "docs/plain.md",
        "docs/citing.md",
        "docs/index.md",
        "docs/models/index.md",
        "docs/news.md",
        "docs/research/index.md",
        "docs/research/engines.md",
    )
    commit(homepage.root, "2020-03-02", "docs/publications.bib")
    commit(homepage.root, "2020-05-04", "docs/lists/news.yml")
    commit(homepage.root, "2020-04-03", "docs/models/engine.md")
    for file in (homepage.root / "docs").rglob("*.*"):
        set_own_date(file, "2021-12-31")
    return homepage


COMMITTED = {
    "": "2020-03-02",  # lists papers
    "plain/": "2020-02-01",
    "citing/": "2020-03-02",
    "models/": "2020-04-03",
    "models/engine/": "2020-04-03",
    "news/": "2020-05-04",
    "research/": "2020-03-02",  # lists areas with their papers
    "research/engines/": "2020-02-01",
    "publications/lovelace1843notes/": "2020-03-02",
    "publications/lovelace1844poetical/": "2020-03-02",
}


def test_a_page_has_the_date_of_the_last_commit_that_changed_what_it_shows(repository: Homepage) -> None:
    assert sitemap(repository.build(strict=True)) == COMMITTED


def test_a_model_s_page_changes_with_its_results(repository: Homepage) -> None:
    results = "- dataset: {id: a/b}\n  value: 3\n"
    repository.write({"docs/models/engine.eval_results.yaml": results})
    commit(repository.root, "2020-06-05", "docs/models/engine.eval_results.yaml")
    dates = sitemap(repository.build())
    assert (dates["models/"], dates["models/engine/"], dates["plain/"]) == ("2020-06-05", "2020-06-05", "2020-02-01")


def test_what_is_changed_or_not_committed_has_the_file_s_own_date(repository: Homepage) -> None:
    repository.write({"docs/plain.md": "# Plain\n\nOther words.\n", "docs/ñ é.md": "# New\n"})
    set_own_date(repository.root / "docs/plain.md", "2022-05-04")
    set_own_date(repository.root / "docs/ñ é.md", "2022-06-05")
    found = sitemap(repository.build(strict=True))
    assert found.pop("%C3%B1%20%C3%A9/") == "2022-06-05"
    assert found == {**COMMITTED, "plain/": "2022-05-04"}


def test_a_history_cut_short_gives_no_dates_but_those_it_holds(repository: Homepage, tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "-q", "--depth", "2", repository.root.as_uri(), str(clone))
    repository.root = clone
    assert sitemap(repository.build(strict=True)) == {**dict.fromkeys(COMMITTED, ""), "models/engine/": "2020-04-03"}


def test_outside_any_repository_files_have_their_own_dates(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("a", encoding="utf-8")
    set_own_date(file, "2022-05-04")
    missing = tmp_path / "b.md"
    assert FileDates(tmp_path, [tmp_path]).of([file, missing]) == {file: "2022-05-04"}


def test_where_git_does_not_answer_nobody_knows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".git").mkdir()
    file = tmp_path / "a.md"
    file.write_text("a", encoding="utf-8")
    assert FileDates(tmp_path, [tmp_path]).of([file]) == {}
    monkeypatch.setenv("PATH", "")
    assert FileDates(tmp_path, [tmp_path]).of([file]) == {}


def test_a_file_outside_the_project_has_no_date_in_a_repository(repository: Homepage, tmp_path: Path) -> None:
    outside = tmp_path / "other.bib"
    outside.write_text("", encoding="utf-8")
    inside = repository.root / "docs/plain.md"
    assert FileDates(repository.root, [repository.root / "docs"]).of([outside, inside]) == {inside: "2020-02-01"}


def test_own_dates_are_of_the_day_in_greenwich(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("a", encoding="utf-8")
    late = datetime(2022, 5, 4, 23, 59, tzinfo=UTC).timestamp()
    os.utime(file, (late, late))
    assert FileDates(tmp_path, [tmp_path]).of([file]) == {file: "2022-05-04"}


def test_git_is_asked_once_for_all_who_ask(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text("A", encoding="utf-8")
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["-c", "user.email=a@b.c", "-c", "user.name=a", "commit", "-qm", "a"],
    ):
        subprocess.run(["git", *command], cwd=tmp_path, check=True)
    dates = FileDates(tmp_path, [tmp_path])
    assert dates.of([file]) == dates.of([file]) != {}
