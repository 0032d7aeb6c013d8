"""Writes an accepted value in the place of another one; every other byte stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..add.target import UnwritableError
from ..bibtex.entries import EntryReader
from ..cache.whole_files import write_whole
from ..text.encoding import decode, encoding_of

if TYPE_CHECKING:
    from pathlib import Path

    from .finding import Edit


def write_edit(edit: Edit, root: Path, *, dry: bool) -> str:
    """Write one value, and return the change for the report; raise `UnwritableError` if that is not safe."""
    file = root / edit.path
    data = file.read_bytes()
    text, _ = decode(data)
    new = _in_bib(text, edit) if file.suffix == ".bib" else _in_card(text, edit)
    encoding = encoding_of(data, text)
    if new is None or encoding is None:
        raise UnwritableError(f"{edit.path}:{edit.line}: {edit.name} is not written plainly; change it by hand")
    if not dry:
        write_whole(file.resolve(), [encoding[0] + new.encode(encoding[1])])
    return f"{edit.path}:{edit.line}: {edit.name} was {edit.old}, is {edit.new}"


def _in_bib(text: str, edit: Edit) -> str | None:
    """Return a .bib text with the value of one field replaced, or None if the value is a name or joined by `#`."""
    entries = EntryReader.of(text, edit.path).entries
    entry = next((each for each in entries if each.line == edit.line and each.written), None)
    field = entry.fields.get(edit.name) if entry else None
    start = text.find(entry.source) if entry else -1
    if entry is None or field is None or text.count(entry.source) != 1:
        return None
    written = entry.source[field.value_start : field.end]
    delimiters = (written[0], written[-1]) if written[:1] in ("{", '"') else ("", "")
    if written.strip('{}"') != edit.old.strip("{}") or (not delimiters[0] and not edit.new.isdecimal()):
        return None
    if delimiters[0] == '"' and '"' in edit.new:
        return None
    value = f"{delimiters[0]}{edit.new}{delimiters[1]}"
    return text[: start + field.value_start] + value + text[start + field.end :]


def _in_card(text: str, edit: Edit) -> str | None:
    """Return a card with the value of one key of its front matter replaced, if it is a plain word on its line."""
    lines = text.split("\n")
    found = re.fullmatch(rf"({re.escape(edit.name)}\s*:\s*)(['\"]?)([^\s'\"#]+)\2(\s*(?:#.*)?)", lines[edit.line - 1])
    if not found or found[3] != edit.old or not re.fullmatch(r"[\w./-]+", edit.new):
        return None
    lines[edit.line - 1] = f"{found[1]}{found[2]}{edit.new}{found[2]}{found[4]}"
    return "\n".join(lines)
