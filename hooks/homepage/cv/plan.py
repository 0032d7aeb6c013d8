"""What the front matter of a page asks for: which lists and publications a curriculum vitae joins."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..lists.choice import Choice
    from ..selections.selection import Selection

PUBLICATIONS = "publications"
FORMS = ("nsf", "nih")
"""The forms of funders that a variant may fill in."""


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
    texts: tuple[str, ...] = ()
    """What the part says, if it shows no list."""


@dataclass(frozen=True, slots=True)
class Variant:
    """A PDF that is shorter than the page."""

    name: str = ""
    """Empty for the whole one."""
    pages: int = 0
    """The largest number of pages; 0 for any."""
    without: tuple[str, ...] = ()
    """The names of parts that it leaves out."""
    form: str = ""
    """The form of a funder that it fills in, one of `FORMS`; its parts are then those of the form."""
    related: tuple[str, ...] = ()
    """The keys of the publications most closely related to what the form is for."""
    other: tuple[str, ...] = ()
    """The keys of other publications."""
    statement: str = ""
    contributions: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Plan:
    """The parts of a curriculum vitae in their order, and its shorter variants."""

    parts: tuple[Part, ...] = ()
    variants: tuple[Variant, ...] = ()
    is_form: bool = False
    """Whether the parts are those of a funder's form."""
