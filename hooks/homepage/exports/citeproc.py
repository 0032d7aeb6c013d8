"""Pandoc as one process that answers for one page after the other, so that each page costs a few milliseconds."""

from __future__ import annotations

import contextlib
import json
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .pandoc import UnreadableStyle, own_locale, program

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_SCRIPT = Path(__file__).with_suffix(".lua")
_API_VERSION = [1, 23]
"""The version of pandoc's documents as JSON: https://hackage.haskell.org/package/pandoc-types."""


class Citeproc:
    """A style's citation processor; pandoc starts with the first question and ends with `stop`."""

    def __init__(self, style: Path) -> None:
        """Take the file of a style."""
        self.style = style
        self._process: subprocess.Popen[str] | None = None
        self._folder: tempfile.TemporaryDirectory[str] | None = None

    def __call__(
        self, blocks: Sequence[object], items: Sequence[Mapping[str, object]], language: str
    ) -> Mapping[str, Any]:
        """Return the printed citations in the blocks of a document, in order, its references, and pandoc's warnings."""
        values = {"csl": self._in(language), **({} if language == "en" else {"lang": language})}
        metadata: dict[str, object] = {name: {"t": "MetaString", "c": value} for name, value in values.items()}
        metadata["link-citations"] = {"t": "MetaBool", "c": True}
        document = {"pandoc-api-version": _API_VERSION, "meta": metadata, "blocks": blocks}
        answer = self._answer(json.dumps({"document": json.dumps(document), "items": json.dumps(items)}))
        if "problem" in answer:
            raise UnreadableStyle(self.style.name, " ".join(answer["problem"].split()))
        return answer

    def stop(self) -> None:
        """End the process."""
        if self._process:
            with contextlib.suppress(OSError), self._process:
                self._process = None
        if self._folder:
            self._folder.cleanup()
            self._folder = None

    def _answer(self, question: str) -> Mapping[str, Any]:
        if self._process is None:
            command = [program(), "lua", str(_SCRIPT)]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
            )
        assert self._process.stdin
        assert self._process.stdout
        with contextlib.suppress(OSError):
            self._process.stdin.write(question + "\n")
            self._process.stdin.flush()
        line = self._process.stdout.readline()
        found: Mapping[str, Any] = json.loads(line) if line else {"problem": "pandoc has ended without an answer"}
        return found

    def _in(self, language: str) -> str:
        """Return the file of the style for a language: a style's own language holds for English pages only."""
        self._folder = self._folder or tempfile.TemporaryDirectory()
        file = Path(self._folder.name, f"{'own' if language == 'en' else 'page'}.csl")
        if not file.exists():
            file.write_text(own_locale(self.style.read_text(encoding="utf-8"), language), encoding="utf-8")
        return str(file)
