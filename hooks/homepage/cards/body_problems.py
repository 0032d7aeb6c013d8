"""What is wrong with a card's text: HTML that is removed, addresses that nobody can follow, code that never ends."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from ..problems import Problem
from ..text.code_fences import closes
from .hub_html import may_follow, removed, unsafe_address
from .hub_markdown import hub_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it.token import Token

    from ..problems import Severity

_UNREAD_LINK = re.compile(r"\]\(<?((?:javascript|vbscript|file|data):[^\s)>]*)", re.IGNORECASE)
_BEFORE_FENCE = " \t>"


def body_problems(body: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Return the problems of a card's text, which starts on line `first_line` of its file; each message once."""
    found: dict[tuple[str, Severity], int] = {}
    for line, message, severity in _problems(_reader().parse(body), body.split("\n")):
        found.setdefault((message, severity), line + first_line)
    return tuple(
        Problem(path, line, message, "unclosed-code" if message == _UNCLOSED else "card-html", severity)
        for (message, severity), line in found.items()
    )


_reader = cache(hub_markdown)
_UNCLOSED = "this block of code is never closed: write a line of the same signs where the code ends"


def _problems(tokens: Sequence[Token], lines: Sequence[str]) -> Iterator[tuple[int, str, Severity]]:
    """Yield line, message and severity; the first line is 0."""
    for token in tokens:
        first = token.map[0] if token.map else 0
        if token.type == "html_block":
            yield from ((first + below, message, severity) for below, message, severity in removed(token.content))
        elif token.type == "fence" and not _is_closed(token, lines):
            yield first, _UNCLOSED, "warning"
        elif token.type == "inline" and ("<" in token.content or "](" in token.content):
            yield from ((first + below, message, severity) for below, message, severity in _inside(token))


def _is_closed(fence: Token, lines: Sequence[str]) -> bool:
    first, end = fence.map or (0, 0)
    return end - first > 1 and closes(fence.markup, lines[end - 1].lstrip(_BEFORE_FENCE))


def _inside(paragraph: Token) -> Iterator[tuple[int, str, Severity]]:
    """Yield what is wrong within a paragraph, with the number of lines above it there."""
    at = 0
    for token in paragraph.children or ():
        written = str(token.attrs.get("href") or token.attrs.get("src") or "")
        if token.type == "html_inline":
            at = max(paragraph.content.find(token.content, at), 0)
            above = paragraph.content.count("\n", 0, at)
            yield from ((above + below, message, severity) for below, message, severity in removed(token.content))
        elif written and not may_follow(written):
            yield _line(paragraph, written), unsafe_address(written), "warning"
        elif token.type == "text" and (link := _UNREAD_LINK.search(token.content)):
            yield _line(paragraph, link[1]), unsafe_address(link[1]), "warning"


def _line(paragraph: Token, text: str) -> int:
    return paragraph.content.count("\n", 0, max(paragraph.content.find(text), 0))
