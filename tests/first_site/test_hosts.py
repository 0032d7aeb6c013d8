"""The first site is the same, whichever program builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import PROJECT
from hosts import ZENSICAL, differences, different, run_python

if TYPE_CHECKING:
    from pathlib import Path

    from site_pages import BuiltSite


def test_properdocs_builds_the_same_files(built_site: BuiltSite, tmp_path: Path) -> None:
    arguments = ("-m", "properdocs", "build", "-q", "-f", "mkdocs.yml", "-d", tmp_path / "site")
    code, output = run_python(*arguments, cwd=PROJECT)
    assert code == 0, output
    assert different(built_site.folder, tmp_path / "site") == []


def test_zensical_builds_pages_and_files_that_differ_only_where_there_is_a_reason(
    built_site: BuiltSite, tmp_path: Path
) -> None:
    code, output = run_python(ZENSICAL, "build", "--strict", "--site-dir", tmp_path / "site", cwd=PROJECT)
    assert code == 0, output
    assert differences(built_site.folder, tmp_path / "site") == []
