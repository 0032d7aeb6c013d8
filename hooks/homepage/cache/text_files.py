"""Files with texts that a build has made: one record, or several, of which the later ones were added after edits.

A record is a line with the fingerprint of what the texts depend on, a line with the hash and the length of the rest,
a line with the name and length of each text, and the texts. A record that is cut off or damaged is not read, nor what
comes after it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from .whole_files import leads_elsewhere, write_if_possible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import FileIO
    from pathlib import Path

Text = bytes | memoryview
Texts = Mapping[str, Text]

_CHECK = len(f"{hashlib.sha256().hexdigest()} {0:015}\n")


def read_texts(file: Path, digest: str) -> tuple[list[Texts], bool]:
    """Return the records for a fingerprint, and whether the file contains nothing else; texts are not copied."""
    head = f"{digest}\n".encode()
    records: list[Texts] = []
    is_whole = False
    with contextlib.suppress(OSError, ValueError, TypeError), open_cached(file, "rb") as opened:
        while (found := opened.read(len(head) + _CHECK) or b"").startswith(head):
            records.append(_read_record(opened, found[len(head) :]))
        is_whole = bool(records) and not found
    return records, is_whole


def _read_record(opened: FileIO, check: bytes) -> Texts:
    """Return the texts of a record; not what comes after it, which may be of any length if the file is damaged."""
    length = int(check[-16:])
    if length > os.fstat(opened.fileno()).st_size:
        raise ValueError
    written = opened.read(length)
    if check != _check([written]):
        raise ValueError
    start = written.index(b"\n") + 1
    view = memoryview(written)
    texts: dict[str, Text] = {}
    for name, size in json.loads(written[:start]):
        texts[name] = view[start : start + size]
        start += size
    return texts


def write_texts(file: Path, digest: str, texts: Texts) -> None:
    """Write a file with one record."""
    write_if_possible(file, _record(digest, texts))


def add_texts(file: Path, digest: str, texts: Texts) -> None:
    """Add a record to a file."""
    if leads_elsewhere(file.parent):
        return
    with contextlib.suppress(OSError), open_cached(file, "ab") as opened:
        opened.write(b"".join(_record(digest, texts)))  # at once, since several builds may do so at the same time


def open_cached(file: Path, mode: Literal["rb", "ab"]) -> FileIO:
    """Return an open file of the cache; a link that leads elsewhere is an error, and a pipe is empty."""
    return open(file, mode, buffering=0, opener=lambda path, flags: os.open(path, flags | _NO_OTHERS))


_NO_OTHERS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)  # which Windows lacks


def _record(digest: str, texts: Texts) -> list[Text]:
    index = json.dumps([(name, len(text)) for name, text in texts.items()]).encode() + b"\n"
    parts: list[Text] = [index, *texts.values()]
    return [f"{digest}\n".encode(), _check(parts), *parts]


def _check(parts: Iterable[Text]) -> bytes:
    check, length = hashlib.sha256(), 0
    for part in parts:
        check.update(part)
        length += len(part)
    return f"{check.hexdigest()} {length:015}\n".encode()
