"""Templates that are found quickly and stay compiled from one build to the next."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from jinja2.bccache import Bucket


class VisibleTemplates(jinja2.FileSystemLoader):
    """The templates in folders; what is in hidden ones is loaded by name, not listed.

    Material has its icons there, fourteen thousand that MkDocs would look at in each build and then leave out.
    """

    def list_templates(self) -> list[str]:
        """Return the names of the templates, sorted, each once."""
        return sorted({name for folder in self.searchpath for name in _visible(Path(folder))})


def _visible(root: Path) -> list[str]:
    found = []
    for folder, inside, files in os.walk(root):
        inside[:] = [name for name in inside if not name.startswith(".")]
        place = Path(folder).relative_to(root)
        found += [(place / name).as_posix() for name in files]
    return found


def has_compiled(cache: Path) -> bool:
    """Return whether an earlier build has kept templates in a folder."""
    return _folder(cache).is_dir()


def compiled_templates(cache: Path) -> jinja2.BytecodeCache | None:
    """Return the templates kept in a folder, which is a third of a build's work; None where none can be kept."""
    folder = _folder(cache)
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return _CompiledTemplates(str(folder))
    return None


def _folder(cache: Path) -> Path:
    return cache / f"jinja-{jinja2.__version__}"


class _CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Compiled templates in a folder; one that takes nothing costs time, not the build."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template, where that can be done."""
        with contextlib.suppress(OSError):
            super().dump_bytecode(bucket)
