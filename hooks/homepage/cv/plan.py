"""What the front matter of a page asks for: which lists and publications a curriculum vitae joins."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..lists.choice import Choice
    from ..selections.selection import Selection

PUBLICATIONS = "publications"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: items of a list, or publications."""

    name: str
    """The name of the list, or `publications`."""
    title: str = ""
    """The author's own heading; empty for the usual one."""
    options: Mapping[str, object] = field(default_factory=dict)
    """The options of the part's block, as the author wrote them."""
    chosen: Choice | Selection | None = None


@dataclass(frozen=True, slots=True)
class Variant:
    """A PDF that is shorter than the page."""

    name: str = ""
    """Empty for the whole one."""
    pages: int = 0
    """The largest number of pages; 0 for any."""
    without: tuple[str, ...] = ()
    """The names of parts that it leaves out."""
    line: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of a curriculum vitae in their order, and its shorter variants."""

    parts: tuple[Part, ...] = ()
    variants: tuple[Variant, ...] = ()

    def of(self, variant: Variant) -> Plan:
        """Return the plan of a variant."""
        return replace(self, parts=tuple(part for part in self.parts if part.name not in variant.without))
