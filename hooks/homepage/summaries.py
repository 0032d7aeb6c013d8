"""A title and a summary out of a card's Markdown body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .code_fences import outside_fences
from .plain_values import shortened

if TYPE_CHECKING:
    from collections.abc import Iterator

SUMMARY_LENGTH = 200

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r" {0,3}#{1,6}(?:[ \t]+|(?=\w))([^\n]*)")
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_LIST_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]")
# Tables, quotes, HTML, images, code, formulas, blocks, and lines that a template has left unfilled.
_NOT_PROSE = re.compile(
    r"\||>|<(?!(?:b|i|em|strong|code|a|mask)\b)| {4}|\t|!\[|!!!|\?\?\?|///|:::|\$\$|\{|\[\[?TOC"
    r"|\[?more information needed|todo\b",
    re.IGNORECASE,
)
# "It reaches the following results:" and what else announces a list that a summary leaves out.
_ANNOUNCEMENT = re.compile(r"(?:^|(?<=[.!?] ))[^.!?]*:$")
_MARKUP = (
    (re.compile(r"!\[[^\]\n]{0,500}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,500}\])"), ""),
    (re.compile(r"\[([^\[\]\n]{0,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,500}\])"), r"\1"),
    (re.compile(r"\[\^[^\]\n]{1,100}\]"), ""),
    (re.compile(r"\s?\[(?:[^\[\]\n]{0,200}[\s;-])?@[^\[\]\n]{1,200}\]"), ""),
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]{0,2000}>"), ""),
    (re.compile(r"(?<!\w)(\*{1,3}|_{1,3})(?=\S)([^*\n]{1,500}?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"`+([^`\n]{1,500})`+"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!<>-])"), r"\1"),
)


def first_heading(body: str) -> str:
    """Return the first heading's text without the words of the Hub's templates, or an empty string."""
    text = next((plain for heading, text in _blocks(body) if heading and text and (plain := _plain(text))), "")
    return "" if "{{" in text else re.sub(r"^(?:model|dataset) card for\s+", "", text, flags=re.IGNORECASE)


def first_paragraph(body: str) -> str:
    """Return the first paragraph of prose as plain text, cut at a word, or an empty string."""
    paragraphs = (_ANNOUNCEMENT.sub("", _plain(text)).strip() for heading, text in _blocks(body) if not heading)
    return shortened(next(filter(None, paragraphs), ""), SUMMARY_LENGTH)


def _blocks(body: str) -> Iterator[tuple[bool, str]]:
    """Yield headings (true) and paragraphs of prose (false) in their order."""
    lines: list[str] = []
    for line in [*_visible_lines(body), ""]:
        heading = _HEADING.match(line)
        if _UNDERLINE.fullmatch(line):
            if lines and not _LIST_ITEM.match(lines[0]):  # below a list, or nothing, it is a rule
                yield True, " ".join(lines)
            lines = []
        elif heading or not line.strip() or _LIST_ITEM.match(line):
            if lines and not _NOT_PROSE.match(lines[0]) and not _LIST_ITEM.match(lines[0]):
                yield False, " ".join(lines)
            lines = [] if heading or not line.strip() else [line]
            if heading:
                yield True, heading[1].rstrip("# \t")
        else:
            lines.append(line)


def _visible_lines(body: str) -> Iterator[str]:
    """Return the lines outside comments and code; a blank line stands for each of those."""
    return (line for _, line in outside_fences(_COMMENT.sub("\n", body).split("\n")))


def _plain(markdown: str) -> str:
    """Return inline Markdown as text, looking no further than a summary needs."""
    text = markdown[: 20 * SUMMARY_LENGTH]
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    return " ".join(text.split())
