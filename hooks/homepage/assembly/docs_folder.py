"""Looks through `docs/` before anything there is read: it has files and folders of the project, and nothing else."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..problems import Problem, shown_path

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

_READ_ALTHOUGH_HIDDEN = (".authors.yml", ".eval_results")
_SPECIAL = "this is a pipe, a socket or a device, and not a file. Remove it."
_NOWHERE = "the link leads to nothing that can be read. Correct it or remove it."
_BACK = "the link leads back to a folder that it is in. Remove it."
_MOST_VISITS = 2_000
_AGAIN = f"links lead to this folder and others again and again, more than {_MOST_VISITS:,} times. Remove some of them."
_OUT = "the link leads out of the project, to {}. Put the file here instead, or name it below `watch` in mkdocs.yml."
_TEXTS = (".md", ".bib", ".yml", ".yaml", ".css", ".svg", ".csl")
_LARGEST = 100
_LARGE = f"the file is larger than {_LARGEST} MB, which is too much for a text of a site. Replace it, or remove it."
_NOT_UTF8 = "the name is not UTF-8, and no address can have it. Rename the file."
_CONTROL = "the name has a line break or another control character. Rename the file."


def unfit_files(
    docs: Path,
    root: Path,
    bib_files: Sequence[Path],
    watched: object,
    is_published: Callable[[str], bool] = lambda path: False,
) -> list[Problem]:
    """Return an error for each file and folder below `docs` that nothing may read: the build cannot go on.

    A link may lead out of the project to what `mkdocs.yml` names: the `.bib` files, and what is `watched`. What has a
    hidden name, such as an editor's lock of a file, is passed over if readers do not get it.
    """
    named = [root / name for name in watched if isinstance(name, str)] if isinstance(watched, list) else []
    inside = tuple(os.path.realpath(path) for path in (root, docs, *bib_files, *named) if os.path.exists(path))
    real = os.path.realpath(docs)
    walk = _Walk(docs, root, inside, is_published)
    return sorted(walk.problems_in(real, "", (real,)), key=lambda problem: problem.path) if docs.is_dir() else []


@dataclass(frozen=True)
class _Walk:
    """Goes through a folder and those in it, also where links lead to them."""

    docs: Path
    root: Path
    inside: tuple[str, ...]
    """The real paths of the files and folders to which links may lead."""
    is_published: Callable[[str], bool]
    visited: set[str] = field(default_factory=set)
    again: list[str] = field(default_factory=list)
    """The paths of links that lead to a folder once more: folders that all link to each other have ways without end."""

    def problems_in(self, folder: str, name: str, trail: tuple[str, ...]) -> Iterator[Problem]:
        """Yield the problems in a folder; `name` is its path below `docs`, and `trail` the folders that lead there."""
        with os.scandir(folder) as entries:
            found = [entry for entry in entries if self._is_read(entry.name, name + entry.name)]
        for entry in found:
            path = name + entry.name
            real = os.path.realpath(entry.path) if entry.is_symlink() else entry.path
            if wrong := self._wrong(entry, real, trail):
                yield Problem(self._shown(path), 1, wrong, "unreadable-file", "error")
            elif os.path.isdir(real):
                if real in self.visited:
                    self.again.append(path)
                self.visited.add(real)
                if len(self.again) <= _MOST_VISITS:
                    yield from self.problems_in(real, f"{path}/", (*trail, real))
                elif path == self.again[_MOST_VISITS]:
                    yield Problem(self._shown(path), 1, _AGAIN, "unreadable-file", "error")

    def _is_read(self, name: str, path: str) -> bool:
        return not name.startswith(".") or name in _READ_ALTHOUGH_HIDDEN or self.is_published(path)

    def _wrong(self, entry: os.DirEntry[str], real: str, trail: tuple[str, ...]) -> str:
        """Return what is wrong with a file or folder; nothing if it can be read."""
        kinds = {unicodedata.category(character) for character in entry.name}
        if "Cs" in kinds:
            return _NOT_UTF8
        if "Cc" in kinds:
            return _CONTROL
        if entry.is_symlink():
            if not os.path.exists(real):
                return _NOWHERE
            if not any(lies_in(real, each) for each in self.inside):
                return _OUT.format(real)
            if any(lies_in(each, real) for each in trail):
                return _BACK
        if os.path.isdir(real):
            return ""
        if not os.path.isfile(real):
            return _SPECIAL
        is_text = entry.name.lower().endswith(_TEXTS)
        return _LARGE if is_text and os.path.getsize(real) > _LARGEST * 1_000_000 else ""

    def _shown(self, path: str) -> str:
        """Return a path as messages name it, in one line."""
        shown = shown_path(self.docs / path, self.root)
        return "".join(repr(each)[1:-1] if unicodedata.category(each) == "Cc" else each for each in shown)


def lies_in(path: str, folder: str) -> bool:
    """Return whether a path is that of a folder or of something below it; both are real paths."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)
