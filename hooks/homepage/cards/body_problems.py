"""What is wrong with a card's text: HTML that is removed, addresses that nobody can follow, code that never ends."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from ..problems import Problem
from ..text.code_fences import closes
from .hub_html import may_follow, removed, unsafe_address
from .hub_markdown import hub_markdown

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from ..problems import Severity

    Found = tuple[int, str, Severity]

_UNCLOSED = "this block of code is never closed: write a line of the same signs where the code ends"
_SUSPICIOUS = re.compile(r"<[a-z/!?]|\]\(\s*<?(?!https?:|mailto:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_UNREAD_LINK = re.compile(r"\]\(<?((?:javascript|vbscript|file|data):[^\s)>]*)", re.IGNORECASE)
_BEFORE_FENCE = " \t>"


def body_problems(body: str, path: str, first_line: int) -> tuple[Problem, ...]:
    """Return the problems of a card's text, which starts on line `first_line` of its file; each message once."""
    found: dict[tuple[str, Severity], int] = {}
    for line, message, severity in _problems(body):
        found.setdefault((message, severity), line + first_line)
    return tuple(
        Problem(path, line, message, "unclosed-code" if message == _UNCLOSED else "card-html", severity)
        for (message, severity), line in found.items()
    )


@cache
def _reader() -> MarkdownIt:
    """Return a reader that leaves out what is within paragraphs, so that only the suspicious ones are read further."""
    return hub_markdown().disable(["inline", "signs-of-tasks"])


def _problems(body: str) -> Iterator[Found]:
    """Yield line, message and severity; the first line is 0."""
    lines, environment = body.split("\n"), dict[str, Any]()
    for token in _reader().parse(body, environment):
        first = token.map[0] if token.map else 0
        if token.type == "html_block":
            yield from ((first + below, message, severity) for below, message, severity in removed(token.content))
        elif token.type == "fence" and not _is_closed(token, lines):
            yield first, _UNCLOSED, "warning"
        elif token.type == "inline" and _SUSPICIOUS.search(token.content):
            children: list[Token] = []
            _reader().inline.parse(token.content, _reader(), environment, children)
            found = _inside(token.content, children)
            yield from ((first + below, message, severity) for below, message, severity in found)
    for reference in environment.get("references", {}).values():
        if not may_follow(reference["href"]):
            yield _line(body, reference["href"]), unsafe_address(reference["href"]), "warning"


def _is_closed(fence: Token, lines: Sequence[str]) -> bool:
    first, end = fence.map or (0, 0)
    return end - first > 1 and closes(fence.markup, lines[end - 1].lstrip(_BEFORE_FENCE))


def _inside(paragraph: str, tokens: Sequence[Token]) -> Iterator[Found]:
    """Yield what is wrong within a paragraph, with the number of lines above it there."""
    at = above = 0
    for token in tokens:
        written = str(token.attrs.get("href") or token.attrs.get("src") or "")
        if token.type == "html_inline":
            before, at = at, max(paragraph.find(token.content, at), at)
            above += paragraph.count("\n", before, at)
            yield from ((above + below, message, severity) for below, message, severity in removed(token.content))
        elif written and not may_follow(written):
            yield _line(paragraph, written), unsafe_address(written), "warning"
        elif token.type == "text" and (link := _UNREAD_LINK.search(token.content)):
            yield _line(paragraph, link[1]), unsafe_address(link[1]), "warning"


def _line(text: str, part: str) -> int:
    return text.count("\n", 0, max(text.find(part), 0))
