"""The icon of a site: the one that its configuration names, or one that the engine makes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from homepage.settings.lines import is_set
from homepage.web.social_cards.icons import FAVICON

from .stylesheets import own_folders

if TYPE_CHECKING:
    from .interface import Files, Settings


def names_favicon(config: Settings) -> bool:
    """Return whether the configuration names an icon, and not Material its own."""
    return is_set(Path(config.config_file_path), ("theme", "favicon"))


def leave_out_favicon(files: Files, config: Settings) -> None:
    """Leave Material's own icon out: if the configuration names none, one is made or is in the author's docs."""
    named = str(config.theme["favicon"])
    file = files.get_file_from_path(named)
    if file and file.src_dir in config.theme.dirs and file.src_dir not in own_folders(config):
        files.remove(file)
        file = None
    if not named or not (file or names_favicon(config)):
        config.theme["favicon"] = FAVICON
