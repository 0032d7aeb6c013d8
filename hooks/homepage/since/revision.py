"""The .bib files and options of a site as they were at a revision of git."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

_READ = (".bib", ".yml", ".yaml")
PUSHED = "@{upstream}"
"""What was pushed last: the state of the branch that this one is pushed to."""
_LARGEST = 50_000_000


class NoRevisionError(Exception):
    """A revision cannot be read; the text says why."""


class Revision(NamedTuple):
    """A revision of git."""

    name: str
    """Its short hash."""
    date: str
    """The day of its commit, such as 2024-07-18."""


def written_out(revision: str, root: Path, folder: Path) -> Revision:
    """Write the .bib files and options of a revision into a folder, and return which revision it is."""
    full = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}").strip()
    if not full:
        _refuse(revision, root)
    for path in _git(root, "ls-tree", "-r", "-z", "--name-only", full).split("\0"):
        if path.endswith(_READ):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_content(root, f"{full}:./{path}"))
    short, _, date = _git(root, "show", "--no-patch", "--format=%h %cs", full).strip().partition(" ")
    return Revision(short, date)


def subject_of(revision: str, root: Path) -> str:
    """Return the first line of a commit's message, or an empty text if there is no such commit."""
    return _git(root, "log", "-1", "--format=%s", "--end-of-options", revision).strip()


def differs(revision: str, root: Path) -> bool:
    """Return whether a .bib file or an option differs from a revision; False if git does not know the revision."""
    files = [f":(glob)**/*{ending}" for ending in _READ]
    return _run(root, "diff", "--quiet", revision, "--", *files).returncode == 1


def _refuse(revision: str, root: Path) -> None:
    if not _git(root, "rev-parse", "--git-dir"):
        raise NoRevisionError("this folder is not in a repository of git, so there is nothing to compare with")
    if not _git(root, "rev-parse", "--verify", "--quiet", "HEAD"):
        raise NoRevisionError("nothing is committed here yet, so there is nothing to compare with")
    if revision == PUSHED:
        raise NoRevisionError("this branch was never pushed, so name a revision, such as HEAD or a tag")
    names = _git(root, "for-each-ref", "--format=%(refname:short)", "--count=6", "--sort=-creatordate").split()
    known = f" Names of revisions here: HEAD, HEAD~1, {', '.join(names)}." if names else ""
    shallow = _git(root, "rev-parse", "--is-shallow-repository").strip() == "true"
    hint = " This clone has only the newest commits; `git fetch --unshallow` gets all." if shallow else ""
    raise NoRevisionError(f'git knows no revision "{revision}".{known}{hint}')


def _content(root: Path, name: str) -> bytes:
    done = _run(root, "cat-file", "blob", name)
    return done.stdout if len(done.stdout) < _LARGEST else b""


def _git(root: Path, *arguments: str) -> str:
    """Return what git prints, or an empty text if it fails."""
    done = _run(root, *arguments)
    return "" if done.returncode else done.stdout.decode("utf-8", "replace")


def _run(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-c", "core.quotePath=false", *arguments],
            cwd=root,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            check=False,
        )
    except FileNotFoundError:
        raise NoRevisionError("git is not installed, so there is nothing to compare with") from None
