"""The files and pages of a site, in the form that `any_host.interface` describes."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from markdown import Markdown

    from .settings import Settings

PAGES = (".md", ".markdown")


class File:
    """A file of the site."""

    inclusion = True
    origin: Path | None
    """The author's file that a file is made from; only files that are made in memory have this."""
    is_hidden = False
    """Whether a navigation that nobody has written leaves the page out."""
    is_view = False
    """Whether it is a page that lists the posts of a blog, which no author has written."""

    def __init__(self, settings: Settings, path: str, folder: str | None, content: str | bytes | None = None) -> None:
        """Describe a file below a folder, or one that is made in memory of its content."""
        self.src_uri, self.src_dir, self._content = path, folder, content
        self.abs_src_path = None if folder is None else str(Path(folder, path))
        self.generated_by = "homepage" if folder is None else None
        self.page: Page | None = None
        self.is_page = path.endswith(PAGES)
        self._site_dir = settings.site_dir
        self.dest_uri = _dest(path, in_folders=settings.use_directory_urls) if self.is_page else path
        self.url = quote(self.dest_uri)
        if settings.use_directory_urls and posixpath.basename(self.dest_uri) == "index.html":
            self.url = quote(self.dest_uri[: -len("index.html")]) or "./"

    @property
    def name(self) -> str:
        """The name without its ending."""
        return posixpath.splitext(posixpath.basename(self.src_uri))[0]

    @property
    def dest_uri(self) -> str:
        """The path below the site's folder."""
        return self._dest_uri

    @dest_uri.setter
    def dest_uri(self, path: str) -> None:
        self._dest_uri, self.abs_dest_path = path, str(Path(self._site_dir, path))

    @cached_property
    def content_bytes(self) -> bytes:
        """What the file contains."""
        if self._content is None:
            return Path(str(self.abs_src_path)).read_bytes()
        return self._content.encode() if isinstance(self._content, str) else self._content

    @property
    def content_string(self) -> str:
        """The text that the file contains."""
        return self.content_bytes.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def _dest(path: str, *, in_folders: bool) -> str:
    """Return the path of a page below the site's folder."""
    stem = posixpath.splitext(path)[0]
    folder, name = posixpath.split(stem)
    if name in ("index", "README"):
        return posixpath.join(folder, "index.html")
    return f"{stem}/index.html" if in_folders else f"{stem}.html"


class Files:
    """The files of a site, by their paths."""

    def __init__(self) -> None:
        """Start without any."""
        self.src_uris: dict[str, File] = {}

    def __iter__(self) -> Iterator[File]:
        """Yield every file."""
        return iter(list(self.src_uris.values()))

    def get_file_from_path(self, path: str) -> File | None:
        """Return the file with a path, or None."""
        return self.src_uris.get(posixpath.normpath(path))

    def documentation_pages(self, *, inclusion: Callable[[bool], bool]) -> list[File]:
        """Return the files that become pages."""
        return [file for file in self if file.is_page and inclusion(file.inclusion)]

    def append(self, file: File) -> None:
        """Add a file."""
        self.src_uris[file.src_uri] = file

    def remove(self, file: File) -> None:
        """Leave a file out of the site."""
        del self.src_uris[file.src_uri]


@dataclass(frozen=True)
class FilesOfBuild:
    """Makes the files of a build."""

    files: Files
    source_of: Callable[[Markdown], str]
    """Returns the source of the page that a Markdown instance is reading; empty for a text that is not a page."""

    def made(self, settings: Settings, path: str, content: str | bytes, origin: Path | None = None) -> File:
        """Return a file that is made in memory, perhaps of an author's file, and that no navigation needs to name."""
        file = File(settings, path, None, content)
        file.origin = origin
        file.is_hidden = True
        return file

    def on_disk(self, settings: Settings, path: str, folder: str) -> File:
        """Return a file that is below a folder."""
        return File(settings, path, folder)

    def hide(self, file: File) -> None:
        """Leave a page out of a navigation that nobody has written."""
        file.is_hidden = True

    def are_shown(self, inclusion: bool) -> bool:
        """Return whether a file is shown; those that are held back are not among the files."""
        return inclusion

    def being_read(self, md: Markdown) -> File | None:
        """Return the file of the page that a Markdown instance is reading; None for a text that is not a page."""
        return self.files.get_file_from_path(self.source_of(md))


@dataclass(eq=False)
class Page:
    """A page that is built of a file."""

    file: File
    site_url: str
    meta: dict[str, Any] = field(default_factory=dict)
    markdown: str = ""
    content: str = ""
    toc: list[dict[str, Any]] = field(default_factory=list)
    found_title: str = ""
    """The title that the reader has found."""
    tags: Sequence[Any] = ()
    in_nav: bool = False
    active: bool = False
    previous_page: Page | None = None
    next_page: Page | None = None
    parent: Any = None
    update_date: str = ""
    edit_url: str | None = None
    children = ()
    is_page, is_section, is_link = True, False, False

    @property
    def title(self) -> str:
        """The title as HTML: what `nav` calls the page, else its front matter, else its heading."""
        own = str(self.meta.get("title") or "")  # escaped when the page has been drawn, unlike what the reader found
        return self.found_title if self.in_nav and self.found_title != unescape(own) else own or self.found_title

    @property
    def url(self) -> str:
        """The address below the site's root."""
        return "" if self.file.url == "./" else self.file.url

    @property
    def ancestors(self) -> list[Any]:
        """What the page is below in the navigation, the nearest first."""
        found, above = [], self.parent
        while above:
            found.append(above)
            above = above.parent
        return found

    @property
    def canonical_url(self) -> str | None:
        """The whole address."""
        return urljoin(self.site_url.rstrip("/") + "/", self.url) if self.site_url else None

    @property
    def is_homepage(self) -> bool:
        """Whether it is the first page of the site."""
        return self.url in ("", "index.html")


@dataclass
class Section:
    """Entries of the navigation under one title, or a link to another site."""

    title: str
    url: str
    children: list[Any]
    parent: Section | None = None
    active: bool = False
    """Whether the page that is drawn is below it."""
    is_page = False

    @property
    def is_section(self) -> bool:
        """Whether there are entries below the title."""
        return bool(self.children)

    @property
    def is_link(self) -> bool:
        """Whether it leads to another site."""
        return not self.children
