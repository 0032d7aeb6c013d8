"""The authors of posts and the links beside a post, which are data: the templates of Material escape nothing."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from homepage.lists.records import ADDRESSES
from homepage.problems import Problem
from homepage.text.plain_values import quotable
from homepage.text.safe_urls import safe_url
from markupsafe import Markup

from .blogs import blogs, is_post

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from homepage.whole_site.page import Page as ReadPage

    from .interface import Page, Settings


def make_safe(config: Settings) -> None:
    """Make HTML of the texts and addresses of authors and links, which until now are as they are written."""
    for post in [post for blog in blogs(config) for post in blog.blog.posts]:
        for author in post.authors:
            author.name, author.description = _html(author.name), _html(author.description)
            author.avatar, author.url = _address(author.avatar), _address(author.url)
        for link in _links(post):
            link.title, link.url = _html(link.title and unescape(str(link.title))), _address(link.url)


def unsafe_links(page: Page, read: ReadPage) -> Iterator[Problem]:
    """Yield a problem for each link beside a post that readers cannot follow."""
    for link in _links(page) if is_post(page) else ():
        if link.url and not safe_url(link.url):
            message = f'"{quotable(link.url)}" is not an address: {ADDRESSES}'
            yield Problem(*read.line_of(re.escape(link.url)), message, "unsafe-link")


def _links(post: Any) -> Iterator[Any]:
    """Yield the links beside a post; only Material's posts have them."""
    return _with_addresses(getattr(post.config, "links", None) or ())


def _with_addresses(items: Iterable[Any]) -> Iterator[Any]:
    for item in items:
        if hasattr(item, "url"):
            yield item
        yield from _with_addresses(item.children or ())


def _html(text: str | None) -> Markup | None:
    """Return a text as HTML; None and what is HTML already stay as they are."""
    return text if text is None or isinstance(text, Markup) else Markup(escape(text))


def _address(written: str | None) -> str | None:
    """Return an address that readers can follow, or an empty string."""
    return written and safe_url(written)
