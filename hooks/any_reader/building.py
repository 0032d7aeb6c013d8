"""The steps of a build: settings in, pages in, files out."""

from __future__ import annotations

import gzip
import logging
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from any_host import (
    findings,
    page_drawing,
    page_reading,
    pages,
    papers,
    post_values,
    posts,
    shown_values,
    site_files,
    whole_pages,
    writing,
)
from any_host.blogs import blogs, is_post
from any_host.frame import frame_of
from any_host.overrides import check_overrides
from any_host.same_names import leave_out_same_names
from any_host.settings import root_of
from any_host.start import begin_build
from homepage.assembly.site_reader import ReadBefore
from homepage.cache.template_bytecode import COMPILED
from homepage.pages.placeholders import without_placeholders
from homepage.problems import shown_path
from homepage.web.search_index import publication_records
from homepage.web.search_pages import SearchedPage, page_records

from .blog import Blog, wrong_with_posts
from .files import File, Files, FilesOfBuild, Page
from .front_matter import split
from .interface import StoppedError
from .links import Links
from .names import Names
from .navigation import first_navigation, found_navigation, usual_navigation
from .settings import bib_sources, matching, published, walk
from .templates import base_url, environment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from any_host.build import Build
    from any_host.pages import SitePages
    from any_host.site_files import SiteFiles
    from homepage.settings.mkdocs_yml import Configuration

    from .interface import Reader, Told
    from .navigation import Navigation
    from .settings import Settings

_ICON = "assets/images/favicon.png"

log = logging.getLogger("homepage")


class Building:
    """One build of a site."""

    build: Build
    made: SiteFiles
    pages: SitePages

    def __init__(self, reader: Reader, settings: Settings, known: Configuration) -> None:
        """Begin with the settings."""
        self.reader, self.settings, self.known, self.files = reader, settings, known, Files()
        self.posts_on: dict[str, Sequence[Mapping[str, Any]]] = {}
        """The posts that a page lists, by its address."""

    def run(self, *, strict: bool) -> None:
        """Build the site."""
        settings, files = self.settings, self.files
        self._find_files()
        self._find_posts()
        host = FilesOfBuild(files, self.reader.source_of)
        self.build = begin_build(host, settings, bib_sources(self.known), ReadBefore(), published(settings))
        findings.say_account(self.build, log)
        with_page = papers.find_papers(files, settings, self.build)
        papers.add_made(files, settings, self.build, with_page)
        if self.blog:
            self.blog.add_views(files)
        self._clean()
        self.made = site_files.complete(files, settings, self.build, with_page)
        self._add_pages()
        settings.nav = settings.nav or usual_navigation(files)
        self.pages = pages.begin(first_navigation(settings.nav, files), settings, self.build, self.made)
        settings.markdown_extensions += [Links(host), Names(host)]
        self._read_sources()
        found = self.reader.read(files, settings, strict=strict)
        self._draw(self._take(found))
        self._write_files()

    def _find_files(self) -> None:
        """Find the author's files, and those of the theme."""
        settings = self.settings
        is_hidden = matching(settings.not_in_nav)
        for name in walk(settings):
            self.files.append(file := File(settings, name, settings.docs_dir))
            file.is_hidden = is_hidden(name)
        for folder in reversed(settings.theme.dirs):
            patterns = (self.reader.sheets, _ICON) if folder == self.reader.theme else ("assets/**/*",)
            for path in sorted(each for pattern in patterns for each in Path(folder).glob(pattern) if each.is_file()):
                name = path.relative_to(folder).as_posix()
                if not self.files.get_file_from_path(name):
                    self.files.append(File(settings, name, folder))

    def _find_posts(self) -> None:
        """Let the reader read the site once without the engine: only it knows the addresses of posts."""
        self.blog = None
        if blogs(self.settings):
            for file in self.files:
                if file.is_page:
                    file.page = Page(file, self.settings.site_url)
                    file.page.markdown, meta = split(file.content_string)
                    file.page.meta = {key: value for key, value in meta.items() if key != "tags"}  # not checked yet
            root = root_of(self.settings)
            wrong = wrong_with_posts(self.files, self.settings)
            if lines := [f"{shown_path(path, root)}:{at}: {what}" for path, at, what in wrong]:
                raise StoppedError("\n".join(lines))
            found = self.reader.read(self.files, self.settings, strict=False)
            self.blog = Blog(self.settings, self.files, found)
            self.settings.plugins["material/blog"].blog = self.blog
            for post in self.blog.posts:  # their tags say which are about the same
                _, post.meta = split(post.file.content_string)

    def _clean(self) -> None:
        """Empty the folder of the site."""
        folder = Path(self.settings.site_dir)
        for path in folder.iterdir() if folder.is_dir() else ():
            if not path.name.startswith("."):
                shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()

    def _add_pages(self) -> None:
        for file in self.files:
            if file.is_page and not file.page:
                file.page = Page(file, self.settings.site_url)

    def _read_sources(self) -> None:
        """Read the text and the front matter of each page, as the engine does for MkDocs."""
        for page in self._all_pages():
            text = page_reading.read_source(page, self.build, self.pages)
            markdown, meta = split(page.file.content_string if text is None else text)
            page.meta = shown_values.make_safe(meta)
            markdown = page.markdown if page.file.is_view else markdown
            categories = page.meta.get("categories")
            page.markdown = page_reading.begin_page(markdown, page, self.settings, self.build, self.pages)
            if is_post(page):  # the pages of its categories are there already
                page.meta["categories"] = categories or []

    def _all_pages(self) -> list[Page]:
        return [file.page for file in self.files if file.page]

    def _take(self, found: list[Told]) -> Navigation:
        """Take what the reader has read, draw the pages of papers and models, and return the navigation."""
        by_source = {each["source"]: each for each in found}
        views = {each["page"]["url"]: each for each in found if not each["source"]}
        items = found[0]["nav"]["items"] if found else []
        by_url = {page.url: page for page in self._all_pages()}
        nav = found_navigation(items, by_url)
        if self.blog:
            self.blog.place_views()
        for page in self._all_pages():
            told = views.get(page.url) if page.file.is_view else by_source.get(page.file.src_uri)
            if told is None:
                path = self.build.path_of(Path(str(page.file.abs_src_path)))
                name = self.reader.name
                raise StoppedError(f"{path}:1: {name} reads only files whose names end with .md; rename it.")
            read = told["page"]
            page.meta |= {"template": read["meta"]["template"]} if "template" in read["meta"] else {}
            self.posts_on[page.url] = told["posts"] or []
            if not page.in_nav:  # such as a post
                page.previous_page, page.next_page = (
                    by_url.get(str((read.get(name) or {}).get("url"))) for name in ("previous_page", "next_page")
                )
            page.edit_url = None if page.file.generated_by else read.get("edit_url")
            page.found_title, page.toc, page.tags = read["title"], read["toc"], told["tags"] or ()
            if self.blog and page is self.blog.start and page.toc:
                page.found_title = page.toc[0]["title"]  # the name of the blog; `nav` says what it is
            page.content = page_drawing.draw_page(
                read["content"], page, self.files, self.settings, self.build, self.made, self.pages
            )
        return nav

    def _draw(self, nav: Navigation) -> None:
        """Report all problems, draw whole pages, and write them."""
        files, settings, build = self.files, self.settings, self.build
        env = environment(settings)
        check_overrides(env, settings, build)
        leave_out_same_names(files, settings, build)
        if wrong := findings.report(build, self.pages, log):
            raise StoppedError(wrong)
        self.pages.read.posts = posts.listed(settings, self.pages)
        post_values.make_safe(settings)
        writing.add_twins(files, settings, build, self.pages)
        writing.add_feeds(files, settings, build, self.pages)
        whole_pages.find_scripts(files, settings, build, self.made, self.pages)
        env.filters["date"] = self.blog.day if self.blog else str
        env.globals |= frame_of(files, settings, build, self.made, self.pages)
        shown = [file for file in files if file.page]
        usual = {"nav": nav, "pages": shown, "config": settings}
        for page in self._all_pages():
            lit = [page, *page.ancestors]
            for each in lit:
                each.active = True
            context = {**usual, "page": page, "tags": page.tags, "base_url": base_url(page, settings)}
            if self.blog:
                context["posts"] = self.blog.shown(self.posts_on[page.url], page, self.pages.placeholders)
                context["pagination"] = self.blog.pagination_of(page)
            page_drawing.add_context(context, page, settings, self.made, self.pages)
            html = env.get_template(page.meta.get("template", "main.html")).render(context)
            html = whole_pages.fill(html, page, self.pages)
            for each in lit:
                each.active = False
            self._write(page.file.dest_uri, whole_pages.finish(html, page, settings, build, self.made, self.pages))
        for name in ("404.html", "sitemap.xml"):
            context = {**usual, "page": None, "base_url": base_url(None, settings)}
            html = env.get_template(name).render(context)
            if name == "404.html" and not settings.site_url:
                html = whole_pages.with_own_style(html, self.made)
            self._write(name, whole_pages.finish(html, name, settings, build, self.made, self.pages))
        sitemap = Path(settings.site_dir, "sitemap.xml")
        self._write("sitemap.xml.gz", gzip.compress(sitemap.read_bytes(), mtime=0))

    def _write_files(self) -> None:
        for file in self.files:
            if not file.page and file.abs_src_path != file.abs_dest_path:
                self._write(file.dest_uri, file.content_bytes)
        late = writing.write_citations(self.settings, self.build, self.pages)
        findings.report_late(self.build, self.pages, late, log)
        findings.say_missing_address(self.build, log)
        self._write("search/search_index.json", page_records(map(_searched, self._all_pages())))
        writing.finish(self.settings, self.build, self.made, self.pages)
        writing.finish_search_index(self.settings, publication_records(self.pages.addresses))
        COMPILED.store()

    def _write(self, name: str, content: str | bytes) -> None:
        path = Path(self.settings.site_dir, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode(errors="xmlcharrefreplace") if isinstance(content, str) else content)


def _searched(page: Page) -> SearchedPage:
    title = str(page.meta.get("title") or ("" if "<h1" in page.content else page.title))
    return SearchedPage(page.url, title, page.meta.get("search"), without_placeholders(page.content))
