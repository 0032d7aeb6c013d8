"""Examples of what a model is given and what it answers: the Hub's key `widget`, as text.

The forms of all tasks are in https://huggingface.co/docs/hub/models-widgets-examples.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..text.plain_values import mapping, plain_text
from ..text.safe_urls import safe_url

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .card_files import CardFiles

_LABELS = {
    "text": "Input",
    "source_sentence": "Input",
    "src": "Input",
    "messages": "Input",
    "context": "Context",
    "table": "Table",
    "structured_data": "Table",
    "structuredData": "Table",
    "output": "Output",
}
"""The words for the Hub's keys; any other key stands for itself."""
_TITLE = "example_title"
_FILES = ("src", "url")
_PAIRS = (("role", "content"), ("label", "score"))
"""The keys of a message, and of what a classifier answers."""


@dataclass(frozen=True, slots=True)
class ExampleRow:
    """One part of an example, such as its input."""

    label: str
    lines: tuple[str, ...]
    url: str = ""
    """The address of a file, such as a picture or sound; a file of the site is given by its path in docs/."""


@dataclass(frozen=True, slots=True)
class Example:
    """What the model may be given, and perhaps what it answers."""

    title: str
    rows: tuple[ExampleRow, ...]


def read_examples(value: object, files: CardFiles) -> tuple[Example, ...]:
    """Return the examples in a card's `widget` that say something."""
    items = value if isinstance(value, list) else [value]
    found = (_example(item if isinstance(item, Mapping) else {"text": _text(item)}, files) for item in items)
    return tuple(each for each in found if each.title or each.rows)


def _text(item: object) -> object:
    """Return an example that is written without a key; `widget: false` is none."""
    return None if isinstance(item, bool) else item


def _example(item: Mapping[str, object], files: CardFiles) -> Example:
    rows = (_row(str(key), value, files) for key, value in item.items() if key != _TITLE)
    return Example(plain_text(item.get(_TITLE)), tuple(row for row in rows if row.lines))


def _row(key: str, value: object, files: CardFiles) -> ExampleRow:
    label = _LABELS.get(key) or plain_text(key.replace("_", " ").capitalize())
    inner = mapping(value)
    if len(inner) == 1 and (name := next(iter(inner))) in ("text", *_FILES):  # the output of most tasks
        key, value = name, inner[name]
    url = files.address(safe_url(plain_text(value))) if key in _FILES else ""
    return ExampleRow(label, tuple(filter(None, _lines(value))), url)


def _lines(value: object) -> Iterator[str]:
    """Yield a text by its lines, a table by its columns, and a list by its items."""
    if isinstance(value, str):
        yield from map(plain_text, value.splitlines())
    elif isinstance(value, list):
        yield from map(_item, value)
    elif isinstance(value, Mapping):
        yield from (plain_text({key: held}) for key, held in value.items())
    else:
        yield plain_text(value)


def _item(value: object) -> str:
    held = mapping(value)
    pair = next((pair for pair in _PAIRS if set(pair) == set(held)), None)
    return plain_text({plain_text(held[pair[0]]): held[pair[1]]} if pair else value)
