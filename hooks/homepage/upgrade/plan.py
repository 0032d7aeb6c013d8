"""Decides which files of the engine an upgrade installs, removes and sets aside."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .engine_files import is_engine, is_program

if TYPE_CHECKING:
    from .engine_files import OwnerChanges
    from .source import Engine


@dataclass(frozen=True, slots=True)
class Plan:
    """What an upgrade does to the files of a project; paths from the project's root."""

    install: tuple[str, ...]
    """What is taken from the newer engine."""
    remove: tuple[str, ...]
    """What the newer engine no longer has."""
    set_aside: tuple[str, ...]
    """The owner's own versions, of which a copy is kept."""

    @property
    def is_empty(self) -> bool:
        """Whether no file of the engine differs."""
        return not (self.install or self.remove)


def without_tests(hashes: dict[str, str]) -> dict[str, str]:
    """Return the hashes of an engine without its tests."""
    return {path: value for path, value in hashes.items() if not path.startswith("tests/")}


def plan_of(
    old: Engine, newer: Engine, installed: dict[str, str] | None, changes: OwnerChanges, kept: list[str]
) -> Plan:
    """Return which files are installed and removed; what the owner added stays, unless the newer engine has it too."""
    own = {*kept, *(path for path in changes.added if path not in newer.hashes)}
    known = old.hashes if installed is None else installed
    wanted = {
        path
        for path in newer.hashes.keys() - own
        if old.hashes.get(path) != newer.hashes[path] or is_program(old.root / path) != is_program(newer.root / path)
    }
    gone = {path for path in known if path in old.hashes and path not in newer.hashes} - own
    if installed is None:
        gone = {path for path in gone if is_engine(path)}
    aside = {path for path in (*changes.changed, *changes.added) if path in wanted | gone}
    return Plan(tuple(sorted(wanted)), tuple(sorted(gone)), tuple(sorted(aside)))
