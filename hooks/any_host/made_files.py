"""Files that a build makes in memory, as the rest of a build sees them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .build import Build
    from .interface import File, Files, Settings

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


def add_missing(
    files: Files, config: Settings, build: Build, contents: Mapping[str, str | bytes] | Mapping[str, str]
) -> None:
    """Add files that are made in memory, but none that the author wrote."""
    for source, content in contents.items():
        if files.get_file_from_path(source) is None:
            files.append(build.host.made(config, source, content))


def add_markdown(files: Files, config: Settings, build: Build, texts: Mapping[str, str]) -> None:
    """Add Markdown that readers get as it is; as `.txt` at first, since hosts make pages of Markdown files."""
    for name, text in texts.items():
        file = build.host.made(config, f"{name}.txt", text)
        file.dest_uri = name
        files.append(file)
