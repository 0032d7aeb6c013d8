"""The names of languages, scripts and regions in a language; what was read of Babel once is cached."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..cache.build_cache import BuildCache

if TYPE_CHECKING:
    from collections.abc import Callable


@cache
def language_names(code: str, folder: Path | None = None) -> dict[str, str]:
    """Return the names of languages, scripts and regions in a language, by their codes."""

    def read() -> dict[str, str]:
        from .cldr import language_names

        return language_names(code)

    names: Any = read_once(folder, f"{code}-languages-and-scripts", digest(code.encode()), read)
    return dict(names)


def digest(data: bytes) -> str:
    """Return a name for what is read of some data; a new version of Babel or of the reader has another name."""
    source = Path(__file__).with_name("cldr.py").read_bytes()
    return hashlib.sha256(version("babel").encode() + source + data).hexdigest()[:16]


def read_once(folder: Path | None, name: str, digest: str, read: Callable[[], object]) -> object:
    """Return what `read` returns, from a file of this name in a folder if it was made of the same data."""
    if folder is None:
        return read()
    return BuildCache.without_code(folder).data(name, digest, read)
