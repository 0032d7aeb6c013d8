"""The posts of Material's blog: their records, their metadata, and their feed.

What reads and draws them is imported late: most sites have none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from homepage.text.plain_values import text_list
from homepage.text.summaries import first_paragraph
from homepage.whole_site.site import POSTS_FEED

if TYPE_CHECKING:
    from homepage.bibliography.publication import Publication
    from homepage.posts.feed import FeedPost
    from homepage.posts.post import Post
    from homepage.whole_site.page import Page as ReadPage
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page

    from .build import Build
    from .pages import SitePages


@dataclass(frozen=True, slots=True)
class CitedPost:
    """A post, and the same as a publication."""

    post: Post
    publication: Publication


def blogs(config: MkDocsConfig) -> list[Any]:
    """Return the plugins that make blogs; a site may have several."""
    found = [plugin for name, plugin in config.plugins.items() if name.startswith("material/blog")]
    return [plugin for plugin in found if plugin.config.enabled]


def views(config: MkDocsConfig) -> set[str]:
    """Return the sources of pages that a blog makes to list posts by year, category or author."""
    starts = [blog.blog for blog in blogs(config)]
    found = [page for start in starts for view in (start, *start.views) for page in (view, *view.pages)]
    return {page.file.src_uri for page in found} - {start.file.src_uri for start in starts}


def has_posts(config: MkDocsConfig) -> bool:
    """Return whether a blog has a post for readers."""
    return any(blog.blog.posts for blog in blogs(config))


def is_post(page: Page) -> bool:
    """Return whether a page is a post: no other page has an excerpt."""
    return hasattr(page, "excerpt")


def draw_post(html: str, page: Any, title: str, config: MkDocsConfig, pages: SitePages) -> str:
    """Return a post's HTML with how to cite it at its end; its metadata and its authors are for the template."""
    from homepage.html.heads import post_head
    from homepage.posts.post import as_publication

    read, options = pages.read[page.file.src_uri], pages.addresses.site.options
    post = _read(page, title, read, config)
    publication = as_publication(post, options)
    pages.posts[page.file.src_uri] = CitedPost(post, publication)
    renderer = pages.placeholders.renderer(read)
    page.meta["head"] = post_head(renderer, post, publication)
    page.meta["byline"] = renderer.byline(publication) if post.authors else ""
    return html + pages.placeholders.at_end(read, lambda late: late.post_end(publication))


def _read(page: Any, title: str, read: ReadPage, config: MkDocsConfig) -> Post:
    """Return what the page of a post says."""
    from homepage.posts.post import Post

    dates, blog = page.config.date, page.parent
    name = str(blog.title or "")
    categories = [category.name for category in page.categories]
    return Post(
        title=title,
        created=dates.created.date(),
        updated=dates.updated.date() if dates.updated else None,
        authors=tuple(author.name for author in page.authors),
        keywords=text_list([*categories, *text_list(page.meta.get("tags", ""))]),
        description=str(page.meta.get("description") or "") or first_paragraph(page.markdown),
        url=page.canonical_url or "",
        blog=name if config.site_name in name else ", ".join(filter(None, (name, config.site_name))),
        blog_url=blog.canonical_url or "",
        language=read.words.code,
    )


def feed_of(config: MkDocsConfig, build: Build, pages: SitePages) -> dict[str, str]:
    """Return the feed of the posts, by its name, if there are any."""
    if not pages.posts:
        return {}
    from homepage.posts.feed import posts_feed

    posts = [page for blog in blogs(config) for page in blog.blog.posts if page.file.src_uri in pages.posts]
    return {
        POSTS_FEED: posts_feed(
            [_for_feed(page, pages) for page in posts],
            site_url=config.site_url or "",
            title=pages.posts[posts[0].file.src_uri].post.blog,
            author=build.site.options.author.name or config.site_name,
        )
    }


def _for_feed(page: Page, pages: SitePages) -> FeedPost:
    """Return a post with its text as its page shows it."""
    from homepage.posts.feed import FeedPost

    source = page.file.src_uri
    cited, read = pages.posts[source], pages.read[source]
    authors = tuple(author.name.full for author in cited.publication.authors)
    if read.is_secret:
        return FeedPost(replace(cited.post, description=""), page.url, authors, "")
    apart = replace(read, ids=Counter(read.ids))  # drawing it for the feed takes no ids from the page
    return FeedPost(cited.post, page.url, authors, pages.placeholders.fill(apart, page.content or ""))
