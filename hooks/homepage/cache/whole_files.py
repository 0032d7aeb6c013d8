"""Writes files so that a reader sees either the old or the new file, and never a part of it."""

from __future__ import annotations

import atexit
import contextlib
import os
import shutil
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


CACHE = ".cache"
"""The name of the folder in a project that may be deleted at any time."""
_PAUSES = (0.02, 0.1, 0.4) if os.name == "nt" else ()
"""Seconds after which a file is replaced again: Windows refuses it while another program has the old one open."""


def write_whole(file: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write a file: at any moment either the old or the new file exists; the permissions stay the same."""
    with tempfile.NamedTemporaryFile(dir=file.parent, prefix=f".{file.name[:40]}.", delete=False) as new:
        try:
            new.writelines(parts)
            new.close()
            if file.exists():
                shutil.copymode(file, new.name)
            _replace(Path(new.name), file)
        except BaseException:
            new.close()
            Path(new.name).unlink(missing_ok=True)
            raise


def _replace(new: Path, old: Path) -> None:
    for pause in _PAUSES:
        try:
            new.replace(old)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    new.replace(old)


def write_if_possible(file: Path, parts: Iterable[bytes | memoryview]) -> None:
    """Write a whole file and make its folder; errors of the disk are ignored, and only make later builds slower.

    Nothing is written where a link in the place of a cache leads.
    """
    with contextlib.suppress(OSError):
        if leads_elsewhere(file.parent):
            return
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, parts)


def cached_file(content: bytes, file: Path) -> Path:
    """Return a file with a content: one in the cache, or another one if that cannot be written.

    It is written only if it differs, so that a server that watches it does not build again.
    """
    if not _has(file, content):
        write_if_possible(file, [content])
    if not _has(file, content):
        file = Path(tempfile.mkdtemp(prefix="homepage-"), file.name)
        atexit.register(shutil.rmtree, file.parent, ignore_errors=True)
        file.write_bytes(content)
    return file


def _has(file: Path, content: bytes) -> bool:
    try:
        return file.is_file() and file.stat().st_size == len(content) and file.read_bytes() == content
    except OSError:
        return False


def leads_elsewhere(folder: Path) -> bool:
    """Return whether a folder that is a cache, or lies in one, is where a link in place of a folder leads to."""
    way = [folder, *folder.parents]
    names = [each.name for each in way]
    return CACHE in names and any(each.is_symlink() for each in way[: names.index(CACHE) + 1])
