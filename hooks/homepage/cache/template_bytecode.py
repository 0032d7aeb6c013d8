"""Stores compiled templates for later builds."""

from __future__ import annotations

import contextlib
import hashlib
import io
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2

from .whole_files import write_if_possible

if TYPE_CHECKING:
    from jinja2.bccache import Bucket

_LENGTH = hashlib.sha256().digest_size


def compiled_templates(cache: Path) -> jinja2.BytecodeCache | None:
    """Return the cache of compiled templates, which saves a third of a build's time; None if it cannot be made."""
    folder = cache / f"jinja-{jinja2.__version__}"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        return _CompiledTemplates(str(folder))
    return None


class _CompiledTemplates(jinja2.FileSystemBytecodeCache):
    """Compiled templates in a folder, each after its hash; a damaged one is compiled again.

    If the folder cannot be written to, builds are slower but succeed.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a template if its file is there and whole."""
        with contextlib.suppress(OSError):
            data = Path(self._get_cache_filename(bucket)).read_bytes()
            check, code = data[:_LENGTH], data[_LENGTH:]
            if hashlib.sha256(code).digest() == check:
                bucket.load_bytecode(io.BytesIO(code))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store a template if the folder can be written to."""
        code = bucket.bytecode_to_string()
        write_if_possible(Path(self._get_cache_filename(bucket)), [hashlib.sha256(code).digest(), code])
