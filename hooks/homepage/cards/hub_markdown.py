"""Reads Markdown as the Hub does: CommonMark (https://spec.commonmark.org) with GitHub's extensions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.gfm import gfm_plugin

from .hub_html import without_foreign_tags

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from markdown_it.rules_core import StateCore
    from markdown_it.rules_inline import StateInline

_KINDS = {"note": "note", "tip": "tip", "important": "info", "warning": "warning", "caution": "danger"}
"""GitHub's alerts, and the admonitions as which they are shown."""
_PROTOCOL = re.compile(r"(?:https?|mailto|xmpp)$")
_LONGEST = 6
_MOST_REPEATED = 100_000
"""How many letters addresses and titles may have together beyond those that are written."""


def hub_markdown() -> MarkdownIt:
    """Return a reader of CommonMark with HTML and GitHub's extensions (https://github.github.com/gfm/).

    These are tables, tasks, struck-out words, bare addresses, footnotes and alerts.
    `!!!` of Python-Markdown is read, too.
    """
    reader = MarkdownIt("commonmark", {"html": True}).use(gfm_plugin).use(admon_plugin)
    reader.core.ruler.after("inline", "signs-of-tasks", _mark_tasks)
    reader.core.ruler.after("inline", "repeated-addresses", _end_repetitions)
    reader.inline.ruler.before("gfm_autolink_protocol", "colon", _read_colon)
    for name, write in _WRITTEN.items():
        reader.add_render_rule(name, write)
    return reader


def _on_token(write: Callable[[Token], str]) -> Callable[..., str]:
    def rule(_: object, tokens: Sequence[Token], at: int, *__: Any) -> str:
        return write(tokens[at])

    return rule


def _alert(token: Token) -> str:
    return f'<div class="admonition {_KINDS[token.info.lower()]}">\n'


def _mark_tasks(state: StateCore) -> None:
    """Write the sign of each task before its text."""
    for item, inside in zip(state.tokens, state.tokens[2:], strict=False):
        if item.type == "list_item_open" and "checked" in item.meta and inside.children:
            sign = Token("text", "", 0, content="☑ " if item.meta["checked"] else "☐ ")
            inside.children.insert(0, sign)


def _end_repetitions(state: StateCore) -> None:
    """Leave out the addresses that are written once and named so often that the page would have no end."""
    left = _MOST_REPEATED + len(state.src)
    for token in [token for block in state.tokens for token in block.children or ()]:
        left -= sum(len(str(value)) for value in token.attrs.values())
        if left < 0:
            token.attrs.clear()


def _read_colon(state: StateInline, silent: bool) -> bool:
    """Read a colon as text unless the name of a protocol is before it: all text that is before is searched for one."""
    if state.src[state.pos] != ":":
        return False
    protocol = None if silent else _PROTOCOL.search(state.pending[-_LONGEST:])
    if protocol and len(state.pending) > _LONGEST:
        state.pending = state.pending[: -len(protocol[0])]
        state.pushPending()
        state.pending = protocol[0]
    elif not protocol:
        state.pending += "" if silent else ":"
        state.pos += 1
    return not protocol


_WRITTEN = {
    "alert_open": _on_token(_alert),
    "alert_title_open": _on_token(lambda _: '<p class="admonition-title">'),
    "s_open": _on_token(lambda _: "<del>"),
    "s_close": _on_token(lambda _: "</del>"),
    "footnote_block_open": _on_token(lambda _: '<div class="footnote">\n<hr>\n<ol>\n'),
    "footnote_block_close": _on_token(lambda _: "</ol>\n</div>\n"),
    "html_block": _on_token(lambda token: without_foreign_tags(token.content)),
    "html_inline": _on_token(lambda token: without_foreign_tags(token.content)),
}
"""What is written for a token where it differs from markdown-it's own HTML."""
