"""Reads the text and the front matter of a page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

from homepage.assembly.generated_files import paper_meta
from homepage.pages.cv_front_matter import plan_as_markdown
from homepage.pages.foreign_front_matter import foreign_keys, has_toml, keys_of_sidebar
from homepage.pages.front_matter import read_page
from homepage.pages.front_matter_values import page_values
from homepage.pages.item_pages import item_at, item_page
from homepage.problems import Problem
from homepage.text.encoding import read_page_text
from homepage.text.markdown import heading
from homepage.text.markdown_runs import markdown_text
from homepage.web.social_cards.open_graph import wrong_image
from homepage.whole_site.page import Page as ReadPage
from homepage.whole_site.svg_marks import find_drawing

from .blogs import blogs, name_of_view
from .languages import edition_of, editions
from .made_files import author_file, with_links_to_made
from .shown_values import make_safe
from .translations import neutral_source

if TYPE_CHECKING:
    from homepage.assembly.cv_files import CvPage
    from homepage.bibliography.publication import Publication
    from homepage.rule_names import RuleName
    from homepage.words import Words

    from .build import Build
    from .interface import Page, Settings
    from .languages import Edition
    from .pages import SitePages

_OF_CARDS = ("hide", "search", "image", "image_alt")
"""The keys of a model card's front matter that MkDocs and its theme read; all others are for the card's reader.

A card may come from a stranger, so it cannot allow other sites.
"""


def read_source(page: Page, build: Build, pages: SitePages | None) -> str | None:
    """Return the text of a page that is not UTF-8 and report that; None for pages that MkDocs can read.

    Plugins may read a page before it is known where the pages of the site are.
    """
    if not page.file.abs_src_path or page.file.generated_by:
        return None
    file = Path(page.file.abs_src_path)
    text, problems = read_page_text(file, build.path_of(file))
    if not problems:
        return None
    text = (text or "").replace("\r\n", "\n")
    if pages:
        if page.file.src_uri not in pages.cards:  # the reader of cards has reported it
            build.problems.report(*problems)
        pages.texts[page.file.src_uri] = text
    return text


def begin_page(markdown: str, page: Page, config: Settings, build: Build, pages: SitePages) -> str:
    """Read a page's front matter and return its text; a model card's text is what its reader made of it."""
    source = page.file.src_uri
    own = author_file(page.file) if source not in pages.papers else None
    path = build.path_of(own or Path(source))
    text = pages.texts.get(source)
    read = ReadPage(path, page.file.url, page.file.content_string if text is None else text)
    edition = _in_folder(source, config, pages)
    read.edition = edition.folder or "" if edition else ""
    pages.read.add(source, read)
    card = pages.cards.get(source)
    if card is None and not page.file.generated_by:
        markdown = _read_front_matter(with_links_to_made(markdown, page.file, config, build), page, read, build)
        _report_foreign(page, read, config, build)
    elif card:
        page.meta = {key: page.meta[key] for key in _OF_CARDS if key in page.meta}
    elif (name := name_of_view(page)) and name != (words := heading(name)):
        page.meta["title"], markdown = name, f"# {words}"
    _check_values(page, read, config, build)
    language = page.meta.get("lang") or (edition.code if edition else "")
    read.words = build.site.words_in(str(language))
    if message := wrong_image(page.meta, pages.addresses.files or (), Path(config.docs_dir)):
        _report(build, read, r"^image[ \t]*:", message, "missing-file")
    if card is None:
        _read_drawing(page, read, config, build)
        markdown = _with_paper(markdown, page, pages.joined.get(source), read.words)
        markdown = _with_item(markdown, page, read, pages)
        return _with_cv(markdown, pages.cvs.get(source), read)
    picture = {"image": unquote(card.picture)} if card.picture else {}
    shared = {} if wrong_image(picture, pages.addresses.files or (), Path(config.docs_dir)) else picture
    page.meta = {"title": card.name, "description": card.summary, "template": "model.html", **shared, **page.meta}
    return card.body


def _with_paper(markdown: str, page: Page, paper: Publication | None, words: Words) -> str:
    """Return the author's text about a paper without its heading, for which the paper's page has the title."""
    if not paper:
        return markdown
    page.meta = {**paper_meta(paper, words), **page.meta}
    return re.sub(r"\A\s*# .*\n?", "", markdown)


def _with_item(markdown: str, page: Page, read: ReadPage, pages: SitePages) -> str:
    """Return the text of a page about an item of a list with what names it; the title is that of the list."""
    site = pages.addresses.site
    found = item_at(site, neutral_source(page.file).removeprefix(read.edition))
    if not found:
        return markdown
    name, item = found
    page.meta = {"title": markdown_text(item.title), **page.meta}
    return item_page(site, name, item, markdown, read.words, *pages.commands[:1])


def _with_cv(markdown: str, cv: CvPage | None, read: ReadPage) -> str:
    """Return a page's text with the parts of the curriculum vitae that its front matter asks for."""
    return f"{markdown}\n\n{plan_as_markdown(cv.plan, read.words)}" if cv else markdown


def _in_folder(source: str, config: Settings, pages: SitePages) -> Edition | None:
    """Return the edition in whose folder a page is, if `extra.alternate` names the folder."""
    edition = edition_of(source, editions(config, pages.addresses.urls))
    return edition if edition and edition.folder else None


def _read_front_matter(markdown: str, page: Page, read: ReadPage, build: Build) -> str:
    """Return the text below a page's front matter; what MkDocs could not read of that is read again and reported."""
    front_matter, problems = read_page(read.source, read.path, page.meta)
    build.problems.report(*problems)
    if front_matter is None:
        return markdown
    page.meta = make_safe(front_matter.data)
    return front_matter.body


def _check_values(page: Page, read: ReadPage, config: Settings, build: Build) -> None:
    """Take values of a wrong kind out of a page's front matter, and report what to write instead."""
    page.meta, wrong = page_values(page.meta, config.theme.dirs)
    for key, message in wrong:
        _report(build, read, _line_of_key(key), message, "page-value")


def _report_foreign(page: Page, read: ReadPage, config: Settings, build: Build) -> None:
    """Report front matter that only other programs read."""
    if has_toml(read.source):
        message = 'front matter between "+++" is not read: write "---", lines such as "title: My page", and "---".'
        _report(build, read, r"^\+\+\+$", message, "foreign-syntax")
    for key, message in foreign_keys(page.meta, has_blog=bool(blogs(config))):
        _report(build, read, _line_of_key(key), message, "foreign-syntax")
    for key, message in keys_of_sidebar(page.meta) if build.site.options.frame == "own" else ():
        _report(build, read, _line_of_key(key), message, "no-effect")


def _line_of_key(key: str) -> str:
    """Return a pattern for the line of a key in front matter."""
    return rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:"


def _read_drawing(page: Page, read: ReadPage, config: Settings, build: Build) -> None:
    """Read the drawing that a page names as its mark; the theme gets the drawing, not its name."""
    if "mark" not in page.meta:
        return
    at = read.line_of(r"^mark[ \t]*:")
    read.drawing, problems = find_drawing(page.meta.pop("mark"), Path(config.docs_dir), at, build.path_of)
    build.problems.report(*problems)


def _report(build: Build, read: ReadPage, pattern: str, message: str, rule: RuleName) -> None:
    build.problems.report(Problem(*read.line_of(pattern), message, rule))
