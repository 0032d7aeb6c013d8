"""What the head of a page says, for tests of what is shown where its address is shared."""

from __future__ import annotations

import json
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image

if TYPE_CHECKING:
    from site_pages import BuiltSite, Page


def meta(page: Page, name: str) -> str:
    found = page.all(f'meta[property="{name}"], meta[name="{name}"]')
    assert len(found) <= 1, f"{page.path} has {name} {len(found)} times"
    return str(found[0]["content"]) if found else ""


def pages(site: BuiltSite) -> dict[str, Page]:
    return {path: page for path, page in site.pages.items() if path != "404.html"}


def size(png: bytes) -> tuple[int, int]:
    with Image.open(BytesIO(png)) as picture:
        picture.load()
        return picture.size


def json_ld(page: Page) -> dict[str, object]:
    found: dict[str, object] = json.loads(page.one('script[type="application/ld+json"]').text)
    return found
