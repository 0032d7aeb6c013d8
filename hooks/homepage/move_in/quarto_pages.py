"""The pages of a site of Quarto."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from .old_files import as_texts
from .posts import add_post
from .profiles import account_name
from .records import HOME, PAPERS, NewPage
from .sections import section_of
from .unread import tell_unread

if TYPE_CHECKING:
    from .old_files import OldFiles, OldPage
    from .papers import Papers
    from .quarto_listings import QuartoListings
    from .records import Taken
    from .report import Report


class QuartoPages:
    """Adds pages to a new site."""

    def __init__(
        self,
        files: OldFiles,
        taken: Taken,
        papers: Papers,
        listings: QuartoListings,
        rank: dict[str, float],
        report: Report,
    ) -> None:
        self.files = files
        self.taken = taken
        self.papers = papers
        self.listings = listings
        self.rank = rank
        """The places of pages in the old bar, by their file."""
        self.report = report

    def address(self, page: OldPage) -> str:
        """Return the old address of a page."""
        path = page.path.rpartition(".")[0]
        if posixpath.basename(path) == "index":
            return f"/{posixpath.dirname(path)}/".replace("//", "/")
        return f"/{path}.html"

    def add(self, page: OldPage) -> None:
        """Add a page: a post, a paper, an item of a list, or a page of the new site."""
        folder = posixpath.dirname(page.path)
        aliases = [
            each if each.startswith("/") else f"/{posixpath.join(folder, each)}" for each in page.meta.texts("aliases")
        ]
        addresses = [self.address(page), *aliases]
        if page.meta.text("draft") == "true" and self._section(page) != "blog":
            self.report.leave(page.path, page.meta.line("draft"), "the page", "it is a draft")
            return
        section = self._section(page)
        if section == "blog":
            self._post(page, addresses)
        elif section == "publications":
            self.papers.add_page(page, addresses)
        elif section in ("talks", "projects", "teaching", "people"):
            self.listings.items.add(section, page, addresses)
        else:
            self._plain(page, addresses)
        tell_unread(page.meta, self.report)

    def _section(self, page: OldPage) -> str:
        for folder, section in self.listings.folders.items():
            if page.path.startswith(f"{folder}/") and section:
                is_dated = bool(page.meta.values.get("date"))
                return section if section_of(section) == section else "blog" if is_dated else ""
        first = page.path.split("/")[0]
        return "blog" if section_of(first) == "blog" and "/" in page.path and page.meta.values.get("date") else ""

    def _post(self, page: OldPage, addresses: list[str]) -> None:
        post = add_post(self.taken, self.report, page, addresses)
        names = as_texts(page.meta.take("author"))
        if others := [name for name in names if name != self.taken.person.name and name != self.taken.title]:
            post.before.append(f"*{', '.join(others)}*")
        self.taken.addresses.setdefault("/blog/", "blog/index.md")

    def _plain(self, page: OldPage, addresses: list[str]) -> None:
        path = page.path.rpartition(".")[0]
        path = re.sub(r"(?:^|/)index$", "", path)
        if path == "404":
            self.report.leave(page.path, 1, "the page", "the new site makes its own page for missing addresses")
            return
        section = section_of(path) if "/" not in path else ""
        source = f"{path or 'index'}.md"
        source = {"publications": PAPERS, "blog": "blog/index.md"}.get(section, source)
        if source == "blog/index.md" and not any(each.kind == "post" for each in self.taken.pages.values()):
            source = f"{path}.md"
        new = NewPage(source, page.meta.text("title") or path.replace("-", " ").capitalize(), page)
        new.in_nav, new.rank = page.path in self.rank or source == HOME, self.rank.get(page.path, 100)
        self._about(page, new)
        if words := page.meta.text("description", "subtitle"):
            new.front["description"] = words
        if source == PAPERS and self.taken.bib:
            new.blocks.append("publications")
        elif section in self.taken.lists:
            new.blocks.append(section)
        for folder, name in self.listings.folders.items():
            if (
                (name == page.stem or (section_of(name) == section and section))
                and section not in self.taken.lists
                and section != "blog"
            ):
                new.after += [
                    f"- [{each.title}](/{each.url})"
                    for each in self.taken.pages.values()
                    if each.source.startswith(f"{folder}/")
                ]
        new = self.taken.add_page(new, *addresses)
        self.report.take(page.path, f"docs/{new.source}")

    def _about(self, page: OldPage, new: NewPage) -> None:
        person = self.taken.person
        about = page.meta.take("about")
        links = about.get("links") if isinstance(about, dict) else None
        for link in links if isinstance(links, list) else ():
            if isinstance(link, dict) and link.get("href"):
                url = plain_text(link["href"])
                url = url if "//" in url or ":" in url else posixpath.normpath(url.lstrip("/"))
                person.add_profile(account_name(plain_text(link.get("icon")), plain_text(link.get("text")), url), url)
        image = page.meta.text("image") or (plain_text(about.get("image")) if isinstance(about, dict) else "")
        path = (
            image.lstrip("/")
            if image.startswith("/")
            else posixpath.normpath(posixpath.join(posixpath.dirname(page.path), image))
        )
        if new.source == HOME:
            new.front["template"] = "home.html"
            author = page.meta.take("author")
            title = page.meta.text("title")
            person.name = (
                person.name
                or plain_text(author)
                or (title if title.lower() not in ("", "home", "about", "welcome") else self.taken.title)
            )
            person.tagline = page.meta.text("subtitle")
        if image and path in self.files and isinstance(about, dict):
            person.picture = person.picture or path
        elif image and path in self.files:
            new.front["image"] = path
