"""What MkDocs' configuration says: the project's folder, the `.bib` files, and the files that options name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from homepage.problems import shown_path as shown
from homepage.settings.lines import file_named
from homepage.settings.mkdocs_yml import bib_files_in, local_bib_file
from homepage.web.content_policy import origin
from mkdocs.structure.files import File, InclusionLevel, set_exclusions

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterator, Mapping, Sequence

    from homepage.front_matter.yaml_reader import Steps
    from homepage.problems import Problem
    from homepage.settings.options import Options
    from mkdocs.config.defaults import MkDocsConfig

__all__ = [
    "HOOKS", "BibSources", "Fetched", "assets", "origins", "published", "restore_sheets", "root_of", "shown",
    "shown_by", "take_over_mkdocs_bibtex",
]  # fmt: skip

HOOKS = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class BibSources:
    """The `.bib` files of a site, and how mkdocs-bibtex's options ask for lists of references."""

    files: Sequence[Path]
    commands: Sequence[str] = (r"\bibliography",)
    """The texts that ask for the references of a page."""
    problems: Sequence[Problem] = ()


class Fetched:
    """The `.bib` files that this process has fetched: a server does not wait for the network each time."""

    def __init__(self) -> None:
        """Start without any."""
        self._files: dict[str, tuple[Path, str]] = {}

    def file(self, address: str, folder: Path) -> tuple[Path, str]:
        """Return the copy of a file in a folder, and why it is not a new one; no reason if it is."""
        from homepage.assembly.fetched_bib import fetch
        from mkdocs_bibtex.utils import tempfile_from_url

        if address not in self._files:
            self._files[address] = fetch(address, folder, tempfile_from_url)
        return self._files[address]


def file_of(config: MkDocsConfig) -> Path:
    """Return the configuration file."""
    return Path(config.config_file_path or ".").resolve()


def root_of(config: MkDocsConfig) -> Path:
    """Return the folder of the configuration file."""
    return file_of(config).parent


def take_over_mkdocs_bibtex(config: MkDocsConfig, root: Path, fetched: Fetched) -> BibSources:
    """Return what mkdocs-bibtex's options ask for, and stop that plugin from working on pages."""
    docs, plugin = Path(config.docs_dir), config.plugins.get("bibtex")
    if plugin is None:
        return BibSources([docs / "publications.bib"])
    for event in ("config", "page_markdown"):
        handlers = config.plugins.events[event]
        handlers[:] = [handler for handler in handlers if getattr(handler, "__self__", None) is not plugin]
    options = plugin.config
    commands = (options["bib_command"], options["full_bib_command"])
    if options["bib_dir"]:
        files, problems = bib_files_in(Path(options["bib_dir"]), Path(config.config_file_path), root)
        return BibSources(files, commands, problems)
    name = options["bib_file"] or "publications.bib"
    if "://" in name:
        files, problems = _fetched(name, config, root, fetched)
        return BibSources(files, commands, problems)
    return BibSources([local_bib_file(name, root, docs)], commands)


def _fetched(
    address: str, config: MkDocsConfig, root: Path, fetched: Fetched
) -> tuple[list[Path], tuple[Problem, ...]]:
    """Return the copy of a `.bib` file at an address, and what is wrong with it."""
    file, reason = fetched.file(address, root / ".cache" / "fetched")
    files = [file] if file.is_file() else []
    if not reason:
        return files, ()
    from homepage.assembly.fetched_bib import not_fetched

    return files, (not_fetched(address, reason, Path(config.config_file_path), root, has_copy=bool(files)),)


def published(config: MkDocsConfig, *, serving: bool) -> Callable[[str], bool]:
    """Return a function that says whether readers get a file, by its path below `docs_dir`.

    `exclude_docs` and `draft_docs` keep files back; the development server shows drafts.
    """

    def is_published(path: str) -> bool:
        file = File(path, config.docs_dir, config.site_dir, config.use_directory_urls)
        set_exclusions([file], config)
        return shown_by(serving)(file.inclusion)

    return is_published


def shown_by(serving: bool) -> Callable[[InclusionLevel], bool]:
    """Return a function that says whether files with a level of inclusion are shown."""
    return InclusionLevel.is_in_serve if serving else InclusionLevel.is_included


def as_written(config: MkDocsConfig) -> dict[str, object]:
    """Return the options of the configuration, with those of the theme and of `extra` as plain mappings."""
    return {**config, "extra": dict(config.extra), "theme": dict(config.theme), "plugins": dict(config.plugins)}


def assets(config: MkDocsConfig) -> Iterator[tuple[Steps, str]]:
    """Yield the files that the configuration names, each with the steps to its option before it."""
    for number, sheet in enumerate(config.extra_css):
        yield ("extra_css", number), sheet
    for number, script in enumerate(config.extra_javascript):
        yield ("extra_javascript", number), str(script)
    for option in ("favicon", "logo"):
        yield ("theme", option), config.theme.get(option) or ""


def restore_sheets(config: MkDocsConfig, known: Container[str]) -> None:
    """Name stylesheets as the author does, if a plugin that makes them smaller has renamed them: they are joined."""
    for number, sheet in enumerate(config.extra_css):
        written = file_named(file_of(config), ("extra_css", number))
        if sheet not in known and written in known:
            config.extra_css[number] = written


def origins(config: MkDocsConfig) -> list[str]:
    """Return the other sites whose stylesheets and scripts the configuration names."""
    return [site for each in (*config.extra_css, *map(str, config.extra_javascript)) if (site := origin(each))]


def allowed_sites(meta: Mapping[str, Any], options: Options) -> list[str]:
    """Return the other sites that a page's front matter and the site's options allow."""
    return [origin(address) for address in (*options.allow, *meta.get("allow", ()))]
