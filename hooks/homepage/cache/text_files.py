"""Files with texts that a build has made: one record, or several, of which the later ones were added after edits.

A record is a line with the fingerprint of what the texts depend on, a line with the hash of the rest, a line with the
name and length of each text, and the texts. A record that is cut off or damaged is not read, nor what comes after it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

from .whole_files import write_if_possible

if TYPE_CHECKING:
    from collections.abc import Iterable
    from io import FileIO
    from pathlib import Path

Text = bytes | memoryview
Texts = Mapping[str, Text]

_HASH = len(hashlib.sha256().hexdigest())


def read_texts(file: Path, digest: str) -> tuple[list[Texts], bool]:
    """Return the records for a fingerprint, and whether the file contains nothing else; texts are not copied."""
    head = f"{digest}\n".encode()
    records: list[Texts] = []
    at, written = 0, b""
    with contextlib.suppress(OSError, ValueError, TypeError):
        with open_cached(file, "rb") as opened:
            if opened.read(len(head)) != head:
                return [], False
            opened.seek(0)
            written = opened.read()
        view = memoryview(written)
        while written.startswith(head, at):
            index = at + len(head) + _HASH + 1
            start = written.index(b"\n", index) + 1
            texts: dict[str, Text] = {}
            for name, length in json.loads(written[index:start]):
                texts[name] = view[start : start + length]
                start += length
            if written[index - _HASH - 1 : index] != _check([view[index:start]]):
                break
            records.append(texts)
            at = start
    return records, 0 < at == len(written)


def write_texts(file: Path, digest: str, texts: Texts) -> None:
    """Write a file with one record."""
    write_if_possible(file, _record(digest, texts))


def add_texts(file: Path, digest: str, texts: Texts) -> None:
    """Add a record to a file."""
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
    check = hashlib.sha256()
    for part in parts:
        check.update(part)
    return f"{check.hexdigest()}\n".encode()
