"""When files were last changed, for the sitemap: by git's history, else by the files' own dates."""

from __future__ import annotations

import contextlib
import os
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from ..whole_site.page import Page
    from ..whole_site.site import Site

_LOG = ("log", "--format=%x00%cs%d", "--name-only", "--no-renames", "-z", "--relative", "--")
_CHANGED = ("diff", "--name-only", "-z", "--relative", "HEAD", "--")


class FileDates:
    """The dates of the files of a project; git starts to look for them at once and is waited for when asked.

    A file that nobody has touched since its last commit has the date of that commit, any other its own. Where git
    does not answer, or its history ends before that commit (a shallow clone), a file has none: the day of a
    checkout says nothing about a page.
    """

    def __init__(self, root: Path, places: Sequence[Path]) -> None:
        """Ask git about the files in some places below the project's folder, where that is in a repository."""
        self.root = root.resolve()
        self.in_repository = any((folder / ".git").exists() for folder in (self.root, *self.root.parents))
        names = [name for place in places if (name := self._name(place))]
        asked = (_LOG, _CHANGED) if self.in_repository and names else ()
        self._commands = [self._git([*command, *names]) for command in asked]

    def of(self, files: Iterable[Path]) -> dict[Path, str]:
        """Return the dates of files, such as `2024-03-31`; those whose date nobody knows are left out."""
        names = {file: self._name(file) for file in files}
        if not self.in_repository:
            return _known({file: _own_date(file) for file in names})
        answers = [_answer(command) for command in self._commands]
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

    def _name(self, file: Path) -> str:
        """Return a file's path below the project's folder, or nothing where it is elsewhere or leads to itself."""
        try:
            file = file.resolve()
        except (OSError, RuntimeError):  # a link in a circle
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
    """Return what git printed, or None where it failed."""
    if command is None:
        return None
    printed, _ = command.communicate()
    return None if command.returncode else printed


def _last_commits(log: str) -> dict[str, str]:
    """Return each file's date in the newest commit that names it; it is empty where the history is cut off there."""
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


def page_dates(
    site: Site, pages: Mapping[str, tuple[Path | None, Page]], bib_files: Sequence[Path], docs: Path, dates: FileDates
) -> dict[str, str]:
    """Return when each page last changed, such as `2024-03-31`, by its source; one whose date is unknown is left out.

    `pages` has each page's file, if it has one, and what was drawn on it: a page changes with its file, with the
    bibliography if it shows or cites papers, and with the cards, their results and the author's lists if it shows them.
    """
    written = {f"models/{card.id}.md": docs / "models" / f"{card.id}.eval_results.yaml" for card in site.cards}
    results = {source: file for source, file in written.items() if file.is_file()}
    cards = [*(docs / source for source in written), *results.values()]
    sources = {
        source: [
            *([file] if file else []),
            *([results[source]] if source in results else []),
            *(bib_files if file is None or page.cited or page.blocks & {"publications", "areas"} else ()),
            *(cards if "models" in page.blocks else ()),
            *(docs / "lists" / f"{shown.name}.yml" for shown in page.lists),
        ]
        for source, (file, page) in pages.items()
    }
    known = dates.of({file for files in sources.values() for file in files})
    return {
        source: max(known[file] for file in files)
        for source, files in sources.items()
        if files and all(file in known for file in files)
    }
