"""The pages of a site: their front matter, what is drawn on them, and their policy."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html import escape, unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from homepage.assembly.generated_files import paper_meta
from homepage.pages.cv_front_matter import plan_as_markdown
from homepage.pages.embedded_files import missing_embedded
from homepage.pages.extension import HomepageExtension
from homepage.pages.foreign_front_matter import foreign_keys, has_toml, keys_of_sidebar
from homepage.pages.front_matter import read_page
from homepage.pages.front_matter_values import page_values
from homepage.pages.item_pages import item_at, item_page
from homepage.pages.notebook_formulas import with_formulas
from homepage.pages.placeholders import Placeholders
from homepage.problems import Problem
from homepage.text.encoding import read_page_text
from homepage.text.languages import Language
from homepage.text.markdown_runs import markdown_text
from homepage.web.blocked_content import addresses_loaded, blocked_content, own_scripts
from homepage.web.foreign_files import ForeignFiles
from homepage.web.social_cards.open_graph import wrong_image
from homepage.whole_site.addresses import Addresses
from homepage.whole_site.areas import in_order_of
from homepage.whole_site.page import Page as ReadPage
from homepage.whole_site.site import card_source, paper_source
from homepage.whole_site.svg_marks import find_drawing

from .languages import edition_of, editions, material_language, versions
from .plugins import copies_files, is_encrypted
from .settings import allowed_sites
from .translations import translations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from homepage.assembly.cv_files import CvPage
    from homepage.bibliography.publication import Publication
    from homepage.cards.card import ModelCard
    from homepage.rule_names import RuleName
    from homepage.whole_site.pages_read import PagesRead
    from homepage.whole_site.site import Site
    from markdown import Markdown
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from .build import Build
    from .site_files import SiteFiles
    from .stylesheets import Look

_OF_CARDS = ("hide", "search", "image", "image_alt")
"""The keys of a model card's front matter that MkDocs and its theme read; all others are for the card's reader.

A card may come from a stranger, so it cannot allow other sites.
"""


@dataclass(frozen=True)
class SitePages:
    """The pages of a site, and what draws them."""

    placeholders: Placeholders
    papers: Mapping[str, Publication]
    """The papers with a page that this build makes, by its source."""
    joined: Mapping[str, Publication]
    """The papers on whose page the author writes, by the source of the author's page."""
    cards: Mapping[str, ModelCard]
    """The model cards by the source of their page."""
    cvs: Mapping[str, CvPage]
    """The pages with a curriculum vitae, by their source."""
    commands: tuple[str, ...]
    """The texts that ask for the references of a page."""
    texts: dict[str, str] = field(default_factory=dict)
    """The texts of pages that MkDocs cannot read, so that all problems are reported before the build ends."""

    scripts: dict[str, list[str]] = field(default_factory=dict)
    """The inline scripts in the author's own texts, which do not run."""
    told: dict[str, list[str]] = field(default_factory=dict)
    """The addresses on other sites that a text loads files from, of which the author is told at their line."""
    looks: dict[str, Look] = field(default_factory=dict)
    """The look of each page that needs more of Material than others."""
    late_sheets: dict[str, str] = field(default_factory=dict)
    """The stylesheet with all of Material's, by its name, if a page that is already drawn needs it."""
    foreign: ForeignFiles = field(default_factory=ForeignFiles)

    def is_of_record(self, source: str) -> bool:
        """Return whether a page is about a card or a paper, whose values are text, not HTML."""
        return source in self.cards or source in self.papers or source in self.joined

    def paper_of(self, source: str) -> Publication | None:
        """Return the paper that a page is about, or None."""
        return self.papers.get(source) or self.joined.get(source)

    @property
    def addresses(self) -> Addresses:
        """Where each page is."""
        return self.placeholders.addresses

    @property
    def read(self) -> PagesRead:
        """The pages that have been read so far."""
        return self.addresses.pages


def begin(nav: Navigation, config: MkDocsConfig, build: Build, files: SiteFiles) -> SitePages:
    """Return the pages of a site, none of them read yet, and add the extension to those that Markdown has."""
    areas = in_order_of([page.file.src_uri for page in nav.pages], build.site.areas)
    addresses = Addresses(replace(build.site, areas=areas), files.urls, files.names, pictures=files.sized)
    placeholders = Placeholders(addresses, build.references or (lambda _: ()))
    cards = {card_source(card): card for card in build.site.cards}
    pages = SitePages(placeholders, files.papers, files.joined, cards, files.cvs, tuple(build.bib.commands))

    def find_page(md: Markdown) -> ReadPage:
        # MkDocs gives each page a Markdown instance of its own, with a part that knows the page's file.
        file = getattr(md.treeprocessors["relpath"], "file", None) if "relpath" in md.treeprocessors else None
        if file and file.url != pages.read[file.src_uri].url:
            return pages.read.excerpt(file.src_uri, file.url)  # the beginning of a post on another page
        return pages.read[file.src_uri] if file else pages.read.newest

    extension = HomepageExtension(placeholders, build.problems, find_page, pages.commands)
    others = [each for each in config.markdown_extensions if not isinstance(each, HomepageExtension)]
    config.markdown_extensions[:] = [*others, extension]
    return pages


def read_source(page: Page, build: Build, pages: SitePages) -> str | None:
    """Return the text of a page that is not UTF-8 and report that; None for pages that MkDocs can read."""
    if not page.file.abs_src_path or page.file.generated_by:
        return None
    file = Path(page.file.abs_src_path)
    text, problems = read_page_text(file, build.path_of(file))
    if not problems:
        return None
    if page.file.src_uri not in pages.cards:  # the reader of cards has reported it
        build.problems.report(*problems)
    pages.texts[page.file.src_uri] = (text or "").replace("\r\n", "\n")
    return pages.texts[page.file.src_uri]


def begin_page(markdown: str, page: Page, config: MkDocsConfig, build: Build, pages: SitePages) -> str:
    """Read a page's front matter and return its text; a model card's text is what its reader made of it."""
    source = page.file.src_uri
    own = source not in pages.papers and page.file.abs_src_path
    path = build.path_of(Path(own or source))
    text = pages.texts.get(source)
    read = ReadPage(path, page.file.url, page.file.content_string if text is None else text)
    pages.read.add(source, read)
    card = pages.cards.get(source)
    if card is None and not page.file.generated_by:
        markdown = _read_front_matter(markdown, page, read, build)
        _report_foreign(page, read, config, build)
        markdown = _with_paper(markdown, page, pages.joined.get(source), build)
    elif card:
        page.meta = {key: page.meta[key] for key in _OF_CARDS if key in page.meta}
    _check_values(page, read, config, build)
    read.words = build.site.words_in(str(page.meta.get("lang") or _language_of_folder(source, config, pages)))
    if message := wrong_image(page.meta, pages.addresses.files or (), Path(config.docs_dir)):
        _report(build, read, r"^image[ \t]*:", message, "missing-file")
    if card is None:
        _read_drawing(page, read, config, build)
        markdown = _with_item(markdown, page, read, pages.addresses.site)
        return _with_cv(markdown, pages.cvs.get(source), read)
    picture = {"image": unquote(card.picture)} if card.picture else {}
    shared = {} if wrong_image(picture, pages.addresses.files or (), Path(config.docs_dir)) else picture
    page.meta = {"title": card.name, "description": card.summary, "template": "model.html", **shared, **page.meta}
    return card.body


def _with_paper(markdown: str, page: Page, paper: Publication | None, build: Build) -> str:
    """Return the author's text about a paper without its heading, for which the paper's page has the title."""
    if not paper:
        return markdown
    page.meta = {**paper_meta(paper, build.site.words), **page.meta}
    return re.sub(r"\A\s*# .*\n?", "", markdown)


def _with_item(markdown: str, page: Page, read: ReadPage, site: Site) -> str:
    """Return the text of a page about a person or a project with what names it; the title is that of the list."""
    found = item_at(site, page.file.src_uri)
    if not found:
        return markdown
    name, item = found
    page.meta = {"title": markdown_text(item.title), **page.meta}
    return item_page(site, name, item, markdown, read.words)


def _with_cv(markdown: str, cv: CvPage | None, read: ReadPage) -> str:
    """Return a page's text with the parts of the curriculum vitae that its front matter asks for."""
    return f"{markdown}\n\n{plan_as_markdown(cv.plan, read.words)}" if cv else markdown


def _language_of_folder(source: str, config: MkDocsConfig, pages: SitePages) -> str:
    """Return the language of the folder that a page is in, if `extra.alternate` names one; else an empty string."""
    edition = edition_of(source, editions(config, pages.addresses.urls))
    return edition.code if edition and edition.folder else ""


def _read_front_matter(markdown: str, page: Page, read: ReadPage, build: Build) -> str:
    """Return the text below a page's front matter; what MkDocs could not read of that is read again and reported."""
    front_matter, problems = read_page(read.source, read.path, page.meta)
    build.problems.report(*problems)
    if front_matter is None:
        return markdown
    page.meta = dict(front_matter.data)
    return front_matter.body


def _check_values(page: Page, read: ReadPage, config: MkDocsConfig, build: Build) -> None:
    """Take values of a wrong kind out of a page's front matter, and report what to write instead."""
    page.meta, wrong = page_values(page.meta, config.theme.dirs)
    for key, message in wrong:
        _report(build, read, _line_of_key(key), message, "page-value")


def _report_foreign(page: Page, read: ReadPage, config: MkDocsConfig, build: Build) -> None:
    """Report front matter that only other programs read."""
    if has_toml(read.source):
        message = 'front matter between "+++" is not read: write "---", lines such as "title: My page", and "---".'
        _report(build, read, r"^\+\+\+$", message, "foreign-syntax")
    for key, message in foreign_keys(page.meta, has_blog="material/blog" in config.plugins):
        _report(build, read, _line_of_key(key), message, "foreign-syntax")
    for key, message in keys_of_sidebar(page.meta) if build.site.options.frame == "own" else ():
        _report(build, read, _line_of_key(key), message, "no-effect")


def _line_of_key(key: str) -> str:
    """Return a pattern for the line of a key in front matter."""
    return rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:"


def _read_drawing(page: Page, read: ReadPage, config: MkDocsConfig, build: Build) -> None:
    """Read the drawing that a page names as its mark; the theme gets the drawing, not its name."""
    if "mark" not in page.meta:
        return
    at = read.line_of(r"^mark[ \t]*:")
    read.drawing, problems = find_drawing(page.meta.pop("mark"), Path(config.docs_dir), at, build.path_of)
    build.problems.report(*problems)


def _report(build: Build, read: ReadPage, pattern: str, message: str, rule: RuleName) -> None:
    build.problems.report(Problem(*read.line_of(pattern), message, rule))


def draw_page(
    html: str, page: Page, files: Files, config: MkDocsConfig, build: Build, made: SiteFiles, pages: SitePages
) -> str:
    """Return a page's HTML: for a paper or a model, what is drawn of its record; for any other, what it was."""
    source = page.file.src_uri
    read, placeholders = pages.read[source], pages.placeholders
    if read.drawing:
        page.meta["mark"] = placeholders.renderer(read).mark(read.drawing)
    if not page.file.generated_by:
        _check_files(html, page, read, files, config, build, made, pages)
    if source.endswith(".ipynb") and not any(
        re.search("(?i)mathjax|katex", str(each)) for each in config.extra_javascript
    ):
        html = with_formulas(html)
    read.is_secret = is_encrypted(page)
    read.title = str(page.title or page.meta.get("title") or page.file.name)
    if pages.is_of_record(source):
        page.meta["title"] = escape(str(page.meta["title"]), quote=False)  # themes and plugins take titles for HTML
    if card := pages.cards.get(source):
        from homepage.html.heads import model_head

        renderer = placeholders.renderer(read)
        page.meta["head"] = model_head(renderer, card, page.canonical_url or "")
        return renderer.model_page(card, html)
    if publication := pages.paper_of(source):
        from homepage.html.heads import paper_head

        page.meta["head"] = paper_head(placeholders.renderer(read), publication, page.canonical_url or "")
        return placeholders.paper(read, publication, html if source in pages.joined else "")
    if cv := pages.cvs.get(source):
        return placeholders.renderer(read).cv_page(cv.links, html)
    return html


def _check_files(
    html: str,
    page: Page,
    read: ReadPage,
    files: Files,
    config: MkDocsConfig,
    build: Build,
    made: SiteFiles,
    pages: SitePages,
) -> None:
    """Report what a page's text loads and its policy refuses, and pictures that the site does not have."""
    is_card = page.file.src_uri in pages.cards
    pages.scripts[page.file.src_uri] = own_scripts(read.source, html)
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
    """Return the title of a page as text; in front matter, authors write it as text already."""
    written = str(page.meta.get("title") or "")
    if pages.is_of_record(page.file.src_uri):
        return unescape(written)
    return written or unescape(str(page.title))


def add_context(context: dict[str, Any], page: Page, config: MkDocsConfig, made: SiteFiles, pages: SitePages) -> None:
    """Give the theme the language of the page, what is shown where its address is shared, and its metadata at home."""
    source = page.file.src_uri
    paper = pages.paper_of(source)
    if look := pages.looks.get(source):
        context["look"] = look
    context["words"] = words = pages.read[source].words
    known = editions(config, made.urls)
    context["languages"] = translations(page.file, config) or versions(source, known, made.urls, config.site_url or "")
    if page.meta.get("lang") or words.code != pages.addresses.site.language:
        context["page_lang"] = Language(words.code)
        context["theme_language"] = material_language(words.code, config.theme.dirs)
    context["shared"] = made.sharing.card(
        paper_source(paper) if paper else source,
        page.file.url,
        title=config.site_name if page.is_homepage else _plain_title(page, pages),
        text="" if pages.read[source].is_secret else page.markdown or "",
        meta=page.meta,
        type="article" if paper or source in pages.cards else "website",
    )
    if pages.is_of_record(source):
        page.meta["description"] = escape(str(page.meta.get("description", "")))
    if page.is_homepage:
        described = {
            "site_url": config.site_url or "",
            "title": config.site_name,
            "description": config.site_description or "",
            "portrait": made.portrait,
        }
        author = pages.addresses.site.options.author.with_addresses(pages.addresses.of_option)
        placeholders = pages.placeholders

        def draw() -> str:
            from homepage.html.heads import home_head

            return home_head(placeholders.renderer(pages.read[source]), author=author, **described)

        context["site_json_ld"] = placeholders.cached("home-head", (described, author), draw)
