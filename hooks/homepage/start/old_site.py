"""The site that lies in the project before a new one is made: whose it is, and how it is moved aside."""

from __future__ import annotations

import hashlib
import subprocess
from datetime import datetime
from typing import TYPE_CHECKING

from ..cache.whole_files import write_if_possible
from ..names import fold
from ..settings.mkdocs_yml import read_configuration
from .new_site import CONFIG, EXAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

PARTS = (CONFIG, "docs")
"""What of a project is the site."""
ASIDE = ".previous-site"
"""The folder for earlier sites."""
_MARK = ".cache/started"
"""The file with the fingerprint of the site as it was made."""


def owner_of(root: Path) -> str:
    """Return the name of the owner as mkdocs.yml says it, or an empty text."""
    if not (root / CONFIG).is_file():
        return ""
    options = read_configuration(root / CONFIG).options
    author = options.get("author") if isinstance(options, dict) else None
    name = author.get("name") if isinstance(author, dict) else None
    return name if isinstance(name, str) else ""


def is_as_made(root: Path) -> bool:
    """Return whether nobody changed the site after it was made from the example."""
    mark = root / _MARK
    return mark.is_file() and mark.read_bytes() == _fingerprint(root).encode()


def sign_of_own_work(root: Path, name: str) -> str:
    """Return why the site seems to be the author's own; nothing if it seems to be another person's."""
    config = root / CONFIG
    if config.is_file() and config.read_bytes().splitlines()[:1] == (EXAMPLE / CONFIG).read_bytes().splitlines()[:1]:
        return "it was made from the example and then changed"
    if name and fold(owner_of(root)) == fold(name):
        return f"{CONFIG} says that it is the site of {name}"
    if changed := _uncommitted(root):
        return f"git has no copy of what was changed in {changed}"
    return ""


def _uncommitted(root: Path) -> str:
    """Return a file of the site with changes that git has not got; nothing if there is none, or no git."""
    if not (root / ".git").exists() or not _git(root, "ls-files", *PARTS):
        return ""
    changes = _git(root, "status", "--porcelain", "--", *PARTS).splitlines()
    return changes[0][3:].strip('"') if changes else ""


def _git(root: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=root,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
    except OSError:
        return ""
    return done.stdout if done.returncode == 0 else ""


def put_in_place(root: Path, files: Mapping[str, bytes]) -> Path | None:
    """Move the site that is there aside, write the new one in its place, and return the folder of the old one.

    If a file cannot be moved or written, everything is as before, and the error is raised.
    """
    present = [part for part in PARTS if (root / part).exists()]
    aside = _new_folder(root) if present else None
    moved: list[str] = []
    try:
        for part in present:
            if aside:
                (root / part).rename(aside / part)
                moved.append(part)
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError:
        if aside:
            _move_back(root, aside, moved)
        raise
    write_if_possible(root / _MARK, [_fingerprint(root).encode()])
    return aside


def _new_folder(root: Path) -> Path:
    """Return a new folder for the old site; git ignores it because of the file in the folder above."""
    above = root / ASIDE
    above.mkdir(exist_ok=True)
    (above / ".gitignore").write_text("*\n", encoding="utf-8")
    first = above / datetime.now().strftime("%Y-%m-%d-%H%M%S")
    folder, number = first, 1
    while folder.exists():
        number += 1
        folder = first.with_name(f"{first.name}-{number}")
    folder.mkdir()
    return folder


def _move_back(root: Path, aside: Path, moved: list[str]) -> None:
    """Put the old site back; what was written of the new one goes to its folder."""
    for part in moved:
        if (root / part).exists():
            (root / part).rename(aside / f"unfinished-{part}")
        (aside / part).rename(root / part)


def _fingerprint(root: Path) -> str:
    found = hashlib.sha256()
    for path in _files(root):
        found.update(f"{path.relative_to(root).as_posix()}\0".encode())
        found.update(hashlib.sha256(path.read_bytes()).digest())
    return found.hexdigest()


def _files(root: Path) -> Iterator[Path]:
    """Yield the files of the site, without hidden ones, which file managers put into folders."""
    for path in (root / CONFIG, *sorted((root / "docs").rglob("*"))):
        if path.is_file() and not path.name.startswith("."):
            yield path
