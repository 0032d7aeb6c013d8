"""The research areas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Area:
    """A research area: the page `research/<keyword>.md`."""

    name: str
    source: str
    """The page's path below `docs_dir`."""
    description: str = ""
    """The `description` in the page's front matter."""


def in_order_of(sources: Sequence[str], areas: Mapping[str, Area]) -> dict[str, Area]:
    """Return the areas in the order of these pages; areas with other pages come last."""
    rank = {source: number for number, source in enumerate(sources)}
    return dict(sorted(areas.items(), key=lambda item: rank.get(item[1].source, len(rank))))
