"""README is short, and names only files and commands that are there."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
TEXT = (PROJECT / "README.md").read_text(encoding="utf-8")
LINES_OF_A_SCREEN = 45
MADE_BY_AUTHORS = re.compile(r"NAME|docs/(cv\.md|lists/|assets/(portrait|favicon|plot))")


def test_readme_is_at_most_three_screens() -> None:
    assert len(TEXT.splitlines()) <= 3 * LINES_OF_A_SCREEN


def test_readme_names_files_that_are_there() -> None:
    named = {*re.findall(r"`((?:docs|hooks|tests|\.github)/[^` ]*)`", TEXT), *re.findall(r"\]\(([^)#:]+)\)", TEXT)}
    assert len(named) > 10
    example = PROJECT / "hooks/example"
    there = [name for name in named if (PROJECT / name).exists() or (example / name).exists()]
    assert sorted(name for name in named if name not in there and not MADE_BY_AUTHORS.search(name)) == []


@pytest.mark.parametrize("command", sorted(set(re.findall(r"python -m hooks\.homepage ([\w-]+)", TEXT))))
def test_readme_s_commands_are_there(command: str) -> None:
    arguments = [sys.executable, "-m", "hooks.homepage", command, "--help"]
    done = subprocess.run(arguments, cwd=PROJECT, capture_output=True, text=True, encoding="utf-8", timeout=60)
    assert done.returncode == 0, done.stderr
    options = set(re.findall(rf"hooks\.homepage {command} (--\w+)", TEXT))
    assert [option for option in options if option not in done.stdout] == []
