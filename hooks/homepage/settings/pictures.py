"""Tells by a file's first bytes whether it is a picture that browsers show, and whether it is too heavy for a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_STARTS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"GIF8", b"RIFF")
"""The first bytes of JPEG, PNG, GIF and WebP; AVIF has its mark at byte 4."""
_HEAVIEST = 2_000_000
"""Bytes of the heaviest picture that is not reported."""


def wrong_with_picture(file: Path, *, size: str) -> str:
    """Return what is wrong with a picture, to follow "which", or an empty text.

    `size` says how large the picture has to be, as "960 pixels". A file that does not exist here is made by a plugin.
    """
    if not file.is_file():
        return ""
    with file.open("rb") as opened:
        start = opened.read(1000)
    is_picture = start.startswith(_STARTS) or start[4:12] in (b"ftypavif", b"ftypavis")
    if not is_picture and not (file.suffix.casefold() == ".svg" and b"<" in start):
        return "is not a picture. Save it as JPEG, PNG or WebP."
    megabytes = file.stat().st_size / 1_000_000
    if megabytes > _HEAVIEST / 1_000_000:
        return f"has {megabytes:.1f} MB, and each reader loads it. Save it smaller: {size} are enough."
    return ""
