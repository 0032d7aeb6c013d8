"""The newer engine: fetched with git, or a folder on this computer."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .engine_files import STATE, hashes_of

if TYPE_CHECKING:
    from pathlib import Path

    from .engine_files import Hashes

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://|[^/\\]+@[^/\\]+:|(?!.:[/\\])[\w.-]{2,}:", re.IGNORECASE)
_VERSION = re.compile(r"^__version__ *(?::[^=]*)?= *[\"']([^\"']*)[\"']", re.MULTILINE)
_HEADING = re.compile(r"^## *\[?v?(\d[\w.]*)", re.MULTILINE)


class Refused(Exception):
    """The upgrade cannot go on; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine in a folder."""

    root: Path
    version: str
    """Empty if the engine is older than its versions."""
    hashes: Hashes


def engine_in(root: Path) -> Engine:
    """Return the engine of a project."""
    return Engine(root, version_in(root), hashes_of(root))


def version_in(root: Path) -> str:
    """Return the version that an engine says it has, without running it."""
    try:
        found = _VERSION.search((root / "hooks/homepage/__init__.py").read_text(encoding="utf-8", errors="replace"))
    except OSError:
        return ""
    return found[1] if found else ""


def as_numbers(version: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared; no version comes before all others."""
    numbers = [int(number) for number in re.findall(r"\d+", version)]
    while numbers and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def changelog_between(text: str, old: str, new: str) -> str:
    """Return the sections of a changelog that are newer than one version and not newer than another."""
    found = list(_HEADING.finditer(text))
    ends = [each.start() for each in found[1:]] + [len(text)]
    sections = [
        text[each.start() : end].strip()
        for each, end in zip(found, ends, strict=True)
        if as_numbers(old) < as_numbers(each[1]) <= as_numbers(new)
    ]
    return "\n\n".join(sections)


def newer_engine(source: str, project: Path, temporary: Path) -> Engine:
    """Return the engine that a folder or an address of git leads to."""
    folder = (project / os.path.expanduser(source)).resolve()
    if not folder.exists():
        if not _ADDRESS.match(source):
            raise Refused(f"{source} is neither a folder here nor an address of git; write https://… or a path.")
        folder = _cloned(source, temporary)
    elif folder.is_file():
        raise Refused(f"{source} is a file, not a folder. If it is an archive, unpack it and name the folder.")
    elif _is_bare(folder):
        folder = _cloned(str(folder), temporary)
    _must_be_engine(folder, source, project)
    return engine_in(folder)


def usual_source(project: Path) -> str:
    """Return where the last upgrade came from, else the address of git's remote `upstream`, else nothing."""
    try:
        return (project / STATE / "source").read_text(encoding="utf-8").strip()
    except OSError:
        pass
    try:
        done = _git("-C", str(project), "remote", "get-url", "upstream")
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def remember_source(source: str, project: Path) -> None:
    """Keep in mind where an upgrade came from."""
    folder = (project / os.path.expanduser(source)).resolve()
    text = str(folder) if folder.exists() else source
    (project / STATE / "source").write_text(f"{text}\n", encoding="utf-8")


def _must_be_engine(folder: Path, source: str, project: Path) -> None:
    if folder == project.resolve():
        raise Refused(f"{source} is this project itself. Name the folder or the address of the newer engine.")
    if (folder / "hooks/mkdocs_hook.py").is_file() and (folder / "hooks/homepage/__init__.py").is_file():
        return
    if (folder / "mkdocs_hook.py").is_file():
        raise Refused(f"{source} is the folder hooks/ of an engine. Name the folder above it.")
    raise Refused(f"{source} has no engine: hooks/mkdocs_hook.py and hooks/homepage/ are not there.")


def _is_bare(folder: Path) -> bool:
    """Return whether a folder is a repository of git without files beside it."""
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and not (folder / "hooks/homepage").is_dir()


def _cloned(address: str, temporary: Path) -> Path:
    target = temporary / "newer"
    settings = ("-c", "core.autocrlf=false", "-c", "http.lowSpeedLimit=1", "-c", "http.lowSpeedTime=30")
    try:
        done = _git(*settings, "clone", "--quiet", "--depth", "1", "--", address, str(target))
    except FileNotFoundError:
        raise Refused(
            "git is not installed, so the newer engine cannot be fetched. Install git, or download and unpack the newer"
            " engine and name its folder."
        ) from None
    if done.returncode:
        shutil.rmtree(target, ignore_errors=True)
        said = [line for line in done.stderr.strip().splitlines() if line.startswith(("fatal:", "ssh:", "error:"))]
        why = "; ".join(line.partition(": ")[2] for line in said) or "git gave no reason"
        raise Refused(
            f"{address} cannot be fetched: {why}.\n"
            "Check the address and the network. Without a network, name a folder that has the newer engine."
        )
    return target


def _git(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run git; it may ask for a password only where somebody can answer."""
    silent = {} if sys.stdin.isatty() else {"GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": "ssh -o BatchMode=yes"}
    return subprocess.run(
        ["git", *arguments],
        env={**silent, **os.environ, "LC_ALL": "C"},
        stdin=None if sys.stdin.isatty() else subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
