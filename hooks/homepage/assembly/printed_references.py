"""The printed references on the papers' pages, and the problem if they cannot be printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..problems import Problem
from ..settings.options import STYLES

if TYPE_CHECKING:
    from pathlib import Path

    from ..exports.references import References
    from ..whole_site.site import Site


def references_of(site: Site, docs: Path, root: Path) -> References | None:
    """Return the object that prints the papers' references, or None if no paper has a page."""
    if not site.papers:
        return None
    from ..exports.pandoc import FOLDER
    from ..exports.references import References

    names = filter(None, site.options.citation_styles)
    styles = [FOLDER / f"{name}.csl" if name in STYLES else docs / name for name in names]
    return References(styles, site.papers, root / ".cache", site.language)


def reference_problems(site: Site, references: References | None) -> list[Problem]:
    """Print the references, and return a problem if that cannot be done."""
    if references is None:
        return []
    from ..exports.pandoc import MissingProcessor, UnreadableStyle

    try:
        references(site.papers[0])
    except (MissingProcessor, UnreadableStyle) as error:
        return [Problem(error.path, 1, str(error), "citation-style")]
    return []
