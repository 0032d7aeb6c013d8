"""The engine's tests stand on sites of their own: whatever a fork has in docs/ and mkdocs.yml, they say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
ABOUT_THE_SITE = ("first_site", "own_site", "bench", "lighthouse", "trial")
READS_THE_SITE = re.compile(r"""PROJECT\)? ?[/,] ?["'](?:docs|mkdocs\.yml)|copytree\(PROJECT,|cwd=PROJECT\b""")
ALLOWED = {
    "conftest.py": ['PROJECT / "mkdocs.yml'],  # asks whether it is the first site
    "check/test_check.py": ["cwd=PROJECT"],  # lists the rules
    "locked_requirements.py": ["cwd=PROJECT"],  # where the lists of packages are
    "start/test_start.py": ["cwd=PROJECT"],  # a Python without packages, which is told so
    "test_readme.py": ["cwd=PROJECT"],  # prints the help of commands
}
ENGINE = [path for path in sorted(TESTS.rglob("*.py")) if path.relative_to(TESTS).parts[0] not in ABOUT_THE_SITE]


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.relative_to(TESTS).as_posix())
def test_the_engines_tests_do_not_read_the_site_in_docs(path: Path) -> None:
    found = READS_THE_SITE.findall(path.read_text(encoding="utf-8")) if path != Path(__file__) else []
    assert found == ALLOWED.get(path.relative_to(TESTS).as_posix(), [])
