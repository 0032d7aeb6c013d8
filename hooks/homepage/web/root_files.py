"""Files that browsers and crawlers read at the root of a site: robots.txt and the web manifest."""

from __future__ import annotations

import json
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from ..text.addresses import site_root

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .palette import Palette

_MEDIA_TYPES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/vnd.microsoft.icon",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
}
"""Those of icons, from https://www.iana.org/assignments/media-types/; Python's own list depends on the computer."""


def robots_txt(site_url: str) -> str:
    """Return a robots.txt that allows everything, with the sitemap's address if the site's is known."""
    sitemap = f"\nSitemap: {site_root(site_url)}sitemap.xml\n" if site_url else ""
    return f"User-agent: *\nAllow: /\n{sitemap}"


def web_manifest(title: str, description: str, palette: Palette, favicon: str, icons: Mapping[str, int]) -> str:
    """Return the web manifest (https://www.w3.org/TR/appmanifest/); `icons` are paths with their width in pixels."""
    sizes = {path: f"{pixels}x{pixels}" for path, pixels in icons.items()}
    sizes = {favicon: "any" if favicon.lower().endswith(".svg") else "", **sizes}
    manifest = {
        "name": title,
        "short_name": title,
        "description": description,
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "background_color": palette.paper,
        "theme_color": palette.paper,
        "icons": [_icon(path, size) for path, size in sizes.items() if path],
    }
    return json.dumps({name: value for name, value in manifest.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _icon(path: str, sizes: str) -> dict[str, str]:
    icon = {"src": path, "sizes": sizes, "type": _MEDIA_TYPES.get(PurePosixPath(path).suffix.lower(), "")}
    return {name: value for name, value in icon.items() if value}
