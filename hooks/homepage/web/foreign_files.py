"""The other sites that a whole page loads files from, whatever wrote them: a plugin, a template or the theme."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from ..problems import Problem
from .content_policy import is_allowed, origin

if TYPE_CHECKING:
    from collections.abc import Collection

_FOREIGN = r"""["']?((?:https?:)?//[^"'\s>]+)"""
_LOADED = re.compile(
    rf"<(?:audio|embed|iframe|img|object|script|source|track|video)\b[^>]*?\s(?:src|data|poster)={_FOREIGN}"
    rf"|<link\b(?=[^>]*\srel=[\"']?(?:stylesheet|preload|modulepreload))[^>]*?\shref={_FOREIGN}"
    r"""|(?:\b(?:from|import)\s*\(?|\.src\s*=\s*)["'](https?://[^"']+)["']""",
    re.IGNORECASE,
)


_COMPANIONS = {
    "https://fonts.googleapis.com": ("https://fonts.gstatic.com",),
    "https://www.googletagmanager.com": ("https://*.google-analytics.com",),
}
"""Other sites that the files of a site load from or report to."""


class ForeignFiles:
    """What the pages load from sites that their policies do not allow, each site once."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._first: dict[str, tuple[str, str]] = {}

    def note(self, name: str, page: str, allowed: Collection[str]) -> None:
        """Note what a whole page with this name loads; `allowed` are the sites that its policy allows."""
        for found in _LOADED.findall(page):
            address = html.unescape("".join(found))
            if not is_allowed(address, allowed):
                self._first.setdefault(origin(address), (name, address))

    def problems(self, path: str, line: int) -> list[Problem]:
        """Return a problem for each site, with the place in the configuration where it can be allowed."""
        found = sorted(self._first.items())
        return [Problem(path, line, _message(site, *first), "foreign-content") for site, first in found]


def _message(site: str, name: str, address: str) -> str:
    return (
        f"the page {name} loads {address}, and browsers do not load it, since it is on another site. Write"
        f" `allow: [{', '.join((site, *_COMPANIONS.get(site, ())))}]` under `extra: homepage:`, or use a copy in docs/."
    )
