"""The posts of Material's blog once their pages are read: their records, their metadata, and their feeds.

What reads and draws them is imported late: most sites have none.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from homepage.text.plain_values import text_list
from homepage.web.descriptions import description_of
from homepage.whole_site.posts import ListedPost
from homepage.whole_site.site import POSTS_FEED

from .blogs import blogs
from .pages import CitedPost

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.posts.feed import FeedPost
    from homepage.posts.post import Post
    from homepage.whole_site.page import Page as ReadPage

    from .build import Build
    from .interface import Page, Settings
    from .pages import SitePages


def draw_post(html: str, page: Any, title: str, config: Settings, pages: SitePages) -> str:
    """Return a post's HTML with how to cite it at its end; its metadata and its authors are for the template."""
    from homepage.html.heads import post_head
    from homepage.posts.post import as_publication

    read, options = pages.read[page.file.src_uri], pages.addresses.site.options
    post = _read(page, title, read, config)
    publication = as_publication(post, options)
    pages.posts[page.file.src_uri] = CitedPost(post, publication)
    renderer = pages.placeholders.renderer(read)
    named = [author for author in page.authors if author.name]
    page.meta["head"] = post_head(renderer, post, publication)
    page.meta["bylines"] = list(zip(named, renderer.bylines(publication), strict=False))
    return html + pages.placeholders.at_end(read, lambda late: late.post_end(publication, page.file.src_uri))


def listed(config: Settings, pages: SitePages) -> dict[str, ListedPost]:
    """Return the posts as lists show them, by their source, now that their pages have been read."""
    found = [page for blog in blogs(config) for page in blog.blog.posts if page.file.src_uri in pages.posts]
    return {page.file.src_uri: _listed(page, pages) for page in found}


def _listed(page: Any, pages: SitePages) -> ListedPost:
    post, read = pages.posts[page.file.src_uri].post, pages.read[page.file.src_uri]
    return ListedPost(
        post.title,
        page.url,
        post.created,
        tuple((_title(category), category.url) for category in page.categories),
        "" if read.is_secret else post.description,
        page.config.readtime or 0,
        post.language,
        bool(page.config.draft),
    )


def _read(page: Any, title: str, read: ReadPage, config: Settings) -> Post:
    """Return what the page of a post says."""
    from homepage.posts.post import Post

    dates, blog = page.config.date, page.parent
    name = _title(blog)
    categories = [category.name for category in page.categories]
    return Post(
        title=title,
        created=dates.created.date(),
        updated=dates.updated.date() if dates.updated else None,
        authors=tuple(author.name for author in page.authors),
        keywords=text_list([*categories, *text_list(page.meta.get("tags", ""))]),
        description=description_of(page.meta, page.markdown),
        url=page.canonical_url or "",
        blog=name if config.site_name in name else ", ".join(filter(None, (name, config.site_name))),
        blog_url=blog.canonical_url or "",
        language=read.words.code,
    )


def feeds_of(config: Settings, build: Build, pages: SitePages) -> dict[str, str]:
    """Return the feed of the posts, and one for each category, by their names, if there are any."""
    if not pages.posts:
        return {}
    from homepage.posts.feed import posts_feed

    read = [page for blog in blogs(config) for page in blog.blog.posts if page.file.src_uri in pages.posts]
    posts = {page.file.src_uri: _for_feed(page, pages) for page in read}
    title = pages.posts[read[0].file.src_uri].post.blog
    about = {"site_url": config.site_url or "", "author": build.site.options.author.name or config.site_name}
    feeds = {POSTS_FEED: posts_feed(posts.values(), title=title, **about)}
    for category in _categories(read) if config.site_url else ():
        name = pages.category_feeds[category.file.src_uri] = category_feed(category.url)
        shown = [posts[page.file.src_uri] for page in category.posts if page.file.src_uri in posts]
        feeds[name] = posts_feed(shown, title=f"{_title(category)}, {title}", name=name, page=category.url, **about)
    return feeds


def _categories(posts: Sequence[Any]) -> list[Any]:
    """Return the pages of the categories that posts have."""
    return list({category.file.src_uri: category for post in posts for category in post.categories}.values())


def _title(page: Any) -> str:
    """Return the title of a page of the blog as text; MkDocs has it as HTML."""
    return unescape(str(page.title or ""))


def category_feed(url: str) -> str:
    """Return the path of the feed of the category whose page has this address."""
    return f"{unquote(url).removesuffix('.html').rstrip('/')}.xml"


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
