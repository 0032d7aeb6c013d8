"""Finds the old names in an owner's files, and writes the new ones: `python -m hooks.homepage.upgrade.renames [--fix]`.

An upgrade runs this as a command of the newer engine, so its output, JSON, must stay as it is.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from ..bibtex import parse_bib
from ..problems import shown_path
from ..settings.inherited import configuration_files
from ..settings.mkdocs_yml import read_configuration
from ..settings.renamed import RENAMED, Renamed
from ..text.code_fences import outside_fences

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..settings.renamed import Kind

_CONFIG = "mkdocs.yml"
_FRONT_MATTER = re.compile(r"\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$", re.MULTILINE | re.DOTALL)
_EMPTY_LIST = re.compile(
    r"^extra_(?:css|javascript):[ \t]*(?:#.*)?(?:\r?\n|\Z)(?=(?:[ \t]*(?:#.*)?\r?\n)*(?:[^\s#-]|[ \t]*(?:#.*)?\Z))",
    re.MULTILINE,
)
"""A key of `mkdocs.yml` whose list has lost its last item: MkDocs does not accept that."""
_BLOCK = re.compile(r"[ \t]*/{3,}[ \t]*([\w-]+)")
_OPTION = re.compile(r"([ \t]+)([\w-]+)[ \t]*:")


@dataclass(frozen=True, slots=True)
class OldName:
    """A place at which an owner wrote an old name."""

    start: int
    end: int
    row: Renamed
    is_fixable: bool = True


def main(arguments: Sequence[str], root: Path) -> list[dict[str, object]]:
    """Find the old names in a project, change them if asked, and return a record for each."""
    shown: list[dict[str, object]] = []
    for file, found in old_names(root):
        text = _text(file)
        changed = text
        for each in sorted(found, key=lambda name: name.start, reverse=True):
            fixed = "--fix" in arguments and each.is_fixable
            if fixed:
                changed = f"{changed[: each.start]}{each.row.new}{changed[each.end :]}"
            message = f'"{each.row.name}" is an old name. {each.row.advice}'
            line = text.count("\n", 0, each.start) + 1
            shown.append({"path": shown_path(file, root), "line": line, "message": message, "fixed": fixed})
        if changed != text:
            file.write_bytes(_EMPTY_LIST.sub("", changed).encode())
    return sorted(shown, key=lambda each: (str(each["path"]), int(str(each["line"]))))


def old_names(root: Path, rows: Sequence[Renamed] = RENAMED) -> Iterator[tuple[Path, list[OldName]]]:
    """Yield each file of a project that has old names, with them."""
    configuration = read_configuration(root / _CONFIG)
    docs = configuration.docs
    by_kind = {kind: [row for row in rows if row.kind == kind] for kind in {row.kind for row in rows}}
    files: list[tuple[Path, list[OldName]]] = []
    for each in configuration_files(root / _CONFIG):
        if each.path.resolve().is_relative_to(root.resolve()):
            text = _text(each.path)
            found = [*_in_yaml(text, by_kind.get("option", ())), *_named_files(text, by_kind.get("file", ()))]
            files.append((each.path, found))
    for file in sorted((docs / "lists").glob("*.yml")):
        of_list = [row for row in by_kind.get("list field", ()) if row.old.startswith(f"{file.stem}.")]
        files.append((file, [*_in_yaml(_text(file), of_list)]))
    for file in sorted(docs.rglob("*.md")):
        text = _text(file)
        files.append((file, [*_in_front_matter(text, by_kind), *_in_blocks(text, by_kind.get("block option", ()))]))
    for file in configuration.bib_files:
        if file.is_file():
            files.append((file, [*_in_bib(_text(file), by_kind.get("field", ()))]))
    for file in sorted(docs.rglob("*.css")):
        files.append((file, [*_in_css(_text(file), by_kind.get("style", ()))]))
    for row in by_kind.get("file", ()):
        if (docs / row.old).is_file():
            files.append((docs / row.old, [OldName(0, 0, row, is_fixable=False)]))
    yield from ((file, found) for file, found in files if found)


def _text(file: Path) -> str:
    """Return a file's text with its line ends; empty if it is not UTF-8, since it could not be written as it was."""
    try:
        return file.read_bytes().decode()
    except (OSError, UnicodeDecodeError):
        return ""


def _in_yaml(text: str, rows: Iterable[Renamed], start: int = 0) -> Iterator[OldName]:
    """Yield the keys that are old names; a list's field, `talks.event`, is a key of an item."""
    try:
        root = yaml.compose(text, Loader=yaml.SafeLoader)
    except yaml.YAMLError:
        return
    for row in rows:
        steps = row.old.split(".") if row.kind != "front matter" else [row.old]
        for mapping in _mappings(root, steps[1:-1] if row.kind == "list field" else steps[:-1]):
            keys = [key for key, _ in mapping.value]
            for key in keys:
                if key.value == steps[-1]:
                    taken = not row.new or any(other.value == row.new for other in keys)
                    yield OldName(start + key.start_mark.index, start + key.end_mark.index, row, not taken)


def _mappings(node: yaml.Node | None, steps: Sequence[str]) -> Iterator[yaml.MappingNode]:
    """Yield the mappings at the end of a way through keys; lists on the way are gone through item by item."""
    if isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _mappings(item, steps)
    elif isinstance(node, yaml.MappingNode):
        if not steps:
            yield node
        for key, value in node.value:
            if steps and key.value == steps[0]:
                yield from _mappings(value, steps[1:])


def _named_files(text: str, rows: Iterable[Renamed]) -> Iterator[OldName]:
    """Yield the lines of `mkdocs.yml` that name a file that has another name or place now."""
    for row in rows:
        name = re.escape(row.old)
        item = rf"^[ \t]*-[ \t]+(?:\{{.*?\bpath:[ \t]*)?[\"']?(?:\./)?(?P<name>{name})(?![\w./-]).*(?:\n|\Z)"
        for found in re.finditer(item, text, re.MULTILINE):
            if row.new:
                yield OldName(*found.span("name"), row)
            else:
                yield OldName(*found.span(), row)  # the whole line goes


def _in_front_matter(text: str, by_kind: Mapping[Kind, list[Renamed]]) -> Iterator[OldName]:
    if (rows := by_kind.get("front matter")) and (found := _FRONT_MATTER.match(text)):
        yield from _in_yaml(found[1], rows, found.start(1))


def _in_blocks(text: str, rows: Iterable[Renamed]) -> Iterator[OldName]:
    """Yield the options of blocks that are old names, outside of code."""
    by_name = {row.old: row for row in rows}
    lines = text.splitlines(keepends=True)
    starts = [0, *accumulate(map(len, lines))]
    block = ""
    for number, line in outside_fences(lines):
        if line.lstrip().startswith("///"):
            opened = _BLOCK.match(line)
            block = opened[1] if opened else ""
        elif block and (option := _OPTION.match(line)) and (row := by_name.get(f"{block}.{option[2]}")):
            start, end = (starts[number] + each for each in option.span(2))
            yield OldName(start, end, row, bool(row.new))
        elif not line.strip():
            block = ""


def _in_bib(text: str, rows: Iterable[Renamed]) -> Iterator[OldName]:
    by_name = {row.old: row for row in rows}
    if not by_name:
        return
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
    for entry in parse_bib(text, "").entries:
        names = {field.name for field in entry.written}
        for field in entry.written:
            if row := by_name.get(field.name):
                start = starts[field.line - 1] + field.column - 1
                end = start + len(field.name)
                is_there = text[start:end].lower() == field.name
                yield OldName(start, end, row, is_there and bool(row.new) and row.new not in names)


def _in_css(text: str, rows: Iterable[Renamed]) -> Iterator[OldName]:
    for row in rows:
        for found in re.finditer(rf"(?<![\w-]){re.escape(row.old)}(?![\w-])", text):
            yield OldName(found.start(), found.end(), row, bool(row.new))


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1:], Path.cwd())))
