"""The PNG files that the engine draws: share pictures and icons, cached in `.cache` by a fingerprint of their contents.

A picture takes about 20 ms, so a second process draws them during the build, which reads the files at its end.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from ...cache.second_process import SecondProcess
from ...cache.text_files import read_texts, write_texts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from ..palette import Palette
    from .words import SharePicture

ICONS = {"apple-touch-icon.png": 180, "icon-192.png": 192, "icon-512.png": 512}
"""The width in pixels of each icon other than the favicon, by its path on the site."""

_LIBRARIES = {"PIL": "pillow", "font_source_serif_pro": "font-source-serif-pro"}
"""The packages that are needed to draw, by the names of their modules."""


class MissingLibrary(Exception):
    """A package that is needed to draw is not installed; the text says how to install it."""


@dataclass(frozen=True, slots=True)
class Icon:
    """An icon with a letter in brackets: the first of `letters` that a font can show."""

    letters: str
    pixels: int
    faces: tuple[str, ...] = ()
    """The files of fonts for letters that Source Serif lacks."""


class PictureFiles:
    """The pictures of one build, by their paths on the site."""

    def __init__(self, wanted: Mapping[str, SharePicture | Icon], palette: Palette, folder: Path) -> None:
        """Start to draw the pictures that the cache folder `folder` does not contain.

        Raises MissingLibrary if a picture must be drawn and Pillow or the font is not installed.
        """
        self._files = {name: (picture, _file(picture, palette, folder)) for name, picture in wanted.items()}
        self._palette = palette
        self._drawing: SecondProcess | None = None
        if lacking := [each for each in self._files.values() if _read(each[1]) is None]:
            _check_libraries()
            self._drawing = SecondProcess(_draw, lacking, palette)

    @property
    def names(self) -> set[str]:
        """The paths of the pictures on the site."""
        return set(self._files)

    def finished(self) -> Iterator[tuple[str, bytes]]:
        """Wait for the second process, then yield each picture's path and PNG."""
        if self._drawing:
            self._drawing.wait()
        for name, (picture, file) in self._files.items():
            yield name, _read(file) or _drawn(picture, file, self._palette)


def _file(picture: SharePicture | Icon, palette: Palette, folder: Path) -> Path:
    digest = hashlib.sha256(f"{picture!r}{palette!r}{palette.accent_text}{_code()}".encode("utf-8", "surrogatepass"))
    return folder / digest.hexdigest()[:32]


def _read(file: Path) -> bytes | None:
    found, is_whole = read_texts(file, file.name)
    return bytes(found[0]["png"]) if is_whole else None


@cache
def _code() -> str:
    """Return the code that draws and its packages' versions, so that a change of them draws all pictures again."""
    names = ("canvas.py", "drawing.py", "icons.py")
    sources = (Path(__file__).with_name(name).read_text(encoding="utf-8") for name in names)
    return "".join(sources) + " ".join(map(_version, _LIBRARIES.values()))


def _version(library: str) -> str:
    try:
        return version(library)
    except PackageNotFoundError:
        return ""


def _check_libraries() -> None:
    if missing := next((name for name in _LIBRARIES if find_spec(name) is None), ""):
        raise MissingLibrary(f"{missing} is missing, which draws share pictures; install requirements.txt")


def _draw(lacking: Iterable[tuple[SharePicture | Icon, Path]], palette: Palette) -> None:
    for picture, file in lacking:
        _drawn(picture, file, palette)


def _drawn(picture: SharePicture | Icon, file: Path, palette: Palette) -> bytes:
    """Draw a picture, write it to the cache, and return it as PNG."""
    # Imported here, since a build that draws nothing does not need it.
    from .drawing import draw_icon, draw_picture

    if isinstance(picture, Icon):
        png = draw_icon(picture.letters, palette, picture.pixels, picture.faces)
    else:
        png = draw_picture(picture, palette)
    write_texts(file, file.name, {"png": png})
    return png
