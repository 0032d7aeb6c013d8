"""The pictures that are made for a site: smaller copies for lists, and those for sharing, in the colors of the site."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from homepage.assembly.generated_files import shared_files
from homepage.cache.build_cache import BuildCache
from homepage.problems import Problem
from homepage.web.item_pictures import item_pictures
from homepage.web.palette import Palette, palettes_and_problems
from homepage.web.social_cards.open_graph import Sharing

from .made_files import add_missing
from .stylesheets import engine_css, own_css

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from homepage.web.social_cards.files import PictureFiles
    from homepage.whole_site.sized_picture import SizedPicture

    from .build import Build
    from .interface import Files, Settings


def add_sized(files: Files, config: Settings, build: Build) -> Mapping[str, SizedPicture]:
    """Add the smaller copies of the pictures in lists, and return these pictures."""
    cache = BuildCache.without_code(build.site.entry_cache.folder)
    found, copies, problems = item_pictures(build.site.lists, Path(config.docs_dir), cache)
    build.problems.report(*problems)
    add_missing(files, config, build, {path: bytes(copy) for path, copy in copies.items()})
    return found


def add_shared(files: Files, config: Settings, build: Build) -> tuple[Sharing, PictureFiles, str]:
    """Start drawing the pictures for sharing, and add what robots and browsers look for; also return the accent."""
    url, description = config.site_url or "", config.site_description or ""
    engine, own = engine_css(config, build), own_css(files, config, build)
    own = {build.path_of(Path(config.docs_dir, name)): css for name, css in own.items()}
    light, dark = _colors([*engine.values()], own, build)
    pictures, drawn, contents = shared_files(
        build.site,
        build.problems,
        site_url=url,
        title=config.site_name,
        description=description,
        favicon=config.theme["favicon"],
        palettes=(light, dark),
        own=files.src_uris,
        cache=build.root / ".cache",
    )
    add_missing(files, config, build, contents)
    return Sharing(url, description, pictures), drawn, light.accent


def _colors(engine: Sequence[str], own: Mapping[str, str], build: Build) -> Iterator[Palette]:
    """Yield the palette of each color scheme, and report what is wrong with the accent; both are cached."""
    inputs = engine, list(own.items())
    found: Any = build.site.entry_cache.data("colors", inputs, lambda: palettes_and_problems(engine, own))
    palettes, problems = found
    build.problems.report(*(Problem(*problem) for problem in problems))
    return (Palette(*palette) for palette in palettes)
