"""The colors of the site, read from its stylesheets, for pictures that the engine draws."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Palette:
    """The colors of the light color scheme, each as `#rrggbb`."""

    paper: str = "#fdfcfa"
    ink: str = "#221f26"
    quiet: str = "#5d5866"
    accent: str = "#4b2e83"


_NAMES = {
    "paper": "--md-default-bg-color",
    "ink": "--md-default-fg-color",
    "quiet": "--md-default-fg-color--light",
    "accent": "--md-accent-fg-color",
}
_PRINT = re.compile(r"@media\s+print\s*\{")
_BRACE = re.compile(r"[{}]")
_COLOR = r"(?<![\w-]){}\s*:\s*(?:light-dark\(\s*)?(#[0-9a-fA-F]{{6}}|#[0-9a-fA-F]{{3}})\b"


def read_palette(stylesheets: Iterable[str]) -> Palette:
    """Return the light colors that stylesheets set for screens: the last value of each, or its default."""
    found: dict[str, str] = {}
    for css in map(_on_screen, stylesheets):
        for field in fields(Palette):
            if match := re.search(_COLOR.format(re.escape(_NAMES[field.name])), css):
                found[field.name] = _six_digits(match[1])
    return Palette(**found)


def _on_screen(css: str) -> str:
    """Return a stylesheet without its `@media print` rules."""
    on_screen = ""
    while printed := _PRINT.search(css):
        on_screen, end, depth = on_screen + css[: printed.start()], printed.end(), 1
        while depth and (brace := _BRACE.search(css, end)):
            depth += 1 if brace[0] == "{" else -1
            end = brace.end()
        css = css[end:] if not depth else ""
    return on_screen + css


def _six_digits(color: str) -> str:
    digits = color[1:].lower()
    return f"#{digits if len(digits) == 6 else ''.join(digit * 2 for digit in digits)}"
