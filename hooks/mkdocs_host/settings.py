"""What MkDocs' configuration says of the `.bib` files and of the files that are held back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from any_host.settings import BibSources
from homepage.settings.mkdocs_yml import bib_files_in, local_bib_file
from mkdocs.structure.files import File, set_exclusions

from .files import shown_by

if TYPE_CHECKING:
    from collections.abc import Callable

    from homepage.problems import Problem
    from mkdocs.config.defaults import MkDocsConfig


class Fetched:
    """The `.bib` files that this process has fetched: a server does not wait for the network each time."""

    def __init__(self) -> None:
        """Start without any."""
        self._files: dict[str, tuple[Path, str]] = {}

    def file(self, address: str, folder: Path) -> tuple[Path, str]:
        """Return the copy of a file in a folder, and why it is not a new one; no reason if it is."""
        from homepage.assembly.fetched_bib import LIMITS, fetch
        from homepage.outside.web import Web

        if address not in self._files:
            self._files[address] = fetch(address, folder, Web(limits=LIMITS))
        return self._files[address]


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
