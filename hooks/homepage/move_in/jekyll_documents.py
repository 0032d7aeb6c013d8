"""The documents of a site of Jekyll that are in collections, and its posts."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from .items import Items, other_words
from .jekyll_site import PAGE_ENDS
from .old_files import Keys, OldPage
from .posts import add_post
from .records import NewPage
from .sections import section_of
from .unread import tell_unread

if TYPE_CHECKING:
    from .jekyll_site import JekyllSite
    from .papers import Papers

NOT_PAGES = re.compile(
    r"^(?:README|CONTRIBUTING|CHANGELOG|INSTALL|CUSTOMIZE|FAQ|LICENSE|QUICKSTART|TROUBLESHOOTING)", re.IGNORECASE
)
"""The names of files about the old project."""
_THEIRS = {
    "includes", "layouts", "sass", "plugins", "data", "pages", "posts", "drafts", "bibliography", "site", "scripts",
}  # fmt: skip
_OF_BLOG = ("/blog/", "/posts/", "/year-archive/", "/tags/", "/categories/")
_FEED = "/feed.xml"


class JekyllDocuments:
    """Takes documents and posts."""

    def __init__(self, site: JekyllSite, papers: Papers) -> None:
        self.site = site
        self.papers = papers
        self.items = Items(site.taken, site.report)

    def read(self) -> None:
        """Take all documents and posts."""
        for name in self.collections():
            self._collection(name)
        self._posts()

    def collections(self) -> list[str]:
        """Return the names of the collections that have documents."""
        files = self.site.files
        folders = {name.split("/")[0][1:] for name in files.names if name.startswith("_") and "/" in name}
        return sorted(folder for folder in folders - _THEIRS if files.below(f"_{folder}", *PAGE_ENDS))

    def lists(self) -> dict[str, str]:
        """Return the lists by the names of the collections that they are made from."""
        known = {*self.site.taken.lists, "publications"}
        found = {name: section for name in self.collections() if (section := section_of(name)) in known}
        return {**found, "posts": ""}

    def _collection(self, name: str) -> None:
        site, section = self.site, section_of(name)
        for path in site.files.below(f"_{name}", *PAGE_ENDS):
            page = site.files.page(path)
            if site.held_back(page) or NOT_PAGES.match(posixpath.basename(path)):
                continue
            address = site.addresses.of_document(page, name)
            site.by_file[path] = address
            addresses = [address, *site.redirected(page)]
            if section == "publications":
                self.papers.add_page(page, addresses, self._own_bib(page))
            elif section in ("news", "projects", "talks", "teaching", "people"):
                self.items.add(section, page, addresses)
            else:
                self._other(name, page, addresses)
            tell_unread(page.meta, site.report)

    def _own_bib(self, page: OldPage) -> str:
        name = plain_text(page.meta.values.get("bibtexurl") or page.meta.values.get("bibtex")).lstrip("/")
        for each in (name, f"_{name}"):
            if each and each in self.site.files:
                page.meta.read |= {"bibtexurl", "bibtex"}
                return self.site.files.text(each)
        return ""

    def _other(self, name: str, page: OldPage, addresses: list[str]) -> None:
        """Add a document of a collection that is not a list here: a page, which the page of its folder links to."""
        taken = self.site.taken
        title = page.meta.text("title") or page.stem
        picture = page.meta.text("img", "cover", "image")
        before = [
            page.meta.text("description", "excerpt"),
            f"![]({picture})" if picture else "",
            *other_words(page.meta),
        ]
        new = taken.add_page(
            NewPage(f"{name}/{page.stem}.md", title, page, before=[each for each in before if each]), *addresses
        )
        index = taken.pages.get(f"{name}/index.md")
        if index is None:
            old = OldPage(f"_{name}/", Keys(f"_{name}/"), "")
            index = NewPage(f"{name}/index.md", name.replace("_", " ").capitalize(), old, rank=50)
            taken.pages[index.source] = index
            taken.addresses.setdefault(f"/{name}/", index.source)
        index.after.append(f"- [{title}]({addresses[0]})")
        self.site.report.take(page.path, f"docs/{new.source}")

    def _posts(self) -> None:
        site = self.site
        for path in [*site.files.below("_posts", *PAGE_ENDS), *site.files.below("_drafts", *PAGE_ENDS)]:
            page = site.files.page(path)
            site.by_file[path] = address = site.addresses.of_post(page)
            addresses = [address, *site.redirected(page)]
            add_post(site.taken, site.report, page, addresses, draft=path.startswith("_drafts"))
            tell_unread(page.meta, site.report)
        if site.taken.has_posts:
            for address in _OF_BLOG:
                site.taken.addresses.setdefault(address, "blog/index.md")
            self._feed()

    def _feed(self) -> None:
        """Let the feed that Jekyll made lead on."""
        feed = self.site.config.values.get("feed")
        path = plain_text(feed.get("path")) if isinstance(feed, dict) else ""
        plugins = self.site.config.values.get("plugins") or self.site.config.values.get("gems")
        if "jekyll-feed" in plain_text(plugins) or "feed.xml" in self.site.files:
            self.site.taken.add_feed(f"/{path.lstrip('/')}" if path else _FEED, "blog")
            self.site.files.read.add("feed.xml")
