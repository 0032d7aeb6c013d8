"""The block `/// posts`."""

from __future__ import annotations

import xml.etree.ElementTree as etree
from functools import partial
from typing import TYPE_CHECKING, Any

from ...lists.choice import folded
from ...problems import did_you_mean
from ...whole_site.posts import newest
from ..option_values import count, one_of, texts, words
from .base import SiteBlock, words_of_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from ...whole_site.addresses import Hrefs
    from ...whole_site.posts import PostOutline
    from ...words import Words

VIEWS = ("list", "compact")
_NONE = (
    "nothing is shown, since the site has no posts. Write `blog: {}` under `plugins` in mkdocs.yml and each post in "
    "docs/blog/posts/, or remove the block."
)


class PostsBlock(SiteBlock):
    """The newest posts of the blog, below a title if the block has one; nothing if no posts are chosen."""

    NAME = "posts"
    OPTIONS: dict[str, tuple[Any, Callable[[Any], Any]]] = {  # noqa: RUF012 - pymdownx's form
        "limit": (None, count),
        "title": ("", words),
        "category": ((), texts),
        "tag": ((), texts),
        "view": ("list", one_of(VIEWS)),
    }

    def on_create(self, parent: etree.Element) -> etree.Element:
        """Return a placeholder for the posts, or an empty element that `on_end` removes if none are chosen."""
        posts = self.reading.addresses.posts
        if not posts:
            self.reading.report(self.opening, f"/// {self.NAME}: {_NONE}", "unused-value", "warning")
        chosen = [post.source for post in self._chosen(newest(posts))][: self.options["limit"]]
        title, view = self.options["title"], self.options["view"]
        self.also_in_markdown(partial(_written, title, chosen, self.reading.page.words), None)
        self.is_empty = not chosen
        if not chosen:
            return etree.SubElement(parent, "div")
        if title:
            etree.SubElement(parent, "h2").text = words_of_heading(title)
        element = self.placeholder(lambda renderer: renderer.posts(chosen, view))
        parent.append(element)
        return element

    def on_end(self, block: etree.Element) -> None:
        """Remove the element if no posts are chosen."""
        super().on_end(block)
        if self.is_empty:
            self.parent.remove(block)

    def _chosen(self, posts: Sequence[PostOutline]) -> list[PostOutline]:
        """Return the posts that have one of the categories and one of the tags; report those that no post has."""
        for option, known in (("category", _named(posts, "categories")), ("tag", _named(posts, "tags"))):
            for value in self.options[option] if posts else ():
                if value.casefold() not in folded(known):
                    hint = did_you_mean(value, known) or (f" Known here: {', '.join(known)}." if known else "")
                    self.report_value(option, value, f'no post has the {option} "{value}".{hint}', "unused-value")
        categories, tags = folded(self.options["category"]), folded(self.options["tag"])
        shown = [post for post in posts if not categories or categories & folded(post.categories)]
        return [post for post in shown if not tags or tags & folded(post.tags)]


def _named(posts: Sequence[PostOutline], what: str) -> list[str]:
    """Return all categories, or all tags, each once."""
    return list(dict.fromkeys(name for post in posts for name in getattr(post, what)))


def _written(title: str, sources: Sequence[str], words: Words, hrefs: Hrefs) -> str:
    from ...markdown_twins.blocks import posts

    return posts(hrefs, title, sources, words)
