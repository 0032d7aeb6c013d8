"""A field of an entry with another value, in the style in which the file has it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..add.target import UnwritableError
from ..bibtex.entries import EntryReader
from ..text.braces import lonely_braces

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..bibtex.records import Entry, Field
    from .finding import Edit

_NAME = re.compile(r"[^\W\d][\w.:+/-]*")


def with_field(text: str, edit: Edit) -> str:
    """Return a .bib text with the value of one field replaced; raise `UnwritableError` where that is not safe."""
    reader = EntryReader.of(text, edit.path)
    entry = next((each for each in reader.entries if each.line == edit.line), None)
    start = text.find(entry.source) if entry else -1
    if entry is None or not entry.written:
        raise _not_safe(edit, "its entry is not written as BibTeX asks for")
    if text.count(entry.source) != 1:
        raise _not_safe(edit, "the file has its entry twice, word for word")
    field = _own_field(entry, edit)
    written = entry.source[field.value_start : field.end]
    if not _says(field, written, edit.old):
        raise _not_safe(edit, "the file has been changed since")
    value = _as_written(written, edit, reader.strings)
    return text[: start + field.value_start] + value + text[start + field.end :]


def _own_field(entry: Entry, edit: Edit) -> Field:
    """Return the field as the entry itself has it."""
    own = [each for each in entry.written if each.name == edit.name]
    if not own:
        parents = entry.get("crossref") or entry.get("xdata") or "another one"
        raise _not_safe(edit, f"its entry has it from {parents}", "change it there")
    if len(own) > 1:
        raise _not_safe(edit, f"its entry has it {len(own)} times")
    return own[0]


def _says(field: Field, written: str, old: str) -> bool:
    """Return whether a field still has a value; a name may be defined in another file."""
    return _plain(field.value) == _plain(old) or bool(_NAME.fullmatch(written))


def _plain(value: str) -> str:
    return " ".join(value.replace("{", "").replace("}", "").split())


def _as_written(written: str, edit: Edit, strings: Mapping[str, str]) -> str:
    """Return the new value with the delimiters of the old one; for an `@string` name, the name of the new value."""
    new = edit.new
    if lonely_braces(new):
        raise _not_safe(edit, f"the new value {new} has a brace without another one")
    if _NAME.fullmatch(written):
        return next((name for name, text in strings.items() if _plain(text) == _plain(new)), f"{{{new}}}")
    if written.isdecimal() and new.isdecimal():
        return new
    if written.startswith('"') and written.endswith('"') and '"' not in new:
        return f'"{new}"'
    is_protected = written.startswith("{{") and written.endswith("}}") and "}" not in written[2:-2]
    return f"{{{{{new}}}}}" if is_protected else f"{{{new}}}"


def _not_safe(edit: Edit, why: str, what: str = "change it by hand") -> UnwritableError:
    return UnwritableError(f"{edit.path}:{edit.line}: {edit.name} is not written, since {why}; {what}")
