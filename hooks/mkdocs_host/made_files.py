"""Files that a build makes in memory, and that look to plugins like files on the disk."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, cast

from homepage.cache.whole_files import write_if_possible
from mkdocs.structure.files import File, InclusionLevel

from .plugins import read_history

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from .build import Build


class MadeFile(File):
    """A file that is made in memory; a plugin that asks where its source is gets a copy in `.cache/made/`."""

    origin: Path | None = None
    """The author's file that it is made from, if there is one."""
    _copy: Path
    _elsewhere: str | None = None

    @property
    def abs_src_path(self) -> str:
        """The path of the source; the copy is written when a plugin first asks, and again if the text has changed."""
        if self._elsewhere:
            return self._elsewhere
        content = self.content_bytes
        if not (self._copy.is_file() and self._copy.read_bytes() == content):
            write_if_possible(self._copy, [content])
        return str(self._copy)

    @abs_src_path.setter
    def abs_src_path(self, path: str | None) -> None:
        self._elsewhere = path
        if path:  # a plugin has made another file of it
            self._content = None


def made_file(
    config: MkDocsConfig,
    build: Build,
    source: str,
    content: str | bytes,
    inclusion: InclusionLevel = InclusionLevel.NOT_IN_NAV,
    origin: Path | None = None,
) -> MadeFile:
    """Return a file with this content that MkDocs takes for one at `source` in the author's docs."""
    file = cast("MadeFile", MadeFile.generated(config, source, content=content, inclusion=inclusion))
    file._copy = build.root / ".cache" / "made" / source
    file.origin = origin
    file._elsewhere = str(origin) if origin and read_history(config) else None
    return file


def with_links_to_made(markdown: str, page: File, config: MkDocsConfig, build: Build) -> str:
    """Return a page's text with links to the copies of made pages, as plugins write them, as links to the pages."""
    copies = build.root / ".cache" / "made"
    if not page.abs_src_path or ".cache/made/" not in markdown:
        return markdown
    folder = Path(page.abs_src_path).parent
    found, wanted = (Path(os.path.relpath(each, folder)).as_posix() for each in (copies, config.docs_dir))
    return markdown.replace(f"({found}/", f"({wanted}/")


def author_file(file: File | None) -> Path | None:
    """Return the file on the disk that a file of the site is, or that it is made from; None if there is none."""
    if isinstance(file, MadeFile):
        return file.origin
    return Path(file.abs_src_path) if file and file.abs_src_path else None
