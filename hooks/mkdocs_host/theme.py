"""Material's theme: what of it stays, how its templates are found, and what they read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from any_host.frame import frame_of
from any_host.stylesheets import THEME
from homepage.cache.template_bytecode import COMPILED

from .plugins import satisfy_section_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from any_host.build import Build
    from any_host.pages import SitePages
    from any_host.site_files import SiteFiles
    from homepage.words.records import Words
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.theme import Theme

MATERIAL = "@material/"


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


def speed_up(theme: Theme) -> None:
    """Let the theme list its templates without icons and store them compiled."""
    plain_env = type(theme).get_env

    def get_env() -> Environment:
        env = plain_env(theme)
        env.loader = VisibleTemplates(theme.dirs)
        env.bytecode_cache = COMPILED
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


def give_frame(
    env: Environment, files: Files, config: MkDocsConfig, build: Build, made: SiteFiles, pages: SitePages
) -> None:
    """Give the templates what they read, and each page in the sitemap the day on which it last changed."""
    read = frame_of(files, config, build, made, pages)
    env.globals |= read
    make_env = config.theme.get_env

    def get_env() -> Environment:
        later = make_env()  # for plugins that draw a page of their own when all others are written
        later.globals |= read
        return later

    config.theme.get_env = get_env  # type: ignore[method-assign]
    satisfy_section_index(env, config)
