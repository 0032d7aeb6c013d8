"""What other plugins of MkDocs hold of pages or expect of a theme, each named by its key in `plugins`."""

from __future__ import annotations

import re
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from any_host.tag_lists import pages_with_tag_lists
from homepage.pages.placeholders import without_placeholders
from homepage.web.named_controls import with_names
from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Callable

    from any_host.pages import SitePages
    from homepage.whole_site.page import Page as ReadPage
    from homepage.words import Words
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

_PART = re.compile(
    r"""<section class=["']print-page[^>]*? id=["']([^"']+)["'][^>]*>.*?<h1\b[^>]*>(.*?)</h1>""", re.DOTALL
)
_LINK = re.compile(r"<a\b.*?</a>", re.DOTALL)
_CONTENTS = re.compile(r"""(?<=class=["']print-page-toc-title["']>)[^<]*</h1>""")


def satisfy_section_index(env: Environment, config: MkDocsConfig) -> None:
    """Read a template of Material's navigation: mkdocs-section-index warns if no page has that.

    The bar at the top of the pages does what the plugin is for.
    """
    if "section-index" in config.plugins and env.loader:
        env.loader.get_source(env, "partials/tabs-item.html")


def read_history(config: MkDocsConfig) -> bool:
    """Return whether a plugin asks git for the dates or the authors of each page, by the file that the page is in."""
    return any(name == "rss" or name.startswith("git-") for name in config.plugins)


def make_authors_safe(config: MkDocsConfig) -> None:
    """Make HTML of the names and addresses of those who wrote pages: anybody chooses what git says of a change."""
    plugin = config.plugins.get("git-authors")
    for author in plugin.repo().get_authors() if plugin and plugin.config.enabled else ():
        author._name, author._email = Markup(escape(author._name)), Markup(escape(author._email))


def fill_texts(files: Files, config: MkDocsConfig, pages: SitePages) -> None:
    """Draw the placeholders in texts that plugins hold until they write them into other pages and files.

    The entries of mkdocs-rss-plugin's feeds do not have what is drawn on pages alone.
    """
    for page in pages_with_tag_lists(config):
        if hasattr(page, "html"):  # held by mkdocs-print-site-plugin since before the lists were drawn
            page.html = page.content
    for source, read in pages.read.all.items():
        file = files.get_file_from_path(source)
        if file and file.page:
            _fill_page(file.page, read, pages)
    for entry in getattr(config.plugins.get("rss"), "pages_to_filter", ()):
        if shown := pages.read.all.get(entry._mkdocs_page_ref.src_uri):
            text = "" if shown.is_secret else without_placeholders(entry.description or "")
            entry.description = pages.placeholders.fill(shown, text)


def _fill_page(page: Any, read: ReadPage, pages: SitePages) -> None:
    """Draw in a page as mkdocs-print-site-plugin holds it, and as it is encrypted."""
    fill = pages.placeholders.fill
    if hasattr(page, "html"):
        page.html = "" if read.is_secret else fill(read, page.html)
    if html := getattr(page, "encryptcontent", {}).get("html_to_encrypt"):
        page.encryptcontent["html_to_encrypt"] = fill(read, html)


def name_print_page(config: MkDocsConfig, words: Words, before: Words | None) -> None:
    """Give the page of mkdocs-print-site-plugin titles in the language of the site, if its options name none.

    `before` has the words of the language for which the site was built just before.
    """
    plugin = config.plugins.get("print-site")
    if plugin is None:
        return
    of_toc = getattr(config, "mdx_configs", {}).get("toc", {}).get("title")
    titles = {
        "print_page_title": ("Print Site", before and before("Print version"), words("Print version")),
        "toc_title": (of_toc, before and before("Contents"), of_toc or words("Contents")),
    }
    for name, (*unset, title) in titles.items():
        if plugin.config[name] in (None, *unset):
            plugin.config[name] = title


def finish_print_page(config: MkDocsConfig, words: Words, with_policy: Callable[[str, str], str]) -> None:
    """Give the page of mkdocs-print-site-plugin contents and a policy; it is written without the events of a page."""
    file = getattr(config.plugins.get("print-site"), "print_file", None)
    if file and (path := Path(file.abs_dest_path)).is_file():
        html = with_names(_with_contents(path.read_text(encoding="utf-8")))
        html = html.replace("title='Permanent link'", f'title="{escape(words("Link to this section"))}"')
        path.write_text(with_policy(html, file.src_uri), encoding="utf-8")


def _with_contents(html: str) -> str:
    """Return the page to print with a list of its pages, if its script would copy one from Material's sidebar."""
    if "md-sidebar--secondary" in html:
        return html
    parts = [(name, _LINK.sub("", title)) for name, title in _PART.findall(html)]
    items = "".join(f'<li><a href="#{name}">{title}</a></li>' for name, title in parts)
    html = html.replace("generate_toc();", "")
    return _CONTENTS.sub(lambda found: f"{found[0]}<ul>{items}</ul>", html, count=1)
