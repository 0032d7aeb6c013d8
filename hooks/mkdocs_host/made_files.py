"""Files that a build makes in memory, and that look to plugins like files on the disk."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from any_host.made_files import COPIES
from homepage.cache.whole_files import cached_file
from mkdocs.structure.files import File, InclusionLevel

from .plugins import read_history

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig


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
        self._copy = cached_file(self.content_bytes, self._copy)
        return str(self._copy)

    @abs_src_path.setter
    def abs_src_path(self, path: str | None) -> None:
        self._elsewhere = path
        if path:  # a plugin has made another file of it
            self._content = None


def made_file(config: MkDocsConfig, root: Path, source: str, content: str | bytes, origin: Path | None) -> MadeFile:
    """Return a file with this content that MkDocs takes for one at `source` in the author's docs."""
    unlisted = InclusionLevel.NOT_IN_NAV
    file = cast("MadeFile", MadeFile.generated(config, source, content=content, inclusion=unlisted))
    file._copy = root / COPIES / source
    file.origin = origin
    file._elsewhere = str(origin) if origin and read_history(config) else None
    return file
