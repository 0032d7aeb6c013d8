"""Writes files so that a reader sees either the old or the new file, and never a part of it."""

from __future__ import annotations

import contextlib
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def write_whole(file: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write a file: at any moment either the old or the new file exists; the permissions stay the same."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name[:40]}.", delete=False) as new:
        try:
            new.writelines(parts)
            new.close()
            if file.exists():
                shutil.copymode(file, new.name)
            Path(new.name).replace(file)
        except BaseException:
            new.close()
            Path(new.name).unlink(missing_ok=True)
            raise


def write_if_possible(file: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write a whole file and make its folder; errors of the disk are ignored, and only make later builds slower."""
    with contextlib.suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, parts)
