"""Smaller copies of the pictures in the author's lists, cached by the contents of the picture."""

from __future__ import annotations

import contextlib
import hashlib
import json
from importlib.util import find_spec
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..cache.whole_files import write_if_possible
from ..problems import Problem
from ..text.named_files import file_in
from ..text.plain_values import quotable
from ..text.slugs import slug
from ..whole_site.sized_picture import LARGEST, SizedPicture

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from PIL import Image

    from ..lists.records import Item, ItemList

WIDTHS = (320, 640, LARGEST)
"""The widths of copies, in pixels; there are none as wide as the picture or wider."""
FOLDER = "assets/sized"
_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}


def item_pictures(
    lists: Mapping[str, ItemList], docs: Path, cache: Path
) -> tuple[dict[str, SizedPicture], list[Problem]]:
    """Return the pictures of all items that are in `docs`, by their path, and a problem for each that cannot be read.

    Their copies are in the folder `cache`, with the paths that they have on the site. The copies have none of the data
    that cameras write into a picture, such as the place. A picture of lines (SVG) has no copies.
    """
    found: dict[str, SizedPicture] = {}
    problems: list[Problem] = []
    for shown, item, source in _named(lists) if find_spec("PIL") else ():
        file = file_in(docs, source)
        form = _FORMATS.get(file.suffix.lower()) if file else None
        if not file or not form or source in found:
            continue
        if sized := _sized(source, file.read_bytes(), form, cache / FOLDER):
            found[source] = sized
        else:
            message = f'"{quotable(source)}" cannot be read as a picture: save it anew, as JPEG or PNG'
            problems.append(Problem(shown.path, item.line, message, "list-field"))
    return found, problems


def _named(lists: Mapping[str, ItemList]) -> Iterator[tuple[ItemList, Item, str]]:
    """Yield the path of the picture of each item that has one, with the item and its list."""
    for shown in lists.values():
        yield from ((shown, item, item.picture.source) for item in shown.items if item.picture)


def _sized(source: str, data: bytes, form: str, cache: Path) -> SizedPicture | None:
    """Return a picture with its copies, which are made if they are not in the cache; None for a file without one."""
    digest = hashlib.sha256(data).hexdigest()[:16]
    record = cache / f"{digest}.json"
    with contextlib.suppress(OSError, ValueError, TypeError, KeyError):
        width, height, widths = json.loads(record.read_text(encoding="utf-8"))
        if all((cache / _name(source, digest, each)).is_file() for each in widths):
            return _picture(source, digest, width, height, widths)
    return _made(source, data, form, cache, digest)


def _made(source: str, data: bytes, form: str, cache: Path, digest: str) -> SizedPicture | None:
    from PIL import Image, ImageOps  # imported late: a build that finds all copies in the cache does not need it

    try:
        picture = ImageOps.exif_transpose(Image.open(BytesIO(data)))
        widths = [width for width in WIDTHS if width < picture.width]
        copies = [(width, _copy(picture, width, form)) for width in widths]
    except (OSError, ValueError, SyntaxError):
        return None
    for width, copy in copies:
        write_if_possible(cache / _name(source, digest, width), [copy])
    said = json.dumps([picture.width, picture.height, widths])
    write_if_possible(cache / f"{digest}.json", [said.encode()])
    return _picture(source, digest, picture.width, picture.height, widths)


def _copy(picture: Image.Image, width: int, form: str) -> bytes:
    height = max(1, round(picture.height * width / picture.width))
    small = picture.convert("RGB") if form == "JPEG" else picture
    out = BytesIO()
    small.resize((width, height)).save(out, form, quality=82, optimize=True)
    return out.getvalue()


def _picture(source: str, digest: str, width: int, height: int, widths: Iterable[int]) -> SizedPicture:
    copies = tuple((each, f"{FOLDER}/{_name(source, digest, each)}") for each in widths)
    return SizedPicture(width, height, copies)


def _name(source: str, digest: str, width: int) -> str:
    path = PurePosixPath(source)
    return f"{slug(path.stem)}-{digest[:8]}-{width}{path.suffix.lower()}"
