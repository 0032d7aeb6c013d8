"""The other sites that a whole page loads files from, whatever wrote them: a plugin, a template or the theme."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from ..problems import Problem
from .blocked_content import HANDLER
from .content_policy import INLINE_SCRIPT, is_allowed, origin
from .tags import attributes_of, whole_tags

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_LOADING = whole_tags("audio|embed|iframe|img|link|object|script|source|track|video")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_OF_OTHERS = re.compile(r"(?:https?:)?//[^\s]+")
_LOADED_LINK = re.compile(r"(?:stylesheet|preload|modulepreload)\b")
_IN_SCRIPT = re.compile(r"""(?:\b(?:from|import)\s*\(?|\.src\s*=\s*)["'](https?://[^"']+)["']""")
_EVENT = re.compile(r"""on(?<=\son)[a-z]+=["']""")
"""What is on pages that may have a handler; most have none, and are not searched for tags."""
_REPOSITORY = re.compile(
    r"""<a href=["']?https://(github|gitlab)\.com/([^"'\s>]+)[^>]*data-md-component=["']?source\b"""
)
"""The repository whose stars Material's script asks for."""
_COMPANIONS = {
    "https://fonts.googleapis.com": ("https://fonts.gstatic.com",),
    "https://www.googletagmanager.com": ("https://*.google-analytics.com",),
}
"""Other sites that the files of a site load from or report to."""


class ForeignFiles:
    """What plugins and templates put into pages and the pages' policies block, each site and each event once."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._first: dict[str, tuple[str, str]] = {}
        self._events: dict[str, str] = {}

    def note(self, name: str, page: str, allowed: Collection[str], written: str = "") -> None:
        """Note what a whole page with this name loads; `allowed` are the sites that its policy allows.

        What its author has written is told with its line, not here.
        """
        for address in _loaded(page):
            if not is_allowed(address, allowed):
                self._first.setdefault(origin(address), (name, address))
        for event in HANDLER.findall(page) if _EVENT.search(page) else ():
            if f"{event}=" not in written:
                self._events.setdefault(event, name)

    def problems(self, path: str, line: int) -> list[Problem]:
        """Return a problem for each site, with the place in the configuration where it can be allowed."""
        found = [_message(site, *first) for site, first in sorted(self._first.items())]
        found += [_of_event(event, name) for event, name in sorted(self._events.items())]
        return [Problem(path, line, message, "foreign-content") for message in found]


def _loaded(page: str) -> Iterator[str]:
    """Yield the addresses on other sites that a whole page loads by its tags or by its own scripts."""
    page = _COMMENT.sub("", page)
    for tag in _LOADING.findall(page):
        held = attributes_of(tag) if "//" in tag else {}
        if not tag.startswith("<link") or _LOADED_LINK.match(held.get("rel", "")):
            written = (html.unescape(held.get(name, "")) for name in ("src", "data", "poster", "href"))
            yield from (found[0] for each in written if (found := _OF_OTHERS.match(each)))
    for script in INLINE_SCRIPT.findall(page):
        yield from _IN_SCRIPT.findall(script)
    for host, name in _REPOSITORY.findall(page):
        yield (
            f"https://api.github.com/repos/{name}" if host == "github" else f"https://gitlab.com/api/v4/projects/{name}"
        )


def _of_event(event: str, name: str) -> str:
    return (
        f"the page {name} has `{event}=` from a plugin or a template, and browsers do not run it. Do without, or write"
        " `policy: false` under `extra: homepage:`."
    )


def _message(site: str, name: str, address: str) -> str:
    return (
        f"the page {name} loads {address}, and browsers do not load it, since it is on another site. Write"
        f" `allow: [{', '.join((site, *_COMPANIONS.get(site, ())))}]` under `extra: homepage:`, or use a copy in docs/."
    )
