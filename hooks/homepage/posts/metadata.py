"""A post as schema.org's `BlogPosting`, in JSON-LD."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..metadata.papers import scholarly_article
from ..text.plain_values import filled

if TYPE_CHECKING:
    from collections.abc import Callable

    from ..bibliography.publication import Publication
    from .post import Post

_OF_ARTICLE = ("@context", "author", "name", "headline", "datePublished")
"""What a post says as any article does."""


def blog_posting(
    post: Post, publication: Publication, *, address: Callable[[str], str] = str, root: str = ""
) -> dict[str, object]:
    """Return a post as data for JSON-LD; `publication` is the same post as a publication.

    `address` returns the absolute form of an address in the options; `root` is the address of the site.
    """
    article = scholarly_article(publication, page_url=post.url, address=address, root=root)
    kept = {name: value for name, value in article.items() if name in _OF_ARTICLE}
    return filled(
        {
            **kept,
            "@type": "BlogPosting",
            "dateModified": post.updated.isoformat() if post.updated else "",
            "description": post.description,
            "keywords": list(post.keywords),
            "inLanguage": post.language,
            "isPartOf": filled({"@type": "Blog", "name": post.blog, "url": post.blog_url}),
            "mainEntityOfPage": post.url,
            "url": post.url,
        }
    )
