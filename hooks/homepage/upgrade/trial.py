"""Builds a copy of the site with the old and with the newer engine, so that the owner's project stays as it is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from ..settings.inherited import child, configuration_files
from ..settings.mkdocs_yml import read_configuration
from .engine_files import LIST, STATE, is_engine

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from .source import Engine

CONFIG = "mkdocs.yml"
_LEVEL = re.compile(r"^(?:WARNING|ERROR)\s+-\s+(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Built:
    """A site that was built, or could not be."""

    folder: Path
    succeeded: bool
    output: str

    @property
    def problems(self) -> tuple[str, ...]:
        """The warnings and errors of the build, each once."""
        return tuple(dict.fromkeys(match.strip() for match in _LEVEL.findall(self.output)))

    @property
    def last_words(self) -> str:
        """What the build said about its failure."""
        lines = [line for line in self.output.splitlines() if line.strip() and not line.startswith("INFO")]
        return "\n".join(lines[-12:])


@dataclass(frozen=True, slots=True)
class Rename:
    """A name that the newer engine does not use any more, where the owner wrote it."""

    path: str
    line: int
    message: str
    fixed: bool
    """Whether it was changed in the copy of the project."""

    def __str__(self) -> str:
        """Return it as `path:line: message`."""
        return f"{self.path}:{self.line}: {self.message}{' (changed)' if self.fixed else ''}"


class Trial:
    """A copy of a project in a temporary folder, which is built with one engine and then with another."""

    def __init__(self, project: Path, temporary: Path) -> None:
        """Copy all that the site is made of."""
        self.project = project
        self.temporary = temporary
        self.base = _common_folder(project)
        self.root = self._place(project)
        skipped = _names_left_out(project)
        shutil.copytree(
            project,
            self.root,
            ignore=lambda folder, names: {
                name for name in names if _is_left_out(Path(folder, name), skipped, in_root=Path(folder) == project)
            },
            ignore_dangling_symlinks=True,
        )
        for each in _outside(project):
            copy = self._place(each)
            if each.is_dir():
                shutil.copytree(each, copy, ignore_dangling_symlinks=True, dirs_exist_ok=True)
            elif each.is_file():
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(each, copy)

    def build(self, name: str) -> Built:
        """Build the copy into a folder of this name."""
        folder = self.temporary / name
        command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(folder)]
        done = run_python(command, self.root)
        return Built(folder, done.returncode == 0, done.stdout)

    def use(self, newer: Engine, without: Iterable[str], old_paths: Iterable[str]) -> None:
        """Put the newer engine in the place of the old one; `without` stays as it is, `old_paths` go."""
        for path in old_paths:
            (self.root / path).unlink(missing_ok=True)
        for path in newer.hashes.keys() - {*without}:
            if is_engine(path):
                (self.root / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(newer.root / path, self.root / path)
        for compiled in [*(self.root / "hooks").rglob("__pycache__")]:
            shutil.rmtree(compiled, ignore_errors=True)
        (self.root / LIST).unlink(missing_ok=True)

    def renames(self, *, fix: bool) -> list[Rename]:
        """Ask the newer engine which names in the owner's files changed, and let it change them in the copy."""
        command = [sys.executable, "-m", "hooks.homepage.upgrade.renames", *(["--fix"] if fix else [])]
        if not (self.root / "hooks/homepage/upgrade/renames.py").is_file():
            return []
        done = run_python(command, self.root)
        try:
            return [Rename(**each) for each in json.loads(done.stdout)]
        except (ValueError, TypeError):
            return []

    def changed_files(self, paths: Iterable[str]) -> dict[str, bytes]:
        """Return the contents of those files of the copy that are no longer as in the project."""
        contents = {path: (self.root / path).read_bytes() for path in sorted(set(paths))}
        return {
            path: content
            for path, content in contents.items()
            if (self.project / path).is_file() and (self.project / path).read_bytes() != content
        }

    def _place(self, path: Path) -> Path:
        return self.temporary / "site" / path.relative_to(self.base) if path != self.base else self.temporary / "site"


def run_python(command: Sequence[str], root: Path) -> subprocess.CompletedProcess[str]:
    """Run a Python command in a project; what it prints as errors is a part of its output."""
    unwanted = {"PYTHONPATH", "FORCE_COLOR", "PYTHONSAFEPATH"}
    environment = {name: value for name, value in os.environ.items() if name not in unwanted}
    return subprocess.run(
        command,
        cwd=root,
        env={**environment, "PYTHONUTF8": "1", "NO_COLOR": "1", "COLUMNS": "1000"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def pip_command(arguments: str) -> str:
    """Return the command that installs something where this Python finds it."""
    python = Path(sys.executable)
    shown = python.relative_to(Path.cwd()) if python.is_relative_to(Path.cwd()) else python
    quoted = f'"{shown}"' if " " in str(shown) else str(shown)
    return f"{quoted} -m pip install {arguments}"


def _names_left_out(project: Path) -> set[str]:
    """Return the names in the project's root that no site is made of: what a build writes, and git's own."""
    roots = (each.root for each in configuration_files(project / CONFIG))
    site_dir = next((node.value for root in roots if isinstance(node := child(root, "site_dir"), yaml.ScalarNode)), "")
    return {"site", ".git", STATE, Path(site_dir or "site").parts[0]} - {"docs", "hooks", ".."}


def _is_left_out(path: Path, names: set[str], *, in_root: bool) -> bool:
    if path.name in {"__pycache__", "node_modules", "test-env", "web-tools"}:
        return True
    if path.is_dir() and (path / "pyvenv.cfg").is_file():
        return True
    return (in_root and path.name in names) or not (path.is_dir() or path.is_file())


def _outside(project: Path) -> list[Path]:
    """Return the files and folders outside the project that its mkdocs.yml leads to."""
    places = [*(each.path for each in configuration_files(project / CONFIG)), read_configuration(project / CONFIG).docs]
    return [place for each in places if not (place := each.resolve()).is_relative_to(project)]


def _common_folder(project: Path) -> Path:
    """Return the nearest folder that contains the project and all that it leads to."""
    try:
        return Path(os.path.commonpath([project, *(place.parent for place in _outside(project))]))
    except ValueError:  # on different drives of Windows
        return project
