"""The blogs of Material: what is known of them and of their posts before pages are read.

What reads and draws posts is imported late: most sites have none.
"""

from __future__ import annotations

from pathlib import Path
from traceback import walk_tb
from typing import TYPE_CHECKING, Any

from homepage.text.plain_values import text_list
from homepage.whole_site.posts import PostOutline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from homepage.problems import Problem
    from homepage.words import Words

    from .build import Build
    from .interface import Files, Page, Settings


def blogs(config: Settings) -> list[Any]:
    """Return the plugins that make blogs; a site may have several."""
    found = [plugin for name, plugin in config.plugins.items() if name.startswith("material/blog")]
    return [plugin for plugin in found if plugin.config.enabled]


def views(config: Settings) -> set[str]:
    """Return the sources of pages that a blog makes to list posts by year, category or author."""
    starts = [blog.blog for blog in blogs(config)]
    found = [page for start in starts for view in (start, *start.views) for page in (view, *view.pages)]
    return {page.file.src_uri for page in found} - {start.file.src_uri for start in starts}


def name_of_view(page: Any) -> str:
    """Return the category, author or year whose posts a page lists; empty if the author has written the page."""
    first = next(iter(getattr(page, "pages", ())), page)
    return str(getattr(first, "name", "") or "") if first.file.generated_by == "material/blog" else ""


def has_posts(config: Settings) -> bool:
    """Return whether a blog has a post for readers."""
    return any(blog.blog.posts for blog in blogs(config))


def day_in_lists(config: Settings) -> Callable[[Words, datetime], str] | None:
    """Return what writes the day of a post as lists of the site do; None if the author has chosen a form for a blog."""
    chosen = {getattr(blog.config, "post_date_format", "long") for blog in blogs(config)}
    if chosen != {"long"}:
        return None
    from homepage.dates import date_in, parse_date

    return lambda words, day: date_in(words, parse_date(day.date().isoformat()))


def is_post(page: Page) -> bool:
    """Return whether a page is a post: no other page has an excerpt."""
    return hasattr(page, "excerpt")


def author_problems(files: Files, config: Settings, build: Build) -> Iterator[Problem]:
    """Yield a problem for each author of posts whose picture the site does not have, or with an unsafe address."""
    for blog in blogs(config):
        if authors := getattr(blog, "authors", {}):
            from homepage.posts.avatars import missing_avatars, unsafe_addresses

            file = authors_file(blog, config)
            avatars = {name: author.avatar for name, author in authors.items()}
            yield from missing_avatars(avatars, files.src_uris, file, build.root)
            written = {name: {"avatar": each.avatar, "url": each.url or ""} for name, each in authors.items()}
            yield from unsafe_addresses(written, file, build.root)


def authors_file(blog: Any, config: Settings) -> Path:
    """Return the file that describes the authors of a blog."""
    return Path(config.docs_dir, blog.config.authors_file.format(blog=blog.config.blog_dir))


def unreadable_post(error: Exception) -> Path | None:
    """Return the file of the post over which Material's blog broke with an error; None for any other error."""
    for frame, _ in walk_tb(error.__traceback__):
        if frame.f_globals.get("__name__", "").startswith("material.plugins.blog"):
            name = "self" if frame.f_code.co_name == "__init__" else "post"
            if file := getattr(frame.f_locals.get(name), "file", None):
                return Path(file.abs_src_path)
    return None


def outlines(config: Settings) -> list[PostOutline]:
    """Return what is known of the posts of all blogs before their pages are read; drafts are not among them."""
    return [
        PostOutline(
            page.file.src_uri,
            page.config.date.created.date(),
            tuple(page.config.categories),
            text_list(page.meta.get("tags", "")),
        )
        for blog in blogs(config)
        for page in blog.blog.posts
    ]
