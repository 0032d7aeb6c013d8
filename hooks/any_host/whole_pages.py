"""What happens to whole pages, when templates and plugins have done their work: style, scripts and policy."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from homepage.text.mail_addresses import in_html
from homepage.web.blocked_content import scripts_between
from homepage.web.content_policy import origin, with_policy, with_rel, without_policy
from homepage.web.material_parts import uses_more, uses_script, with_skip_target, with_store, with_stream
from homepage.web.named_controls import with_names
from homepage.web.plain_pages import is_plain
from homepage.web.scrollable_code import with_focusable_code
from homepage.web.typefaces import with_early_faces

from .plugins import copies_files, is_encrypted
from .settings import allowed_sites, origins

if TYPE_CHECKING:
    from .build import Build
    from .interface import Files, Page, Settings
    from .pages import SitePages
    from .site_files import SiteFiles

_WITH_SCRIPTS = (".md", ".html", ".ipynb")
"""The endings of files that become pages; templates such as the sitemap have no scripts."""


def find_scripts(files: Files, config: Settings, build: Build, made: SiteFiles, pages: SitePages) -> None:
    """Give Material's script to the pages that need it."""
    for source in pages.read.all if not made.look.script else ():
        file = files.get_file_from_path(source)
        if file and file.page and (uses_script(file.page.content or "") or is_encrypted(file.page)):
            pages.looks[source] = made.sheets.add_look(files, config, build, full=True, script=True)


def fill(html: str, page: Page, pages: SitePages) -> str:
    """Return a page with its placeholders drawn, `rel` on links to other sites, and code that can be scrolled."""
    source = page.file.src_uri
    filled = pages.placeholders.fill(pages.read[source], with_rel(html))
    pages.scripts.setdefault(source, []).extend(scripts_between(html, filled))  # no template of a record has one
    return with_names(with_focusable_code(filled))


def _with_its_sheet(html: str, source: str, files: SiteFiles, pages: SitePages) -> str:
    """Return a page with the stylesheet that has what the page needs: all of Material's, or less than others need."""
    look = pages.looks.get(source, files.look)
    html = with_early_faces(html, look.stylesheet, look.families)
    if look.is_full:
        return html
    if uses_more(html):
        if not pages.late_sheets:
            pages.late_sheets.update([files.sheets.whole()])
        return html.replace(look.stylesheet, next(iter(pages.late_sheets)), 1)
    if look.plain and not pages.is_of_record(source) and is_plain(html, look.plain.parts):
        return html.replace(look.stylesheet, look.plain.stylesheet, 1)
    return html


def finish(html: str, page: Page | str, config: Settings, build: Build, files: SiteFiles, pages: SitePages) -> str:
    """Return a page, or a file such as 404.html, with its policy; note what it loads from sites that are not allowed.

    The development server and Material's own script need the policy more open.
    """
    source, meta = (page, {}) if isinstance(page, str) else (page.file.src_uri, page.meta)
    script = pages.looks.get(source, files.look).script
    if not script and (config.extra_javascript or "document$" in html) and source.endswith(_WITH_SCRIPTS):
        html = with_stream(html)
    if build.site.options.frame == "own":
        html = with_store(html, has_script=bool(script))
    html = in_html(_with_its_sheet(with_skip_target(html), source, files, pages))
    if not build.site.options.policy:
        return without_policy(html)
    named = [site for site in origins(config) if site in html or not copies_files(config)]
    allowed = [*named, *allowed_sites(meta, build.site.options)]
    read = pages.read.all.get(source)
    told = [*allowed, *map(origin, pages.told.get(source, ()))]
    pages.foreign.note(source, html, told, read.source if read else "")
    return with_policy(
        html,
        allowed,
        blocked=pages.scripts.get(source, ()),
        inline_scripts=build.serving,
        inline_styles=bool(script),
    )


def with_own_style(html: str, files: SiteFiles) -> str:
    """Return a page that contains its stylesheet: without `site_url`, nobody knows where 404.html finds its files."""
    link = rf'<link rel="stylesheet" href="[^"]*{re.escape(files.look.stylesheet)}">'
    return re.sub(link, lambda _: f"<style>{files.look.css}</style>", html)
