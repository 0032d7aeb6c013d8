"""The pictures, stylesheets and scripts that `mkdocs.yml` names: those that are missing, inherited, or replaced."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from homepage.settings.inherited import configuration_files
from homepage.settings.mkdocs_yml import read_configuration
from homepage.settings.moved_assets import MOVED, is_moved, moved_assets
from homepage.settings.portrait import portrait_problems
from homepage.settings.theme import missing_assets
from homepage.web.social_cards.icons import FAVICON

from .favicon import names_favicon
from .plugins import held_files
from .settings import assets
from .stylesheets import engine_folders

if TYPE_CHECKING:
    from .build import Build
    from .interface import Files, Settings


def complete(files: Files, config: Settings, build: Build) -> None:
    """Add the named files that a parent configuration has, report those that nobody has, and leave old copies out."""
    _add_inherited(files, config, build)
    _check(files, config, build)
    _set_aside_moved(files, config, build)


def _add_inherited(files: Files, config: Settings, build: Build) -> None:
    """Give a site that inherits a configuration, but has other docs, the files that this names and that are there."""
    known = {*files.src_uris, *held_files(config)}
    missing = [asset for _, asset in assets(config) if asset and asset not in known]
    if not missing:
        return
    parents = configuration_files(Path(config.config_file_path))[1:]
    docs = [read_configuration(each.path).docs for each in parents]
    for asset in missing:
        if folder := next((folder for folder in docs if (folder / asset).is_file()), None):
            files.append(build.host.on_disk(config, asset, str(folder)))


def _set_aside_moved(files: Files, config: Settings, build: Build) -> None:
    """Report stylesheets and scripts that come with the engine now, and leave the site's copies of them out."""
    copies = [name for name in MOVED if (file := files.get_file_from_path(name)) and file.src_dir == config.docs_dir]
    docs, path = Path(config.docs_dir), Path(config.config_file_path)
    build.problems.report(*moved_assets(assets(config), copies, docs, path, build.root))
    for name in copies:
        files.remove(files.src_uris[name])
        folder = next(folder for folder in engine_folders(config) if (folder / name).is_file())
        files.append(build.host.on_disk(config, name, str(folder)))
    config.extra_css = [path for path in config.extra_css if not is_moved(path)]
    config.extra_javascript = [script for script in config.extra_javascript if not is_moved(str(script))]


def _check(files: Files, config: Settings, build: Build) -> None:
    """Report files that the configuration names and the site does not have."""
    own = [file.src_uri for file in files if file.src_dir == config.docs_dir]
    path, portrait = config.config_file_path, build.site.options.author.portrait
    named = [(steps, name) for steps, name in assets(config) if name != FAVICON or names_favicon(config)]
    build.problems.report(*missing_assets(named, {*files.src_uris, *held_files(config)}, own, path, build.root))
    docs = Path(config.docs_dir)
    build.problems.report(*portrait_problems(portrait, files.src_uris, docs, Path(path), build.root))
    favicon = str(config.theme["favicon"])
    if "//" not in favicon and favicon.partition("?")[0] not in files.src_uris:
        config.theme["favicon"] = FAVICON
