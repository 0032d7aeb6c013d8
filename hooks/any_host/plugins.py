"""What plugins of MkDocs do to the pages and files of a site, each plugin named by its key in `plugins`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .interface import File, Page, Settings


def copies_files(config: Settings) -> bool:
    """Return whether Material's plugin privacy copies the files of other sites that pages load."""
    options = getattr(config.plugins.get("material/privacy"), "config", None)
    return bool(options and options.enabled and options.assets)


def held_files(config: Settings) -> dict[str, File]:
    """Return the files that the same plugin has taken from those of the site until it knows what they load."""
    held = getattr(config.plugins.get("material/privacy"), "assets", ()) if copies_files(config) else ()
    return {file.src_uri: file for file in held}


def is_encrypted(page: Page) -> bool:
    """Return whether mkdocs-encryptcontent-plugin is about to encrypt a page."""
    return hasattr(page, "encryptcontent")
