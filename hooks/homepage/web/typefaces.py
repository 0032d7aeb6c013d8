"""The engine's typefaces, which pages ask for early: text then does not move when they come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .custom_properties import settings

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHOSEN_BY = {"serif": "--site-serif", "sans": "--site-sans"}
"""The engine's families, each with the custom property by which an owner chooses another."""
_ITALICS = re.compile(r"<(?:cite|em|i)\b")
_FILE = "assets/fonts/{}-basic.woff2"


def engines_families(own_sheets: Iterable[str], *, has_text_font: bool) -> tuple[str, ...]:
    """Return the engine's families that the site has: those for which neither a sheet nor an option names another."""
    chosen = {setting.name for css in own_sheets for setting in settings(css)}
    chosen |= {_CHOSEN_BY["serif"]} if has_text_font else set()
    return tuple(name for name, setting in _CHOSEN_BY.items() if setting not in chosen)


def with_early_faces(html: str, stylesheet: str, families: Iterable[str]) -> str:
    """Return a whole page that asks for the typefaces with its basic letters before it asks for its stylesheet."""
    link = re.search(rf"""<link[^>]*\shref=["']?([^"'>]*){re.escape(stylesheet)}""", html)
    if not link:
        return html
    faces = [face for family in families for face in ((family, "serif-italic") if family == "serif" else (family,))]
    wanted = (link[1] + _FILE.format(face) for face in faces if face != "serif-italic" or _ITALICS.search(html))
    early = "".join(f'<link rel="preload" href="{face}" as="font" type="font/woff2" crossorigin>' for face in wanted)
    return html[: link.start()] + early + html[link.start() :]
