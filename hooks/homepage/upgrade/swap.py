"""Puts a newer engine in the place of the old one, and puts the old one back.

Files are moved, not copied, so that a full disk cannot stop it half-way. The folder `.upgrade/` keeps the files of the
old engine, a journal that says where they belong, and the owner's own versions of files of the engine.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from .engine_files import LIST, STATE, as_list, hash_of, is_engine, is_program

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .plan import Plan

_JOURNAL = "journal.json"
_EXPLANATION = """\
old/    the files of the engine that the last upgrade replaced. `python -m hooks.homepage upgrade --undo`
        puts them back. If the engine does not start, copy what is in old/ over the project.
yours/  your own versions of files of the engine, from before an upgrade. Delete them when you do not need them.
"""


@dataclass(slots=True)
class Journal:
    """What an upgrade does, written before it does it."""

    old_version: str
    new_version: str
    moved: list[str]
    """The files that are kept in the folder `old`."""
    placed: dict[str, str] = field(default_factory=dict)
    """The hash of each new file, by its path."""
    finished: bool = False


class Nothing(Exception):
    """There is no upgrade that could be undone."""


def install(
    root: Path, newer: Path, plan: Plan, hashes: Mapping[str, str], edited: Mapping[str, bytes], versions: Sequence[str]
) -> Path | None:
    """Replace the engine, and the files that the owner wants changed (`edited`); on any failure the old files are back.

    `hashes` are those of the newer engine. Returns the folder with the owner's versions, if any were set aside.
    """
    state = state_folder(root)
    new = state / "new"
    try:
        _stage(newer, new, plan.install, as_list(hashes).encode(), edited)
        kept = _set_aside(root, plan.set_aside, versions[0])
        placed = {path: hash_of(new / path) for path in (*plan.install, LIST, *edited)}
        moved = [path for path in (*placed, *plan.remove) if (root / path).is_file()]
        journal = Journal(versions[0], versions[1], moved, placed)
        shutil.rmtree(state / "old", ignore_errors=True)
        _write(root, journal)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    _swap(root, journal)
    shutil.rmtree(new, ignore_errors=True)
    return kept


def undo(root: Path) -> tuple[Journal, list[str], Path | None]:
    """Put the old engine back: its journal, the files of the owner that stay, and the folder with what was set aside.

    What the owner changed in the engine since the upgrade is set aside; own files stay as they are.
    """
    journal = read_journal(root)
    if journal is None:
        raise Nothing
    now = {path: hash_of(root / path) for path in journal.placed if (root / path).is_file()}
    since = [path for path in now if now[path] != journal.placed[path]]
    untouched = journal.finished
    kept = _set_aside(root, [path for path in since if is_engine(path)], journal.new_version) if untouched else None
    stay = [path for path in since if not is_engine(path)] if untouched else []
    with _uninterrupted():
        _restore(root, journal, stay)
    return journal, stay, kept


def unfinished(root: Path) -> bool:
    """Return whether an upgrade was stopped half-way, for example by a power cut."""
    journal = read_journal(root)
    return journal is not None and not journal.finished


def read_journal(root: Path) -> Journal | None:
    """Return what the last upgrade did; None if there was none, or it was undone."""
    try:
        return Journal(**json.loads((root / STATE / _JOURNAL).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def state_folder(root: Path) -> Path:
    """Return the folder of upgrades, which git does not see."""
    state = root / STATE
    state.mkdir(exist_ok=True)
    (state / ".gitignore").write_text("*\n", encoding="utf-8")
    (state / "README.txt").write_text(_EXPLANATION, encoding="utf-8")
    return state


def _stage(newer: Path, new: Path, paths: Iterable[str], new_list: bytes, edited: Mapping[str, bytes]) -> None:
    """Copy the new files to a folder on the same disk as the old ones."""
    shutil.rmtree(new, ignore_errors=True)
    for path in paths:
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(newer / path, new / path)
        if is_program(newer / path):
            mode = (new / path).stat().st_mode
            (new / path).chmod(mode | (mode & 0o444) >> 2)
    for path, content in ((LIST, new_list), *edited.items()):
        (new / path).parent.mkdir(parents=True, exist_ok=True)
        (new / path).write_bytes(content)


def _set_aside(root: Path, paths: Sequence[str], version: str) -> Path | None:
    """Copy the owner's versions of files to a folder of their own, and return it."""
    if not paths:
        return None
    above = state_folder(root) / "yours"
    names = (f"{version or 'unknown'}{ending}" for ending in ("", *(f"-{number}" for number in range(2, 1000))))
    folder = next(above / name for name in names if not (above / name).exists())
    for path in paths:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(root / path, folder / path)
    return folder


def _swap(root: Path, journal: Journal) -> None:
    old, new = root / STATE / "old", root / STATE / "new"
    with _uninterrupted():
        try:
            for path in journal.moved:
                _move(root / path, old / path)
            _prune(root, journal.moved)
            for path in journal.placed:
                if path in journal.moved and not is_engine(path):
                    shutil.copymode(old / path, new / path)
                _move(new / path, root / path)
            _forget_compiled(root, journal)
            journal.finished = True
            _write(root, journal)
        except BaseException:
            journal.finished = False
            _restore(root, journal, ())
            raise


def _restore(root: Path, journal: Journal, stay: Sequence[str]) -> None:
    """Put the files of the old engine back; calling it again does no harm."""
    old = root / STATE / "old"
    for path in journal.placed:
        if path not in stay and (path not in journal.moved or (old / path).is_file()):
            (root / path).unlink(missing_ok=True)
    _prune(root, journal.placed)
    for path in journal.moved:
        if path not in stay and (old / path).is_file():
            _move(old / path, root / path)
    _forget_compiled(root, journal)
    (root / STATE / _JOURNAL).unlink(missing_ok=True)


def _move(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(source, target)


def _prune(root: Path, paths: Iterable[str]) -> None:
    """Remove folders that are empty now, or have only compiled files of what is gone."""
    for folder in sorted({folder for path in paths for folder in Path(path).parents[:-1]}, reverse=True):
        with suppress(OSError):
            if {each.name for each in (root / folder).iterdir()} <= {"__pycache__"}:
                shutil.rmtree(root / folder / "__pycache__", ignore_errors=True)
                (root / folder).rmdir()


def _forget_compiled(root: Path, journal: Journal) -> None:
    """Remove the compiled files of what was replaced: Python cannot tell a file of equal size and time from another."""
    for path in {*journal.placed, *journal.moved}:
        if path.endswith(".py"):
            file = root / path
            for compiled in (file.parent / "__pycache__").glob(f"{file.stem}.*.pyc"):
                with suppress(OSError):
                    compiled.unlink()


def _write(root: Path, journal: Journal) -> None:
    """Write the journal, whole or not at all."""
    file = root / STATE / _JOURNAL
    file.with_suffix(".new").write_text(json.dumps(asdict(journal), indent=1), encoding="utf-8")
    os.replace(file.with_suffix(".new"), file)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let Ctrl-C wait: moving the files takes less than a second."""
    names = ("SIGINT", "SIGTERM", "SIGHUP")
    before = {each: signal.getsignal(each) for name in names if (each := getattr(signal, name, None))}
    for each in before:
        signal.signal(each, signal.SIG_IGN)
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
