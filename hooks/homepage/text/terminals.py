"""What the terminal cannot show ends no command, and nothing that is shown there steers it."""

from __future__ import annotations

import io
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..problems import seen

if TYPE_CHECKING:
    from collections.abc import Iterator


def show_all_scripts() -> None:
    """Let each character be printed, as an escape with its number if the encoding of the terminal lacks it."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


@contextmanager
def steered_by_nothing() -> Iterator[None]:
    """Print escapes with their numbers in place of signs that would steer the terminal."""
    usual = sys.stdout, sys.stderr
    try:
        sys.stdout, sys.stderr = map(_Seen.of, usual)
        yield
    finally:
        for new, old in zip((sys.stdout, sys.stderr), usual, strict=True):
            if isinstance(new, _Seen):
                new.flush()
                new.detach()
            old.flush()
        sys.stdout, sys.stderr = usual


class _Seen(io.TextIOWrapper):
    """A stream to which nothing is written that would not be seen."""

    @classmethod
    def of(cls, stream: object) -> object:
        if not isinstance(stream, io.TextIOWrapper):
            return stream
        stream.flush()
        return cls(stream.buffer, stream.encoding, stream.errors, line_buffering=stream.line_buffering)

    def write(self, text: str) -> int:
        return super().write(seen(text))


def one_line(text: str) -> str:
    """Return a text as one line, with the spaces that it begins with: what others wrote begins no line of its own."""
    return " " * (len(text) - len(text.lstrip(" "))) + " ".join(text.split())
