"""The options of `mkdocs.yml` as a reader of Markdown gets them."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from any_host.settings import BibSources
from any_host.stylesheets import THEME
from homepage.settings.mkdocs_yml import read_configuration
from pathspec.gitignore import GitIgnoreSpec

from .written import written_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from homepage.problems import Problem
    from homepage.settings.mkdocs_yml import Configuration


_DEFAULTS: Mapping[str, Any] = {
    "site_name": "", "site_url": "", "site_description": "", "site_author": "", "copyright": "", "repo_url": "",
    "repo_name": "", "use_directory_urls": True, "nav": None, "exclude_docs": "", "draft_docs": "", "not_in_nav": "",
}  # fmt: skip
_OF_THEME: Mapping[str, Any] = {
    "language": "en",
    "direction": None,
    "features": [],
    "favicon": "assets/images/favicon.png",
}


class Theme(dict[str, Any]):
    """The options under `theme`."""

    def __init__(self, options: Mapping[str, Any], root: Path, folder: str) -> None:
        """Read the options; `root` is the folder from which `custom_dir` is named, `folder` has Material's."""
        super().__init__({**_OF_THEME, **options, "icon": options.get("icon") or {}})
        named = options.get("custom_dir")
        self.custom_dir = str(root / str(named)) if named else None
        self.dirs = [*([self.custom_dir] if self.custom_dir else ()), str(THEME), folder]


class Settings(dict[str, Any]):
    """All options, with a value for those that are not written."""

    def __getattr__(self, name: str) -> Any:
        """Return an option."""
        if name in self:
            return self[name]
        raise AttributeError(name)

    def __setattr__(self, name: str, value: Any) -> None:
        """Set an option."""
        self[name] = value


def read_settings(file: Path, site_dir: Path | None, theme_folder: str) -> tuple[Settings, Configuration]:
    """Return the options that a configuration file sets, and what else is known of it.

    `theme_folder` is the folder of Material's templates.
    """
    known = read_configuration(file)
    written = {} if errors_in(known.problems) else written_in(file)
    theme = written.get("theme")
    options = {"name": theme} if isinstance(theme, str) else theme or {}
    plugins = named_options(written.get("plugins", ["search"]))
    settings = Settings({**_DEFAULTS, **{name: value for name, value in written.items() if value is not None}})
    settings |= {
        "config_file_path": str(file),
        "docs_dir": str(known.docs),
        "site_dir": str(site_dir or file.parent / str(written.get("site_dir") or "site")),
        "theme": Theme(options, file.parent, theme_folder),
        "plugins": {f"material/{name}": _running(value) for name, value in plugins.items() if name != "bibtex"},
        "extra": written.get("extra") or {},
        "extra_css": list(written.get("extra_css") or ()),
        "extra_javascript": [Script(each) for each in written.get("extra_javascript") or ()],
        "mdx_configs": named_options(written.get("markdown_extensions", [])),
        "markdown_extensions": [],
    }
    return settings, known


def named_options(value: object) -> dict[str, Any]:
    """Return the options of plugins or extensions by their names; they may be written as a list."""
    if isinstance(value, dict):
        return {str(name).removeprefix("material/"): options for name, options in value.items()}
    items = value if isinstance(value, list) else []
    return {
        str(name).removeprefix("material/"): options
        for item in items
        for name, options in (item.items() if isinstance(item, dict) else [(item, None)])
    }


def _running(options: object) -> SimpleNamespace:
    written = options if isinstance(options, dict) else {}
    return SimpleNamespace(config=SimpleNamespace(**{"enabled": True, "draft": False, "blog_dir": "blog", **written}))


class Script:
    """A script that `extra_javascript` names."""

    def __init__(self, written: object) -> None:
        """Read what is written: a path, or a path with options."""
        options = written if isinstance(written, dict) else {"path": written}
        self.path, self.type = str(options.get("path")), options.get("type", "")
        self.defer, self.async_ = bool(options.get("defer")), bool(options.get("async"))
        if self.path.endswith(".mjs") and not isinstance(written, dict):
            self.type = "module"

    def __str__(self) -> str:
        """Return the path."""
        return self.path


def bib_sources(known: Configuration) -> BibSources:
    """Return the `.bib` files of a site, and how its pages ask for lists of references."""
    options = named_options(known.settings.get("plugins")).get("bibtex") or {}
    commands = (options.get("bib_command", r"\bibliography"), options.get("full_bib_command", r"\full_bibliography"))
    return BibSources(known.bib_files, commands)


def published(settings: Settings) -> Callable[[str], bool]:
    """Return a function that says whether readers get a file, by its path below `docs_dir`."""
    held_back = matching(f".*\n/templates/\n{settings.exclude_docs}\n{settings.draft_docs}")
    return lambda path: not held_back(path)


def matching(patterns: str) -> Callable[[str], bool]:
    """Return a function that says whether patterns in the form of `.gitignore` match a path."""
    return GitIgnoreSpec.from_lines(patterns.splitlines()).match_file


def walk(settings: Settings) -> Iterator[str]:
    """Yield the paths of the author's files that readers get, below `docs_dir`."""
    shown = published(settings)
    for folder, inside, names in os.walk(settings.docs_dir, followlinks=True):
        inside.sort()
        for name in sorted(names, key=lambda each: (not each.startswith(("index.", "README.")), each)):
            path = Path(folder, name).relative_to(settings.docs_dir).as_posix()
            if shown(path):
                yield path


def errors_in(problems: tuple[Problem, ...]) -> list[Problem]:
    """Return the problems of a configuration that cannot be read."""
    return [problem for problem in problems if problem.severity == "error"]
