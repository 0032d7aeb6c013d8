"""Listings of Quarto (https://quarto.org/docs/websites/website-listings.html): folders, and rows of YAML."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from .items import Items
from .old_files import Keys, OldPage
from .sections import section_of
from .unread import tell_unread

if TYPE_CHECKING:
    from .old_files import OldFiles
    from .papers import Papers
    from .records import Taken
    from .report import Report


class QuartoListings:
    """Reads what pages list."""

    def __init__(self, files: OldFiles, taken: Taken, papers: Papers, report: Report) -> None:
        self.files = files
        self.papers = papers
        self.report = report
        self.items = Items(taken, report)
        self.folders: dict[str, str] = {}
        """The folders that pages list, each with the name of the section."""
        self.feeds: list[OldPage] = []
        """The pages that have a feed of what they list."""

    def read(self, page: OldPage) -> None:
        """Note which folders a page lists, and take the rows that it lists."""
        listings = page.meta.take("listing")
        for each in listings if isinstance(listings, list) else [listings]:
            contents = each.get("contents") if isinstance(each, dict) else None
            if isinstance(each, dict) and each.get("feed"):
                self.feeds.append(page)
            for name in contents if isinstance(contents, list) else [contents]:
                self._listing(page, name)

    def _listing(self, page: OldPage, contents: object) -> None:
        folder = posixpath.dirname(page.path)
        if isinstance(contents, dict):
            self._row(page, Keys(page.path, contents, dict.fromkeys(contents, page.meta.line("listing"))))
            return
        name = posixpath.normpath(posixpath.join(folder, plain_text(contents) or "."))
        if name.endswith((".yml", ".yaml")) and name in self.files:
            rows = self.files.value(name)
            for row in rows if isinstance(rows, list) else ():
                if isinstance(row, dict):
                    self._row(page, Keys(name, row, dict.fromkeys(row, 1)))
            return
        first = re.sub(r"/?\*.*$", "", name)
        if first and first != ".":
            section = section_of(posixpath.basename(first)) or section_of(page.stem)
            self.folders.setdefault(first.removesuffix("/index.qmd"), section or page.stem)

    def _row(self, page: OldPage, keys: Keys) -> None:
        """Add one row of a listing in YAML to the list that the page is about."""
        section = section_of(page.stem)
        old = OldPage(keys.path, keys, plain_text(keys.take("description", "abstract", "summary")))
        if section == "publications":
            self.papers.add_page(old, [])
        elif section in ("talks", "projects", "teaching", "people"):
            self.items.add(section, old, [])
        else:
            url = keys.text("path", "href", "url", "link")
            title = keys.text("title") or url
            page.body += (
                f"\n- [{title}]({url}) {keys.text('date')} {old.body}\n" if url else f"\n- {title} {old.body}\n"
            )
        tell_unread(keys, self.report)
