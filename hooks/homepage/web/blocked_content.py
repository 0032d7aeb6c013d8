"""Problems with what the Content-Security-Policy blocks in an author's text: scripts and files of other sites."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING

from ..problems import Problem
from .content_policy import INLINE_SCRIPT, origin

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_HANDLER = re.compile(r'<[a-z][^<>]*\s(on[a-z]+)=["\']', re.IGNORECASE)
_LOADED = re.compile(
    r'<(?:audio|embed|iframe|img|object|script|source|video)\b[^>]*\s(?:src|data|poster)="((?:https?:)?//[^"]+)', re.I
)


def blocked_content(path: str, source: str, article: str, allowed: Collection[str] | None = ()) -> Iterator[Problem]:
    """Yield a problem for each script, event handler and foreign file in an author's text that the policy blocks.

    `article` is the text as HTML; `source` is the author's Markdown, in which the lines are found. `allowed` are the
    other sites that the page names, or None if it may not name any.
    """
    if "<script" in article:
        for _ in INLINE_SCRIPT.findall(article):
            message = (
                "a script in the text does not run here. Put it into a file in docs/, and name the file in"
                " mkdocs.yml under `extra_javascript`."
            )
            yield Problem(path, _line(source, "<script"), message, "inline-script")
    for name in _HANDLER.findall(article):
        message = f"{name} does not run here. Put the script into a file, and name the file under `extra_javascript`."
        yield Problem(path, _line(source, name), message, "inline-script")
    if "//" in article:
        for address in dict.fromkeys(map(html.unescape, _LOADED.findall(article))):
            if origin(address) not in (allowed or ()):
                or_allow = f", or write {origin(address)} under `allow` in the front matter of this page"
                message = (
                    f"{address} is on another site, and browsers do not load it from there. Put the file into"
                    f" docs/{'' if allowed is None else or_allow}."
                )
                yield Problem(path, _line(source, address), message, "foreign-content")


def _line(source: str, text: str) -> int:
    before, found, _ = source.partition(text)
    return before.count("\n") + 1 if found else 1
