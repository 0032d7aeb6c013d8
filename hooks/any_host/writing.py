"""What is written when all pages are known: their Markdown twins, the pictures and the search index."""

from __future__ import annotations

from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.assembly.printed_references import citation_files
from homepage.markdown_twins.page import page_twin
from homepage.settings.old_addresses import FEEDS, old_file
from homepage.text.addresses import twin
from homepage.text.mail_addresses import in_json, in_markdown
from homepage.web.search_index import with_records

from .made_files import add_markdown, add_missing
from .posts import feeds_of
from .tag_lists import with_tag_lists

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.problems import Problem
    from homepage.whole_site.page import Page as ReadPage

    from .build import Build
    from .interface import File, Files, Page, Settings
    from .pages import SitePages
    from .site_files import SiteFiles


def add_twins(files: Files, config: Settings, build: Build, pages: SitePages) -> None:
    """Add the Markdown twin of each page, next to the page."""
    twins = {}
    for source, read in pages.read.all.items():
        file = files.get_file_from_path(source)
        if file and file.page:
            twins[twin(file.dest_uri)] = in_markdown(_twin(source, file, file.page, read, config, pages))
    add_markdown(files, config, build, twins)


def add_feeds(files: Files, config: Settings, build: Build, pages: SitePages) -> None:
    """Add the feeds of posts, which have their full texts, and copies of all feeds at their old addresses."""
    add_missing(files, config, build, feeds_of(config, build, pages))
    moved = {old_file(old): target for old, target in build.site.options.redirects if target in FEEDS}
    there = {old: feed for old, target in moved.items() if (feed := files.get_file_from_path(target))}
    add_missing(files, config, build, {old: feed.content_bytes for old, feed in there.items()})


def write_citations(config: Settings, build: Build, pages: SitePages) -> list[Problem]:
    """Write the files that scripts read to show how to cite an entry of a list, and return what is wrong with them.

    This is last, since pandoc prints references while pages are made.
    """
    docs, others = Path(config.docs_dir), pages.read.works_of_others(build.site)
    made, problems = citation_files(build.site, build.references, others, docs)
    for name, content in made.items():
        if not (docs / name).is_file():
            _write(Path(config.site_dir, name), content)
    return problems


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _twin(source: str, file: File, page: Page, read: ReadPage, config: Settings, pages: SitePages) -> str:
    placeholders = pages.placeholders
    if read.is_secret:
        return f"# {_title(page)}\n\nThis page is for readers with a password.\n"
    if file.generated_by and (publication := pages.papers.get(source)):
        return placeholders.twins(read).paper(publication)
    text = page_twin(
        pages.addresses.of(read), source, with_tag_lists(page.markdown or "", page, config), pages.commands
    )
    if post := pages.posts.get(source):
        return placeholders.twins(read).post(post.publication, source, text)
    if publication := pages.joined.get(source):
        return placeholders.twins(read).paper(publication, text)
    if card := pages.cards.get(source):
        return placeholders.twins(read).model(card, text)
    if page.meta.get("template") == "home.html":
        first_screen = placeholders.cached("first-screen", "", lambda: placeholders.twins(read).first_screen())
        return f"{first_screen}\n\n{text}"
    return text if text.startswith("# ") else f"# {_title(page)}\n\n{text}"


def _title(page: Page) -> str:
    """Return the title of a page as Markdown; MkDocs has it as HTML."""
    return unescape(str(page.title)).replace("<", "&lt;")


def finish(config: Settings, build: Build, files: SiteFiles, pages: SitePages) -> None:
    """Write the pictures and a stylesheet that was made late."""
    for name, css in pages.late_sheets.items():
        Path(config.site_dir, name).write_text(css, encoding="utf-8")
    for name, png in files.pictures.finished():
        _write(Path(config.site_dir, name), png)


def finish_search_index(config: Settings, records: Mapping[str, bytes]) -> None:
    """Add the publications to the search index, and write it also as a script.

    Pages that are opened from a folder can read nothing else.
    """
    file = Path(config.site_dir, "search", "search_index.json")
    if file.is_file():
        file.write_bytes(in_json(with_records(file.read_bytes(), records).decode()).encode())
        file.with_suffix(".js").write_bytes(b"var __index = " + file.read_bytes())
