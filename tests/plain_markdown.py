"""A whole adapter: what `hooks/any_reader/` needs to build a site with nothing but Python-Markdown."""

from __future__ import annotations

import sys
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "hooks"))

from any_reader.command import main
from markdown import Markdown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from any_reader.files import File, Files
    from any_reader.interface import Told
    from any_reader.settings import Settings


class PlainMarkdown:
    """Reads pages with Python-Markdown; the theme is that of Material for MkDocs, of which no code runs."""

    name = "Python-Markdown"
    theme = str(distribution("mkdocs-material").locate_file("material/templates"))
    sheets = "assets/stylesheets/*.css"
    plugins: tuple[str, ...] = ("search", "bibtex")

    def __init__(self) -> None:
        self.sources: dict[Markdown, str] = {}

    def source_of(self, md: Markdown) -> str:
        """Return the source of the page that a Markdown instance is reading."""
        return self.sources.get(md, "")

    def read(self, files: Files, settings: Settings, *, strict: bool) -> list[Told]:
        """Return what each page says."""
        nav = {"items": [entry(each, files) for each in settings.nav]}
        return [self.read_page(file, settings, nav) for file in files if file.page]

    def read_page(self, file: File, settings: Settings, nav: dict[str, Any]) -> Told:
        """Return what a page says."""
        assert file.page
        named = dict.fromkeys(["toc", "tables", "fenced_code", *settings.mdx_configs])
        options = {name: value for name, value in settings.mdx_configs.items() if value}
        md = Markdown(extensions=[*named, *settings.markdown_extensions], extension_configs=options)
        self.sources[md] = file.src_uri
        page: dict[str, Any] = {"url": file.page.url, "content": md.convert(file.page.markdown), "meta": {}}
        page["toc"] = [*contents(md.toc_tokens)]  # type: ignore[attr-defined]
        heading = next((each["title"] for each in page["toc"][:1] if each["level"] == 1), file.name.capitalize())
        page["title"] = dict(titles_in(nav["items"])).get(file.page.url) or heading
        return {"source": file.src_uri, "page": page, "nav": nav, "posts": (), "tags": ()}


def contents(tokens: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield the headings of a page, each with those below it."""
    for each in tokens:
        below = [*contents(each["children"])]
        yield {"title": each["name"], "url": f"#{each['id']}", "level": each["level"], "children": below}


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
