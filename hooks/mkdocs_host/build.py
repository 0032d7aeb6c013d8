"""What one build holds from its first event on."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from homepage.assembly.printed_references import references_of
from homepage.assembly.site_reader import ReadBefore, assemble
from homepage.problems import Problems
from homepage.settings.languages import alternate_problems
from homepage.settings.misplaced import configuration_problems
from homepage.settings.theme import theme_problems
from homepage.web.file_dates import FileDates
from mkdocs.exceptions import Abort

from . import log, settings, theme, translations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from homepage.exports.references import References
    from homepage.whole_site.site import Site
    from mkdocs.config.defaults import MkDocsConfig

    from .settings import BibSources, Fetched


@dataclass(frozen=True)
class Build:
    """What the configuration leads to."""

    root: Path
    """The project's folder."""
    site: Site
    problems: Problems
    bib: BibSources
    references: References | None
    dates: FileDates
    serving: bool
    """Whether the development server asked for the build."""
    options: object
    """What `extra.homepage` says, as it is written."""
    extra_css: Sequence[str]
    """The option as it is before stylesheets are joined."""
    config: MkDocsConfig
    adds_language: bool
    """Whether the build adds another language to a site that is built already, as the plugin i18n does."""
    is_dirty: bool = False
    """Whether only pages that have changed are read, as with `--dirty`."""

    def path_of(self, file: Path) -> str:
        """Return a file's path as messages name it."""
        return settings.shown(file, self.root)


def start_build(
    config: MkDocsConfig, read_before: ReadBefore, fetched: Fetched, *, serving: bool, before: Build | None = None
) -> Build:
    """Return what the configuration leads to; settings of the theme over which MkDocs would break end the build.

    `before` is the build before this one: plugins such as i18n build twice with one configuration.
    """
    root = settings.root_of(config)
    if wrong := theme_problems(config.theme, config.theme.dirs, config.config_file_path, root):
        raise Abort("\n".join(map(str, wrong)))
    theme.speed_up(config.theme, root / ".cache")
    bib = settings.take_over_mkdocs_bibtex(config, root, fetched)
    options = config.extra.pop("homepage", None)  # Material takes this key for the address of its logo's link
    if before and before.config is config:
        options, config.extra_css = before.options, list(before.extra_css)
    extra_css = tuple(config.extra_css)
    docs = Path(config.docs_dir)
    language = translations.language_of(config)
    published = translations.without_translations(settings.published(config, serving=serving), config)
    written_in, translation_of = config.config_file_path, translations.translation_of(config)
    site, problems = assemble(
        options, written_in, docs, root, bib.files, read_before, language, published, translation_of
    )
    written = settings.as_written(config)
    misplaced = configuration_problems(written, config.config_file_path, root)
    languages = alternate_problems(written, docs, Path(config.config_file_path), root)
    found = Problems([*problems, *bib.problems, *misplaced, *languages])
    references = references_of(site, docs)
    dates = FileDates(root, [docs, *bib.files])
    adds = translations.adds_language(config)
    build = Build(root, site, found, bib, references, dates, serving, options, extra_css, config, adds_language=adds)
    theme.add_own_theme(config.theme, site.options.frame)
    theme.say(config.theme, site.words)
    config.watch.extend([str(settings.HOOKS), *(str(file) for file in bib.files if file.is_file())])
    if references:
        references.start()
    log.account(site)
    return build
