"""Markdown in the fields in which al-folio reads it: links, emphasis and code, turned into LaTeX."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..latex import to_rich

if TYPE_CHECKING:
    from ..latex import Rich

MARKDOWN_FIELDS = frozenset({"award", "additional_info", "annotation"})

_FORMULA = re.compile(r"(\$[^$]*\$)")
_LINK = re.compile(
    r"(?<!!)\[((?:[^\[\]]|\[[^\[\]]*\])+)\]\(\s*<?((?:https?://|mailto:)[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*)>?(?:\s+\"[^\"]*\")?\s*\)"
)
_INLINE = (
    (re.compile(r"(?<![\w*\\])\*\*(?=\S)([^*]+?)(?<=\S)\*\*(?![\w*])"), r"\\textbf{\1}"),
    (re.compile(r"(?<![\w*\\])\*(?=\S)([^*]+?)(?<=\S)\*(?![\w*])"), r"\\emph{\1}"),
    (re.compile(r"(?<![\w_\\])__(?=\S)([^_]+?)(?<=\S)__(?![\w_])"), r"\\textbf{\1}"),
    (re.compile(r"(?<![\w_\\])_(?=\S)([^_]+?)(?<=\S)_(?![\w_])"), r"\\emph{\1}"),
    (re.compile(r"(?<![`\\])`([^`\n']+)`(?!`)"), r"\\texttt{\1}"),
)


def rich_field(field: str, value: str) -> Rich:
    """Return a field's value for readers; Markdown is read where al-folio reads it."""
    return to_rich(_as_latex(value) if field in MARKDOWN_FIELDS else value)


def _as_latex(markdown: str) -> str:
    """Return Markdown as LaTeX; formulas and whatever is not Markdown do not change."""
    parts = _FORMULA.split(markdown)
    parts[::2] = map(_inline, parts[::2])
    return "".join(parts)


def _inline(text: str) -> str:
    addresses: list[str] = []

    def without_address(link: re.Match[str]) -> str:
        addresses.append(link[2])
        return f"\\href{{\0{len(addresses) - 1}\0}}{{{link[1]}}}"

    text = _LINK.sub(without_address, text)
    for pattern, command in _INLINE:
        text = pattern.sub(command, text)
    return re.sub(r"\0(\d+)\0", lambda place: addresses[int(place[1])], text)
