"""The engine's own stylesheets, one for each feature, and their order with the site's stylesheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..settings.moved_assets import has_look

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_PAGES = ("fonts", "page", "texts", "areas", "code", "search")
MORE = "assets/more.css"
"""What pages with more parts of Material need in the frame."""
MATERIAL = "assets/material.css"
"""The sizes and fonts of the engine's parts in Material's own frame."""
_FIRST_PART = ".md-typeset .up {"
"""The first rule in `page.css` for parts that pages have in any frame: those above it are for the engine's own."""
_PARTS = frozenset(f"assets/{stem}.css" for stem in ("texts", "code", "filters", "papers", "years", "models"))
"""What many pages do not need, such as a home page."""
_OF_OWN_FRAME = {MORE, *(f"assets/{stem}.css" for stem in ("fonts", "page", "code", "search", "print"))}
_FEATURES = ("publications", "filters", "papers", "years", "models", "lists", "print")


def engine_sheets(folders: Iterable[Path]) -> dict[str, Path]:
    """Return the engine's stylesheets by name, each from the first of the theme's folders that contains it."""
    names = [MATERIAL, *(f"assets/{stem}.css" for stem in _PAGES), MORE, *(f"assets/{stem}.css" for stem in _FEATURES)]
    return {name: folder / name for folder in reversed([*folders]) for name in names if (folder / name).is_file()}


def of_frame(engine: Mapping[str, str], *, material: bool, more: bool) -> dict[str, str]:
    """Return the stylesheets for Material's own frame, or for the engine's: with what full pages need, or without."""
    if material:
        parts = _FIRST_PART + engine["assets/page.css"].partition(_FIRST_PART)[2]
        others = {name: css for name, css in engine.items() if name not in (MATERIAL, *_OF_OWN_FRAME)}
        return {MATERIAL: engine[MATERIAL], "parts": parts, **others}
    return {name: css for name, css in engine.items() if name != MATERIAL and (more or name != MORE)}


def of_plain_pages(engine: Mapping[str, str]) -> dict[str, str]:
    """Return the stylesheets without those for parts that many pages do not have."""
    return {name: css for name, css in engine.items() if name not in _PARTS}


def in_order(engine: Mapping[str, str], own: Mapping[str, str]) -> list[tuple[str, str]]:
    """Return the names and texts of all stylesheets: first the engine's, then the site's.

    Older sites have a stylesheet of their own for the look of all pages. It comes after the engine's for all pages, and
    before those of the features, which then still override it.
    """
    pages = {MATERIAL, "parts", MORE, *(f"assets/{stem}.css" for stem in _PAGES)}
    return [
        *((name, css) for name, css in engine.items() if name in pages),
        *((name, css) for name, css in own.items() if has_look(css)),
        *((name, css) for name, css in engine.items() if name not in pages),
        *((name, css) for name, css in own.items() if not has_look(css)),
    ]
