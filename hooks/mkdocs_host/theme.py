"""Material's theme: what of it stays, how its templates are found, and what they read."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from homepage import __version__
from homepage.cache.template_bytecode import compiled_templates
from homepage.html.overrides import override_problems
from homepage.settings.lines import is_set
from homepage.web.page_dates import page_dates
from homepage.web.social_cards.icons import FAVICON
from homepage.whole_site.site import LIST_PAGE, POSTS_FEED

from .languages import editions, versions
from .plugins import satisfy_section_index
from .posts import blogs
from .stylesheets import THEME, named_fonts, own_folders
from .top_bar import top_bar
from .translations import translations

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from homepage.settings.options import Owner
    from homepage.words.records import Words
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

    from .build import Build
    from .pages import SitePages
    from .site_files import SiteFiles
    from .stylesheets import Look
    from .top_bar import TopBar

LIST_PAGES = (LIST_PAGE, "models/index.md")
"""The pages that the theme links to if a site has them."""
SCRIPT_WORDS = ("Copy", "Copied", "Copy {name}", "{name} copied", "code", "Close", "{style} reference")
MATERIAL = "@material/"


@dataclass(frozen=True, slots=True)
class Frame:
    """What the templates of `hooks/theme/` read, as `homepage`."""

    author: Owner
    portrait: str
    frame: str
    """Whose frame the pages have: `own`, the engine's, or `material`."""
    look: Look
    fonts: Mapping[str, str]
    """The fonts that `mkdocs.yml` names under `theme.font`."""
    version: str
    """The version of the engine."""
    has_publications: bool
    news_feed: str
    posts_feed: str
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
    A name that starts with `@material/` means Material's own template, even if another one replaces it.
    """

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """Return a template's text, its file, and whether that is still the same."""
        if template.startswith(MATERIAL):
            folders = [folder for folder in self.searchpath if Path(folder, "mkdocs_theme.yml").is_file()]
            return jinja2.FileSystemLoader(folders).get_source(environment, template.removeprefix(MATERIAL))
        return super().get_source(environment, template)

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


def speed_up(theme: Theme, cache: Path) -> None:
    """Let the theme list its templates without icons and cache them compiled."""
    plain_env = type(theme).get_env

    def get_env() -> Environment:
        env = plain_env(theme)
        env.loader = VisibleTemplates(theme.dirs)
        env.bytecode_cache = compiled_templates(cache)
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def say(theme: Theme, words: Words) -> None:
    """Let templates know the words of the site's language: plugins ask for some before a page is drawn."""
    plain_env = theme.get_env

    def get_env() -> Environment:
        env = plain_env()
        env.globals["words"] = words
        return env

    theme.get_env = get_env  # type: ignore[method-assign]


def add_own_theme(theme: Theme, frame: str) -> None:
    """Let templates of the engine replace Material's, and the author's replace both."""
    if str(THEME) not in theme.dirs:
        folders = [str(THEME / "material"), str(THEME)] if frame == "material" else [str(THEME)]
        at = 1 if theme.custom_dir else 0
        theme.dirs[at:at] = folders


def check_overrides(env: Environment, config: MkDocsConfig, build: Build) -> None:
    """Report blocks and partials of the author's templates that no page has."""
    if not config.theme.custom_dir:
        return
    folder = Path(config.theme.custom_dir)
    found = [file for file in sorted(folder.rglob("*.html")) if ".icons" not in file.parts]
    own = {file.relative_to(folder).as_posix(): build.path_of(file) for file in found}
    of_theme = {file.name for each in config.theme.dirs if each != str(folder) for file in Path(each).glob("*.html")}
    of_theme -= set() if blogs(config) else {"blog.html", "blog-post.html"}
    pages = of_theme | {name for name in own if "/" not in name}
    build.problems.report(*override_problems(own, pages, env, in_material=build.site.options.frame == "material"))


def names_favicon(config: MkDocsConfig) -> bool:
    """Return whether the configuration names an icon, and not Material its own."""
    return is_set(Path(config.config_file_path), ("theme", "favicon"))


def leave_out_favicon(files: Files, config: MkDocsConfig) -> None:
    """Leave Material's own icon out: if the configuration names none, one is made or is in the author's docs."""
    named = str(config.theme["favicon"])
    file = files.get_file_from_path(named)
    if file and file.src_dir in config.theme.dirs and file.src_dir not in own_folders(config):
        files.remove(file)
        file = None
    if not named or not (file or names_favicon(config)):
        config.theme["favicon"] = FAVICON


def give_frame(
    env: Environment, files: Files, config: MkDocsConfig, build: Build, made: SiteFiles, pages: SitePages
) -> None:
    """Give the templates what they read, and each page in the sitemap the day on which it last changed."""
    dates = _date_pages(files, config, build, pages)
    known = editions(config, made.urls)
    frame = Frame(
        author=build.site.options.author.with_addresses(pages.addresses.of_option),
        portrait=made.portrait,
        frame=build.site.options.frame,
        look=made.look,
        fonts=named_fonts(config),
        version=__version__,
        has_publications=build.site.has_publications,
        news_feed=made.news_feed,
        posts_feed=POSTS_FEED if pages.posts else "",
        lists={source: made.urls.get(source) for source in LIST_PAGES},
        accent=made.accent,
        dates=dates,
        script_words=SCRIPT_WORDS,
        top_bar=partial(top_bar, known),
    )
    languages = translations(None, config) or versions("404.html", known, made.urls, "")
    read = {"homepage": frame, "words": build.site.words, "languages": languages}
    env.globals |= read
    make_env = config.theme.get_env

    def get_env() -> Environment:
        later = make_env()  # for plugins that draw a page of their own when all others are written
        later.globals |= read
        return later

    config.theme.get_env = get_env  # type: ignore[method-assign]
    satisfy_section_index(env, config)


def _date_pages(files: Files, config: MkDocsConfig, build: Build, pages: SitePages) -> dict[str, str]:
    found = {source: files.get_file_from_path(source) for source in pages.read.all}
    dated = {
        source: (
            Path(file.abs_src_path) if file and file.abs_src_path and source not in pages.papers else None,
            pages.read[source],
        )
        for source, file in found.items()
    }
    dates = page_dates(build.site, dated, build.bib.files, Path(config.docs_dir), build.dates)
    for source, file in found.items():
        if file and file.page and source in dates:
            file.page.update_date = dates[source]
    return dates
