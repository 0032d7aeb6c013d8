"""The site's own PNG files: share pictures and icons, drawn once and kept in `.cache` by what is on them."""

from __future__ import annotations

import contextlib
import hashlib
import zlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

from .kept import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .palette import Palette
    from .share_pictures import SharePicture

ICONS = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
"""The icons beside the one in the browser's tab, by their place on the site, with their width in pixels."""

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_LIBRARIES = ("pillow", "font-source-serif-pro")


class MissingLibrary(Exception):
    """What draws the pictures is not there; the text says how to get it."""


@dataclass(frozen=True, slots=True)
class Icon:
    """A letter in brackets."""

    letter: str
    pixels: int


def picture_files(wanted: Mapping[str, SharePicture | Icon], palette: Palette, folder: Path) -> dict[str, bytes]:
    """Return each picture as PNG by its name; only what `folder` lacks is drawn.

    Raises MissingLibrary where something must be drawn and Pillow or the letters are not installed.
    """
    return {name: _kept(picture, palette, folder) for name, picture in wanted.items()}


def is_whole(png: bytes) -> bool:
    """Return whether a PNG file is all there, by the checksums of its chunks."""
    place = len(_SIGNATURE)
    if not png.startswith(_SIGNATURE):
        return False
    while place + 12 <= len(png):
        end = place + 8 + int.from_bytes(png[place : place + 4], "big")
        if zlib.crc32(png[place + 4 : end]).to_bytes(4, "big") != png[end : end + 4]:
            return False
        if png[place + 4 : place + 8] == b"IEND":
            return end + 4 == len(png)
        place = end + 4
    return False


def _kept(picture: SharePicture | Icon, palette: Palette, folder: Path) -> bytes:
    digest = hashlib.sha256(f"{picture!r}{palette!r}{_code()}".encode("utf-8", "surrogatepass"))
    file = folder / f"{digest.hexdigest()[:32]}.png"
    with contextlib.suppress(OSError):
        png = file.read_bytes()
        if is_whole(png):
            return png
    png = _drawn(picture, palette)
    write_whole(file, [png])
    return png


@cache
def _code() -> str:
    """Return what stands for the code that draws, so that a change of it draws anew."""
    source = Path(__file__).with_name("picture_drawing.py").read_text(encoding="utf-8")
    return source + " ".join(map(_version, _LIBRARIES))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _drawn(picture: SharePicture | Icon, palette: Palette) -> bytes:
    try:
        # Here, since a build that draws nothing has no use for it.
        from .picture_drawing import draw_icon, draw_picture
    except ImportError as error:
        raise MissingLibrary(
            f"{error.name} is missing, which draws share pictures; install requirements.txt"
        ) from error
    if isinstance(picture, Icon):
        return draw_icon(picture.letter, palette, picture.pixels)
    return draw_picture(picture, palette)
