"""Keeps the pages of the last build while a server builds the site again, so that a mistake leaves them to be read."""

from __future__ import annotations

import shutil
import sys
import traceback
from typing import TYPE_CHECKING

from .log import log

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def with_last_good_pages(builder: Callable[[], None], folder: Path) -> Callable[[], None]:
    """Return what builds the site in a folder for a server; if it fails, the folder has the pages that it had before.

    Otherwise MkDocs would empty the folder first, and answer nobody until the mistake is corrected.
    """
    before = folder.with_name(f"{folder.name}-before")

    def build() -> None:
        shutil.rmtree(before, ignore_errors=True)
        try:
            folder.rename(before)
        except OSError:  # Windows refuses it while somebody reads one of the files
            builder()
            return
        try:
            folder.mkdir()
            builder()
        except BaseException as error:
            shutil.rmtree(folder, ignore_errors=True)
            before.rename(folder)
            if not isinstance(error, Exception):  # such as the end of the server
                raise
            _say(error)
        else:
            shutil.rmtree(before, ignore_errors=True)

    return build


def _say(error: Exception) -> None:
    if isinstance(error, SystemExit):
        print(error, file=sys.stderr)
    else:
        traceback.print_exc()
    log.error("The pages are still those of the last build. Correct the mistake and save the file.")
