"""What the readers of a site of Jekyll share: its files and options, and what has been taken so far."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .jekyll_addresses import JekyllAddresses
    from .old_files import Keys, OldFiles, OldPage
    from .records import Taken
    from .report import Report

PAGE_ENDS = (".md", ".markdown", ".html", ".mkd", ".mkdown")
"""The endings of files that Jekyll makes pages of."""


@dataclass
class JekyllSite:
    """An old site of Jekyll while it is read."""

    files: OldFiles
    report: Report
    config: Keys
    taken: Taken
    addresses: JekyllAddresses
    order: dict[str, float] = field(default_factory=dict)
    """The places of pages in the old navigation, by their old path."""
    by_file: dict[str, str] = field(default_factory=dict)
    """The old addresses of pages and documents, by their file."""
    data: list[Keys] = field(default_factory=list)
    """Files with options, whose unread keys are reported in the end."""

    def held_back(self, page: OldPage) -> bool:
        """Return whether a page was not published, which is reported."""
        if page.meta.text("published") == "false":
            self.report.leave(page.path, page.meta.line("published"), "the page", "it was not published")
            return True
        return False

    def redirected(self, page: OldPage) -> list[str]:
        """Return the further old addresses of a page."""
        return [each if each.startswith("/") else f"/{each}" for each in page.meta.texts("redirect_from")]

    def use_portrait(self, name: str, path: str, line: int) -> None:
        """Use a picture of the author, which may be in one of several folders."""
        places = [f"{folder}{name.lstrip('/')}" for folder in ("", "images/", "assets/img/", "assets/images/")]
        if found := next((each for each in places if each in self.files), ""):
            self.taken.person.picture = found
        elif name:
            self.report.leave(path, line, f"picture of the author: {name}", "the old site has no such file")
