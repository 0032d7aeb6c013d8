"""The research areas."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Area:
    """A research area: the page `research/<keyword>.md`."""

    name: str
    source: str
    """The page's path below `docs_dir`."""
    description: str = ""
    """What the page's front matter says of it in a line."""
