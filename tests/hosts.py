"""The same site, built by MkDocs and by another program."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from conftest import clean_environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def run_module(*arguments: str | Path, cwd: Path) -> tuple[int, str]:
    """Return the exit code of `python -m` with these arguments and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", *map(str, arguments)],
        cwd=cwd,
        env=clean_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    return done.returncode, done.stdout


def files_in(folder: Path) -> Mapping[str, bytes]:
    """Return the files of a built site by their paths."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def different(one: Path, other: Path) -> list[str]:
    """Return the paths of files that only one of two folders has, or that differ."""
    first, second = files_in(one), files_in(other)
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
