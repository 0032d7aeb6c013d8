"""What keeps the references of the papers' pages from being printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Problem

if TYPE_CHECKING:
    from ..site.site import Site


def reference_problems(site: Site) -> list[Problem]:
    """Print the references of the papers' pages, and return a complaint where that cannot be done."""
    if not site.papers:
        return []
    from ..exports.pandoc import MissingProcessor, UnreadableStyle

    try:
        site.references(site.papers[0])
    except (MissingProcessor, UnreadableStyle) as error:
        return [Problem(error.place, 1, str(error), "citation-style")]
    return []
