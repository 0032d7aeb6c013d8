"""The options of `mkdocs.yml`, and what a reader of Markdown cannot do of it."""

from __future__ import annotations

import os
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from any_host.settings import BibSources
from any_host.stylesheets import THEME
from homepage.problems import shown_path
from homepage.settings.lines import option_place
from homepage.settings.mkdocs_yml import read_configuration
from homepage.web.material_parts import options_need_script
from pathspec.gitignore import GitIgnoreSpec

from .written import written_in

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from homepage.problems import Problem
    from homepage.settings.mkdocs_yml import Configuration

    from .interface import Reader

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
_INSTEAD = "Remove it, or build with MkDocs or ProperDocs."


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


def read_settings(file: Path, site_dir: Path | None, reader: Reader) -> tuple[Settings, Configuration]:
    """Return the options that a configuration file sets, and what else is known of it."""
    known = read_configuration(file)
    written = {} if errors_in(known.problems) else written_in(file)
    theme = written.get("theme")
    options = {"name": theme} if isinstance(theme, str) else theme or {}
    plugins = _named(written.get("plugins", ["search"]))
    settings = Settings({**_DEFAULTS, **{name: value for name, value in written.items() if value is not None}})
    settings |= {
        "config_file_path": str(file),
        "docs_dir": str(known.docs),
        "site_dir": str(site_dir or file.parent / str(written.get("site_dir") or "site")),
        "theme": Theme(options, file.parent, reader.theme),
        "plugins": {f"material/{name}": _running(value) for name, value in plugins.items() if name != "bibtex"},
        "extra": written.get("extra") or {},
        "extra_css": list(written.get("extra_css") or ()),
        "extra_javascript": [Script(each) for each in written.get("extra_javascript") or ()],
        "mdx_configs": _named(written.get("markdown_extensions", [])),
        "markdown_extensions": [],
    }
    return settings, known


def _named(value: object) -> dict[str, Any]:
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
    options = _named(known.settings.get("plugins")).get("bibtex") or {}
    commands = (options.get("bib_command", r"\bibliography"), options.get("full_bib_command", r"\full_bibliography"))
    return BibSources(known.bib_files, commands)


def published(settings: Settings) -> Callable[[str], bool]:
    """Return a function that says whether readers get a file, by its path below `docs_dir`."""
    held_back = matching(f".*\n/templates/\n{settings.exclude_docs}\n{settings.draft_docs}")
    return lambda path: not held_back(path)


def matching(patterns: str) -> Callable[[str], bool]:
    """Return a function that says whether patterns in the form of `.gitignore` match a path."""
    return GitIgnoreSpec.from_lines(patterns.splitlines()).match_file


def cannot(settings: Settings, known: Configuration, reader: Reader) -> Iterator[str]:
    """Yield what is asked for and cannot be done with a reader, each with file and line."""
    file, program = Path(settings.config_file_path), reader.name

    def say(steps: tuple[str | int, ...], what: str) -> str:
        path, line = option_place(file, steps)
        return f"{shown_path(path, file.parent)}:{line}: {what}"

    for name in _named(known.settings.get("plugins", [])):
        if name not in reader.plugins:
            yield say(("plugins", name), f'the plugin "{name}" does not run with {program}. {_INSTEAD}')
    for number, hook in enumerate(known.settings.get("hooks") or ()):  # type: ignore[arg-type,var-annotated]
        if not str(hook).endswith("mkdocs_hook.py"):
            yield say(("hooks", number), f"{program} runs no hooks, such as {hook}. {_INSTEAD}")
    docs, site = Path(settings.docs_dir).resolve(), Path(settings.site_dir).resolve()
    if docs.is_relative_to(site) or site.is_relative_to(docs):
        yield say(("site_dir",), "site_dir is emptied by each build: it may not contain docs/, nor be in it.")
    if known.settings.get("extra_templates"):
        yield say(("extra_templates",), f"extra_templates are not drawn with {program}. {_INSTEAD}")
    if settings.theme.get("name") not in (None, "material", program.lower()):
        yield say(("theme",), "these pages need the theme Material; write `theme: material`.")
    if isinstance(known.options, dict) and known.options.get("frame") == "material":
        yield say(("extra", "homepage", "frame"), f"`frame: material` needs Material for MkDocs. {_INSTEAD}")
    for number, name in enumerate(map(str, settings.theme["features"] or ())):
        if options_need_script([name], {}):
            yield say(
                ("theme", "features", number), f"{name} needs Material's script, which {program} lacks. {_INSTEAD}"
            )
    for name in settings.extra:
        if options_need_script([], {name: settings.extra[name]}):
            yield say(("extra", name), f"extra.{name} needs Material's script, which {program} lacks. {_INSTEAD}")
    if known.address:
        what = f"a .bib file at an address is not fetched with {program}; download it, and name the file."
        yield say(("plugins", "bibtex", "bib_file"), what)


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
