"""Checks the author's picture: the file must be there, be a picture, and not be too heavy for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Problem, near_file, shown_path
from .lines import option_place

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"RIFF")
"""The first bytes of pictures that browsers show: JPEG, PNG, GIF and WebP; AVIF has its mark at byte 4."""
_ENDINGS = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg")
_HEAVIEST = 2_000_000
"""Bytes of the heaviest picture that is not reported."""


def portrait_problems(
    portrait: str, files: Iterable[str], docs: Path, config_file: Path, root: Path
) -> tuple[Problem, ...]:
    """Return a problem if the file that the options name as the portrait is not a picture for a page."""
    names = set(files)
    what = _wrong(docs / portrait) if portrait in names else _missing(portrait, names)
    if not portrait or not what:
        return ()
    path, line = option_place(config_file, ("extra", "homepage", "author", "portrait"))
    message = f"extra.homepage.author.portrait names {portrait}, which {what}"
    return (Problem(shown_path(path, root), line, message, "missing-file"),)


def _missing(portrait: str, names: set[str]) -> str:
    pictures = [name for name in names if name.casefold().endswith(_ENDINGS)]
    stem = portrait.rpartition(".")[0].casefold()
    same = sorted(name for name in pictures if name.rpartition(".")[0].casefold() == stem)
    hint = f' Did you mean "{same[0]}"?' if same else near_file(portrait, pictures)
    return f"is not in docs/.{hint or ' Put the picture there, or delete this line: then your initials are shown.'}"


def _wrong(file: Path) -> str:
    """Return what is wrong with a file that exists, or an empty text."""
    if not file.is_file():  # made by a plugin
        return ""
    with file.open("rb") as opened:
        start = opened.read(1000)
    is_picture = start.startswith(_STARTS) or start[4:12] in (b"ftypavif", b"ftypavis")
    if not is_picture and not (file.suffix.casefold() == ".svg" and b"<" in start):
        return "is not a picture. Save it as JPEG, PNG or WebP."
    size = file.stat().st_size
    if size > _HEAVIEST:
        return f"has {size / 1_000_000:.1f} MB, and each reader loads it. Save it smaller: 960 pixels are enough."
    return ""
