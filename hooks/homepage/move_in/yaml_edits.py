"""Adds keys to a YAML file, with every other byte and comment as it was."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import yaml

from ..start.new_site import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ISO_DATE = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?(?:/(?:\d{4}(?:-\d{2}(?:-\d{2})?)?)?)?")
_STEP = 2


class NoPlaceError(Exception):
    """The file is written in a way to which lines cannot be added; the text says what to write by hand."""


def with_option(text: str, steps: Sequence[str], value: object) -> str:
    """Return YAML in which an option has a value, unless it has one already.

    If the option is a mapping there, only the keys that it lacks are added; if it is a list, only the items.
    """
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    if node is None:
        return "\n".join((*lines_of(_nested(steps, value)), text))
    for depth, step in enumerate(steps):
        if not isinstance(node, yaml.MappingNode) or (node.flow_style and node.value):
            raise NoPlaceError(_by_hand(steps, value))
        found = [(key, each) for key, each in node.value if key.value == step]
        if not found:
            return _inserted(text, node, lines_of(_nested(steps[depth:], value)), steps, value)
        key, child = found[0]
        if isinstance(child, yaml.ScalarNode) and not child.value and child.tag.endswith("null"):
            return _below_key(
                text, key, lines_of(_nested(steps[depth + 1 :], value)) if depth + 1 < len(steps) else lines_of(value)
            )
        node = child
    return _joined(text, node, steps, value)


def _joined(text: str, node: yaml.Node, steps: Sequence[str], value: object) -> str:
    missing: dict[object, object] | list[object]
    if isinstance(value, dict) and isinstance(node, yaml.MappingNode):
        has = {key.value for key, _ in node.value}
        missing = {key: each for key, each in value.items() if str(key) not in has}
    elif isinstance(value, list) and isinstance(node, yaml.SequenceNode):
        present = [_plain(each) for each in node.value]
        missing = [each for each in value if _named(each) not in map(_named, present)]
    else:
        return text
    if not missing:
        return text
    if getattr(node, "flow_style", False):
        raise NoPlaceError(_by_hand(steps, missing))
    return _inserted(text, node, lines_of(missing), steps, missing)


def _named(value: object) -> object:
    """Return what tells an item of a list: its name, or all of it."""
    return str(value["name"]) if isinstance(value, dict) and "name" in value else str(value)


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.MappingNode):
        return {key.value: _plain(each) for key, each in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_plain(each) for each in node.value]
    return node.value


def _inserted(text: str, node: yaml.Node, lines: Iterable[str], steps: Sequence[str], value: object) -> str:
    """Return the text with lines after the last line of a mapping or list in block style, at its indent."""
    if getattr(node, "flow_style", False) or not node.value:
        raise NoPlaceError(_by_hand(steps, value))
    at = _end_of_line(text, _last(node).end_mark.index)
    indent = " " * node.start_mark.column
    added = "".join(f"{indent}{line}\n" if line else "\n" for line in lines)
    before = text[:at]
    return f"{before}{'' if before.endswith(chr(10)) else chr(10)}{added}{text[at:]}"


def _below_key(text: str, key: yaml.Node, lines: Iterable[str]) -> str:
    at = _end_of_line(text, key.end_mark.index)
    indent = " " * (key.start_mark.column + _STEP)
    added = "".join(f"{indent}{line}\n" for line in lines)
    before = text[:at]
    return f"{before}{'' if before.endswith(chr(10)) else chr(10)}{added}{text[at:]}"


def _last(node: yaml.Node) -> yaml.Node:
    """Return the last scalar in a node, or a last part in flow style: the end of block nodes is after their comments."""
    while isinstance(node, yaml.CollectionNode) and node.value and not node.flow_style:
        last = node.value[-1]
        node = last[1] if isinstance(last, tuple) else last
        if (
            isinstance(last, tuple)
            and isinstance(node, yaml.ScalarNode)
            and node.start_mark.index == node.end_mark.index
        ):
            key: yaml.Node = last[0]
            return key
    return node


def _end_of_line(text: str, index: int) -> int:
    """Return the start of the line after the one that a value ends on; a literal ends before its next line already."""
    if index > 0 and text[index - 1 : index] == "\n":
        return index
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def _nested(steps: Sequence[str], value: object) -> object:
    for step in reversed(steps):
        value = {step: value}
    return value


def _by_hand(steps: Sequence[str], value: object) -> str:
    return "\n".join(lines_of(_nested(steps, value)))


def lines_of(value: object) -> list[str]:
    """Return the lines of a mapping or a list in block style, without indent."""
    if isinstance(value, dict):
        return [line for key, each in value.items() for line in _pair(str(key), each)]
    if isinstance(value, list):
        return [line for each in value for line in _entry(each)]
    return [plain(value)]


def plain(value: object) -> str:
    """Return a scalar or a short list on one line."""
    if isinstance(value, list):
        return f"[{', '.join(_in_flow(each) for each in value)}]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return text if _ISO_DATE.fullmatch(text) else scalar(text)


def _in_flow(value: object) -> str:
    text = plain(value)
    return text if text.startswith('"') or not re.search(r"[,\[\]{}]", text) else '"' + text.replace('"', '\\"') + '"'


def _pair(key: str, value: object) -> list[str]:
    name = key if re.fullmatch(r"[\w/.-][^\s:#'\"\[\]{},&*!|>%@`]*", key) else scalar(key)
    if value == {} or value == []:
        return [f"{name}: {'{}' if value == {} else '[]'}"]
    if isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict | list) for each in value)):
        return [f"{name}:", *(f"{' ' * _STEP}{line}" for line in lines_of(value))]
    if isinstance(value, str) and "\n" in value:
        return [f"{name}: |", *(f"{' ' * _STEP}{line}" for line in value.strip("\n").split("\n"))]
    return [f"{name}: {plain(value)}"]


def _entry(value: object) -> list[str]:
    if not isinstance(value, dict | list):
        return [f"- {plain(value)}"]
    first, *others = lines_of(value)
    return [f"- {first}", *(f"  {line}" for line in others)]


def front_matter(values: Mapping[str, object]) -> str:
    """Return the front matter of a page."""
    return "\n".join(("---", *lines_of(dict(values)), "---", ""))
