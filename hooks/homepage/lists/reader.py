"""Reads the author's lists, each from a YAML file in `docs/lists/`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..front_matter.yaml_reader import without_control_characters
from ..problems import Problem, nearest, shown_path
from ..text.encoding import read_text
from .items import items_of
from .list_text import ListText
from .records import DESCRIPTIONS, LISTS, PERIOD, Fields, ItemList

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path


def load_lists(
    folder: Path, root: Path, known: Mapping[str, Fields] = LISTS
) -> tuple[dict[str, ItemList], list[Problem]]:
    """Return the lists in a folder that have items, by name, and the problems of its files.

    `known` are the fields of each list by its name.
    """
    lists: dict[str, ItemList] = {}
    problems: list[Problem] = []
    for file in sorted(folder.glob("[!.]*.y*ml")):
        path = shown_path(file, root)
        if file.suffix != ".yml" or file.stem not in known:
            problems += _misnamed(file, path, known)
            continue
        text, found = read_text(file, path)
        problems += found
        items, found = read_items(text or "", file.stem, path, known)
        problems += found
        if items.items:
            lists[file.stem] = items
    return lists, problems


def read_items(
    text: str, name: str, path: str, known: Mapping[str, Fields] = LISTS
) -> tuple[ItemList, tuple[Problem, ...]]:
    """Return the list in a file's text, and its problems; a broken item does not affect the others."""
    source = without_control_characters(text.replace("\r\n", "\n").replace("\r", "\n"))
    written = ListText(name, path, source, known[name])
    items = items_of(written)
    if not known[name].as_written:
        is_period = known[name].when == PERIOD  # what has no date there goes on, as far as anybody knows
        items.sort(key=lambda item: (is_period and not item.when.text, item.when.order), reverse=True)
    return ItemList(name, path, source, tuple(items)), tuple(written.problems)


def _misnamed(file: Path, path: str, known: Mapping[str, Fields]) -> Iterator[Problem]:
    """Yield a problem for a file from which no list is read; the file that describes lists is read elsewhere."""
    name = file.stem if file.stem in (*known, DESCRIPTIONS) else nearest(file.stem, (*known, DESCRIPTIONS))
    if file.name == f"{DESCRIPTIONS}.yml":
        return
    advice = (
        f'Rename it to "{name}.yml".'
        if name
        else f"The lists are {', '.join(known)}, each in a file with its name and .yml. "
        f"To have another one, describe its fields in {DESCRIPTIONS}.yml."
    )
    yield Problem(path, 1, f"no list is read from this file. {advice}", "list-name")
