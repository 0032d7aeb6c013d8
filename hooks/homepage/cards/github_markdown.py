"""Markdown as the Hub reads it (GitHub's, https://github.github.com/gfm/) turned into what Python-Markdown reads.

Lines stay where they are as far as they can; code between fences stays as it is.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..code_fences import outside_fences

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ITEM = re.compile(r" {0,3}(?!([-*])[ \t]*(?:\1[ \t]*)+$)(?:[-+*]|1[.)])[ \t]+\S")
_TEXT = re.compile(r" {0,3}(?![-+*#>|<=\s]|\d{1,9}[.)][ \t]|/{3}|!{3}|\?{3}|={3}|\[\^?[^\]]*\]:|: )\S")
_ALERT = re.compile(r" {0,3}> ?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*")
_QUOTED = re.compile(r" {0,3}> ?(.*)")
_KINDS = {"NOTE": "note", "TIP": "tip", "IMPORTANT": "info", "WARNING": "warning", "CAUTION": "danger"}
_OPENING = re.compile(r"<(div|center|details|section)(?=[\s>])(?![^<>]*\smarkdown\b)[^<>]*>[ \t]*", re.IGNORECASE)
_STRUCK = re.compile(r"(?<![~\\])~~(?=\S)([^~\n]+?)(?<=\S)~~(?!~)")
_ADDRESS = re.compile(r"(?:^|(?<=[\s(]))(https?://[^\s<>`]+?)(?=[.,;:!?)\"'*_]*(?:\s|$))")


def python_markdown(text: str) -> str:
    """Return the text with room before lists, alerts as admonitions, and Markdown inside HTML marked as such."""
    lines = text.split("\n")
    for number, line in outside_fences(lines):
        if line:
            lines[number] = _inline(line)
    lines = _alerts(_marked(lines))
    return "\n".join(_with_room(lines))


def _inline(line: str) -> str:
    """Return a line with struck-out words and bare addresses in a form that every Markdown has."""
    pieces = line.split("`")
    if "~~" in line:
        pieces[::2] = [_STRUCK.sub(r"<del>\1</del>", piece) for piece in pieces[::2]]
    if "://" in line and not re.search(r"<\w", line):
        pieces[::2] = [_ADDRESS.sub(r"<\1>", piece) for piece in pieces[::2]]
    return "`".join(pieces)


def _marked(lines: Sequence[str]) -> list[str]:
    """Return the lines with `markdown` in each tag that opens an element where Markdown begins behind an empty line."""
    marked = list(lines)
    for number, line in outside_fences(lines):
        if (tag := _OPENING.fullmatch(line)) and _holds_markdown(lines, number):
            marked[number] = f"<{tag[1]} markdown{line[1 + len(tag[1]) :]}"
    return marked


def _holds_markdown(lines: Sequence[str], number: int) -> bool:
    """Return whether what stands behind an element's opening tag is an empty line and then no HTML."""
    inside = lines[number + 1 : number + 4]
    behind = next(filter(str.strip, inside), "")
    return bool(inside) and not inside[0].strip() and behind != "" and not behind.startswith((" ", "\t", "<"))


def _alerts(lines: Sequence[str]) -> list[str]:
    """Return the lines with the alerts among quotations as admonitions."""
    changed = list(lines)
    inside = False
    for number, line in outside_fences(lines):
        alert = _ALERT.fullmatch(line)
        quoted = _QUOTED.fullmatch(line)
        if alert:
            changed[number] = f"!!! {_KINDS[alert[1]]}"
        elif inside and quoted:
            changed[number] = f"    {quoted[1]}".rstrip()
        inside = bool(alert or (inside and quoted))
    return changed


def _with_room(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines, and an empty one wherever a list follows the text of a paragraph."""
    before, items = "", {number for number, line in outside_fences(lines) if _ITEM.match(line)}
    for number, line in enumerate(lines):
        if number in items and _TEXT.match(before) and not _in_item(lines, number - 1):
            yield ""
        yield line
        before = line


def _in_item(lines: Sequence[str], number: int) -> bool:
    """Return whether a line of text goes on with an item of a list."""
    while number >= 0 and lines[number].strip():
        if re.match(r"\s*(?:[-+*]|\d{1,9}[.)])[ \t]", lines[number]):
            return True
        number -= 1
    return False
