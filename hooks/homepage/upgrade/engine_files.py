"""The files of an engine, and the list of their hashes, by which the files that the owner changed are found.

The list is `hooks/engine.sha256`, in the format of `sha256sum`. Line ends do not count: Windows may change them.
"""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

ENGINE = ("hooks", "tests", "requirements.txt")
"""The engine: these are replaced, unless the owner changed them."""
COMPANIONS = ("README.md", "pyproject.toml", ".github", ".ci", ".gitignore")
"""What comes with the engine and the owner may have changed for good: replaced only if it is as it came."""
LIST = "hooks/engine.sha256"
STATE = ".upgrade"
"""Where an upgrade keeps the old engine."""
_NOISE = {
    *("__pycache__", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".hypothesis", ".ipynb_checkpoints"),
    *("node_modules", ".git", ".cache", ".venv", ".idea", ".vscode"),
    *(".DS_Store", "Thumbs.db", "desktop.ini"),
}
_NOISY_ENDS = (".pyc", ".pyo", "~", ".swp", ".egg-info")

Hashes = dict[str, str]
"""The hash of each file, by its path from the project's root."""


@dataclass(frozen=True, slots=True)
class OwnerChanges:
    """How the engine of a site differs from the engine that was installed; paths from the project's root."""

    changed: tuple[str, ...]
    added: tuple[str, ...]
    deleted: tuple[str, ...]

    def lines(self) -> list[str]:
        """Return one line for each file, sorted by path: `path: changed`."""
        named = {"changed": self.changed, "added": self.added, "deleted": self.deleted}
        return sorted(f"{path}: {what}" for what, paths in named.items() for path in paths)


def hashes_of(root: Path) -> Hashes:
    """Return the hashes of an engine and of what comes with it, but not of the list itself, sorted by path."""
    paths = sorted(path for place in (*ENGINE, *COMPANIONS) for path in _files(root, place) if path != LIST)
    return {path: hash_of(root / path) for path in paths}


def hash_of(file: Path) -> str:
    """Return the SHA-256 of a file with the line ends of Unix."""
    return hashlib.sha256(file.read_bytes().replace(b"\r\n", b"\n")).hexdigest()


def is_engine(path: str) -> bool:
    """Return whether a path belongs to the engine itself, not to what comes with it."""
    return path.split("/")[0] in ENGINE


def is_program(file: Path) -> bool:
    """Return whether the owner of a file may run it; Windows does not know."""
    return os.name != "nt" and bool(file.stat().st_mode & 0o100)


def as_list(hashes: Mapping[str, str]) -> str:
    """Return the text of the list."""
    return "".join(f"{value}  {path}\n" for path, value in sorted(hashes.items()))


def read_list(root: Path) -> Hashes | None:
    """Return what the list of an engine says; None if there is no list."""
    try:
        lines = (root / LIST).read_text(encoding="utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return None
    pairs = (line.split(maxsplit=1) for line in lines if len(line.split(maxsplit=1)) == 2)
    return {path.strip().removeprefix("*"): value for value, path in pairs}


def owner_changes(
    installed: Mapping[str, str] | None, present: Mapping[str, str], newer: Mapping[str, str]
) -> OwnerChanges:
    """Return the files of the engine that the owner changed, without those that are as the newer engine has them.

    Without the list of what was installed, each file that differs from the newer engine may be the owner's.
    """
    known = present if installed is None else installed
    mine = {path for path in {*known, *present} if is_engine(path) and present.get(path) != newer.get(path)}
    if installed is None:
        return OwnerChanges(tuple(sorted(mine & present.keys())), (), ())
    return OwnerChanges(
        changed=tuple(sorted(path for path in mine & known.keys() & present.keys() if known[path] != present[path])),
        added=tuple(sorted(mine & present.keys() - known.keys())),
        deleted=tuple(sorted(mine & known.keys() - present.keys())),
    )


def kept_companions(installed: Mapping[str, str], present: Mapping[str, str], newer: Mapping[str, str]) -> list[str]:
    """Return what comes with the engine and stays as it is, because the owner changed, added or deleted it."""
    paths = {path for path in {*installed, *newer} if not is_engine(path)}
    return sorted(
        path
        for path in paths
        if present.get(path) != installed.get(path)
        and present.get(path) != newer.get(path)
        and (path in newer or path in present)
    )


def _files(root: Path, place: str) -> Iterator[str]:
    """Yield the paths of the files at a place, without caches and what editors and systems leave behind."""
    if (root / place).is_file():
        yield place
    for folder, folders, names in os.walk(root / place):
        folders[:] = [name for name in folders if not _is_noise(name)]
        below = os.path.relpath(folder, root).replace(os.sep, "/")
        yield from (f"{below}/{name}" for name in names if not _is_noise(name))


def _is_noise(name: str) -> bool:
    return name in _NOISE or name.endswith(_NOISY_ENDS)
