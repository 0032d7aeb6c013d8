"""The files of citation styles."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..settings.options import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parent / "styles"
"""The included style files, unchanged from https://github.com/citation-style-language/styles (CC BY-SA 3.0)."""


def style_files(names: Iterable[str], docs: Path) -> list[Path]:
    """Return the file of each style in the options: an included one, or one below `docs`."""
    return [FOLDER / f"{name}.csl" if name in STYLES else docs / name for name in names if name]
