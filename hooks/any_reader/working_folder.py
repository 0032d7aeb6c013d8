"""The folder in which a program reads copies of the files of a site, and what it prints there."""

from __future__ import annotations

import os
import shutil
import sys
import time
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from homepage.cache.whole_files import leads_elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PREFIX = "reading-"
_LONGEST_BUILD = 3600
"""Seconds after which no build is still at work in its folder."""


def working_folder(cache: Path) -> TemporaryDirectory[str]:
    """Return a new folder in the cache, else one of the computer's; those of builds that were killed are removed."""
    try:
        if leads_elsewhere(cache):
            return TemporaryDirectory(prefix=_PREFIX)
        cache.mkdir(exist_ok=True)
        for left in cache.glob(f"{_PREFIX}*"):
            if left.is_dir() and not left.is_symlink() and left.stat().st_mtime < time.time() - _LONGEST_BUILD:
                shutil.rmtree(left, ignore_errors=True)
        return TemporaryDirectory(dir=cache, prefix=_PREFIX)
    except OSError:  # the cache cannot be written
        return TemporaryDirectory(prefix=_PREFIX)


@contextmanager
def silence() -> Iterator[None]:
    """Leave out what a program prints, past Python, while it reads pages that lack what the engine makes."""
    sys.stdout.flush()
    printed, nothing = os.dup(1), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nothing, 1)
    try:
        yield
    finally:
        os.dup2(printed, 1)
        os.close(printed)
        os.close(nothing)
