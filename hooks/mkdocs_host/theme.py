"""Material's theme: what of it stays, how its templates are found, and what they read."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from homepage import __version__
from homepage.cache.build_cache import BuildCache
from homepage.cache.second_process import SecondProcess
from homepage.cache.template_bytecode import compiled_templates, has_compiled
from homepage.settings.lines import is_set
from homepage.settings.moved_assets import has_look, repeated_look
from homepage.text.encoding import read_text
from homepage.web.engine_sheets import engine_sheets, in_order
from homepage.web.page_dates import page_dates
from homepage.web.palette import page_colors
from homepage.web.social_cards.icons import FAVICON
from homepage.web.stylesheet import is_mergeable, merged, trimmed
from homepage.whole_site.site import LIST_PAGE
from mkdocs.structure.files import File

from .languages import editions, versions
from .settings import HOOKS
from .top_bar import top_bar

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homepage.settings.options import Owner
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

    from .build import Build
    from .pages import SitePages
    from .site_files import SiteFiles
    from .top_bar import TopBar

THEME = HOOKS / "theme"
STYLESHEET = "assets/stylesheets/site.{}.css"
SITE_COLORS = "the colors of the site"
"""Stands for the name of the stylesheet with the rule of `page_colors`, which is no file."""
LIST_PAGES = (LIST_PAGE, "models/index.md")
"""The pages that the theme links to if a site has them."""
SCRIPT_WORDS = ("Copy", "Copied", "Copy {name}", "{name} copied", "code")
NEED_SCRIPT = (
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
"""The features that only Material's own script knows; without any of them it is left out."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What the templates of `hooks/theme/` read, as `homepage`."""

    author: Owner
    portrait: str
    stylesheet: str
    theme_script: str
    version: str
    """The version of the engine."""
    has_publications: bool
    news_feed: str
    lists: Mapping[str, str | None]
    """The addresses of the pages that list publications and models, by their source."""
    accent: str
    """The color of the browser's bars, as `#rrggbb`."""
    dates: Mapping[str, str]
    """When each page last changed, by its source."""
    script_words: tuple[str, ...]
    """The words of the script of every page."""
    top_bar: Callable[[Navigation, Page | None, str], TopBar]
    """Returns the bar at the top of a page."""


class VisibleTemplates(jinja2.FileSystemLoader):
    """The templates in folders; those in hidden folders can be loaded by name but are not listed.

    Material has its icons there: fourteen thousand files that MkDocs would look at in each build and then leave out.
    """

    def list_templates(self) -> list[str]:
        """Return the names of the templates, sorted, each once."""
        return sorted({name for folder in self.searchpath for name in _visible(Path(folder))})


def _visible(root: Path) -> list[str]:
    found = []
    for folder, inside, files in os.walk(root):
        inside[:] = [name for name in inside if not name.startswith(".")]
        relative = Path(folder).relative_to(root)
        found += [(relative / name).as_posix() for name in files]
    return found


def speed_up(theme: Theme, cache: Path) -> SecondProcess | None:
    """Let the theme list its templates without icons and cache them compiled; in a first build also compile ours.

    Return the process that compiles ours, or None if there is nothing to do.
    """
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


def add_own_theme(theme: Theme) -> None:
    """Let templates of the engine replace Material's, and the author's replace both."""
    theme.dirs.insert(1 if theme.custom_dir else 0, str(THEME))


def names_favicon(config: MkDocsConfig) -> bool:
    """Return whether the configuration names an icon, and not Material its own."""
    return is_set(Path(config.config_file_path), ("theme", "favicon"))


def leave_out_favicon(files: Files, config: MkDocsConfig) -> None:
    """Leave Material's own icon out: if the configuration names none, one is made or is in the author's docs."""
    named = str(config.theme["favicon"])
    file = files.get_file_from_path(named)
    if file and file.src_dir in config.theme.dirs and file.src_dir not in _own_folders(config):
        files.remove(file)
        file = None
    if not named or not (file or names_favicon(config)):
        config.theme["favicon"] = FAVICON


def _own_folders(config: MkDocsConfig) -> set[str | None]:
    """Return the folders of the theme that are not Material's."""
    return {str(THEME), config.theme.custom_dir}


def leave_out_unused(files: Files, config: MkDocsConfig, build: Build) -> tuple[str, str]:
    """Leave Material's stylesheets and scripts out of the files; return its CSS and the script that an option needs."""
    features = config.theme.get("features") or ()
    needs_script = any(feature.startswith(NEED_SCRIPT) for feature in features)
    own = _own_folders(config)
    theme = [file for file in files if file.src_dir in config.theme.dirs and file.src_dir not in own]
    css = "".join(file.content_string for file in theme if file.src_uri.endswith(".min.css"))
    script = ""
    for file in theme:
        if needs_script and "/bundle." in file.src_uri and file.src_uri.endswith(".js"):
            script = file.src_uri
        elif file.src_uri.startswith("assets/") and file.src_uri != config.theme["favicon"]:
            files.remove(file)
    if needs_script:
        return css, script
    cache = BuildCache(build.site.cache.folder)  # no option and no `.bib` file changes it
    return cache.texts("theme-css", css, lambda: {"": trimmed(css)})[""].decode(), script


def merge_stylesheets(theme_css: str, files: Files, config: MkDocsConfig, build: Build) -> str:
    """Join the stylesheets of Material, the engine and the author into one file, since pages wait; return its name."""
    own = {path: text for path, text in own_css(files, config, build).items() if is_mergeable(text)}
    repeated = (path for path, css in own.items() if has_look(css))
    build.problems.report(*(repeated_look(own[path], build.path_of(Path(config.docs_dir, path))) for path in repeated))
    engine = engine_css(config, build)
    rule = page_colors(engine.values(), own_css(files, config, build).values())
    css = merged(theme_css, in_order({**engine, SITE_COLORS: rule}, own), STYLESHEET)
    config.extra_css = [path for path in config.extra_css if path not in own]
    name = STYLESHEET.format(hashlib.sha256(css.encode()).hexdigest()[:8])
    files.append(File.generated(config, name, content=css))
    return name


def own_css(files: Files, config: MkDocsConfig, build: Build) -> dict[str, str]:
    """Return the author's stylesheets that `mkdocs.yml` names and that are files, by their names."""
    named = {path: sheet for path in config.extra_css if (sheet := files.get_file_from_path(path))}
    return {
        path: _read(Path(sheet.abs_src_path), build) if sheet.abs_src_path else sheet.content_string
        for path, sheet in named.items()
    }


def engine_css(config: MkDocsConfig, build: Build) -> dict[str, str]:
    """Return the engine's stylesheets by their names; a file of the same name in `custom_dir` replaces one."""
    return {name: _read(sheet, build) for name, sheet in engine_sheets(engine_folders(config)).items()}


def engine_folders(config: MkDocsConfig) -> list[Path]:
    """Return the folders of the author's and the engine's theme files; those in an earlier one replace others."""
    return [*([Path(config.theme.custom_dir)] if config.theme.custom_dir else ()), THEME]


def _read(file: Path, build: Build) -> str:
    """Return the text of a stylesheet; for one that is not UTF-8, also report a problem."""
    text, problems = read_text(file, build.path_of(file))
    build.problems.report(*problems)
    return text or ""


def give_frame(
    env: Environment, files: Files, config: MkDocsConfig, build: Build, made: SiteFiles, pages: SitePages
) -> None:
    """Give the templates what they read, and each page in the sitemap the day on which it last changed."""
    dates = _date_pages(files, config, build, pages)
    known = editions(config, made.urls)
    env.globals["words"] = build.site.words
    env.globals["languages"] = versions("404.html", known, made.urls, "")
    env.globals["homepage"] = Frame(
        author=build.site.options.author.with_addresses(pages.addresses.of_option),
        portrait=made.portrait,
        stylesheet=made.stylesheet,
        theme_script=made.theme_script,
        version=__version__,
        has_publications=build.site.has_publications,
        news_feed=made.news_feed,
        lists={source: made.urls.get(source) for source in LIST_PAGES},
        accent=made.accent,
        dates=dates,
        script_words=SCRIPT_WORDS,
        top_bar=partial(top_bar, known),
    )


def _date_pages(files: Files, config: MkDocsConfig, build: Build, pages: SitePages) -> dict[str, str]:
    found = {source: files.get_file_from_path(source) for source in pages.read.all}
    dated = {
        source: (Path(file.abs_src_path) if file and file.abs_src_path else None, pages.read[source])
        for source, file in found.items()
    }
    dates = page_dates(build.site, dated, build.bib.files, Path(config.docs_dir), build.dates)
    for source, file in found.items():
        if file and file.page and source in dates:
            file.page.update_date = dates[source]
    return dates
