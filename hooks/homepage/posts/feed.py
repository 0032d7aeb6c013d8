"""The Atom feed of the posts, with their full texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..exports.atom import FeedEntry, feed, timestamp
from ..whole_site.site import POSTS_FEED
from .feed_html import feed_html

if TYPE_CHECKING:
    from collections.abc import Iterable

    from .post import Post


@dataclass(frozen=True, slots=True)
class FeedPost:
    """A post for the feed."""

    post: Post
    path: str
    """The address of its page below the site's root."""
    authors: tuple[str, ...]
    html: str
    """Its text as its page shows it; empty if only readers with a password may see it."""


def posts_feed(
    posts: Iterable[FeedPost], *, site_url: str, title: str, author: str, name: str = POSTS_FEED, page: str = ""
) -> str:
    """Return an Atom feed of posts, for a file with the path `name`; `page` is the page that lists the same.

    The addresses in their texts are absolute if that of the site is known.
    """
    return feed(map(_entry, posts), name, site_url=site_url, title=title, author=author, page=page)


def _entry(each: FeedPost) -> FeedEntry:
    post = each.post
    changed = post.updated or post.created
    return FeedEntry(
        path=each.path,
        title=post.title,
        updated=timestamp(changed.year, changed.month, changed.day),
        published=timestamp(post.created.year, post.created.month, post.created.day),
        href=each.path,
        summary=post.description or ("" if each.html else post.title),
        html=feed_html(each.html, post.url),
        authors=each.authors,
        categories=post.keywords,
    )
