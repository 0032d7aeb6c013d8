"""Templates of the author's own."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from homepage.html.overrides import override_problems

from .blogs import blogs

if TYPE_CHECKING:
    from jinja2 import Environment

    from .build import Build
    from .interface import Settings


def check_overrides(env: Environment, config: Settings, build: Build) -> None:
    """Report blocks and partials of the author's templates that no page has."""
    if not config.theme.custom_dir:
        return
    folder = Path(config.theme.custom_dir)
    found = [file for file in sorted(folder.rglob("*.html")) if ".icons" not in file.parts]
    own = {file.relative_to(folder).as_posix(): build.path_of(file) for file in found}
    of_theme = {file.name for each in config.theme.dirs if each != str(folder) for file in Path(each).glob("*.html")}
    of_theme -= set() if blogs(config) else {"blog.html", "blog-post.html"}
    pages = of_theme | {name for name in own if "/" not in name}
    build.problems.report(*override_problems(own, pages, env, in_material=build.site.options.frame == "material"))
