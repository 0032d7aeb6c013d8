"""Draws a page, checks what it loads, and gives the theme what it shows of it."""

from __future__ import annotations

import re
from html import escape, unescape
from typing import TYPE_CHECKING, Any

from homepage.pages.embedded_files import missing_embedded
from homepage.pages.notebook_formulas import with_formulas
from homepage.text.languages import Language
from homepage.web.blocked_content import (
    addresses_loaded,
    blocked_content,
    own_scripts,
    scripts_between,
    with_emoji_as_text,
)
from homepage.web.newest import newest_news
from homepage.whole_site.site import paper_source

from .blogs import is_post
from .languages import editions, material_language, versions
from .plugins import copies_files, is_encrypted
from .post_values import unsafe_links
from .posts import draw_post
from .settings import allowed_sites
from .translations import translations

if TYPE_CHECKING:
    from homepage.whole_site.page import Page as ReadPage

    from .build import Build
    from .interface import Files, Page, Settings
    from .pages import SitePages
    from .site_files import SiteFiles


def draw_page(
    html: str, page: Page, files: Files, config: Settings, build: Build, made: SiteFiles, pages: SitePages
) -> str:
    """Return a page's HTML, and note which of its inline scripts do not run: those of texts and of values."""
    drawn = _drawn(html, page, files, config, build, made, pages)
    values = scripts_between("", str(page.meta.get("head", ""))) + scripts_between(html, drawn)
    pages.scripts.setdefault(page.file.src_uri, []).extend(values)
    return drawn


def _drawn(
    html: str, page: Page, files: Files, config: Settings, build: Build, made: SiteFiles, pages: SitePages
) -> str:
    """Return a page's HTML: for a paper or a model, what is drawn of its record; for any other, what it was."""
    source = page.file.src_uri
    read, placeholders = pages.read[source], pages.placeholders
    if read.drawing:
        page.meta["mark"] = placeholders.renderer(read).mark(read.drawing)
    if build.site.options.policy and not copies_files(config):
        html = with_emoji_as_text(html, allowed_sites(page.meta, build.site.options))
    if not page.file.generated_by:
        _check_files(html, page, read, files, config, build, made, pages)
    if source.endswith(".ipynb") and not any(
        re.search("(?i)mathjax|katex", str(each)) for each in config.extra_javascript
    ):
        html = with_formulas(html)
    read.is_secret = is_encrypted(page)
    read.title = unescape(str(page.title or page.meta.get("title") or page.file.name))
    for name in {"title", "subtitle"} & page.meta.keys():  # themes and plugins take titles for HTML
        written = str(page.meta[name])
        page.meta[name] = escape(written if pages.is_of_record(source) else unescape(written), quote=False)
    if card := pages.cards.get(source):
        from homepage.html.heads import model_head
        from homepage.html.models import model_page

        renderer = placeholders.renderer(read)
        page.meta["head"] = model_head(renderer, card, page.canonical_url or "")
        return model_page(renderer, card, html)
    if publication := pages.paper_of(source):
        from homepage.html.heads import paper_head

        page.meta["head"] = paper_head(placeholders.renderer(read), publication, page.canonical_url or "")
        return placeholders.paper(read, publication, html if source in pages.joined else "")
    if is_post(page):
        build.problems.report(*unsafe_links(page, read))
        return draw_post(html, page, _plain_title(page, pages), config, pages)
    if cv := pages.cvs.get(source):
        return placeholders.renderer(read).cv_page(cv.links, html)
    return html


def _check_files(
    html: str,
    page: Page,
    read: ReadPage,
    files: Files,
    config: Settings,
    build: Build,
    made: SiteFiles,
    pages: SitePages,
) -> None:
    """Report what a page's text loads and its policy refuses, and pictures that the site does not have."""
    is_card = page.file.src_uri in pages.cards
    pages.scripts[page.file.src_uri] = scripts_between("", html) if is_card else own_scripts(read.source, html)
    are_copied = copies_files(config)  # what is not copied after all is found on the whole page
    pages.told[page.file.src_uri] = [] if are_copied else addresses_loaded(html)
    if build.site.options.policy:
        allowed = None if is_card else allowed_sites(page.meta, build.site.options)
        has_mermaid = "mermaid" in " ".join(map(str, config.extra_javascript))
        found = blocked_content(read.path, read.source, html, allowed, has_mermaid=has_mermaid)
        build.problems.report(*(each for each in found if each.rule != "foreign-content" or not are_copied))
    if "src=" in read.source and not is_card:
        known = {file.dest_uri for file in files} | made.pictures.names
        own = [file.dest_uri for file in files if not file.generated_by]
        build.problems.report(*missing_embedded(read.path, read.source, page.file.dest_uri, known, own))


def _plain_title(page: Page, pages: SitePages) -> str:
    """Return the title of a page as text."""
    return unescape(str(page.title))


def add_context(context: dict[str, Any], page: Page, config: Settings, made: SiteFiles, pages: SitePages) -> None:
    """Give the theme the language of the page, what is shown where its address is shared, and its metadata at home."""
    source = page.file.src_uri
    paper = pages.paper_of(source)
    if look := pages.looks.get(source):
        context["look"] = look
    context["category_feed"] = pages.category_feeds.get(source, "")
    context["words"] = words = pages.read[source].words
    known = editions(config, made.urls)
    named = pages.read[source].edition + paper_source(paper) if paper else source
    context["languages"] = translations(page.file, config) or versions(named, known, made.urls, config.site_url or "")
    if page.meta.get("lang") or words.code != pages.addresses.site.language:
        context["page_lang"] = Language(words.code)
        context["theme_language"] = material_language(words.code, config.theme.dirs)
    context["shared"] = made.sharing.card(
        paper_source(paper) if paper else source,
        page.file.url,
        title=config.site_name if page.is_homepage else _plain_title(page, pages),
        text="" if pages.read[source].is_secret else page.markdown or "",
        meta=page.meta,
        type="article" if paper or source in pages.cards or source in pages.posts else "website",
    )
    if "description" in page.meta:
        page.meta["description"] = escape(unescape(str(page.meta["description"])))
    if page.meta.get("template") == "home.html":
        context["newest"] = newest_news(pages.read[source].lists, page.content or "", words)
    if page.is_homepage:
        described = {
            "site_url": config.site_url or "",
            "title": config.site_name,
            "description": config.site_description or "",
            "portrait": made.portrait,
        }
        seen = pages.addresses.of(pages.read[source])
        author = seen.site.options.author.with_addresses(seen.of_option)

        def draw() -> dict[str, str]:
            from homepage.html.heads import home_head

            return {"": home_head(pages.placeholders.renderer(pages.read[source]), author=author, **described)}

        cache = pages.addresses.site.entry_cache  # no publication is in it
        context["site_json_ld"] = cache.texts(f"home-head-{words.code}", (described, author), draw)[""].decode()
