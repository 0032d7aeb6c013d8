"""The posts of a blog, as other pages list them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

MOST_RELATED = 3
"""A post names at most this many others below its text."""


@dataclass(frozen=True, slots=True)
class PostOutline:
    """What is known of a post before its page is read."""

    source: str
    created: date
    categories: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    @property
    def subjects(self) -> frozenset[str]:
        """Its categories and tags, in the form in which they are compared."""
        return frozenset(name.casefold() for name in (*self.categories, *self.tags))


@dataclass(frozen=True, slots=True)
class ListedPost:
    """A post as a list shows it; all texts are plain."""

    title: str
    url: str
    """The address of its page below the site's root."""
    created: date
    categories: tuple[tuple[str, str], ...] = ()
    """Its categories, each with the address of the page that lists its posts."""
    description: str = ""
    minutes: int = 0
    """How long one reads it; 0 if the site does not say."""
    language: str = ""
    is_draft: bool = False
    """Whether only the development server shows it."""


def newest(posts: Iterable[PostOutline]) -> list[PostOutline]:
    """Return posts, those of the latest days first."""
    return sorted(posts, key=lambda post: post.created, reverse=True)


def related(post: PostOutline, posts: Iterable[PostOutline]) -> list[PostOutline]:
    """Return the posts that share most categories and tags with a post; of those that share as many, the newest."""
    shared = {other: len(other.subjects & post.subjects) for other in newest(posts) if other.source != post.source}
    found = [other for other, number in shared.items() if number]
    return sorted(found, key=lambda other: -shared[other])[:MOST_RELATED]
