"""What a program that builds pages gives to the engine: its settings, files and pages.

MkDocs' own objects have this form; `any_reader` makes objects that do, for programs that have none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path


class Settings(Protocol):
    """The options of `mkdocs.yml`, with MkDocs' own values for those that are not written."""

    config_file_path: Any
    docs_dir: Any
    site_dir: Any
    site_name: Any
    site_url: Any
    site_description: Any
    use_directory_urls: Any
    theme: Any
    """A mapping, with `dirs`, the folders of templates, and `custom_dir`, the author's own."""
    plugins: Any
    """The plugins that run, by their names."""
    extra: Any
    extra_css: Any
    extra_javascript: Any
    markdown_extensions: Any

    def keys(self) -> Iterable[str]:
        """Return the names of all options."""

    def __getitem__(self, name: str, /) -> Any:
        """Return an option."""


class File(Protocol):
    """A file of the site, with its path and its address."""

    src_uri: Any
    src_dir: Any
    dest_uri: Any
    url: Any
    abs_src_path: Any
    """The author's file; None for files that are made in memory."""
    abs_dest_path: Any
    generated_by: Any
    """What has made the file; None if the author has."""
    inclusion: Any
    page: Any
    content_string: Any


class Files(Protocol):
    """The files of a site."""

    @property
    def src_uris(self) -> Mapping[str, Any]:
        """The files by their paths below `docs_dir`."""

    def __iter__(self) -> Iterator[Any]:
        """Yield every file."""

    def get_file_from_path(self, path: str, /) -> Any:
        """Return the file with a path, or None."""

    def documentation_pages(self, *, inclusion: Callable[[Any], bool]) -> Sequence[Any]:
        """Return the files that become pages and that readers get."""

    def append(self, file: Any, /) -> None:
        """Add a file."""

    def remove(self, file: Any, /) -> None:
        """Leave a file out of the site."""


class Page(Protocol):
    """A page that is built of a file."""

    file: Any
    meta: Any
    """Its front matter."""
    markdown: Any
    content: Any

    @property
    def title(self) -> Any:
        """Its title; None if nothing says one."""

    @property
    def url(self) -> Any:
        """Its address below the site's root."""

    @property
    def canonical_url(self) -> Any:
        """Its whole address."""

    @property
    def is_homepage(self) -> bool:
        """Whether it is the first page of the site."""


class Item(Protocol):
    """An entry of the navigation: a page, a link, or a section with `children`."""

    title: Any
    children: Any
    is_section: Any
    is_page: Any
    is_link: Any


class Navigation(Protocol):
    """The entries of the navigation, and the pages in them, in their order."""

    @property
    def items(self) -> Any:
        """The entries."""

    @property
    def pages(self) -> Any:
        """The pages."""


class Host(Protocol):
    """Makes the files of the program that builds pages."""

    def made(self, settings: Any, path: str, content: str | bytes, origin: Path | None = None) -> Any:
        """Return a file that is made in memory and that no navigation needs to name.

        `origin` is the author's file that it is made from; the file has it as an attribute.
        """

    def on_disk(self, settings: Any, path: str, folder: str) -> Any:
        """Return a file that is below a folder."""

    def hide(self, file: Any) -> None:
        """Let the navigation not ask for a page."""

    def are_shown(self, inclusion: Any) -> bool:
        """Return whether files with a level of inclusion are shown in this build."""

    def being_read(self, md: Any) -> Any:
        """Return the file of the page that a Markdown instance is reading; None for a text that is not a page."""
