"""Joins the homepage to MkDocs: options, pages, the Markdown extension, and complaints in the log."""

from __future__ import annotations

import hashlib
import logging
import os
import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any

from homepage.build.assembly import assemble, name_and_description
from homepage.build.generated_files import downloads, generated_files, paper_page, readmes, shared_files
from homepage.build.reference_problems import reference_problems
from homepage.cache.build_cache import BuildCache
from homepage.cache.second_process import SecondProcess
from homepage.cache.template_bytecode import VisibleTemplates, compiled_templates, has_compiled
from homepage.lists.records import LISTS as AUTHORS_LISTS
from homepage.markdown_twins.page import page_twin
from homepage.pages.embedded_files import missing_embedded
from homepage.pages.extension import HomepageExtension
from homepage.pages.front_matter import read_page
from homepage.pages.front_matter_values import page_values
from homepage.problems import problems_by_place, shown_path
from homepage.settings.lines import inherited_files
from homepage.settings.mkdocs_yml import bib_files_in, read_configuration
from homepage.settings.moved_assets import MOVED, has_look, is_moved, moved_assets, repeated_look
from homepage.settings.reader import misnamed_portrait, misplaced_options, misspelt_section
from homepage.settings.theme import missing_assets, theme_mistakes
from homepage.site.page import Page as DrawnPage
from homepage.site.problems import covered_papers, missing_files, unshown_lists
from homepage.site.site import LIST_PAGE, NEWS_FEED, paper_source
from homepage.site.svg_marks import find_drawing
from homepage.text.addresses import twin
from homepage.text.encoding import read_page_text, read_text
from homepage.web.content_policy import origin, refused, with_policy, with_rel
from homepage.web.engine_sheets import engine_sheets, in_order
from homepage.web.page_dates import FileDates, page_dates
from homepage.web.palette import read_palette
from homepage.web.search_index import publication_records, with_records
from homepage.web.social_cards.open_graph import Sharing, missing_image
from homepage.web.stylesheet import is_mergeable, merged, trimmed
from mkdocs.exceptions import Abort, ConfigurationError, PluginError
from mkdocs.plugins import CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, InclusionLevel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from homepage.front_matter.yaml_reader import Steps
    from homepage.problems import Problem
    from homepage.site.site import Site
    from homepage.web.social_cards.files import PictureFiles
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

HOOKS = Path(__file__).parent
PROJECT = HOOKS.parent
THEME = HOOKS / "theme"
LISTS = (LIST_PAGE, "models/index.md")
"""The pages that the theme links to where a site has them."""

_OF_CARDS = ("allow", "hide", "search", "image", "image_alt")
"""What a model card says to MkDocs and its theme; all else is for the card's reader."""

STYLESHEET = "assets/stylesheets/site.{}.css"
THEME_FEATURES = (
    "announce.dismiss",
    "content.code.annotate",
    "content.code.select",
    "content.footnote.tooltips",
    "content.tabs.link",
    "content.tooltips",
    "header.autohide",
    "navigation.instant",
    "navigation.tracking",
)
"""The options that only Material's own script knows, which is left out where none of them is on."""

account = get_plugin_logger("publications")
cards_account = get_plugin_logger("models")
log = logging.getLogger("mkdocs.plugins.homepage")  # counted by --strict; no prefix before path:line


class _Build:
    """What one build shares between its events."""

    compiling: SecondProcess | None
    pictures: PictureFiles

    def __init__(self, site: Site, extension: HomepageExtension, bib_files: list[Path], dates: FileDates) -> None:
        self.site = site
        self.bib_files = bib_files
        self.dates = dates
        self.sharing = Sharing("", "", {})
        self.extension = extension
        self.pages: dict[str, DrawnPage] = {}
        self.sources: dict[str, str] = {}
        """The texts of the pages that MkDocs cannot read, so that all complaints are made before the build ends."""
        self.papers = {paper_source(paper): paper for paper in site.papers}
        self.cards = {f"models/{card.id}.md": card for card in site.cards}


_build: _Build
_serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Remember whether pages are built for the development server."""
    global _serving
    _serving = command == "serve"


@event_priority(100)  # before mkdocs-bibtex, whose own passes are not wanted
def on_config(config: MkDocsConfig) -> None:
    """Read the author's files and register the Markdown extension."""
    global _build
    root = _root(config)
    if mistakes := theme_mistakes(config.theme, config.theme.dirs, config.config_file_path, root):
        raise Abort("\n".join(map(str, mistakes)))  # here, since MkDocs' other plugins would break over them
    compiling = _speed_up(config.theme, root / ".cache")
    bib_files, commands, problems = _take_over_mkdocs_bibtex(config, root)
    # Material takes `extra.homepage` for the address behind its logo.
    options = config.extra.pop("homepage", None)
    site = assemble(options, config.config_file_path, Path(config.docs_dir), root, bib_files)
    site.problems += [*problems, *misspelt_section(config.extra, config.config_file_path, root)]
    for section, names in ((), config), (("extra",), config.extra):
        site.problems += misplaced_options(section, names, config.config_file_path, root)
    extension = HomepageExtension(site, late=True, bibliography_commands=commands)
    _build = _Build(site, extension, bib_files, FileDates(root, [Path(config.docs_dir), *bib_files]))
    _build.compiling = compiling
    config.markdown_extensions.append(_build.extension)
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
    config.watch.extend([str(HOOKS), *(str(file) for file in bib_files if file.is_file())])
    config.extra["author"] = site.options.author
    site.start_references()
    account.info(site.account)
    if site.cards:
        from homepage.cards.check import account_of_cards

        cards_account.info(account_of_cards(site.cards))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the papers' pages and the exports, and learn every page's address."""
    covered, problems = covered_papers(_build.site, files.src_uris, in_folders=config.use_directory_urls)
    _build.site.problems += problems
    papers = {source: paper_page(paper) for source, paper in _build.papers.items() if source not in covered}
    _add_missing(files, config, papers)
    _add_inherited_assets(files, config)
    own = [file.src_uri for file in files if file.src_dir == config.docs_dir]
    _build.site.problems += missing_assets(_assets(config), files.src_uris, own, config.config_file_path, _root(config))
    _set_aside_moved(files, config)
    _add_shared(files, config)
    theme_css = _leave_out_unused(files, config)
    portrait = _build.site.options.author.portrait
    config.extra["portrait"] = portrait if files.get_file_from_path(portrait) else ""
    _build.site.problems += misnamed_portrait(portrait, files.src_uris, config.config_file_path, _root(config))
    urls = {file.src_uri: file.url for file in files.documentation_pages()}
    _build.site.urls = urls | {source: urls[own] for source, own in covered.items()}
    config.extra["has_publications"] = _build.site.has_publications
    config.extra["lists"] = {source: _build.site.urls.get(source) for source in LISTS}
    _leave_out_lists(files)
    _build.site.files = files.src_uris
    _build.site.problems += missing_files(_build.site, files.src_uris)
    described = (config.site_url or "", config.site_name, config.site_description or "")
    _write_downloads(files, config)
    _add_missing(files, config, generated_files(_build.site, *described, _other_pages(files)))
    _merge_stylesheets(theme_css, files, config)
    _add_markdown(files, config, readmes(_build.site))
    _add_missing(files, config, _news(config))
    config.extra["news_feed"] = NEWS_FEED if files.get_file_from_path(NEWS_FEED) else ""
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Put the research areas in the author's order."""
    _build.site.arrange_areas([page.file.src_uri for page in nav.pages])


def on_page_read_source(page: Page, config: MkDocsConfig) -> str | None:
    """Return the text of a page that is not UTF-8, with a complaint, and nothing for pages that MkDocs can read."""
    if not page.file.abs_src_path:
        return None
    file = Path(page.file.abs_src_path)
    text, problems = read_page_text(file, shown_path(file, _root(config)))
    if not problems:
        return None
    if page.file.src_uri not in _build.cards:  # the reader of cards has said so
        _build.site.problems += problems
    _build.sources[page.file.src_uri] = (text or "").replace("\r\n", "\n")
    return _build.sources[page.file.src_uri]


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Make this page the current one; a model card's text is what its reader made of it."""
    card = _build.cards.get(page.file.src_uri)
    path = shown_path(Path(page.file.abs_src_path or page.file.src_uri), _root(config))
    source = _build.sources.get(page.file.src_uri)
    _build.site.page = DrawnPage(path, page.file.url, page.file.content_string if source is None else source)
    _build.pages[page.file.src_uri] = _build.site.page
    if card is None and not page.file.generated_by:
        markdown = _read_front_matter(markdown, page)
    elif card:
        page.meta = {key: page.meta[key] for key in _OF_CARDS if key in page.meta}
    _check_values(page, config)
    _check_image(page, files)
    if card is None:
        _read_mark(page, config)
        return markdown
    page.meta = {"title": card.name, "description": card.summary, "template": "model.html", **page.meta}
    return card.body


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Draw the pages that have a record of their own, before the search index reads them."""
    source = page.file.src_uri
    if drawing := _build.site.drawings.get(source):
        page.meta["mark"] = _build.extension.slots.renderer.mark(drawing)
    if not page.file.generated_by:
        drawn = _build.site.page
        _build.site.problems += refused(drawn.path, drawn.source, html, _allowed(page.meta))
        if "src=" in drawn.source:
            known = {file.dest_uri for file in files} | _build.pictures.names
            own = [file.dest_uri for file in files if not file.generated_by]
            _build.site.problems += missing_embedded(drawn.path, drawn.source, page.file.dest_uri, known, own)
    _build.site.page.title = str(page.title or page.meta.get("title") or page.file.name)
    slots = _build.extension.slots
    if card := _build.cards.get(source):
        page.meta["head"] = slots.renderer.model_head(card, page.canonical_url or "")
        return slots.renderer.model_page(card, html)
    if page.file.generated_by and (publication := _build.papers.get(source)):
        page.meta["head"] = slots.renderer.paper_head(publication, page.canonical_url or "")
        return slots.paper(publication)
    return html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Report everything that is wrong with the author's files, and at an error end the build."""
    found = [
        *_build.site.problems,
        *reference_problems(_build.site),
        *unshown_lists(_build.site, _build.pages.values()),
    ]
    problems = problems_by_place(found, _build.site.options.silence)
    errors = [problem for problem in problems if problem.severity == "error"]
    levels = {"error": log.error, "warning": log.warning, "note": log.debug}
    for problem in problems:
        levels[problem.severity]("%s", problem)
    if errors:
        raise PluginError(f"{len(errors)} to mend before the site can be built; see above.")
    _add_markdown(files, config, dict(_twins(files, config)))
    _date_pages(files, config)


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Any) -> None:
    """Say what stands for the page where its address is shared."""
    source = page.file.src_uri
    _build.site.page = _build.pages[source]
    context["shared"] = _build.sharing.card(
        source,
        page.file.url,
        title=config.site_name if page.is_homepage else str(page.meta.get("title") or unescape(str(page.title))),
        text=page.markdown or "",
        meta=page.meta,
        type="article" if source in _build.papers or source in _build.cards else "website",
    )
    if page.is_homepage:
        described = {
            "site_url": config.site_url or "",
            "title": config.site_name,
            "description": config.site_description or "",
            "portrait": config.extra["portrait"],
        }
        slots = _build.extension.slots
        context["site_json_ld"] = slots.cached("home-head", described, lambda: slots.renderer.home_head(**described))


@event_priority(100)  # before plugins that look at the whole page
def _fill_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Draw the page's placeholders, and give links to other sites their `rel`; what is drawn comes with it."""
    return _build.extension.slots.fill(with_rel(output))


def _police_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Give a page its policy."""
    return _policed(output, config, _allowed(page.meta))


on_post_page = CombinedEvent(_fill_page, _police_page)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Give the page for missing pages its policy."""
    return _policed(output_content, config)


def on_post_build(config: MkDocsConfig) -> None:
    """Write the pictures; add the publications to the search's index, and write it also as a script.

    Pages that are opened from a folder can read a script only.
    """
    if _build.compiling:
        _build.compiling.wait()
    _write_pictures(config)
    file = Path(config.site_dir, "search", "search_index.json")
    if file.is_file():
        index = with_records(file.read_bytes(), publication_records(_build.site))
        file.write_bytes(index)
        file.with_suffix(".js").write_bytes(b"var __index = " + index)


def _policed(html: str, config: MkDocsConfig, allowed: Iterable[str] = ()) -> str:
    """Return a page with its policy, which the development server and Material's own script need more open."""
    origins = [*_configured(config), *allowed]
    return with_policy(html, origins, inline_scripts=_serving, inline_styles=bool(config.extra["theme_script"]))


def _allowed(meta: Mapping[str, Any]) -> list[str]:
    """Return the origins that a page's front matter allows."""
    return [origin(address) for address in meta.get("allow", ())]


def _configured(config: MkDocsConfig) -> list[str]:
    """Return the origins of the stylesheets and scripts that `mkdocs.yml` names."""
    return [place for each in (*config.extra_css, *map(str, config.extra_javascript)) if (place := origin(each))]


def on_build_error(error: Exception) -> None:
    """Say where a template is wrong or which file is out of reach, in one line."""
    from homepage.html.environment import template_mistake

    if isinstance(error, PermissionError) and error.filename:
        path = shown_path(Path(error.filename).absolute(), Path.cwd())
        raise Abort(f"{path}:1: the file cannot be read or written; correct its permissions") from None

    if mistake := template_mistake(error):
        raise Abort(mistake.removeprefix(f"{PROJECT}{os.sep}")) from None


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., None]) -> LiveReloadServer:
    """Keep a mistake in `mkdocs.yml` to MkDocs' own words about it, without a traceback."""

    def build() -> None:
        try:
            builder()
        except ConfigurationError as error:
            raise Abort(str(error)) from None

    server.builder = build
    return server


def _news(config: MkDocsConfig) -> dict[str, str]:
    """Return the feed of the news, by its name, where there are any."""
    if "news" not in _build.site.lists:
        return {}
    from homepage.build.news_feed import news_feed

    return {NEWS_FEED: news_feed(_build.site, site_url=config.site_url or "", title=config.site_name)}


def _speed_up(theme: Theme, cache: Path) -> SecondProcess | None:
    """Let the theme list its templates without its icons and keep them compiled; compile ours beside a first build."""
    plain_env = theme.get_env

    def get_env() -> Environment:
        env = plain_env()
        env.loader = VisibleTemplates(theme.dirs)
        env.bytecode_cache = compiled_templates(cache)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]
    if has_compiled(cache):
        return None
    from homepage.html.environment import compile_templates

    return SecondProcess(compile_templates, cache)


def _read_front_matter(markdown: str, page: Page) -> str:
    """Return the text below a page's front matter, take what MkDocs could not read of that, and say what is wrong."""
    drawn = _build.site.page
    front_matter, problems = read_page(drawn.source, drawn.path, page.meta)
    _build.site.problems += problems
    if front_matter is None:
        return markdown
    page.meta = dict(front_matter.data)
    return front_matter.body


def _read_mark(page: Page, config: MkDocsConfig) -> None:
    """Read the drawing that a page names as its mark, and keep its name from the theme."""
    if "mark" not in page.meta:
        return
    site, root = _build.site, _root(config)
    place = site.page.place_of(r"^mark[ \t]*:")
    drawing, problems = find_drawing(
        page.meta.pop("mark"), Path(config.docs_dir), place, lambda file: shown_path(file, root)
    )
    site.problems += problems
    if drawing:
        site.drawings[page.file.src_uri] = drawing


def _leave_out_lists(files: Files) -> None:
    """Keep the author's lists out of the site, as the Markdown of pages is: what they show is on the pages."""
    for name in AUTHORS_LISTS:
        if file := files.get_file_from_path(f"lists/{name}.yml"):
            files.remove(file)


def _add_missing(files: Files, config: MkDocsConfig, contents: Mapping[str, str | bytes] | Mapping[str, str]) -> None:
    """Add files made in memory, but none that the author wrote."""
    for source, content in contents.items():
        if files.get_file_from_path(source) is None:
            files.append(File.generated(config, source, content=content, inclusion=InclusionLevel.NOT_IN_NAV))


def _write_downloads(files: Files, config: MkDocsConfig) -> None:
    """Write the files that readers download right into the site: MkDocs would hold all of them until it is done."""
    for name, content in downloads(_build.site).items():
        own = files.get_file_from_path(name)
        if own and name.endswith(".bib") and _build.site.is_unread_elsewhere:
            files.remove(own)
        if files.get_file_from_path(name) is None:
            unlisted = InclusionLevel.NOT_IN_NAV
            file = File(name, config.site_dir, config.site_dir, config.use_directory_urls, inclusion=unlisted)
            place = Path(file.abs_dest_path)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(content)
            files.append(file)


def _add_shared(files: Files, config: MkDocsConfig) -> None:
    """Begin the pictures that stand for pages, and add what robots and browsers look for."""
    url, description = config.site_url or "", config.site_description or ""
    sheets = [*_engine_sheets(config).values(), *_own_sheets(files, config).values()]
    pictures, _build.pictures, contents = shared_files(
        _build.site,
        site_url=url,
        title=config.site_name,
        description=description,
        favicon=config.theme["favicon"],
        palette=read_palette(sheets),
        own=files.src_uris,
        cache=_root(config) / ".cache",
    )
    _build.sharing = Sharing(url, description, pictures)
    _add_missing(files, config, contents)


def _write_pictures(config: MkDocsConfig) -> None:
    """Write the pictures into the site."""
    for name, png in _build.pictures.finished():
        place = Path(config.site_dir, name)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(png)


def _other_pages(files: Files) -> list[tuple[str, str]]:
    """Return the names and sources of the author's pages beside those on research areas and models."""
    listed = {*_build.papers, *_build.cards, *(area.source for area in _build.site.areas.values())}
    pages = (file for file in files.documentation_pages() if file.src_uri not in listed and file.abs_src_path)
    return [(name_and_description(Path(str(file.abs_src_path)))[0], file.src_uri) for file in pages]


def _check_values(page: Page, config: MkDocsConfig) -> None:
    """Take values of a wrong kind out of a page's front matter, and say what to write instead."""
    page.meta, complaints = page_values(page.meta, config.theme.dirs)
    for key, message in complaints:
        _build.site.complain(rf"^[\"']?{re.escape(key)}[\"']?[ \t]*:", message, "page-value", "warning")


def _check_image(page: Page, files: Files) -> None:
    if message := missing_image(page.meta, files.src_uris):
        _build.site.complain(r"^image[ \t]*:", message, "missing-file", "warning")


def _twins(files: Files, config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    """Yield the Markdown twin of each page that has been read, by its place on the site."""
    slots, commands = _build.extension.slots, _build.extension.bibliography_commands
    for source, drawn in _build.pages.items():
        file = files.get_file_from_path(source)
        page = file.page if file else None
        if file is None or page is None:
            continue
        _build.site.page = drawn
        if file.generated_by and (publication := _build.papers.get(source)):
            text = slots.twins.paper(publication)
        else:
            text = page_twin(_build.site, source, page.markdown or "", files.src_uris, commands)
            if card := _build.cards.get(source):
                text = slots.twins.model(card, text)
            elif page.meta.get("template") == "home.html":
                text = f"{slots.cached('first-screen', '', lambda: slots.twins.first_screen())}\n\n{text}"
            elif not text.startswith("# "):
                text = f"# {page.title}\n\n{text}"
        yield twin(file.dest_uri), text


def _date_pages(files: Files, config: MkDocsConfig) -> None:
    """Give each page in the sitemap the day on which it last changed."""
    found = {source: files.get_file_from_path(source) for source in _build.pages}
    pages = {
        source: (Path(file.abs_src_path) if file and file.abs_src_path else None, _build.pages[source])
        for source, file in found.items()
    }
    dates = page_dates(_build.site, pages, _build.bib_files, Path(config.docs_dir), _build.dates)
    config.extra["dates"] = dates
    for source, file in found.items():
        if file and file.page and source in dates:
            file.page.update_date = dates[source]


def _add_markdown(files: Files, config: MkDocsConfig, texts: Mapping[str, str]) -> None:
    """Add Markdown to be read as it is; by names of their own, since MkDocs makes pages of Markdown files."""
    for name, text in texts.items():
        file = File.generated(config, f"{name}.txt", content=text, inclusion=InclusionLevel.NOT_IN_NAV)
        file.dest_uri = name
        files.append(file)


def _take_over_mkdocs_bibtex(config: MkDocsConfig, root: Path) -> tuple[list[Path], tuple[str, ...], Sequence[Problem]]:
    """Return the `.bib` files and commands that mkdocs-bibtex is set to, with complaints, and keep it from running."""
    docs, plugin = Path(config.docs_dir), config.plugins.get("bibtex")
    if plugin is None:
        return [docs / "publications.bib"], (r"\bibliography",), ()
    for event in ("config", "page_markdown"):
        handlers = config.plugins.events[event]
        handlers[:] = [handler for handler in handlers if getattr(handler, "__self__", None) is not plugin]
    options = plugin.config
    commands = (options["bib_command"], options["full_bib_command"])
    if options["bib_dir"]:
        below, missing = bib_files_in(Path(options["bib_dir"]), Path(config.config_file_path), root)
        return below, commands, missing
    name = options["bib_file"] or "publications.bib"
    if "://" in name:
        files, problems = _fetched(name, config, root)
        return files, commands, problems
    # Below the configuration's folder, else below docs.
    return [next((path for path in (root / name, docs / name) if path.is_file()), docs / name)], commands, ()


def _fetched(address: str, config: MkDocsConfig, root: Path) -> tuple[list[Path], Sequence[Problem]]:
    """Return the copy of a `.bib` file that stands elsewhere, and what is wrong with it."""
    from homepage.build.fetched_bib import fetched, not_fetched
    from mkdocs_bibtex.utils import tempfile_from_url

    file, reason = fetched(address, root / ".cache" / "fetched", tempfile_from_url)
    files = [file] if file.is_file() else []
    if not reason:
        return files, ()
    return files, [not_fetched(address, reason, Path(config.config_file_path), root, has_copy=bool(files))]


def _assets(config: MkDocsConfig) -> Iterator[tuple[Steps, str]]:
    """Yield the files that the configuration names, each behind the place of its option."""
    for place, sheet in enumerate(config.extra_css):
        yield ("extra_css", place), sheet
    for place, script in enumerate(config.extra_javascript):
        yield ("extra_javascript", place), str(script)
    for option in ("favicon", "logo"):
        yield ("theme", option), config.theme.get(option) or ""


def _add_inherited_assets(files: Files, config: MkDocsConfig) -> None:
    """Give a site that inherits a configuration, but has other docs, the files that this names and that are there."""
    missing = [asset for _, asset in _assets(config) if asset and files.get_file_from_path(asset) is None]
    if not missing:
        return
    docs = [read_configuration(file).docs for file in inherited_files(Path(config.config_file_path))]
    for asset in missing:
        if folder := next((folder for folder in docs if (folder / asset).is_file()), None):
            files.append(File(asset, str(folder), config.site_dir, config.use_directory_urls))


def _set_aside_moved(files: Files, config: MkDocsConfig) -> None:
    """Report the sheets and scripts that come with the engine now, and keep the site's copies of them off the site."""
    copies = [name for name in MOVED if (file := files.get_file_from_path(name)) and file.src_dir == config.docs_dir]
    docs, place = Path(config.docs_dir), Path(config.config_file_path)
    _build.site.problems += moved_assets(_assets(config), copies, docs, place, _root(config))
    for name in copies:
        files.remove(files.src_uris[name])
        folder = next(folder for folder in _engine_folders(config) if (folder / name).is_file())
        files.append(File(name, str(folder), config.site_dir, config.use_directory_urls))
    config.extra_css = [path for path in config.extra_css if not is_moved(path)]
    config.extra_javascript = [script for script in config.extra_javascript if not is_moved(str(script))]


def _leave_out_unused(files: Files, config: MkDocsConfig) -> str:
    """Leave out the theme's own stylesheets and scripts but for the one that an option asks for; return the CSS."""
    features = config.theme.get("features") or ()
    wants_script = any(feature.startswith(THEME_FEATURES) for feature in features)
    own = {str(THEME), config.theme.custom_dir}
    theme = [file for file in files if file.src_dir in config.theme.dirs and file.src_dir not in own]
    css = "".join(file.content_string for file in theme if file.src_uri.endswith(".min.css"))
    config.extra["theme_script"] = ""
    for file in theme:
        if wants_script and "/bundle." in file.src_uri and file.src_uri.endswith(".js"):
            config.extra["theme_script"] = file.src_uri
        elif file.src_uri.startswith("assets/") and file.src_uri != config.theme["favicon"]:
            files.remove(file)
    if wants_script:
        return css
    kept = BuildCache(_build.site.cache.folder)  # no option and no `.bib` file changes it
    return kept.texts("theme-css", css, lambda: {"": trimmed(css)})[""].decode()


def _merge_stylesheets(theme_css: str, files: Files, config: MkDocsConfig) -> None:
    """Join the theme's stylesheets, the engine's and the author's into one file, so that a page waits for one only."""
    own = {path: text for path, text in _own_sheets(files, config).items() if is_mergeable(text)}
    _build.site.problems += [
        repeated_look(css, shown_path(Path(config.docs_dir, path), _root(config)))
        for path, css in own.items()
        if has_look(css)
    ]
    css = merged(theme_css, in_order(_engine_sheets(config), own), STYLESHEET)
    config.extra_css = [path for path in config.extra_css if path not in own]
    config.extra["stylesheet"] = STYLESHEET.format(hashlib.sha256(css.encode()).hexdigest()[:8])
    files.append(File.generated(config, config.extra["stylesheet"], content=css))


def _own_sheets(files: Files, config: MkDocsConfig) -> dict[str, str]:
    """Return the stylesheets of the author that `mkdocs.yml` names and that are files, by their names."""
    named = {path: sheet for path in config.extra_css if (sheet := files.get_file_from_path(path))}
    return {
        path: _css(Path(sheet.abs_src_path), config) if sheet.abs_src_path else sheet.content_string
        for path, sheet in named.items()
    }


def _engine_sheets(config: MkDocsConfig) -> dict[str, str]:
    """Return the engine's stylesheets by their names; `custom_dir` may have some of them in its place."""
    return {name: _css(sheet, config) for name, sheet in engine_sheets(_engine_folders(config)).items()}


def _engine_folders(config: MkDocsConfig) -> list[Path]:
    return [*([Path(config.theme.custom_dir)] if config.theme.custom_dir else ()), THEME]


def _css(file: Path, config: MkDocsConfig) -> str:
    """Return the text of a stylesheet, also of one that is not UTF-8, with a complaint."""
    text, problems = read_text(file, shown_path(file, _root(config)))
    _build.site.problems += problems
    return text or ""


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path or ".").resolve().parent
