"""Splits a YAML text at its top-level keys, so that a mistake in one of them does not affect the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .yaml_mistakes import UnreadableYaml
from .yaml_reader import Anchors, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_KEY = 'this is not a key with a value: write "key: value", or indent it under its key'
_TOP_KEY = re.compile(
    r"""^(?:"[^"\n]+"|'[^'\n]+'|[^\s#\-?:,\[\]{}&*!|>'"%@`][^:\n]*|-[^\s:][^:\n]*):(?=\s|$)""", re.MULTILINE
)


def parts_by_key(text: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield each top-level key with the lines below it, and the line it starts on."""
    starts = sorted({0, *(match.start() for match in _TOP_KEY.finditer(text))})
    line = first_line
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        yield line, text[start:end]
        line += text.count("\n", start, end)


def top_key(part: str) -> str:
    """Return the key that a part of a text starts with, or an empty text."""
    key = _TOP_KEY.match(part)
    return key.group().strip("'\":") if key else ""


def without_unreadable(text: str) -> tuple[str, tuple[UnreadableYaml, ...]]:
    """Return a text with empty lines instead of the top-level keys that cannot be read, and a mistake for each."""
    kept: list[str] = []
    mistakes: list[UnreadableYaml] = []
    anchors: Anchors = {}
    for line, part in parts_by_key(text, 1):
        try:
            value = read_yaml(part, line, anchors).value
            if value is not None and not isinstance(value, dict):
                raise UnreadableYaml(line, 1, NO_KEY)
        except UnreadableYaml as error:
            mistakes.append(error)
            kept.append("\n" * part.count("\n"))
        else:
            kept.append(part)
    return "".join(kept), tuple(mistakes)
