"""Reads YAML as the Hub reads it (core schema of YAML 1.2), with limits for depth and size."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml
from yaml.events import AliasEvent, CollectionStartEvent, MappingStartEvent, NodeEvent, ScalarEvent
from yaml.events import CollectionEndEvent as End
from yaml.events import DocumentStartEvent as Start

from ..text.plain_values import quotable
from .yaml_mistakes import UnreadableYaml, mistake

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import NoReturn

    from ..rule_names import RuleName

MAX_DEPTH = 40
MAX_ALIASED_CHARACTERS = 100_000

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]")
_CORE_TAGS = {
    "!",
    *(f"tag:yaml.org,2002:{name}" for name in ("str", "int", "float", "bool", "null", "map", "seq")),
}
_CONSTANTS = dict.fromkeys(("", "~", "null", "Null", "NULL"), None) | {
    word: word.lower() == "true" for word in ("true", "True", "TRUE", "false", "False", "FALSE")
}
_INTEGER = re.compile(r"[-+]?[0-9]{1,30}")
_WORD_AFTER_HASH = re.compile(r"\s+(#[^\s#!].*)")
_FLOAT = re.compile(r"[-+]?(\.[0-9]{1,30}|[0-9]{1,30}(\.[0-9]{0,30})?)([eE][-+]?[0-9]{1,2})?")


Steps = tuple["str | int", ...]
"""The path to a value: the keys and list positions that lead to it."""
Anchors = dict[str, tuple[object, int]]
"""The value of each anchor, and the number of characters in it."""


@dataclass(slots=True)
class YamlData:
    """The value of a YAML text: plain mappings, lists, strings, numbers, true, false and None."""

    value: object = None
    lines: dict[str, int] = field(default_factory=dict)
    """The line of each top-level key."""
    lines_by_steps: dict[Steps, int] = field(default_factory=dict)
    """The line of each key and list item at any depth."""
    problems: list[tuple[int, int, RuleName, str]] = field(default_factory=list)
    """Line, column, rule and message of each problem in YAML that can be read."""


def without_control_characters(text: str) -> str:
    """Return the text without control characters, which browsers and parsers may misread."""
    return _CONTROL.sub("", text)


def read_yaml(text: str, first_line: int = 1, anchors: Anchors | None = None, whole: str = "") -> YamlData:
    """Return the value of a YAML text, or raise `UnreadableYaml`; lines count from `first_line`.

    `anchors` are the anchors of the text before this one; the anchors of this text are added.
    `whole` is the text that this one is a part of.
    """
    reader = _Reader(yaml.parse(text, Loader=_LOADER), first_line, {} if anchors is None else anchors)
    reader.rows = text.split("\n") if "#" in text else []
    reader.whole = whole or text
    try:
        return reader.read()
    except yaml.YAMLError as error:
        raise mistake(error, text, first_line) from None


class _Reader:
    """Builds values from the parser's events, so that too deep values and too many aliases are refused early."""

    def __init__(self, events: Iterator[yaml.Event], first_line: int, anchors: Anchors) -> None:
        self.events = (event for event in events if isinstance(event, NodeEvent | End | Start))
        self.first_line = first_line
        self.data = YamlData()
        self.anchors = anchors
        self.characters = 0
        self.aliased = 0
        self.rows: list[str] = []
        """The lines of the text if it may contain comments."""
        self.whole = ""

    def read(self) -> YamlData:
        """Return the value of the only document, or refuse a second one."""
        if next(self.events, None) is not None:
            event = next(self.events)
            self.data.value = self.node(event, ())
            if (second := next(self.events, None)) is not None:
                self.refuse(second, "only one YAML document is allowed here: remove this line and the text below it")
        return self.data

    def node(self, event: yaml.Event, at: Steps) -> object:
        """Return the value that starts with this event; `at` is the path to it."""
        if isinstance(event, AliasEvent):
            return self.alias(event)
        if len(at) > MAX_DEPTH:
            self.refuse(event, f"values are nested more than {MAX_DEPTH} deep: make them flatter")
        before = self.characters
        value = self.scalar(event) if isinstance(event, ScalarEvent) else self.collection(event, at)
        if isinstance(event, NodeEvent) and event.anchor:
            self.anchors[event.anchor] = (value, self.characters - before)
        return value

    def alias(self, event: AliasEvent) -> object:
        """Return the value of an alias, or refuse it if aliases repeat too much text."""
        if event.anchor not in self.anchors:
            self.refuse(event, f'"*{event.anchor}" has no meaning here: put a value that starts with "*" in quotes')
        value, size = self.anchors[event.anchor]
        self.characters += size
        self.aliased += size
        if self.aliased > MAX_ALIASED_CHARACTERS:
            self.refuse(event, f'"*{event.anchor}" repeats too much text: write the values out')
        return value

    def collection(self, event: yaml.Event, at: Steps) -> object:
        """Return a mapping or a list."""
        self.characters += 1
        if isinstance(event, CollectionStartEvent):
            self.report_tag(event)
        if isinstance(event, MappingStartEvent):
            return self.mapping(at)
        return [self.item(event, (*at, number)) for number, event in enumerate(self.until_end())]

    def item(self, event: yaml.Event, at: Steps) -> object:
        """Return an item of a list."""
        self.data.lines_by_steps.setdefault(at, self.line_and_column(event)[0])
        return self.node(event, at)

    def mapping(self, at: Steps) -> dict[str, object]:
        """Return a mapping; if a key is repeated, its first value is used."""
        values: dict[str, object] = {}
        lines: dict[str, int] = {}
        for key_event in self.until_end():
            key = self.key(key_event)
            line, column = self.line_and_column(key_event)
            self.data.lines_by_steps.setdefault((*at, key), line)
            value = self.node(next(self.events), (*at, key))
            if key in values:
                message = (
                    f'the key "{quotable(key)}" is on line {lines[key]} and again on line {line}: '
                    "the first is used, remove one of them"
                )
                self.data.problems.append((line, column, "repeated-key", message))
                continue
            values[key], lines[key] = value, line
        if not at:
            self.data.lines = lines
        return values

    def key(self, event: yaml.Event) -> str:
        """Return a key as text; keys are not read as numbers or dates."""
        if isinstance(event, ScalarEvent):
            self.characters += len(event.value) + 1
            return without_control_characters(event.value)
        self.refuse(
            event,
            "put a value that starts with a brace or bracket in quotes, or fill in the placeholder of a template",
        )

    def scalar(self, event: ScalarEvent) -> object:
        """Return a string, number, true, false or None."""
        self.characters += len(event.value) + 1
        self.report_tag(event)
        self.report_unused_anchor(event)
        if event.implicit[0] and not event.tag:
            value = _plain_value(event.value)
            if isinstance(value, str):
                self.report_cut_text(event)
            return value
        return without_control_characters(event.value)

    def until_end(self) -> Iterator[yaml.Event]:
        """Yield the events that start the items of the open collection."""
        for event in self.events:
            if isinstance(event, End):
                return
            yield event

    def report_tag(self, event: ScalarEvent | CollectionStartEvent) -> None:
        """Report a tag that does not belong to YAML's core schema; the value is read without the tag."""
        if event.tag and event.tag not in _CORE_TAGS:
            line, column = self.line_and_column(event)
            message = f'the YAML tag "{event.tag}" is not read: remove it, or put the value in quotes'
            self.data.problems.append((line, column, "yaml-tag", message))

    def report_cut_text(self, event: ScalarEvent) -> None:
        """Report a text without quotation marks that ends at a word such as `#1`, which YAML takes for a comment."""
        mark = event.end_mark
        rest = self.rows[mark.line][mark.column :] if mark and mark.line < len(self.rows) else ""
        if found := _WORD_AFTER_HASH.match(rest):
            message = (
                f'the text ends before "{quotable(found[1].strip())}", which YAML takes for a comment: put the text in '
                "quotes, or write a space after # if it is a comment"
            )
            self.data.problems.append((*self.line_and_column(event), "yaml", message))

    def report_unused_anchor(self, event: ScalarEvent) -> None:
        """Report a text that starts with `&`: YAML takes its first word for an anchor."""
        if event.anchor and f"*{event.anchor}" not in self.whole:
            message = f'YAML leaves "&{event.anchor}" out of the text: put a value that starts with "&" in quotes'
            self.data.problems.append((*self.line_and_column(event), "yaml", message))

    def line_and_column(self, event: yaml.Event) -> tuple[int, int]:
        """Return the event's line and column in the file."""
        mark = event.start_mark
        return (mark.line + self.first_line, mark.column + 1) if mark else (self.first_line, 1)

    def refuse(self, event: yaml.Event, message: str) -> NoReturn:
        """Stop reading: raise `UnreadableYaml` at this event."""
        raise UnreadableYaml(*self.line_and_column(event), message)


def _plain_value(text: str) -> object:
    """Return the value of an unquoted scalar; `no` and dates are text, as in YAML 1.2."""
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return float(text)
    return without_control_characters(text)
