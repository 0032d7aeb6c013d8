"""The start of a build: what the settings lead to."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.assembly.printed_references import references_of
from homepage.assembly.site_reader import assemble
from homepage.problems import Problems
from homepage.settings.languages import alternate_problems
from homepage.settings.misplaced import configuration_problems
from homepage.web.file_dates import FileDates

from . import translations
from .build import Build
from .settings import as_written, root_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from homepage.assembly.site_reader import ReadBefore

    from .interface import Host, Settings
    from .settings import BibSources


def begin_build(
    host: Host,
    config: Settings,
    bib: BibSources,
    read_before: ReadBefore,
    published: Callable[[str], bool],
    *,
    serving: bool = False,
    before: Build | None = None,
) -> Build:
    """Return what the settings lead to.

    `before` is the build before this one: plugins such as i18n build twice with one configuration.
    """
    if before:
        gc.unfreeze()  # so that its objects can be freed
    options = config.extra.pop("homepage", None)  # Material takes this key for the address of its logo's link
    if before and before.config is config:
        options, config.extra_css = before.options, list(before.extra_css)
    extra_css = tuple(config.extra_css)
    root, docs = root_of(config), Path(config.docs_dir)
    language = translations.language_of(config)
    shown = translations.without_translations(published, config)
    written_in, translation_of = config.config_file_path, translations.translation_of(config)
    pages = translations.pages_folder(config)
    site, problems = assemble(
        options, written_in, docs, root, bib.files, read_before, language, shown, translation_of, pages
    )
    written = as_written(config)
    misplaced = configuration_problems(written, config.config_file_path, root)
    languages = alternate_problems(written, docs, Path(config.config_file_path), root)
    found = Problems([*problems, *bib.problems, *misplaced, *languages])
    references = references_of(site, docs)
    dates = FileDates(root, [docs, *bib.files])
    adds = translations.adds_language(config)
    build = Build(host, root, site, found, bib, references, dates, serving, options, extra_css, config, adds)
    if references:
        references.start()
    return build
