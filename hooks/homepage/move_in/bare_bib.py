"""A single .bib file, or a folder that has nothing but such files: they become the papers of a site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .old_files import OldFiles
from .papers import Papers
from .records import Taken
from .shortcodes import Shortcodes

if TYPE_CHECKING:
    from .report import Report


class BareBib:
    """Reads papers alone."""

    def __init__(self, files: OldFiles, report: Report) -> None:
        self.files = files
        self.report = report

    def read(self) -> tuple[Taken, Shortcodes]:
        """Return the papers."""
        taken = Taken("a .bib file")
        files = self.files
        names = [name for name in files.names if name.endswith(".bib")]
        if files.root.is_file():
            names, files = [files.root.name], OldFiles(files.root.parent, self.report)
        papers = Papers(taken, files, self.report)
        for name in names:
            papers.add_file(name, is_first=not taken.bib)
        return taken, Shortcodes(papers.keys, {}, {}, self.report)
