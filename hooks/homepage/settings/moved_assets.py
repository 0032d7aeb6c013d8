"""Reports stylesheets and scripts in `docs/assets/` of older sites that come with the engine now."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from ..problems import Problem, shown_path
from .lines import option_place
from .renamed import RENAMED

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from ..front_matter.yaml_reader import Steps

MOVED = tuple(row.old for row in RENAMED if row.kind == "file" and not row.new)
_LOOK = (".top__inner", ".md-main__inner", ".hero__inner")
_FIRST_RULE = re.compile(r"^body *\{|\.md-main__inner", re.MULTILINE)


def is_moved(name: str) -> bool:
    """Return whether a path in `extra_css` or `extra_javascript` names a file that comes with the engine now."""
    return posixpath.normpath(name.partition("?")[0]) in MOVED


def moved_assets(
    named: Iterable[tuple[Steps, str]], copies: Collection[str], docs: Path, config_file: Path, root: Path
) -> Iterator[Problem]:
    """Yield a problem for each option that names such a file, and for each copy in `docs` that no option names."""
    found = [(option_place(config_file, steps), posixpath.normpath(name.partition("?")[0])) for steps, name in named]
    for (path, line), name in found:
        if name in MOVED:
            copy = f" and {shown_path(docs / name, root)}" if name in copies else ""
            message = f"{name} comes with the engine now: delete this line{copy}; {_instead(name)}"
            yield Problem(shown_path(path, root), line, message, "moved-file")
    for name in sorted({*copies} - {name for _, name in found}):
        message = f"{name} comes with the engine now: delete this file; {_instead(name)}"
        yield Problem(shown_path(docs / name, root), 1, message, "moved-file")


def has_look(css: str) -> bool:
    """Return whether a site's stylesheet repeats the engine's rules, as stylesheets of older sites do."""
    return all(name in css for name in _LOOK)


def repeated_look(css: str, path: str) -> Problem:
    """Return a problem at the first line of a site's stylesheet that repeats a rule of the engine."""
    first = _FIRST_RULE.search(css)
    line = css.count("\n", 0, first.start()) + 1 if first else 1
    message = (
        "from here on this stylesheet repeats rules that come with the engine now: keep the values of colors, type and"
        " space above this line, and below it only the rules that you have changed"
    )
    return Problem(path, line, message, "moved-file")


def _instead(name: str) -> str:
    target = "assets/homepage.css" if name.endswith(".css") else "a script of another name"
    return f"your own changes go into {target}"
