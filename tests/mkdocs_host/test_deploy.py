"""`mkdocs gh-deploy`: the branch that GitHub Pages serves holds the working site, also below a folder of its host."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import printed_by, run_mkdocs
from made_up_sites import built_site_of, copy_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.usefixtures("identity")
def test_gh_deploy_publishes_the_site(tmp_path: Path) -> None:
    remote, clone, published = tmp_path / "remote.git", tmp_path / "clone", tmp_path / "published"
    printed_by("git", "init", "--quiet", "--bare", remote, cwd=tmp_path)
    copy_of("historian", clone)
    (clone / ".gitignore").write_text("/.cache/\n/site/\n", encoding="utf-8")
    printed_by("git", "init", "--quiet", "--initial-branch=main", cwd=clone)
    printed_by("git", "remote", "add", "origin", remote, cwd=clone)
    printed_by("git", "add", ".", cwd=clone)
    printed_by("git", "commit", "--quiet", "--message", "The author's files", cwd=clone)

    code, output = run_mkdocs("gh-deploy", "--strict", cwd=clone)

    assert code == 0, output
    assert printed_by("git", "status", "--porcelain", cwd=clone) == ""
    printed_by("git", "clone", "--quiet", "--branch=gh-pages", remote, published, cwd=tmp_path)
    site = built_site_of(clone, published, code, output)
    assert site.base
    assert (published / ".nojekyll").is_file()
    assert site.page("publications/index.html").all("li.pub")
    assert [
        address for page in site.pages.values() for address in (*page.links(), *page.loads()) if site.dead_end(address)
    ] == []
