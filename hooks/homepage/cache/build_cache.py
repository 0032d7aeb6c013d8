"""What earlier builds have made, kept in a folder for the next one.

A build asks for a result by a name and by everything that it follows from: the code and templates of this package, the
files that were read, and what else the caller knows. The first asking makes the result and keeps it; as long as all of
that stays the same, later builds read it back and need not even read the `.bib` file. Each name has one file: a line
with the hash of what the result follows from and the hash of the result, a line that says which texts there are and
how long each is, and the texts. A file that is missing, cut short, damaged or of another time is made anew; a folder
that takes nothing costs time, never the build. Files appear whole or not at all, so builds may run side by side.
"""

from __future__ import annotations

import contextlib
import gc
import hashlib
import json
import os
import platform
import re
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from .whole_files import write_if_possible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

PACKAGE = Path(__file__).parents[1]
LIBRARIES = ("jinja2", "latex2mathml", "markupsafe")
"""The packages that results are made with, besides Python."""

_UNUSUAL = re.compile(r"[^\w.-]+")
"""What some system does not take in a file's name."""

Texts = dict[str, bytes]
"""One result: texts in UTF-8, by name."""


class BuildCache:
    """The results of one set of inputs."""

    def __init__(self, folder: Path | None = None, *inputs: object) -> None:
        """Keep what follows from the inputs in a folder; without a folder everything is made anew."""
        self.folder = folder
        self.inputs = fingerprint(_code(), _templates(), inputs) if folder else ""

    def texts(self, name: str, inputs: object, make: Callable[[], Mapping[str, str | bytes]]) -> Texts:
        """Return a result: kept from the same inputs, or else what `make` returns."""
        if self.folder is None:
            return _encoded(make())
        mark = fingerprint(self.inputs, name, inputs)
        file = self.folder / f"{_UNUSUAL.sub('-', name)[:60]}-{fingerprint(name)[:8]}"
        result = _read(file, mark)
        if result is None:
            with _without_collector():
                result = _encoded(make())
            _write(file, mark, result)
        return result

    def data(self, name: str, inputs: object, make: Callable[[], object]) -> object:
        """Return a result that JSON can hold, as JSON gives it back."""
        return json.loads(self.texts(name, inputs, lambda: {"": json.dumps(make())})[""])


def fingerprint(*inputs: object) -> str:
    """Return a hash that differs wherever the inputs' representations differ."""
    return hashlib.sha256(repr(inputs).encode("utf-8", "backslashreplace")).hexdigest()


def fingerprint_of(data: Iterable[bytes]) -> str:
    """Return a hash of the contents of files."""
    return fingerprint([hashlib.sha256(each).hexdigest() for each in data])


@cache
def _code() -> str:
    """Return the fingerprint of the code, which stays what it was when this process began."""
    files = [file for extension in ("py", "txt") for file in sorted(PACKAGE.rglob(f"*.{extension}"))]
    made_with = [platform.python_version(), *map(version, LIBRARIES)]
    return fingerprint(made_with, fingerprint_of(file.read_bytes() for file in files))


def _templates() -> str:
    """Return the fingerprint of the templates, which may change while a server runs."""
    files = [file for ending in ("html", "md") for file in sorted(PACKAGE.rglob(f"*.{ending}"))]
    return fingerprint_of(file.read_bytes() for file in files)


@contextlib.contextmanager
def _without_collector() -> Iterator[None]:
    """Let the garbage collector rest: it would look through records by the hundred thousand that form no cycles.

    Afterwards it leaves alone what there is, until the next build begins with `gc.unfreeze`.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()
            gc.enable()


def _encoded(texts: Mapping[str, str | bytes]) -> Texts:
    return {name: text.encode() if isinstance(text, str) else text for name, text in texts.items()}


def _read(file: Path, mark: str) -> Texts | None:
    """Return the result in a file, or None where it is missing, damaged or made from something else."""
    try:
        with file.open("rb") as opened:
            if opened.readline().decode() != f"{mark}\n":
                return None
            check, index = opened.readline(), opened.readline()
            lengths = dict(json.loads(index))
            if sum(lengths.values()) != os.fstat(opened.fileno()).st_size - opened.tell():
                return None
            texts = {name: opened.read(length) for name, length in lengths.items()}
    except (OSError, ValueError, TypeError):
        return None
    return texts if check.strip() == _check([index, *texts.values()]) else None


def _write(file: Path, mark: str, texts: Texts) -> None:
    index = json.dumps([(name, len(text)) for name, text in texts.items()]).encode() + b"\n"
    parts = [index, *texts.values()]
    write_if_possible(file, [mark.encode(), b"\n", _check(parts), b"\n", *parts])


def _check(parts: Iterable[bytes]) -> bytes:
    check = hashlib.sha256()
    for part in parts:
        check.update(part)
    return check.hexdigest().encode()
