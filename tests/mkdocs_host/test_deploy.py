"""`mkdocs gh-deploy`: the branch that GitHub Pages serves holds the working site, also below a folder of its host."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

from conftest import clean_environment, run_mkdocs
from made_up_sites import built_site_of, copy_of

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

IDENTITY = {
    "GIT_AUTHOR_NAME": "Ada Lovelace",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada Lovelace",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_TERMINAL_PROMPT": "0",
}


def git(*arguments: str | Path, cwd: Path) -> str:
    """Return what a git command printed."""
    done = subprocess.run(
        ["git", *map(str, arguments)],
        cwd=cwd,
        env=clean_environment(),
        check=True,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    return done.stdout


def test_gh_deploy_publishes_the_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in IDENTITY.items():
        monkeypatch.setenv(name, value)
    for name in [name for name in os.environ if name.startswith("GIT_") and name not in IDENTITY]:
        monkeypatch.delenv(name)
    remote, clone, published = tmp_path / "remote.git", tmp_path / "clone", tmp_path / "published"
    git("init", "--quiet", "--bare", remote, cwd=tmp_path)
    copy_of("historian", clone)
    (clone / ".gitignore").write_text("/.cache/\n/site/\n", encoding="utf-8")
    git("init", "--quiet", "--initial-branch=main", cwd=clone)
    git("remote", "add", "origin", remote, cwd=clone)
    git("add", ".", cwd=clone)
    git("commit", "--quiet", "--message", "The author's files", cwd=clone)

    code, output = run_mkdocs("gh-deploy", "--strict", cwd=clone)

    assert code == 0, output
    assert git("status", "--porcelain", cwd=clone) == ""
    git("clone", "--quiet", "--branch=gh-pages", remote, published, cwd=tmp_path)
    site = built_site_of(clone, published, code, output)
    assert site.base
    assert (published / ".nojekyll").is_file()
    assert site.page("publications/index.html").all("li.pub")
    assert [
        address for page in site.pages.values() for address in (*page.links(), *page.loads()) if site.dead_end(address)
    ] == []
