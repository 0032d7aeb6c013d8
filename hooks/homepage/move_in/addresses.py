"""Where the addresses of the old site lead on the new one."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

from ..text.safe_urls import leads_elsewhere

if TYPE_CHECKING:
    from .records import NewPage, Taken

BLOG_INDEX = "blog/index.md"
"""The page of all posts, which has no places of the old archives."""
_INDEX = re.compile(r"(?:^|/)index\.(?:html?|md|qmd)$")
_PAGE = re.compile(r"\.(?:html?|md|qmd|Rmd|ipynb|markdown)$")


def path_of(address: str) -> str:
    """Return an old address as a path without slashes at its ends, so that the spellings of one page are equal."""
    path = unquote(re.split("[?#]", address, maxsplit=1)[0])
    path = _INDEX.sub("", posixpath.normpath(f"/{path}").strip("/"))
    return _PAGE.sub("", path)


class NewAddresses:
    """The new address of each page and file of the old site."""

    def __init__(self, taken: Taken) -> None:
        self.taken = taken
        self.pages = {path_of(old): source for old, source in taken.addresses.items()}
        self.files = {unquote(name): name for name in taken.files}
        host = urlsplit(taken.site_url)
        self.own = [f"{scheme}//{host.netloc}" for scheme in ("https:", "http:", "")] if host.netloc else []
        self.base = taken.base.strip("/")

    def target(self, address: str, folder: str) -> str | None:
        """Return the page or file that an old address names, with what follows `#`; None if the old site had none.

        `folder` is the old address of the page on which it is written.
        """
        plain, sign, anchor = self.below_root(address).partition("#")
        path = unquote(plain.partition("?")[0])
        whole = path if path.startswith("/") else posixpath.join("/", folder, path)
        whole = posixpath.normpath(whole).strip("/")
        for name in (whole, whole.removeprefix(f"{self.base}/") if self.base else whole):
            if found := self.files.get(name):
                return found
            if (source := self.pages.get(path_of(name))) is not None:
                return source if source == BLOG_INDEX else f"{source}{sign}{anchor}"
        return None

    def below_root(self, address: str) -> str:
        """Return an address on the old site from its root; any other one is returned unchanged."""
        for start in self.own:
            if address.startswith(f"{start}/") or address == start:
                return address.removeprefix(start) or "/"
        return address

    def is_internal(self, address: str) -> bool:
        """Return whether an address leads to the old site itself, and not only to a place on the same page."""
        short = self.below_root(address)
        return bool(short) and not leads_elsewhere(short) and not short.startswith("#")

    def absolute(self, address: str, folder: str) -> str:
        """Return the whole address on the old site; empty if the site's address is not known."""
        if not self.taken.site_url or not self.own:
            return ""
        path = self.below_root(address)
        path = path if path.startswith("/") else posixpath.normpath(posixpath.join("/", folder, path))
        return quote(f"{self.own[0]}{path}", safe=":/?#&=%~+,;@")

    def seen_from(self, page: NewPage, target: str, *, in_html: bool) -> str:
        """Return a page or file as another page names it: by its source in Markdown, by its address in HTML."""
        name, sign, anchor = target.partition("#")
        if in_html:
            there = self.taken.pages[name].url if name in self.taken.pages else name
            way = posixpath.relpath(f"/{there}", f"/{page.url}") + ("/" if there.endswith("/") or not there else "")
        else:
            way = posixpath.relpath(f"/{name}", f"/{posixpath.dirname(page.source)}")
        return f"{quote(way)}{sign}{anchor}"


def redirects(taken: Taken) -> dict[str, str]:
    """Return the old addresses that differ from the new ones, each with what is there now."""
    found: dict[str, str] = {}
    urls = {path_of(page.url) for page in taken.pages.values()}
    for old, source in taken.addresses.items():
        path = unquote(old).strip("/")
        path = path.removesuffix("index.html").strip("/") if path.endswith("index.html") else path
        is_file = not old.endswith("/") and re.search(r"\.[a-z]\w{1,4}$", path, re.IGNORECASE)
        is_there = path in taken.files or f"{path}/index.html" in taken.files
        is_own = path == source.removesuffix(".md")  # the page of a paper, which the build makes
        if path and not is_there and not is_own and (is_file or path_of(path) not in urls):
            found.setdefault(f"/{path}" if is_file else f"/{path}/", source)
    return found
