"""The files of citation styles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ..settings.options import STYLES

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = Path(__file__).parent / "styles"
"""The included style files, unchanged from https://github.com/citation-style-language/styles (CC BY-SA 3.0)."""


_NOTES = re.compile(r'<style\b[^>]*\sclass="note"')


def is_note_style(style: Path) -> bool:
    """Return whether a style cites in notes, as the Chicago style of historians does."""
    return _NOTES.search(style.read_text(encoding="utf-8")) is not None


def style_files(names: Iterable[str], docs: Path) -> list[Path]:
    """Return the file of each style in the options: an included one, or one below `docs`."""
    return [FOLDER / f"{name}.csl" if name in STYLES else docs / name for name in names if name]
