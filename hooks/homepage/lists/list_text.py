"""Reads the text of an author's list as items, each with what is written in its fields."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from ..front_matter.yaml_mistakes import UnreadableYaml
from ..front_matter.yaml_reader import Anchors, YamlData, read_yaml
from ..problems import Problem, did_you_mean, nearest
from ..settings.renamed import new_name_hint
from ..text.plain_values import plain_text, quotable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from ..rule_names import RuleName
    from .records import Fields

_FIRST_ITEM = re.compile(r"^( *)-(?=\s|\Z)", re.MULTILINE)
_LOOSE_FIELD = re.compile(r"^[ \t]*([\w-]+):(?=\s)(.*(?:\n(?![ \t]*[\w-]+:\s).*)*)", re.MULTILINE)
_MARKUP_FIRST = re.compile(r":\s+[\[{*&`@%!|>\"']")
_NO_CONTENT = re.compile(r"\s*(?:\[\s*\]\s*)?(?:#.*)?|---\s*|%YAML.*")


@dataclass(frozen=True)
class WrittenItem:
    """What an author wrote in the fields of an item."""

    line: int
    values: Mapping[str, str]
    lines: Mapping[str, int]
    """The line of each field."""
    aliases: tuple[str, ...] = ()
    """The other spellings of a name, each of which may have a comma."""

    def line_of(self, field: str) -> int:
        """Return the line of a field; that of the item if the field is not there."""
        return self.lines.get(field, self.line)


class ListText:
    """The text of a list, and what is wrong with its form."""

    def __init__(self, name: str, path: str, source: str, fields: Fields) -> None:
        """Take the list's name, its file as it is shown in messages, its text, and the fields of its items."""
        self.name = name
        self.source = source
        self.fields = fields
        self.path = path
        self.problems: list[Problem] = []
        self._after_comma = re.compile(rf",[ \t]*(?=(?:{'|'.join(self.fields.all)}):\s)")
        self._anchors: Anchors = {}

    def items(self) -> Iterator[WrittenItem]:
        """Yield the items that have a field; a broken one has the text that is written."""
        for line, chunk in _chunks(self.source):
            if line == 0:
                self._report_head(chunk)
            elif (item := self._item(line, chunk)).values:
                yield item

    def _report_head(self, head: str) -> None:
        for line, words in enumerate(head.splitlines(), start=1):
            if not _NO_CONTENT.fullmatch(words):
                self.report(line, 'this belongs to no item: start every item with "- "', "list-form")
                return

    def _item(self, line: int, chunk: str) -> WrittenItem:
        data = self._read(line, chunk)
        item = WrittenItem(line, {}, data.lines, _aliases(data.value))
        given = data.value if isinstance(data.value, dict) else {}
        values = {str(key): text for key, value in given.items() if (text := plain_text(value))}
        if values:
            return self._known(replace(item, values=values))
        words = "" if given else plain_text(data.value)
        field = self.fields.title[0]
        advice = f'write "{field}: " before it' if words else "fill it in or remove its hyphen"
        self.report(line, f"this item has no fields: {advice}", "list-form")
        return replace(item, values={field: words} if words else {})

    def _read(self, line: int, chunk: str) -> YamlData:
        """Return an item's fields; if they are not YAML, the text that is written."""
        try:
            data = read_yaml(chunk, line, self._anchors, self.source)
        except UnreadableYaml as error:
            rows = chunk.rstrip().split("\n")
            row = min(error.line - line, len(rows) - 1)  # an open quote may be noticed only after the item
            advice = error.message
            if _MARKUP_FIRST.search(rows[row]):
                advice = 'put the text in quotes, or write ">" after the colon and the text below it, indented'
            lines = self._after_comma.sub("\n", chunk)
            if lines != chunk:
                advice = "write each field on a line of its own, without a comma before it"
            message = f"this item cannot be read as YAML and is shown as it is written: {advice}"
            self.problems.append(Problem(self.path, line + row, message, "yaml", column=error.column))
            values = {key: value.strip().strip("\"'") for key, value in _LOOSE_FIELD.findall(lines)}
            if not any(nearest(key, self.fields.all) in self.fields.title for key in values):
                values[self.fields.title[0]] = chunk.strip()
            return YamlData(values, dict.fromkeys(values, line))
        for at, column, rule, message in data.problems:
            self.problems.append(Problem(self.path, at, message, rule, column=column))
        return data

    def _known(self, item: WrittenItem) -> WrittenItem:
        """Return an item with the values of known fields; a misspelled field is used under its right name."""
        known, values, lines = self.fields.all, item.values, dict(item.lines)
        known_values = {key: value for key, value in values.items() if key in known}
        for key in values:
            if key in known:
                continue
            right = nearest(key, known)
            old = new_name_hint("list field", f"{self.name}.{key}")
            hint = old or did_you_mean(key, known) or f" Known here: {', '.join(known)}."
            self.report(item.line_of(key), f'"{quotable(key)}" is not a field of {self.name}.{hint}', "list-field")
            if right and right not in values and right not in known_values:
                known_values[right] = values[key]
                lines[right] = item.line_of(key)
        return replace(item, values=known_values, lines=lines)

    def report(self, line: int, message: str, rule: RuleName) -> None:
        """Note a problem on a line of the file."""
        self.problems.append(Problem(self.path, line, message, rule))


def _chunks(text: str) -> Iterator[tuple[int, str]]:
    """Yield each item with its first line, and with a space instead of its hyphen; first the text before them."""
    first = _FIRST_ITEM.search(text)
    starts = [match.end() - 1 for match in re.finditer(rf"^{first[1]}-(?=\s|\Z)", text, re.MULTILINE)] if first else []
    yield 0, text[: starts[0]] if starts else text
    line, counted = 1, 0
    for start, end in pairwise([*starts, len(text)]):
        indent = start - text.rfind("\n", 0, start) - 1
        line, counted = line + text.count("\n", counted, start), start
        yield line, f"{' ' * (indent + 1)}{text[start + 1 : end]}"


def _aliases(fields: object) -> tuple[str, ...]:
    """Return the other spellings of a name in an item."""
    written = fields.get("aliases") if isinstance(fields, dict) else None
    return tuple(filter(None, map(plain_text, written if isinstance(written, list) else [written])))
