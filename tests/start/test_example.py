"""The example site from which an author starts: valid as it is, and small."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import PROJECT, run_mkdocs

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLE = PROJECT / "hooks" / "example"


@pytest.fixture
def example(tmp_path: Path) -> Path:
    """A copy of the example site that uses the hooks of this project."""
    root = tmp_path / "example"
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns(".cache", "site"))
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    assert "../mkdocs_hook.py" in config
    text = config.replace("../mkdocs_hook.py", str(PROJECT / "hooks" / "mkdocs_hook.py"))
    (root / "mkdocs.yml").write_text(text, encoding="utf-8")
    return root


def test_the_example_builds_strictly_without_a_warning(example: Path) -> None:
    code, output = run_mkdocs("build", "--strict", cwd=example)
    assert (code, "WARNING" in output, "ERROR" in output) == (0, False, False), output
    assert "publications: 3 entries read, 3 shown" in output


def test_the_example_is_about_nobody(example: Path) -> None:
    files = [file for file in example.rglob("*") if file.suffix in (".md", ".yml", ".bib", ".css")]
    addresses = {site for file in files for site in re.findall(r"https?://([\w.]+)", file.read_text(encoding="utf-8"))}
    assert addresses <= {"example.org", "orcid.org", "github.com"}
    assert "Your Name" in (example / "mkdocs.yml").read_text(encoding="utf-8")
