"""Stores results of a build in a folder, so that later builds can read them instead of making them again.

A build asks for a result by its name and by all its inputs: the code and templates of this package, the files that
were read, and other values from the caller. The first build makes the result and stores it; as long as no input
changes, later builds read it from the cache and do not even read the `.bib` file. Each name has one file (see
`text_files`). If it is missing, cut off, damaged or has other inputs, the result is made again. If the folder cannot be
written to, builds are slower but succeed. Files are written whole or not at all, so builds may run at the same time.

What follows from one entry alone is a piece. The pieces of one name are in one file of the same form, each named by a
hash of what it is made from (its key). If some are missing, only these are made. Few are added at the end of the file,
as another record; for many, and after some edits, the file is written again with the pieces that the build asked for.
So an edit of one entry costs the work of one entry.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import platform
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from .collector import without_collector
from .text_files import add_texts, open_cached, read_texts, write_texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from .text_files import Text, Texts

PACKAGE = Path(__file__).parents[1]
LIBRARIES = ("jinja2", "latex2mathml", "markupsafe")
"""The installed packages whose versions are inputs of every result, in addition to Python's."""

_UNUSUAL = re.compile(r"[^\w.-]+")
"""Characters that not every operating system allows in a file name."""

MOST_RECORDS = 20
"""How many edits add to a file of pieces before it is written again, without those that no build asks for any more."""


class BuildCache:
    """The cached results of one set of inputs."""

    def __init__(self, folder: Path | None = None, *inputs: object) -> None:
        """Store results of these inputs in a folder; without a folder, each result is made again."""
        self.folder = folder
        templates = _files(".html", ".md") if folder else ""  # which may change while a server runs
        self.inputs = fingerprint(_code(), templates, inputs) if folder else ""

    @classmethod
    def without_code(cls, folder: Path | None) -> BuildCache:
        """Return the cached results in a folder that depend on no code here, but on that of another program."""
        found = cls()
        found.folder = folder
        return found

    def with_inputs(self, *inputs: object) -> BuildCache:
        """Return the cached results of further inputs in the same folder."""
        other = self.without_code(self.folder)
        other.inputs = fingerprint(self.inputs, inputs)
        return other

    def texts(self, name: str, inputs: object, make: Callable[[], Mapping[str, str | bytes]]) -> dict[str, bytes]:
        """Return a result: the cached result of the same inputs or, if there is none, the value of `make()`."""
        return {key: bytes(text) for key, text in self.views(name, inputs, make).items()}

    def views(self, name: str, inputs: object, make: Callable[[], Mapping[str, str | bytes]]) -> Texts:
        """Return the same result for large files: what an earlier build made is not copied."""
        if self.folder is None:
            return _encoded(make())
        digest = fingerprint(self.inputs, name, inputs)
        records, is_whole = read_texts(self._file(name), digest)
        if is_whole and len(records) == 1:
            return records[0]
        with without_collector():
            result = _encoded(make())
        write_texts(self._file(name), digest, result)
        return result

    def has(self, name: str, inputs: object) -> bool:
        """Return whether an earlier build has stored the result of the same inputs."""
        if self.folder is None:
            return False
        try:
            head = f"{fingerprint(self.inputs, name, inputs)}\n".encode()
            with open_cached(self._file(name), "rb") as opened:
                return opened.read(len(head)) == head
        except OSError:
            return False

    @contextlib.contextmanager
    def pieces(self, name: str, inputs: object) -> Iterator[Pieces]:
        """Yield the pieces with a name; those that are asked for are stored at the end, if some of them are new."""
        digest = fingerprint(self.inputs, name, inputs)
        records, is_whole = read_texts(self._file(name), digest) if self.folder else ([], False)
        pieces = Pieces({key: text for texts in records for key, text in texts.items()})
        yield pieces
        if self.folder and pieces.made:
            if is_whole and len(records) < MOST_RECORDS and len(pieces.made) * MOST_RECORDS < len(pieces.asked):
                add_texts(self._file(name), digest, pieces.made)
            else:
                write_texts(self._file(name), digest, pieces.asked)

    def _file(self, name: str) -> Path:
        assert self.folder
        return self.folder / f"{_UNUSUAL.sub('-', name)[:60]}-{fingerprint(name)[:8]}"

    def data(self, name: str, inputs: object, make: Callable[[], object]) -> object:
        """Return a result that is stored as JSON; tuples come back as lists."""
        return json.loads(self.texts(name, inputs, lambda: {"": json.dumps(make())})[""])


class Pieces:
    """The pieces with one name, each known by its key: a hash of what it is made from."""

    def __init__(self, known: Mapping[str, Text] | None = None) -> None:
        """Start with those that earlier builds have made."""
        self._known: dict[str, Text] = {**known} if known else {}
        self.asked: dict[str, Text] = {}
        self.made: dict[str, Text] = {}
        """Those that were missing."""

    def of(self, keys: Sequence[str], make: Callable[[Sequence[int]], Iterable[str]]) -> list[bytes]:
        """Return the pieces of some keys; `make` returns those at some indexes, and is asked for the missing ones."""
        return list(map(bytes, self.views(keys, make)))

    def data(self, keys: Sequence[str], make: Callable[[Sequence[int]], Iterable[str]]) -> list[Any]:
        """Return the same pieces as data, if each is JSON; all are read at once, since that is faster."""
        return cast("list[Any]", json.loads(b"[%b]" % b",".join(self.views(keys, make))))

    def views(self, keys: Sequence[str], make: Callable[[Sequence[int]], Iterable[str]]) -> list[Text]:
        """Return the same pieces for files that are joined from them: what an earlier build made is not copied."""
        missing = {key: index for index, key in enumerate(keys) if key not in self._known}
        if missing:
            with without_collector():
                made = (text.encode() for text in make(list(missing.values())))
                new = dict(zip(missing, made, strict=True))
            self.made.update(new)
            self._known.update(new)
        found = [self._known[key] for key in keys]
        self.asked.update(zip(keys, found, strict=True))
        return found


def fingerprint(*inputs: object) -> str:
    """Return a hash of the inputs' representations (`repr`)."""
    return hashlib.sha256(repr(inputs).encode("utf-8", "backslashreplace")).hexdigest()


def fingerprint_of(data: Iterable[bytes]) -> str:
    """Return a hash of the contents of files."""
    return fingerprint([hashlib.sha256(each).hexdigest() for each in data])


@cache
def _code() -> str:
    """Return the fingerprint of the code, computed once: a running process does not load changed code."""
    return fingerprint(platform.python_version(), *map(version, LIBRARIES), _files(".py", ".txt", ".lua"))


def _files(*endings: str) -> str:
    """Return the fingerprint of the files of this package with these endings."""
    digest = hashlib.sha256()
    found = (os.path.join(folder, name) for folder, _, names in os.walk(PACKAGE) for name in names)
    for file in sorted(path for path in found if path.endswith(endings)):
        with open(file, "rb", buffering=0) as opened:
            content = opened.read()
        digest.update(f"{file[len(str(PACKAGE)) :]} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()


def _encoded(texts: Mapping[str, str | bytes]) -> Texts:
    return {name: text.encode() if isinstance(text, str) else text for name, text in texts.items()}
