"""The start of a build with MkDocs."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from any_host.findings import say_account
from any_host.settings import HOOKS, root_of
from any_host.start import begin_build
from homepage.assembly.docs_folder import unfit_files
from homepage.front_matter.merged_keys import limit_merged_keys
from homepage.settings.theme import theme_problems
from mkdocs.exceptions import Abort

from . import log, settings, theme
from .files import MkDocsFiles
from .plugins import name_print_page

if TYPE_CHECKING:
    from any_host.build import Build
    from homepage.assembly.site_reader import ReadBefore
    from mkdocs.config.defaults import MkDocsConfig

    from .settings import Fetched


def start_build(
    config: MkDocsConfig, read_before: ReadBefore, fetched: Fetched, *, serving: bool, before: Build | None = None
) -> Build:
    """Return what the configuration leads to; settings of the theme over which MkDocs would break end the build."""
    limit_merged_keys()
    root = root_of(config)
    if wrong := theme_problems(config.theme, config.theme.dirs, config.config_file_path, root):
        raise Abort("\n".join(map(str, wrong)))
    theme.speed_up(config.theme)
    bib = settings.take_over_mkdocs_bibtex(config, root, fetched)
    shown = settings.published(config, serving=serving)
    if unfit := unfit_files(Path(config.docs_dir), root, bib.files, config.watch, shown):
        raise Abort("\n".join(map(str, unfit)))
    build = begin_build(
        MkDocsFiles(root, serving),
        config,
        bib,
        read_before,
        shown,
        serving=serving,
        before=before,
    )
    theme.add_own_theme(config.theme, build.site.options.frame)
    theme.say(config.theme, build.site.words)
    name_print_page(config, build.site.words, before.site.words if before else None)
    config.watch.extend([str(HOOKS), *(str(file) for file in bib.files if os.path.isfile(file))])
    say_account(build, log.log)
    return build
