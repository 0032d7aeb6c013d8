"""Stores compiled templates for later builds: beside the compiled modules of the engine, since they are code that runs.

Whoever can write there can change the engine itself. `.cache` is not a place for them: it may come from elsewhere, such
as the cache of a workflow, and nothing in it may run.
"""

from __future__ import annotations

import hashlib
import json
import sys
import sysconfig
from contextlib import suppress
from functools import cached_property
from importlib.util import cache_from_source
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from .whole_files import write_if_possible

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

STORE = Path(cache_from_source(str(Path(__file__).with_name("compiled_templates.py"))))
_OF_OTHERS = (str(Path(__file__).parents[2]), sysconfig.get_path("purelib"))
"""The folders of templates that no author writes: those of the engine and of installed packages."""


class CompiledTemplates(jinja2.BytecodeCache):
    """The compiled templates of all builds of this process, and those that earlier ones stored.

    The author's own templates are compiled in each build: they are few, and nothing else takes them away again.
    """

    def __init__(self, store: Path = STORE) -> None:
        """Take the file, which is read when the first template is asked for."""
        self._store, self._is_new = store, False

    @cached_property
    def _codes(self) -> dict[str, bytes]:
        """What the file has; nothing if it is damaged."""
        found: dict[str, bytes] = {}
        with suppress(OSError, ValueError, TypeError):
            check, index, codes = self._store.read_bytes().split(b"\n", 2)
            if check.decode() == _check(index, codes):
                for key, length in json.loads(index):
                    found[key], codes = codes[:length], codes[length:]
        return found

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Return the name of a template in the file; an empty one for those that are not stored."""
        if not (filename or "").startswith(_OF_OTHERS):
            return ""
        return f"{jinja2.__version__} {super().get_cache_key(name, filename)}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template if it is known."""
        if code := self._codes.get(bucket.key):
            bucket.load_bytecode(BytesIO(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Remember a template."""
        if bucket.key:
            self._codes[bucket.key], self._is_new = bucket.bytecode_to_string(), True

    def store(self) -> None:
        """Write those that are new, if Python may write compiled code; else later builds are slower."""
        if self._is_new and not sys.dont_write_bytecode:
            index = json.dumps([(key, len(code)) for key, code in self._codes.items()]).encode()
            codes = b"".join(self._codes.values())
            write_if_possible(self._store, [_check(index, codes).encode(), b"\n", index, b"\n", codes])
            self._is_new = False


def _check(*parts: bytes) -> str:
    return hashlib.sha256(b"\n".join(parts)).hexdigest()


COMPILED = CompiledTemplates()
"""Those of this process: it reads the file once, and writes it at its end, so that no server sees a change."""
