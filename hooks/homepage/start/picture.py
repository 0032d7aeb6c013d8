"""Reads the author's picture: it must be one that browsers show, and it is made small enough for a page."""

from __future__ import annotations

import io
from dataclasses import dataclass

from .named_file import UnusableAnswerError, bytes_of, file_of

SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
"""The formats that are taken, with the ends of their files' names."""
_LARGEST = 960
"""Pixels of the longer side; the page shows 240, and sharp screens have up to four for each of these."""
_HEAVIEST = 300_000
"""Bytes up to which a picture is copied as it is."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture for the first page."""

    data: bytes
    suffix: str
    """The end of its file's name, such as `.jpg`."""
    shrunk: bool = False
    """Whether it is a smaller copy of the author's file."""


def checked_picture(text: str) -> Picture | None:
    """Return the picture in a file; a large one is made smaller."""
    path = file_of(text)
    if path is None:
        return None
    data = bytes_of(path)
    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(data), formats=tuple(SUFFIXES)) as image:
            image.load()
            form = str(image.format)
            if len(data) <= _HEAVIEST and max(image.size) <= 2 * _LARGEST:
                return Picture(data, SUFFIXES[form])
            small = ImageOps.exif_transpose(image if form == "JPEG" else image.convert("RGBA"))
            small.thumbnail((_LARGEST, _LARGEST))
            written = io.BytesIO()
            small.save(written, form)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise UnusableAnswerError(
            f'"{path}" is not a picture that browsers show; save it as JPEG, PNG or WebP'
        ) from error
    return Picture(written.getvalue(), SUFFIXES[form], shrunk=True)
