"""Finds a title and a summary in a card's Markdown body."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from .code_fences import outside_fences
from .plain_values import shortened

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SUMMARY_LENGTH = 200

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|(?=\w))([^\n]*)")
_HTML_HEADING = re.compile(
    r"^(?:[ \t]*<[a-z][^<>\n]{0,200}>){0,3}[ \t]*<h([1-6])\b[^<>]*>(.{1,1000}?)</h\1>"
    r"(?:[ \t]*</[a-z]{1,10}>){0,3}[ \t]*$",
    re.DOTALL | re.IGNORECASE | re.MULTILINE,
)
_UNDERLINE = re.compile(r" {0,3}(=+|-+)[ \t]*")
_QUOTE = re.compile(r" {0,3}>")
_LIST_ITEM = re.compile(r" {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]")
# Tables, quotations, HTML, images, code, formulas, blocks, and placeholders of templates.
_NOT_PROSE = re.compile(
    r"\||>|<(?!(?:b|i|em|strong|code|a|mask)\b)| {4}|\t|!\[|!!!|\?\?\?|///|:::|\$\$|\{|\[\[?TOC"
    r"|\[?more information needed|todo\b",
    re.IGNORECASE,
)
# A sentence such as "It reaches the following results:", which introduces a list that is not in the summary.
_ANNOUNCEMENT = re.compile(r"(?:^|(?<=[.!?] ))[^.!?]*:$")
_IMAGE = re.compile(r"!\[[^\]\n]{0,500}\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,500}\])")
_LINK = re.compile(r"\[((?:[^\[\]\\\n]|\\.){0,500})\](?:\([^)\n]{0,2000}\)|\[[^\]\n]{0,500}\])")
_MARKUP = (
    (_IMAGE, ""),
    (_LINK, r"\1"),
    (re.compile(r"\[\^[^\]\n]{1,100}\]"), ""),
    (re.compile(r"\s?\[(?:[^\[\]\n]{0,200}[\s;-])?@[^\[\]\n]{1,200}\]"), ""),
    (re.compile(r"<(https?://[^>\s]{1,2000})>"), r"\1"),
    (re.compile(r"</?[a-zA-Z][^<>]{0,2000}>"), ""),
    (re.compile(r"(?<![\w\\])(\*{1,3}|_{1,3})(?=\S)([^*\n]{1,500}?)(?<=[^\s\\])\1(?!\w)"), r"\2"),
    (re.compile(r"`+([^`\n]{1,500})`+"), r"\1"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!<>-])"), r"\1"),
)


def first_heading(body: str, deepest: int = 6) -> str:
    """Return the text of the first heading of level `deepest` or higher, without the words of the Hub's templates."""
    headings = (_plain(text) for level, text in _blocks(body) if 0 < level <= deepest and text)
    text = next(filter(None, headings), "")
    name = re.sub(r"^(?:model|dataset) card for\s+", "", text, flags=re.IGNORECASE)
    return "" if "{{" in text else name if name == text else name.strip("\"'“”")


def first_paragraph(body: str, read: Callable[[str], str] = str) -> str:
    """Return the first paragraph of prose as plain text, shortened at a word, or an empty string.

    `read` changes a paragraph before its markup is removed.
    """
    prose = (text for level, text in _blocks(body) if not level and _is_more_than_links(text))
    paragraphs = (_ANNOUNCEMENT.sub("", _plain(read(text))).strip() for text in prose)
    return shortened(next(filter(None, paragraphs), ""), SUMMARY_LENGTH)


def _blocks(body: str) -> Iterator[tuple[int, str]]:
    """Yield headings with their levels, and paragraphs of prose with level 0, in the order of the text."""
    lines: list[str] = []
    for line in [*_visible_lines(body), ""]:
        heading = _HEADING.match(line)
        if underline := _UNDERLINE.fullmatch(line):
            if lines and not _LIST_ITEM.match(lines[0]):  # below a list or a blank line, it is a horizontal line
                yield 1 if underline[1].startswith("=") else 2, " ".join(lines)
            lines = []
        elif heading or not line.strip() or _LIST_ITEM.match(line) or (_QUOTE.match(line) and lines):
            if lines and not _NOT_PROSE.match(lines[0]) and not _LIST_ITEM.match(lines[0]):
                yield 0, " ".join(lines)
            lines = [] if heading or not line.strip() else [line]
            if heading:
                yield len(heading[1]), heading[2].rstrip("# \t")
        else:
            lines.append(line)


def _visible_lines(body: str) -> Iterator[str]:
    """Return the lines outside comments and code; each comment and each code block becomes a blank line."""
    text = _COMMENT.sub("\n", body)
    if "</h" in text or "</H" in text:
        text = _HTML_HEADING.sub(_as_markdown, text)
    return (line for _, line in outside_fences(text.split("\n")))


def _as_markdown(heading: re.Match[str]) -> str:
    return f"{'#' * int(heading[1])} {' '.join(heading[2].split())}"


def _is_more_than_links(markdown: str) -> bool:
    return not markdown.startswith("[") or bool(re.search(r"\w", _LINK.sub("", _IMAGE.sub("", markdown))))


def _plain(markdown: str) -> str:
    """Return inline Markdown as plain text, cut after the length that a summary can need."""
    text = markdown[: 20 * SUMMARY_LENGTH]
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    return " ".join(unescape(text).split())
