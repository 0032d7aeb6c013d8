"""Smaller copies of the pictures in the author's lists, cached by the contents of the picture."""

from __future__ import annotations

import hashlib
import json
from functools import partial
from importlib.metadata import version
from importlib.util import find_spec
from io import BytesIO
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..problems import Problem
from ..text.named_files import file_in
from ..text.plain_values import quotable
from ..text.slugs import slug
from ..whole_site.sized_picture import LARGEST, SizedPicture

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from PIL import Image

    from ..cache.build_cache import BuildCache
    from ..cache.text_files import Text
    from ..lists.records import Item, ItemList

WIDTHS = (320, 640, LARGEST)
"""The widths of copies, in pixels; there are none as wide as the picture or wider."""
_FOLDER = "assets/sized"
_SIZE = "size"
_FORMATS = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}


def item_pictures(
    lists: Mapping[str, ItemList], docs: Path, cache: BuildCache
) -> tuple[dict[str, SizedPicture], dict[str, Text], list[Problem]]:
    """Return the pictures of all items that are in `docs`, by their path, the contents of their copies by the paths
    that these have on the site, and a problem for each picture that cannot be read.

    The copies have none of the data that cameras write into a picture, such as the place. A picture of lines (SVG) has
    no copies.
    """
    found: dict[str, SizedPicture] = {}
    contents: dict[str, Text] = {}
    problems: list[Problem] = []
    for shown, item, source in _named(lists) if find_spec("PIL") else ():
        file = file_in(docs, source)
        form = _FORMATS.get(file.suffix.lower()) if file else None
        if not file or not form or source in found:
            continue
        data = file.read_bytes()
        digest = hashlib.sha256(data).hexdigest()[:16]
        made = cache.views(f"picture-{digest}", (form, WIDTHS, version("pillow")), partial(_made, data, form))
        if made:
            width, height = json.loads(bytes(made[_SIZE]))
            copies = {int(name): _name(source, digest, name) for name in made if name != _SIZE}
            found[source] = SizedPicture(width, height, tuple(copies.items()))
            contents |= {path: made[str(each)] for each, path in copies.items()}
        else:
            message = f'"{quotable(source)}" cannot be read as a picture: save it again, as JPEG or PNG'
            problems.append(Problem(shown.path, item.line, message, "list-field"))
    return found, contents, problems


def _named(lists: Mapping[str, ItemList]) -> Iterator[tuple[ItemList, Item, str]]:
    """Yield the path of the picture of each item that has one, with the item and its list."""
    for shown in lists.values():
        yield from ((shown, item, item.picture.source) for item in shown.items if item.picture)


def _made(data: bytes, form: str) -> dict[str, str | bytes]:
    """Return the size of a picture, and its copies by their widths; nothing if it cannot be read."""
    from PIL import Image, ImageOps  # imported late: a build that finds all copies in the cache does not need it

    try:
        picture = ImageOps.exif_transpose(Image.open(BytesIO(data)))
        copies = {str(width): _copy(picture, width, form) for width in WIDTHS if width < picture.width}
    except (OSError, ValueError, SyntaxError):
        return {}
    return {_SIZE: json.dumps([picture.width, picture.height]), **copies}


def _copy(picture: Image.Image, width: int, form: str) -> bytes:
    height = max(1, round(picture.height * width / picture.width))
    small = picture.convert("RGB") if form == "JPEG" else picture
    out = BytesIO()
    small.resize((width, height)).save(out, form, quality=82, optimize=True)
    return out.getvalue()


def _name(source: str, digest: str, width: str) -> str:
    """Return the path of a copy on the site."""
    path = PurePosixPath(source)
    return f"{_FOLDER}/{slug(path.stem)}-{digest[:8]}-{width}{path.suffix.lower()}"
