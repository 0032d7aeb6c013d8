"""A script in pandoc's Lua as one process that answers one question after the other: starting pandoc is what costs."""

from __future__ import annotations

import contextlib
import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pypandoc

if TYPE_CHECKING:
    from collections.abc import Mapping


INCLUDED = Path(pypandoc.__file__).parent / "files" / "pandoc"
VERSION: str = f"{pypandoc.__version__} 3"
"""Pandoc's version, and a number that changes when items are prepared in another way."""


class MissingProcessor(Exception):
    """Pandoc is not installed; the message says how to install it."""

    path = "requirements.txt"


class UnreadableStyle(Exception):
    """Pandoc cannot use a style file; the message says why."""

    def __init__(self, path: str, why: str) -> None:
        """Take the file's position and pandoc's message."""
        super().__init__(f"pandoc cannot print references in this style: {why}")
        self.path = path


def program() -> str:
    """Return the path of pandoc: the one in requirements.txt, whatever else is installed."""
    if INCLUDED.is_file():
        return str(INCLUDED)  # pypandoc would start all that it finds, to compare their versions
    try:
        return str(pypandoc.get_pandoc_path())
    except OSError as error:
        raise MissingProcessor("pandoc, which prints references, is missing; install requirements.txt") from error


class LuaScript:
    """A script of this folder; pandoc starts with the first question and ends with `stop`."""

    def __init__(self, name: str) -> None:
        """Take the name of the script's file."""
        self._script = Path(__file__).with_name(name)
        self._process: subprocess.Popen[str] | None = None

    def __call__(self, question: Mapping[str, object], name: str) -> Mapping[str, Any]:
        """Return the answer to a question, which is asked about the style with a name."""
        if self._process is None:
            command = [program(), "lua", str(self._script)]
            pipe = subprocess.PIPE
            self._process = subprocess.Popen(
                command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
            )
        assert self._process.stdin
        assert self._process.stdout
        with contextlib.suppress(OSError):
            self._process.stdin.write(json.dumps(question) + "\n")
            self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer: Mapping[str, Any] = json.loads(line) if line else {"problem": "pandoc has ended without an answer"}
        if "problem" in answer:
            raise UnreadableStyle(name, " ".join(answer["problem"].split()))
        return answer

    def stop(self) -> None:
        """End the process."""
        if self._process:
            with contextlib.suppress(OSError), self._process:
                self._process = None
