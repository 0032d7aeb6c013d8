"""The events of a build, in MkDocs' order: each one calls one function."""

from __future__ import annotations

from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

from any_host import (
    outside,
    page_drawing,
    page_reading,
    pages,
    papers,
    post_values,
    posts,
    shown_values,
    site_files,
    translations,
    whole_pages,
    writing,
)
from any_host.findings import report_late, say_missing_address
from any_host.overrides import check_overrides
from any_host.same_names import leave_out_same_names
from any_host.settings import file_of, root_of
from homepage.assembly.site_reader import ReadBefore
from homepage.cache.template_bytecode import COMPILED
from homepage.text.terminals import show_all_scripts
from homepage.web.search_index import publication_records
from mkdocs.plugins import CombinedEvent, event_priority

from . import log, plugins, settings, theme
from .last_good import with_last_good_pages
from .start import start_build
from .watching import watch_steadily

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from any_host.build import Build
    from any_host.pages import SitePages
    from any_host.papers import Papers
    from any_host.site_files import SiteFiles
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def as_function(method: Any) -> Any:
    """Return a method as a function: Material's plugin group takes every method for one of a plugin's."""
    if isinstance(method, CombinedEvent):
        return CombinedEvent(*map(as_function, method.methods))

    @wraps(method)  # with its priority
    def function(*arguments: Any, **named: Any) -> Any:
        return method(*arguments, **named)

    return function


class Host:
    """Answers MkDocs' events; what one event makes for later ones is complete when it is made."""

    build: Build
    """What the configuration leads to; from `on_config` on."""
    papers: Papers
    """The papers with a page; from `on_files` on."""
    files: SiteFiles
    """What the files of the site lead to; from `on_nav` on."""
    pages: SitePages
    """The pages and their addresses; from `on_nav` on."""
    records: Mapping[str, bytes]
    """The records of publications for the search, in all languages built so far; from `on_post_build` on."""

    def __init__(self) -> None:
        """Start as for `mkdocs build`."""
        self.serving = self.is_dirty = False
        self.read_before = ReadBefore()
        self.fetched = settings.Fetched()

    def on_startup(self, command: str, dirty: bool) -> None:
        """Note whether pages are built for the development server, and whether only those that have changed."""
        show_all_scripts()
        log.steer_no_terminal()
        self.serving, self.is_dirty = command == "serve", dirty

    @event_priority(100)  # before mkdocs-bibtex, whose own work on pages is not wanted
    def on_config(self, config: MkDocsConfig) -> None:
        """Read the author's files."""
        before = getattr(self, "build", None)
        vars(self).pop("pages", None)  # those of an earlier build
        self.build = start_build(config, self.read_before, self.fetched, serving=self.serving, before=before)
        self.build = replace(self.build, is_dirty=self.is_dirty)

    @event_priority(100)  # before plugins look at the files
    def _add_papers(self, files: Files, config: MkDocsConfig) -> Files:
        outside.rename_authors(config, self.build)
        self.papers = papers.find_papers(files, config, self.build)
        papers.add_made(files, config, self.build, self.papers)
        return files

    @event_priority(-99)
    def _before_i18n(self, files: Files, config: MkDocsConfig) -> Files:
        translations.hide(files, config, papers.sources_of_made(self.build, self.papers))
        return files

    @event_priority(-101)
    def _after_i18n(self, files: Files, config: MkDocsConfig) -> Files:
        papers.add_made(files, config, self.build, self.papers)
        translations.place(files, config, self.build.host, papers.sources_of_made(self.build, self.papers))
        return files

    on_files = CombinedEvent(_add_papers, _before_i18n, _after_i18n)

    @event_priority(-100)  # when plugins such as blog and i18n have given the pages their addresses
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> None:
        """Add the files that the author's files lead to, order the research areas, and give Markdown its extension."""
        plugins.make_authors_safe(config)
        self.files = site_files.complete(files, config, self.build, self.papers)
        self.pages = pages.begin(nav, config, self.build, self.files)

    def on_page_read_source(self, page: Page, config: MkDocsConfig) -> str | None:
        """Read a page that is not UTF-8."""
        return page_reading.read_source(page, self.build, vars(self).get("pages"))

    @event_priority(100)  # before plugins add HTML of their own, such as the date of a change
    def _make_safe(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> None:
        page.meta = shown_values.make_safe(page.meta)

    def _begin_page(self, markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        return page_reading.begin_page(markdown, page, config, self.build, self.pages)

    on_page_markdown = CombinedEvent(_make_safe, _begin_page)

    @event_priority(50)  # before plugins that hold the HTML of pages
    def on_page_content(self, html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Draw the pages of papers and models, before the search index reads them."""
        return page_drawing.draw_page(html, page, files, config, self.build, self.files, self.pages)

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> None:
        """Report all problems, now that all pages have been read, and give the theme what it reads."""
        check_overrides(env, config, self.build)
        leave_out_same_names(files, config, self.build)
        log.report(self.build, self.pages)
        self.pages.read.posts = posts.listed(config, self.pages)
        post_values.make_safe(config)
        plugins.fill_texts(files, config, self.pages)
        writing.add_twins(files, config, self.build, self.pages)
        writing.add_feeds(files, config, self.build, self.pages)
        whole_pages.find_scripts(files, config, self.build, self.files, self.pages)
        site_files.leave_out_written(files, self.build)
        theme.give_frame(env, files, config, self.build, self.files, self.pages)

    def on_page_context(self, context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Give the theme what it reads for one page."""
        page_drawing.add_context(context, page, config, self.files, self.pages)

    @event_priority(100)  # before plugins that look at the whole page
    def _fill_page(self, output: str, page: Page, config: MkDocsConfig) -> str:
        return whole_pages.fill(output, page, self.pages)

    @event_priority(-100)  # after plugins, since it depends on every script and style of the page
    def _add_policy(self, output: str, page: Page, config: MkDocsConfig) -> str:
        return whole_pages.finish(output, page, config, self.build, self.files, self.pages)

    on_post_page = CombinedEvent(_fill_page, _add_policy)

    @event_priority(-100)
    def on_post_template(self, output_content: str, template_name: str, config: MkDocsConfig) -> str:
        """Give the page for missing pages its policy, and its style if the address of the site is not known.

        There is one for all languages, in the first: MkDocs does not write an empty one.
        """
        if template_name == "404.html" and self.build.adds_language:
            return ""
        if template_name == "404.html" and not config.site_url:
            output_content = whole_pages.with_own_style(output_content, self.files)
            say_missing_address(self.build, log.log)
        return whole_pages.finish(output_content, template_name, config, self.build, self.files, self.pages)

    def _finish(self, config: MkDocsConfig) -> None:
        report_late(self.build, self.pages, writing.write_citations(config, self.build, self.pages), log.log)
        writing.finish(config, self.build, self.files, self.pages)
        if not self.build.adds_language:
            log.say_changes(self.build)
        before = self.records if self.build.adds_language else {}
        self.records = {**before, **publication_records(self.pages.addresses)}

    @event_priority(-300)  # after plugins that write or change files
    def _finish_files_of_plugins(self, config: MkDocsConfig) -> None:
        writing.finish_search_index(config, self.records)
        plugins.finish_print_page(
            config,
            self.build.site.words,
            lambda page, name: whole_pages.finish(page, name, config, self.build, self.files, self.pages),
        )

    on_post_build = CombinedEvent(_finish, _finish_files_of_plugins)

    def on_build_error(self, error: Exception) -> None:
        """Say in one line which template or page is wrong or which file cannot be read."""
        log.explain(error, vars(self).get("build"), vars(self).get("pages"))

    def on_serve(self, server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> None:
        """Report a problem in `mkdocs.yml` without a traceback, and show the last good pages until it is corrected."""
        server.builder = log.without_traceback(builder, file_of(config))
        if not self.is_dirty:
            server.builder = with_last_good_pages(server.builder, Path(server.root))
        watch_steadily(server, root_of(config))

    def on_shutdown(self) -> None:
        """Store the templates that were compiled; a server would see this as a change."""
        COMPILED.store()
