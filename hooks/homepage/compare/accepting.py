"""Writes an accepted value in the place of another one; every other byte stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..add.target import UnwritableError
from ..cache.whole_files import write_whole
from ..text.encoding import decode, encoding_of
from .in_bib import with_field
from .in_card import with_key

if TYPE_CHECKING:
    from pathlib import Path

    from .finding import Edit


def write_edit(edit: Edit, root: Path, *, dry: bool) -> str:
    """Write one value, and return the change for the report; raise `UnwritableError` if that is not safe."""
    file = root / edit.path
    data = file.read_bytes()
    text, _ = decode(data)
    encoding = encoding_of(data, text)
    if encoding is None:
        raise UnwritableError(f"{edit.path}:{edit.line}: the file is in no known encoding; change {edit.name} by hand")
    new = with_field(text, edit) if file.suffix == ".bib" else with_key(text, edit)
    if not dry:
        write_whole(file.resolve(), [encoding[0] + new.encode(encoding[1])])
    was = f"was {edit.old}" if edit.old else "was not said"
    return f"{edit.path}:{edit.line}: {edit.name} {was}, is {edit.new}"
