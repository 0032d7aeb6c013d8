"""What the templates of Material show of a page's front matter, which is data: they escape nothing."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Mapping

_SHOWN = ("author", "git_creation_date_localized", "git_revision_date_localized", "revision_date")
_MADE = ("bylines", "head")
"""What is made here of other values for templates."""


def make_safe(meta: Mapping[str, Any]) -> dict[str, Any]:
    """Return front matter as it is written with what templates show as HTML, and without what is made for them."""
    return {key: _html(value) if key in _SHOWN else value for key, value in meta.items() if key not in _MADE}


def _html(value: object) -> object:
    """Return a value as HTML; plugins read lists one by one. What is in lists of lists may have no end."""
    if value is None or isinstance(value, Markup):
        return value
    if isinstance(value, list):
        return [escape(str(each)) for each in value if not isinstance(each, list | dict)]
    return None if isinstance(value, dict) else Markup(escape(str(value)))
