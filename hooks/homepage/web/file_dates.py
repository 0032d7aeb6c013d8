"""When files were last changed: from git's history, or from the file system."""

from __future__ import annotations

import contextlib
import os
import subprocess
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_LOG = ("log", "--format=%x00%cs%d", "--name-only", "--no-renames", "-z", "--relative", "--")
_CHANGED = ("diff", "--name-only", "-z", "--relative", "HEAD", "--")


class FileDates:
    """The dates of a project's files; git searches for them in parallel, from the start until `of` is called.

    A file that has not changed since its last commit has the date of that commit; any other file has its date in the
    file system. If git fails, or its history does not contain that commit (a shallow clone), the date is unknown: in
    the file system it is only the day of the checkout.
    """

    def __init__(self, root: Path, paths: Sequence[Path]) -> None:
        """Ask git about the files and folders `paths`, if the project is in a git repository."""
        self.root = root.resolve()
        self.in_repository = any((folder / ".git").exists() for folder in (self.root, *self.root.parents))
        names = [name for path in paths if (name := self._name(path))]
        asked = (_LOG, _CHANGED) if self.in_repository and names else ()
        self._commands = [self._git([*command, *names]) for command in asked]

    def of(self, files: Iterable[Path]) -> dict[Path, str]:
        """Return the dates of files, such as `2024-03-31`; a file whose date is unknown is left out."""
        names = {file: self._name(file) for file in files}
        if not self.in_repository:
            return _known({file: _own_date(file) for file in names})
        answers = self._answers
        if not answers or None in answers:
            return {}
        log, changed = (answer or "" for answer in answers)
        committed, touched = _last_commits(log), set(changed.split("\0"))
        return _known(
            {
                file: committed[name] if name in committed and name not in touched else _own_date(file)
                for file, name in names.items()
                if name
            }
        )

    @cached_property
    def _answers(self) -> list[str | None]:
        """What git says; it is asked once."""
        return [_answer(command) for command in self._commands]

    def _name(self, file: Path) -> str:
        """Return a file's path below the project's folder; empty if it is outside, or a symbolic link to itself."""
        try:
            file = file.resolve()
        except (OSError, RuntimeError, ValueError):  # links that lead to each other, or a name that no file can have
            return ""
        return file.relative_to(self.root).as_posix() if file.is_relative_to(self.root) else ""

    def _git(self, command: Sequence[str]) -> subprocess.Popen[str] | None:
        with contextlib.suppress(OSError):
            return subprocess.Popen(
                ["git", "--literal-pathspecs", *command],
                cwd=self.root,
                env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                encoding="utf-8",
                errors="surrogateescape",
            )
        return None


def _answer(command: subprocess.Popen[str] | None) -> str | None:
    """Return what git printed, or None if it failed."""
    if command is None:
        return None
    printed, _ = command.communicate()
    return None if command.returncode else printed


def _last_commits(log: str) -> dict[str, str]:
    """Return the date of each file's newest commit; empty if the history is cut off at that commit."""
    dates: dict[str, str] = {}
    date = ""
    is_head = False
    for part in log.split("\0"):
        if is_head:
            date = "" if " (grafted" in part else part[:10]
        elif part:
            dates.setdefault(part.removeprefix("\n"), date)
        is_head = not part
    return dates


def _own_date(file: Path) -> str:
    with contextlib.suppress(OSError):
        return datetime.fromtimestamp(file.stat().st_mtime, UTC).date().isoformat()
    return ""


def _known(dates: dict[Path, str]) -> dict[Path, str]:
    return {file: date for file, date in dates.items() if date}
