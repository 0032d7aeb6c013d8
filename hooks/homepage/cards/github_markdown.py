"""Turns Markdown of the Hub (GitHub's, https://github.github.com/gfm/) into Markdown for Python-Markdown.

Most lines have the same number afterwards; code between fences does not change.
"""

from __future__ import annotations

import re
from itertools import takewhile
from typing import TYPE_CHECKING

from .nested_lists import indented_by_four

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Line = tuple[str, bool]
    """A line, and whether it is code between fences."""

_ITEM = re.compile(r" {0,3}(?!([-*])[ \t]*(?:\1[ \t]*)+$)(?:[-+*]|1[.)])[ \t]+\S")
_TEXT = re.compile(r" {0,3}(?![-+*#>|<=\s]|\d{1,9}[.)][ \t]|/{3}|!{3}|\?{3}|={3}|\[\^?[^\]]*\]:|: )\S")
_TABLE_ROW = re.compile(r"\|.*\|[ \t]*")
_HEADING = re.compile(r"^ {1,3}(?=#{1,6}[ \t])")
_TASK = re.compile(r"^(\s*(?:[-+*]|\d{1,9}[.)])[ \t]+)\[([ xX])\](?=[ \t]+\S)")
_ALERT = re.compile(r" {0,3}> ?\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\][ \t]*", re.IGNORECASE)
_QUOTED = re.compile(r" {0,3}> ?(.*)")
_KINDS = {"NOTE": "note", "TIP": "tip", "IMPORTANT": "info", "WARNING": "warning", "CAUTION": "danger"}
_OPENING = re.compile(
    r"<(div|center|details|section)(?=[\s>])(?![^<>]*\smarkdown\b)[^<>]*>[ \t]*(?:<summary\b.*</summary>[ \t]*)?",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r" {0,3}<p(?=[\s>])", re.IGNORECASE)
_PARAGRAPH_TAG = re.compile(r"<(/?)p(?=[\s>])[^<>]*>", re.IGNORECASE)
_STRUCK = re.compile(r"(?<![~\\])~~(?=\S)([^~\n]+?)(?<=\S)~~(?!~)")
# In brackets only if these do not belong to a link: "(https://example.org)".
_ADDRESS = re.compile(r"(?:^|(?<=\s)|(?<=\()(?<!\]\())(https?://[^\s<>`]+?)(?=[.,;:!?)\"'*_]*(?:\s|$))")


def python_markdown(text: str) -> str:
    """Return the text in the form that Python-Markdown needs.

    Lists are indented by four spaces and separated from the text before them, alerts become admonitions, HTML
    elements that contain Markdown get the attribute `markdown`, and open HTML paragraphs are closed.
    """
    lines = [(line if is_code else _inline(line), is_code) for line, is_code in indented_by_four(text.split("\n"))]
    return "\n".join(_with_room(_alerts(_marked(_closed(lines)))))


def _inline(line: str) -> str:
    """Return a line with headings, tasks, struck-out words and bare addresses in standard Markdown or HTML."""
    line = _HEADING.sub("", line)
    line = _TASK.sub(lambda task: f"{task[1]}{'☐' if task[2] == ' ' else '☑'}", line)
    pieces = line.split("`")
    if "~~" in line:
        pieces[::2] = [_STRUCK.sub(r"<del>\1</del>", piece) for piece in pieces[::2]]
    if "://" in line and not re.search(r"<\w", line):
        pieces[::2] = [_ADDRESS.sub(r"<\1>", piece) for piece in pieces[::2]]
    return "`".join(pieces)


def _closed(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with </p> after each open HTML paragraph; in GitHub's Markdown an empty line ends it."""
    closed = list(lines)
    for number, (line, is_code) in enumerate(lines):
        if is_code or not _PARAGRAPH.match(line) or (number and lines[number - 1][0].strip()):
            continue
        block = [each for each, _ in takewhile(lambda each: each[0].strip(), lines[number:])]
        last = number + len(block) - 1
        tags = _PARAGRAPH_TAG.findall("\n".join(block))
        missing = len(tags) - 2 * tags.count("/")
        if missing > 1 and block[-1].strip().lower() == "<p>":  # meant to close the one above
            closed[last], missing = ("</p>", False), missing - 2
        closed[last] = (closed[last][0] + "</p>" * missing, False)
    return closed


def _marked(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with `markdown` in each tag whose element has Markdown after an empty line."""
    marked = list(lines)
    for number, (line, is_code) in enumerate(lines):
        tag = None if is_code else _OPENING.fullmatch(line)
        if tag and _holds_markdown([each for each, _ in lines[number + 1 : number + 8]]):
            marked[number] = (f"<{tag[1]} markdown{line[1 + len(tag[1]) :]}", False)
    return marked


def _holds_markdown(inside: Sequence[str]) -> bool:
    """Return whether an element's opening tag is followed by an empty line and then by something other than HTML."""
    if inside and inside[0].lstrip().lower().startswith("<summary"):
        end = next((number for number, line in enumerate(inside) if "</summary>" in line.lower()), len(inside))
        inside = inside[end + 1 :]
    first = next(filter(str.strip, inside), "")
    return bool(inside) and not inside[0].strip() and first != "" and not first.startswith((" ", "\t", "<"))


def _alerts(lines: Sequence[Line]) -> list[Line]:
    """Return the lines with GitHub's alerts, such as `> [!NOTE]`, as admonitions."""
    changed = list(lines)
    inside = False
    for number, (line, is_code) in enumerate(lines):
        alert = None if is_code else _ALERT.fullmatch(line)
        quoted = None if is_code else _QUOTED.fullmatch(line)
        if alert:
            changed[number] = (f"!!! {_KINDS[alert[1].upper()]}", False)
        elif inside and quoted:
            changed[number] = (f"    {quoted[1]}".rstrip(), False)
        inside = bool(alert or (inside and quoted))
    return changed


def _with_room(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the lines, and an empty line before each list that follows the text of a paragraph, a table or code."""
    before, below_code = "", False
    for number, (line, is_code) in enumerate(lines):
        if not is_code and _ITEM.match(line):
            is_text = _TEXT.match(before) and not _in_item(lines, number - 1)
            if is_text or below_code or _TABLE_ROW.fullmatch(before):
                yield ""
        yield line
        before, below_code = line, is_code and not line.startswith(" ")


def _in_item(lines: Sequence[Line], number: int) -> bool:
    """Return whether a line of text continues an item of a list."""
    while number >= 0 and lines[number][0].strip():
        if re.match(r"\s*(?:[-+*]|\d{1,9}[.)])[ \t]", lines[number][0]):
            return True
        number -= 1
    return False
