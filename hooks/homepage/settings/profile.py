"""What the options of the author do not say, of what readers look for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Problem, shown_path
from .lines import option_place

if TYPE_CHECKING:
    from pathlib import Path

    from .options import Owner


def profile_problems(author: Owner, config: Path, root: Path) -> list[Problem]:
    """Return a note with the options that are not set; nothing if no author is named."""
    if not author.name or not author.lacks:
        return []
    path, line = option_place(config, ("extra", "homepage", "author"))
    message = f"readers also look for these options of the author, which are not set: {', '.join(author.lacks)}"
    return [Problem(shown_path(path, root), line, message, "profile-completeness", "note")]
