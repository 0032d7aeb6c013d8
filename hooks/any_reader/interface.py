"""What a program that turns Markdown into HTML does for a build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, TypedDict

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown import Markdown

    from .files import Files
    from .settings import Settings


class StoppedError(Exception):
    """A problem that ends the build, in one line."""


class Told(TypedDict):
    """What a program tells of a page."""

    source: str
    """The path of its file; empty for a page that lists posts, which the program has made."""
    page: Mapping[str, Any]
    """Its `url`, `title`, `content`, `toc` and `meta`; also `edit_url`, `previous_page` and `next_page` if it has them.

    A post has what its front matter says of it, and the `path` that it is written to.
    """
    nav: Mapping[str, Any]
    """The `items` of the navigation, each with `title`, `url` and `children`."""
    posts: Sequence[Mapping[str, Any]]
    """The posts that the page lists, each with the `content` that it shows."""
    tags: Sequence[Any]


class Reader(Protocol):
    """A program that turns Markdown into HTML."""

    name: str
    theme: str
    """The folder of Material's templates that comes with it."""
    sheets: str
    """The pattern for the names of the theme's stylesheets."""
    plugins: tuple[str, ...]
    """The plugins of MkDocs whose work is done without MkDocs."""

    def read(self, files: Files, settings: Settings, *, strict: bool) -> list[Told]:
        """Return what each page says; addresses in it are seen from the page.

        Markdown has the extensions of the settings. If there are none, this is about the addresses of posts alone.
        """

    def source_of(self, md: Markdown) -> str:
        """Return the source of the page that a Markdown instance is reading; empty for a text that is not a page."""
