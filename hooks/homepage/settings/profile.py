"""What the options do not say: of the author, what readers look for; of the site, its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Problem, shown_path
from .lines import option_place

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .options import Owner

NO_ADDRESS = (
    "`site_url` is not set: feeds, `llms.txt`, the sitemap and cards for sharing have no whole addresses, and below a "
    "folder the links of the page for missing addresses need scripts. Write the address of the site, such as "
    "`site_url: https://name.github.io/project/`."
)


def profile_problems(author: Owner, config: Path, root: Path) -> list[Problem]:
    """Return a note with the options that are not set; nothing if no author is named."""
    if not author.name or not author.lacks:
        return []
    path, line = option_place(config, ("extra", "homepage", "author"))
    message = f"readers also look for these options of the author, which are not set: {', '.join(author.lacks)}"
    return [Problem(shown_path(path, root), line, message, "profile-completeness", "note")]


def address_problems(settings: Mapping[str, object], config: Path, root: Path) -> list[Problem]:
    """Return a note if the configuration does not say where the site is published."""
    if settings.get("site_url"):
        return []
    path, line = option_place(config, ("site_url",))
    return [Problem(shown_path(path, root), line, NO_ADDRESS, "site-address", "note")]
