"""Files that a build makes in memory, as the rest of a build sees them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .build import Build
    from .interface import File, Settings

COPIES = Path(".cache", "made")
"""Where copies of made files are, below the project's root, for plugins that read the source of a page."""


def with_links_to_made(markdown: str, page: File, config: Settings, build: Build) -> str:
    """Return a page's text with links to the copies of made pages, as plugins write them, as links to the pages."""
    if not page.abs_src_path or f"{COPIES.as_posix()}/" not in markdown:
        return markdown
    folder = Path(page.abs_src_path).parent
    found, wanted = (Path(os.path.relpath(each, folder)).as_posix() for each in (build.root / COPIES, config.docs_dir))
    return markdown.replace(f"({found}/", f"({wanted}/")


def author_file(file: File | None) -> Path | None:
    """Return the file on the disk that a file of the site is, or that it is made from; None if there is none."""
    path = getattr(file, "origin", file.abs_src_path) if file else None
    return Path(path) if path else None
