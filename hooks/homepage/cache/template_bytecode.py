"""Compiled templates, cached from one build to the next."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2.bccache import Bucket


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
