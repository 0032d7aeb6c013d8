"""Small made-up sites of other systems, and the command that moves them in."""

from __future__ import annotations

import io
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import TYPE_CHECKING

from homepage.move_in.command import add_arguments

if TYPE_CHECKING:
    from pathlib import Path

import argparse


@dataclass(frozen=True)
class Move:
    """A project without a site, and the folder of an old site."""

    root: Path
    old: Path

    def write(self, files: dict[str, str]) -> None:
        """Write files of the old site."""
        for name, text in files.items():
            path = self.old / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def move_in(self, *arguments: str, path: Path | None = None) -> tuple[int, str]:
        """Run the command; return its exit code and what it printed."""
        parser = argparse.ArgumentParser()
        add_arguments(parser.add_subparsers())
        options = parser.parse_args(["move-in", str(path or self.old), *arguments])
        printed = io.StringIO()
        with chdir(self.root), redirect_stdout(printed), redirect_stderr(printed):
            code = options.run(options)
        return code, printed.getvalue()

    def text(self, name: str) -> str:
        """Return a file of the new site."""
        return (self.root / name).read_text(encoding="utf-8")

    def files(self) -> dict[str, bytes]:
        """Return the files of the new site."""
        paths = [self.root / "mkdocs.yml", *(self.root / "docs").rglob("*")]
        return {path.relative_to(self.root).as_posix(): path.read_bytes() for path in paths if path.is_file()}


def move_of(folder: Path) -> Move:
    """Return a project and an empty old site."""
    root, old = folder / "new", folder / "old"
    (root / "hooks").mkdir(parents=True)
    (root / "hooks/mkdocs_hook.py").write_text("", encoding="utf-8")
    old.mkdir()
    return Move(root, old)
