"""The posts of a blog, and the pages that list them, as the reader has found them."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import replace
from datetime import datetime
from html import escape, unescape
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from babel.dates import format_date
from homepage.front_matter.yaml_mistakes import UnreadableYaml
from homepage.front_matter.yaml_reader import read_yaml

from .files import File, Page
from .templates import relative

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from homepage.pages.placeholders import Placeholders

    from .files import Files
    from .interface import Told
    from .settings import Settings


_NUMBER = re.compile(r"page/(\d+)/(?:index\.html)?$")
"""The end of the address of a page with older posts."""
_NAME = re.compile(r"(?!/)(?!(?:.*/)?\.\.(?:/|\Z))(?=.*\w)[^\\]*", re.DOTALL)
_LINKED = re.compile(r'(?<=<a class="toclink")[^>]*>.*?(?=</a></h[1-6]>)', re.DOTALL)
"""What the link of a heading holds."""


class Post(Page):
    """A page that is a post; `excerpt` distinguishes it, as it does in Material."""

    excerpt = True
    config: Any
    categories: Sequence[Any] = ()
    authors: Sequence[Any] = ()


class View(Page):
    """A page that lists posts; the first page of a blog has all others as `views`."""

    views: Sequence[View] = ()
    pages: Sequence[View] = ()
    posts: Sequence[Post] = ()
    """The posts of a category."""

    @property
    def name(self) -> str:
        """The name of a category, as text."""
        return unescape(self.title)


class Blog:
    """The blog of a site; `posts` are the newest first."""

    def __init__(self, settings: Settings, files: Files, found: Sequence[Told]) -> None:
        """Give posts their addresses, and add the pages that list them; posts that are held back are left out."""
        options = settings.plugins["material/blog"].config
        self.language, self.date_format = str(settings.theme["language"]), getattr(options, "post_date_format", "long")
        by_source = {each["source"]: each["page"] for each in found}
        folder = posixpath.join(posixpath.normpath(options.blog_dir), "").removeprefix("./")
        self.file = files.src_uris[f"{folder}index.md"]
        self.file.page = self.start = View(self.file, settings.site_url)
        self.posts: list[Post] = []
        for file in [file for file in files if file.src_uri.startswith(f"{folder}posts/")]:
            if not file.is_page:
                file.dest_uri = folder + file.src_uri.removeprefix(f"{folder}posts/")
                file.url = quote(file.dest_uri)
            elif file.src_uri in by_source:
                self.posts.append(_post(file, by_source[file.src_uri], settings, self.start))
            else:
                files.remove(file)
        self.posts.sort(key=lambda post: (post.config.pin, str(post.config.date.created)), reverse=True)
        urls = [post.url for post in self.posts]
        listing = [each for each in found if not each["source"]]
        listing.sort(key=lambda each: _rank(each["page"], [urls.index(post["url"]) for post in each["posts"]]))
        self.views = [_view(each["page"], settings) for each in listing]
        self.start.views = [view for view in self.views if not _NUMBER.search(view.url)]
        by_url = {view.url: view for view in self.views}
        for post in self.posts:
            post.categories = [by_url[each.url] for each in post.categories if each.url in by_url]
            for category in post.categories:
                category.posts = [*category.posts, post]
        self.pages: list[Any] = []

    def add_views(self, files: Files) -> None:
        """Add the pages that list posts."""
        for view in self.views:
            files.append(view.file)

    def place_views(self) -> None:
        """Put the pages with older posts where the navigation has the first one."""
        for view in self.views:
            if _first(view.url) == _first(self.start.url):
                view.parent = self.start.parent

    def pagination_of(self, page: Page) -> Callable[[object], str] | None:
        """Return what draws links to all pages with the posts that a page lists; None if there is only one page."""
        urls = [view.url for view in (self.start, *self.views) if _first(view.url) == _first(page.url)]
        urls.sort(key=lambda url: int(found[1]) if (found := _NUMBER.search(url)) else 1)
        links = (
            str(number) if url == page.url else f'<a href="{relative(url, page.url)}">{number}</a>'
            for number, url in enumerate(urls, 1)
        )
        return (lambda _: " ".join(links)) if len(urls) > 1 else None

    @property
    def title(self) -> str:
        """The title of the first page of the blog."""
        return self.start.title

    @property
    def canonical_url(self) -> str | None:
        """The whole address of the first page of the blog."""
        return self.start.canonical_url

    def day(self, date: datetime) -> str:
        """Return a day as it is written above a post."""
        return str(format_date(date, format=self.date_format, locale=self.language.replace("-", "_")))

    def shown(self, posts: Sequence[Mapping[str, Any]], page: Page, placeholders: Placeholders) -> list[dict[str, Any]]:
        """Return what a page shows of posts."""
        by_url = {post.url: post for post in self.posts}
        shown = [{**each, "post": by_url[each["url"]]} for each in posts]
        for each in shown:
            each |= {"config": each["post"].config, "categories": each["post"].categories}
            each["content"] = _excerpt(each["content"], each["post"], page, placeholders)
        return shown


def wrong_with_posts(files: Files, settings: Settings) -> Iterator[tuple[Path, int, str]]:
    """Yield what no reader can read of posts: the file, the line and the problem."""
    yield from _wrong_categories(files)
    options = settings.plugins["material/blog"].config
    file = Path(
        settings.docs_dir, getattr(options, "authors_file", "{blog}/.authors.yml").format(blog=options.blog_dir)
    )
    data = file.read_bytes() if file.is_file() else b""
    try:
        read_yaml(data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        yield file, data.count(b"\n", 0, error.start) + 1, "the file is not UTF-8; save it as UTF-8."
    except UnreadableYaml as error:
        yield file, error.line, f"the file cannot be read: {error.message}."


def _wrong_categories(files: Files) -> Iterator[tuple[Path, int, str]]:
    """Yield the categories of posts whose pages would have no address, or one that another has."""
    names: dict[str, str] = {}
    for file in (file for file in files if file.page and file.abs_src_path):
        for name in _categories(file):
            address = re.sub(r"[^\w -]", "", name).strip().lower().replace(" ", "-")
            other = names.setdefault(address, name)
            if not _NAME.fullmatch(name):
                wrong = "has no letter or digit, or has `\\` or `..`, or begins with `/`"
            elif other != name:
                wrong = f'has the address of "{other}"'
            else:
                continue
            lines = enumerate(file.content_string.splitlines(), 1)
            line = next((number for number, line in lines if line.startswith("categories")), 1)
            yield Path(file.abs_src_path or ""), line, f'the category "{name}" {wrong}; write another name.'


def _categories(file: File) -> list[str]:
    """Return the categories that a page names, if it does so as posts do."""
    named = file.page.meta.get("categories") if file.page else None
    return [each for each in named if isinstance(each, str)] if isinstance(named, list) else []


def _post(file: File, found: Mapping[str, Any], settings: Settings, blog: Page) -> Post:
    """Return a post, whose file gets the address that the reader gives it."""
    file.url, file.dest_uri, file.is_hidden = found["url"], found["path"], True
    file.page = post = Post(file, settings.site_url)
    dates = {name: datetime.fromisoformat(text) for name, text in found["config"]["date"].items() if text}
    post.config = SimpleNamespace(
        date=SimpleNamespace(**{"updated": None, **dates}),
        readtime=found["config"]["readtime"],
        pin=found["config"]["pin"],
        categories=[each["title"] for each in found["categories"]],
        draft=False,
    )
    post.categories = [SimpleNamespace(**each, name=each["title"]) for each in found["categories"]]
    post.authors = [SimpleNamespace(**each) for each in found["authors"]]
    post.parent = blog
    return post


def _view(found: Mapping[str, Any], settings: Settings) -> View:
    """Return a page that lists posts."""
    file = File(settings, f"{unquote(found['url']).removesuffix('/').removesuffix('.html')}.md", None, "")
    file.url = found["url"]
    file.is_view = file.is_hidden = True
    file.page = view = View(file, settings.site_url, markdown=f"# {found['title']}", found_title=found["title"])
    return view


def _first(url: str) -> str:
    """Return the folder of the pages that list the same posts."""
    return _NUMBER.sub("", url).removesuffix("index.html").removesuffix(".html").rstrip("/")


def _rank(view: Mapping[str, Any], posts: Sequence[int]) -> tuple[int, str, int]:
    """Return the place of a page among those that list posts: categories by name, others in the order of their posts.

    `posts` are the places of its posts, the newest first.
    """
    if "/category/" in view["url"]:
        return 1, view["title"], 0
    return 2 if "/author/" in view["url"] else 0, "", min(posts, default=0)


def _excerpt(html: str, post: Post, page: Page, placeholders: Placeholders) -> str:
    """Return the beginning of a post as another page shows it: with ids of its own, and no link in a heading's."""
    read = placeholders.addresses.pages[post.file.src_uri]
    references = escape(read.words("References"))
    html = re.sub(rf'<h\d[^>]*>(?:<a[^>]*>)?{references}(?:</a>)?</h\d>\s*<div data-slot="[\d-]+"></div>', "", html)
    html = placeholders.fill(replace(read, url=page.url, is_excerpt=True, ids=Counter()), html)
    html = re.sub(r'(<h[1-6]|<sup) id="[^"]*"', r"\1", html)
    html = _LINKED.sub(lambda found: re.sub(r"<(/?)a\b[^>]*>", r"<\1span>", found[0]), html)
    return re.sub(r'(?<=(?:by|id)=")(preview:[^"]*)"', rf'\1-p{read.number}"', html)
