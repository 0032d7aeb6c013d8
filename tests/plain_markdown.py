"""A whole adapter: what `hooks/any_reader/` needs to build a site with nothing but Python-Markdown."""

from __future__ import annotations

import posixpath
import sys
from html import unescape
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote, urlsplit

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from any_reader.command import main
from any_reader.templates import relative
from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from any_reader.files import File, Files
    from any_reader.interface import Told
    from any_reader.settings import Settings
    from homepage.pages.extension import HomepageExtension

ADDRESSES = {"a": "href", "img": "src"}


class PlainMarkdown:
    """Reads pages with Python-Markdown; the theme is that of Material for MkDocs, of which no code runs."""

    name = "Python-Markdown"
    theme = str(distribution("mkdocs-material").locate_file("material/templates"))
    sheets = "assets/stylesheets/*.css"
    plugins: tuple[str, ...] = ("search", "bibtex")

    def read(
        self, files: Files, settings: Settings, extension: HomepageExtension | None, *, strict: bool
    ) -> list[Told]:
        """Return what each page says."""
        nav = {"items": [entry(each, files) for each in settings.nav]}
        return [read_page(file, files, settings, nav) for file in files if file.page]

    def source_of(self, md: Markdown) -> str:
        """Return the source of the page that a Markdown instance is reading."""
        return next((each.file.src_uri for each in md.treeprocessors if isinstance(each, Links)), "")


def read_page(file: File, files: Files, settings: Settings, nav: dict[str, Any]) -> Told:
    """Return what a page says."""
    assert file.page
    named = dict.fromkeys(["toc", "tables", "fenced_code", *settings.mdx_configs])
    options = {name: value for name, value in settings.mdx_configs.items() if value}
    md = Markdown(extensions=[*named, *settings.markdown_extensions], extension_configs=options)
    md.treeprocessors.register(Links(md, file, files), "links", 0)
    page: dict[str, Any] = {"url": file.page.url, "content": md.convert(file.page.markdown), "meta": {}}
    page["toc"] = [*contents(md.toc_tokens)]  # type: ignore[attr-defined]
    titles = dict(titles_in(nav["items"]))
    heading = next((each["title"] for each in page["toc"][:1] if each["level"] == 1), file.name.capitalize())
    page["title"] = titles.get(file.page.url) or heading
    return {"source": file.src_uri, "page": page, "nav": nav, "posts": (), "tags": ()}


def contents(tokens: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the headings of a page, each with those below it."""
    for each in tokens:
        below = [*contents(each["children"])]
        yield {"title": each["name"], "url": f"#{each['id']}", "level": each["level"], "children": below}


class Links(Treeprocessor):
    """Turns the paths of files in an author's links into addresses."""

    def __init__(self, md: Markdown, file: File, files: Files) -> None:
        super().__init__(md)
        self.file, self.files = file, files

    def run(self, root: Element) -> None:
        for element in root.iter():
            if address := element.get(ADDRESSES.get(element.tag, "")):
                element.set(ADDRESSES[element.tag], self.seen(address))

    def seen(self, address: str) -> str:
        """Return an address as the page leads to it."""
        parts = urlsplit(unescape(address))
        folder = posixpath.dirname(self.file.src_uri)
        target = self.files.get_file_from_path(posixpath.join(folder, unquote(parts.path)))
        if parts.scheme or parts.netloc or not parts.path or not target:
            return address
        return parts._replace(path=quote(relative(unquote(target.url), self.file.page.url))).geturl()  # type: ignore[union-attr]


def entry(written: Any, files: Files) -> dict[str, Any]:
    """Return an entry of the navigation."""
    title, value = next(iter(written.items())) if isinstance(written, dict) else ("", written)
    if isinstance(value, list):
        return {"title": title, "url": "", "children": [entry(each, files) for each in value]}
    file = files.get_file_from_path(value)
    return {"title": title, "url": file.page.url if file and file.page else value, "children": []}


def titles_in(items: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    """Yield the address and the title of each entry of the navigation."""
    for each in items:
        if not each["children"]:
            yield each["url"], each["title"]
        yield from titles_in(each["children"])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], PlainMarkdown()))
