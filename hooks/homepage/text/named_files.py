"""Finds the files that names in an author's files mean; the only place where such a name becomes a path."""

from __future__ import annotations

import os
from pathlib import Path


def file_in(folder: Path, name: str) -> Path | None:
    """Return the file below a folder that has this path; None if there is none, or if it or a link leads out of it."""
    found = path_in(folder, name)
    return found if found and found.is_file() else None


def path_in(folder: Path, name: str) -> Path | None:
    """Return the same for a file or a folder; no name raises an error, however long it is and whatever it contains."""
    path = folder / name
    if not os.path.exists(path):  # Path.exists raises an error for a name that is too long
        return None
    return path if Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder)) else None
