"""ProperDocs, which continues MkDocs 1, builds the same sites byte for byte from the same files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import made_up_sites
import pytest
from hosts import different, run_python

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Homepage

PROPERDOCS = ("-m", "properdocs", "build", "--strict", "--config-file", "mkdocs.yml")


@pytest.mark.parametrize("name", ["lab", "historian", "reader"])
def test_properdocs_builds_the_same_files(name: str, tmp_path: Path) -> None:
    site = made_up_sites.built(name, tmp_path / name)
    assert site.code == 0, site.output
    code, output = run_python(*PROPERDOCS, "--site-dir", "proper", cwd=tmp_path / name)
    assert code == 0, output
    assert different(site.folder, tmp_path / name / "proper") == []


def test_a_problem_fails_a_strict_build_with_properdocs_and_has_its_line(homepage: Homepage) -> None:
    homepage.write(
        {"docs/index.md": "# Ada\n\nAs [@lovelace1843notes] says.\n\n/// publications\n    sort: neweest\n///\n"}
    )
    homepage.configure()
    code, output = run_python(*PROPERDOCS, cwd=homepage.root)
    assert code != 0
    assert "docs/index.md:6: " in output
    assert "Traceback" not in output
