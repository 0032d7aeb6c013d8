"""What the settings say: the project's folder, the `.bib` files, and the files that options name."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from homepage.settings.lines import file_named
from homepage.web.content_policy import origin

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping, Sequence

    from homepage.front_matter.yaml_reader import Steps
    from homepage.problems import Problem
    from homepage.settings.options import Options

    from .interface import Settings

HOOKS = Path(__file__).parents[1]


@dataclass(frozen=True, slots=True)
class BibSources:
    """The `.bib` files of a site, and how mkdocs-bibtex's options ask for lists of references."""

    files: Sequence[Path]
    commands: Sequence[str] = (r"\bibliography",)
    """The texts that ask for the references of a page."""
    problems: Sequence[Problem] = ()


def file_of(config: Settings) -> Path:
    """Return the configuration file."""
    return Path(config.config_file_path or ".").resolve()


def root_of(config: Settings) -> Path:
    """Return the folder of the configuration file."""
    return file_of(config).parent


def as_written(config: Settings) -> dict[str, object]:
    """Return the options of the configuration, with those of the theme and of `extra` as plain mappings."""
    return {**config, "extra": dict(config.extra), "theme": dict(config.theme), "plugins": dict(config.plugins)}


def assets(config: Settings) -> Iterator[tuple[Steps, str]]:
    """Yield the files that the configuration names, each with the steps to its option before it."""
    for number, sheet in enumerate(config.extra_css):
        yield ("extra_css", number), sheet
    for number, script in enumerate(config.extra_javascript):
        yield ("extra_javascript", number), str(script)
    for option in ("favicon", "logo"):
        yield ("theme", option), config.theme.get(option) or ""


def restore_sheets(config: Settings, known: Container[str]) -> None:
    """Name stylesheets as the author does, if a plugin that makes them smaller has renamed them: they are joined."""
    for number, sheet in enumerate(config.extra_css):
        written = file_named(file_of(config), ("extra_css", number))
        if sheet not in known and written in known:
            config.extra_css[number] = written


def origins(config: Settings) -> list[str]:
    """Return the other sites whose stylesheets and scripts the configuration names."""
    return [site for each in (*config.extra_css, *map(str, config.extra_javascript)) if (site := origin(each))]


def allowed_sites(meta: Mapping[str, Any], options: Options) -> list[str]:
    """Return the other sites that a page's front matter and the site's options allow."""
    return [origin(address) for address in (*options.allow, *meta.get("allow", ()))]
