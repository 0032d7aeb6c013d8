"""Reads a Markdown file's front matter: the YAML between two lines `---` at the start of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from ..problems import Problem
from ..text.code_fences import outside_fences
from ..text.plain_values import quotable
from .key_by_key import NO_KEY, parts_by_key, top_key
from .yaml_mistakes import UnreadableYaml
from .yaml_reader import Anchors, YamlData, read_yaml, without_control_characters

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .yaml_reader import Steps

_OPENING = re.compile(r"\s*+---[ \t]*(?:\n|\Z)")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_UNCLOSED = re.compile(r"\s*+---[ \t]*(?:\n(?!#)[^\n]*\S[^\n]*)*")
_PLAIN_KEY = re.compile(r"[a-z][\w-]*")


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """A Markdown file's front matter, and the text below it."""

    data: Mapping[str, object]
    """The keys and values; empty if there are none or they cannot be read."""
    body: str
    """The Markdown below the front matter."""
    body_line: int
    """The line of the file on which the body starts."""
    lines: Mapping[str, int]
    """The line of each top-level key."""
    lines_by_steps: Mapping[Steps, int] = field(default_factory=dict)
    """The line of each key and list item at any depth."""
    stray: str = ""
    """Text in the body that was meant as front matter but cannot be read as front matter."""

    @property
    def prose(self) -> str:
        """The body without the text in `stray`."""
        return self.body.replace(self.stray, "\n", 1) if self.stray else self.body


def split_front_matter(text: str, path: str, example: str = "license: mit") -> tuple[FrontMatter, tuple[Problem, ...]]:
    """Return a file's front matter and body, and their problems, which show `example` if there is no front matter.

    As on the Hub, blank lines may precede the front matter, and the body is read even if the front matter is wrong.
    If the YAML cannot be read as a whole, each top-level key is read alone, and those that can be read are returned.
    """
    text = _normalised(text)
    opening = _OPENING.match(text)
    if not opening:
        line, stray = _late_block(text)
        message = (
            "the front matter that starts here is not read: move it to the start of the file, above all text"
            if stray
            else f'there is no front matter: start the file with "---", lines such as "{example}", and "---"'
        )
        return FrontMatter({}, text, 1, {}, stray=stray), (Problem(path, line, message, "no-front-matter"),)
    opening_line = 1 + opening.group().rstrip("\n").count("\n")
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        message = 'the front matter that starts here is never closed: write "---" on a line of its own below it'
        unclosed = _UNCLOSED.match(text)
        whole = FrontMatter({}, text, 1, {}, stray=unclosed.group() if unclosed else "")
        return whole, (Problem(path, opening_line, message, "open-front-matter"),)
    document, problems = _read(text[opening.end() : closing.start()], path, opening_line + 1)
    if document.value is not None and not isinstance(document.value, dict):
        form = Problem(path, opening_line + 1, _not_a_mapping(document.value, example), "front-matter-form")
        return FrontMatter({}, text, 1, {}, stray=text[: closing.end()]), (*problems, form)
    body_line = 1 + text.count("\n", 0, closing.end())
    body = text[closing.end() :]
    front_matter = FrontMatter(document.value or {}, body, body_line, document.lines, document.lines_by_steps)
    return front_matter, tuple(problems)


def front_matter_blocks(text: str) -> tuple[list[tuple[str, str]] | None, str]:
    """Return the text of the front matter, as pairs of a top-level key and its lines, and the body.

    Lines before the first key have an empty key. Keys that cannot be read alone are left out. If the file has no
    complete front matter, the first value is None and the second is the whole text.
    """
    text = _normalised(text)
    opening = _OPENING.match(text)
    closing = _CLOSING.search(text, opening.end()) if opening else None
    if not opening or not closing:
        return None, text
    blocks: list[tuple[str, str]] = []
    for _, block in parts_by_key(text[opening.end() : closing.start()], 1):
        if _is_readable(block):
            blocks.append((top_key(block), block))
    return blocks, text[closing.end() :]


def _late_block(text: str) -> tuple[int, str]:
    """Return the line and text of front matter below the file's start; line 1 and an empty text if there is none."""
    lines = text.split("\n")
    rules = [number for number, line in outside_fences(lines) if line.rstrip() == "---"]
    for start, end in pairwise(rules):
        try:
            value = read_yaml("\n".join(lines[start + 1 : end])).value
        except UnreadableYaml:
            continue
        # A sentence with a colon between two horizontal lines is also a mapping, but its key is not a plain word.
        if isinstance(value, dict) and all(map(_PLAIN_KEY.fullmatch, value)):
            return start + 1, "\n".join(lines[start : end + 1])
    return 1, ""


def _is_readable(block: str) -> bool:
    try:
        value = read_yaml(block, 1, {}).value
        return value is None or isinstance(value, dict)
    except UnreadableYaml:
        return "*" in block


def _normalised(text: str) -> str:
    """Return the text without invisible characters and with one kind of line end; line numbers stay the same."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").translate({0x85: " ", 0x2028: " ", 0x2029: " "})
    return without_control_characters(lines)


def _not_a_mapping(value: object, example: str) -> str:
    form = "a list" if isinstance(value, list) else "a single value"
    return f'the front matter is {form}: write lines such as "{example}"'


def _read(block: str, path: str, first_line: int) -> tuple[YamlData, list[Problem]]:
    try:
        document = read_yaml(block, first_line)
        return document, _problems(document, path)
    except UnreadableYaml as whole:
        document, problems = _recovered(block, path, first_line)
        return document, problems or [whole.problem(path, _subject(""))]


def _recovered(block: str, path: str, first_line: int) -> tuple[YamlData, list[Problem]]:
    """Return the top-level keys that can be read alone, and one problem for each that cannot."""
    values: dict[str, object] = {}
    lines: dict[str, int] = {}
    lines_by_steps: dict[Steps, int] = {}
    problems: list[Problem] = []
    anchors: Anchors = {}
    for line, chunk in parts_by_key(block, first_line):
        try:
            part = read_yaml(chunk, line, anchors, block)
        except UnreadableYaml as error:
            problems.append(error.problem(path, _subject(top_key(chunk))))
            continue
        problems += _problems(part, path)
        if isinstance(part.value, dict):
            values |= {key: value for key, value in part.value.items() if key not in values}
            lines |= {key: number for key, number in part.lines.items() if key not in lines}
            lines_by_steps |= {
                steps: number for steps, number in part.lines_by_steps.items() if steps not in lines_by_steps
            }
        elif part.value is not None:
            problems.append(Problem(path, line, NO_KEY, "yaml"))
    return YamlData(values, lines, lines_by_steps), problems


def _subject(key: str) -> str:
    return f'"{quotable(key)}"' if key else "the front matter"


def _problems(document: YamlData, path: str) -> list[Problem]:
    return [Problem(path, line, message, rule, column=column) for line, column, rule, message in document.problems]
