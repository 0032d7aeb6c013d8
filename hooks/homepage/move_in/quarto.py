"""Sites of Quarto (https://quarto.org/docs/websites/): pages, posts and listings."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from .old_files import Keys, OldPage, as_texts
from .papers import Papers
from .profiles import account_name
from .quarto_listings import QuartoListings
from .quarto_pages import QuartoPages
from .quarto_text import QuartoText
from .records import NewPage, Taken
from .static_files import copied
from .unread import tell_unread

if TYPE_CHECKING:
    from .old_files import OldFiles
    from .report import Report

_ENDS = (".qmd", ".md", ".rmd")


class Quarto:
    """Reads a site of Quarto."""

    def __init__(self, files: OldFiles, report: Report) -> None:
        self.files = files
        self.report = report
        self.config = files.data("_quarto.yml", "_quarto.yaml")
        self.taken = Taken("Quarto", config=self.config.path)
        website = self.config.take("website")
        self.website = Keys(self.config.path, website if isinstance(website, dict) else {}, {})
        self.website.lines = dict.fromkeys(self.website.values, self.config.line("website"))
        self.papers = Papers(self.taken, files, report)
        self.rank: dict[str, float] = {}
        """The places of pages in the old bar, by their file."""

    def read(self) -> tuple[Taken, QuartoText]:
        """Return all that the site has, and the reader of its texts."""
        self._site()
        project = self.config.take("project")
        output = plain_text(project.get("output-dir")) if isinstance(project, dict) else ""
        skipped = tuple(filter(None, (output.strip("./") and f"{output.strip('./')}/", "_", "renv")))
        if built := [name for name in self.files.names if output.strip("./") and name.startswith(skipped[0])]:
            self.files.read.update(built)
            self.report.look(f"{skipped[0]}*", built[0], 1)
        copied(self.files, self.taken, self.report, theirs=skipped)
        names = [name for name in self.files.names if name.lower().endswith(_ENDS) and not name.startswith(skipped)]
        pages = [
            self.files.page(name)
            for name in names
            if not posixpath.basename(name).startswith(("_", "README", "LICENSE"))
        ]
        self._bibliography(pages)
        listings = QuartoListings(self.files, self.taken, self.papers, self.report)
        for page in pages:
            listings.read(page)
        of_site = QuartoPages(self.files, self.taken, self.papers, listings, self.rank, self.report)
        for page in sorted(pages, key=lambda each: each.path in self.rank or "/" not in each.path):
            of_site.add(page)
        for page in listings.feeds:
            feed = f"/{page.path.rpartition('.')[0]}.xml"
            if not self.taken.add_feed(feed, {"publications": "publications", "news": "news"}.get(page.stem, "blog")):
                self.report.leave(page.path, page.meta.line("listing"), feed, "there is no such feed here")
        self.taken.inline_citations = bool(self.papers.keys)
        tell_unread(self.website, self.report)
        tell_unread(self.config, self.report)
        return self.taken, QuartoText(self.papers.keys, self.report, _echoes, self._included)

    def _site(self) -> None:
        web, taken = self.website, self.taken
        taken.site_url = web.text("site-url").rstrip("/")
        if (found := re.match(r"(https?://[^/]+)/(.+)", taken.site_url)) is not None:
            taken.site_url, taken.base = found[1], found[2]
        taken.title, taken.description = web.text("title"), web.text("description")
        taken.language = plain_text(self.config.take("lang"))[:2].lower()
        for bar in ("navbar", "sidebar"):
            value = web.take(bar)
            for entry in _entries(value):
                href = (
                    plain_text(entry.get("href") or entry.get("file")) if isinstance(entry, dict) else plain_text(entry)
                )
                file, _, anchor = href.partition("#")
                if file.endswith(_ENDS):
                    if not anchor:
                        self.rank.setdefault(posixpath.normpath(file.lstrip("/")), len(self.rank))
                elif href and isinstance(entry, dict):
                    self._bar_link(entry, href)
        footer = web.take("page-footer")
        if footer:
            self.report.leave(
                web.path,
                self.config.line("website"),
                f"page-footer: {plain_text(footer)}",
                "pages have no footer of the author's",
            )

    def _bar_link(self, entry: dict[str, object], href: str) -> None:
        if "//" in href or href.startswith("mailto:"):
            self.taken.person.add_profile(
                account_name(plain_text(entry.get("icon")), plain_text(entry.get("text")), href), href
            )
        elif href.lstrip("/") in self.files:
            self.taken.person.add_profile(plain_text(entry.get("text")) or href, href.lstrip("/"))
        else:
            self.report.leave(
                self.config.path, self.config.line("website"), href, "the old site has no such page or file"
            )

    def _bibliography(self, pages: list[OldPage]) -> None:
        cited: list[str] = []
        for page in pages:
            folder = posixpath.dirname(page.path)
            for name in page.meta.texts("bibliography"):
                path = name.lstrip("/") if name.startswith("/") else posixpath.normpath(posixpath.join(folder, name))
                cited.append(path)
        cited += as_texts(self.config.take("bibliography"))
        own = [
            name
            for name in self.files.below("", ".bib")
            if re.search(r"pub|paper|cv|own|my", posixpath.basename(name), re.IGNORECASE)
        ]
        others = [name for name in self.files.below("", ".bib") if name not in own]
        if not own and others and not any("/" in name for name in others):
            own, others = others, []
        for name in own:
            self.papers.add_file(name, is_first=not self.taken.bib)
        self.papers.add_cited(others)
        for name in cited:
            if name and name not in self.files and "//" not in name:
                self.report.leave(self.config.path, 1, f"bibliography: {name}", "there is no such file")

    def _included(self, page: NewPage, name: str) -> str | None:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page.old.path), name))
        path = name.lstrip("/") if name.startswith("/") else path
        return self.files.page(path).body if path in self.files else None


def _entries(value: object) -> list[object]:
    """Return the entries of a bar with those of its menus."""
    found: list[object] = []
    if isinstance(value, dict):
        for key in ("left", "right", "center", "tools", "contents", "menu"):
            found += _entries(value.get(key))
        if "href" in value or "file" in value:
            found.append(value)
    elif isinstance(value, list):
        for each in value:
            found += _entries(each) if isinstance(each, dict | list) else [each]
    return found


def _echoes(page: NewPage) -> bool:
    execute = page.old.meta.values.get("execute")
    echo = page.old.meta.values.get("echo", execute.get("echo") if isinstance(execute, dict) else True)
    return echo not in (False, "false")
