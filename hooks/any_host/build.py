"""What one build holds from its first event on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from homepage.problems import shown_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from homepage.exports.references import References
    from homepage.problems import Problems
    from homepage.web.file_dates import FileDates
    from homepage.whole_site.site import Site

    from .interface import Host
    from .settings import BibSources


@dataclass(frozen=True)
class Build:
    """What the configuration leads to."""

    host: Host
    root: Path
    """The project's folder."""
    site: Site
    problems: Problems
    bib: BibSources
    references: References | None
    dates: FileDates
    serving: bool
    """Whether the development server asked for the build."""
    options: object
    """What `extra.homepage` says, as it is written."""
    extra_css: Sequence[str]
    """The option as it is before stylesheets are joined."""
    config: Any
    """The settings of the host."""
    adds_language: bool
    """Whether the build adds another language to a site that is built already, as the plugin i18n does."""
    is_dirty: bool = False
    """Whether only pages that have changed are read, as with `--dirty`."""

    def path_of(self, file: Path) -> str:
        """Return a file's path as messages name it."""
        return shown_path(file, self.root)
