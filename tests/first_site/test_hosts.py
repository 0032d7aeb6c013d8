"""The first site is the same, whichever program builds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import PROJECT
from hosts import different, run_module

if TYPE_CHECKING:
    from pathlib import Path

    from site_pages import BuiltSite


def test_properdocs_builds_the_same_files(built_site: BuiltSite, tmp_path: Path) -> None:
    code, output = run_module("properdocs", "build", "-q", "-f", "mkdocs.yml", "-d", tmp_path / "site", cwd=PROJECT)
    assert code == 0, output
    assert different(built_site.folder, tmp_path / "site") == []
