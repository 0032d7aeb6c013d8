"""The addresses in what Zensical has read, as they are seen from the page that shows them."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from any_reader.files import File
from any_reader.templates import relative

from .extension import HELD

if TYPE_CHECKING:
    from collections.abc import Mapping

    from any_reader.files import Files
    from any_reader.settings import Settings

_OF_FILE = re.compile(r'(?<= href=")(?![a-z+.-]+:)[^"]*[^\x21-\x7e"][^"#]*(?=["#])')
_LINK = re.compile(r'(<a\b[^>]*? href=")([^"#?]+)')


def of_page(html: str) -> str:
    """Return the text of a page in which the addresses of files are written as addresses: Zensical writes names."""
    return _quoted(html).replace(HELD, "")


def _quoted(html: str) -> str:
    return _OF_FILE.sub(lambda found: quote(found[0], safe="/%#?&;=+,!~*'()@:"), html)


def moved(files: Files, settings: Settings) -> dict[str, str]:
    """Return the addresses of posts by those that the pages would have if they were no posts."""
    pages = [file for file in files if file.is_page and not file.is_view]
    usual = {unquote(File(settings, file.src_uri, "").url).rstrip("/"): file.url for file in pages}
    return {old: new for old, new in usual.items() if unquote(new).rstrip("/") != old}


def of_excerpt(html: str, post: str, page: str, posts: Mapping[str, str]) -> str:
    """Return the beginning of a post, whose addresses are seen from a page that lists it.

    In an excerpt, Zensical leads to other posts where they would be if they were none; `posts` says where they are.
    """

    def found(match: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(match[2])))
        return f"{match[1]}{relative(posts[target], page)}" if target in posts else match[0]

    def held(match: re.Match[str]) -> str:
        target = posixpath.join(posixpath.dirname(post), match[1])
        return f'="{relative(posixpath.normpath(target) + ("/" if target.endswith("/") else ""), page)}"'

    return re.sub(rf'="{HELD}([^"]*)"', held, _LINK.sub(found, _quoted(html)))
