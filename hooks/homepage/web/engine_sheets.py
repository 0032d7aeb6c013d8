"""The engine's own stylesheets, one for each feature, and the order in which a site's sheets follow them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..settings.moved_assets import has_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_PAGES = ("page", "areas", "code", "search")
_FEATURES = ("publications", "models", "lists", "print")


def engine_sheets(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the engine's stylesheets by their names, each from the first of the theme's folders that has it."""
    names = [f"assets/{stem}.css" for stem in (*_PAGES, *_FEATURES)]
    return {name: folder / name for folder in reversed([*folders]) for name in names if (folder / name).is_file()}


def in_order(engine: Mapping[str, str], own: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the names and texts of all sheets: the engine's, then the site's.

    A sheet with the look of all pages, as sites made earlier have one, follows that of the engine, so that the rules of
    features still come after it.
    """
    pages = {f"assets/{stem}.css" for stem in _PAGES}
    return [
        *((name, css) for name, css in engine.items() if name in pages),
        *((name, css) for name, css in own.items() if has_look(css)),
        *((name, css) for name, css in engine.items() if name not in pages),
        *((name, css) for name, css in own.items() if not has_look(css)),
    ]
