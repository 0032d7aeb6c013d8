"""Makes MkDocs' files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel

from .made_files import made_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from markdown import Markdown
    from mkdocs.config.defaults import MkDocsConfig


@dataclass(frozen=True, slots=True)
class MkDocsFiles:
    """Makes the files of a build."""

    root: Path
    """The project's folder."""
    serving: bool
    """Whether the development server asked for the build; it shows drafts."""

    def made(self, config: MkDocsConfig, path: str, content: str | bytes, origin: Path | None = None) -> File:
        """Return a file that is made in memory, perhaps of an author's file, and that no navigation needs to name."""
        return made_file(config, self.root, path, content, origin)

    def on_disk(self, config: MkDocsConfig, path: str, folder: str) -> File:
        """Return a file that is below a folder."""
        unlisted = InclusionLevel.NOT_IN_NAV
        return File(path, folder, config.site_dir, config.use_directory_urls, inclusion=unlisted)

    def hide(self, file: File) -> None:
        """Let the navigation not ask for a page."""
        if file.inclusion in (InclusionLevel.UNDEFINED, InclusionLevel.INCLUDED):
            file.inclusion = InclusionLevel.NOT_IN_NAV

    def are_shown(self, inclusion: InclusionLevel) -> bool:
        """Return whether files with a level of inclusion are shown in this build."""
        return shown_by(self.serving)(inclusion)

    def being_read(self, md: Markdown) -> Any:
        """Return the file of the page that a Markdown instance is reading; None for a text that is not a page."""
        # MkDocs gives each page a Markdown instance of its own, with a part that knows the page's file.
        return getattr(md.treeprocessors["relpath"], "file", None) if "relpath" in md.treeprocessors else None


def shown_by(serving: bool) -> Callable[[InclusionLevel], bool]:
    """Return a function that says whether files with a level of inclusion are shown."""
    return InclusionLevel.is_in_serve if serving else InclusionLevel.is_included
