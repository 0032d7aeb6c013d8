"""A file that an author names in an answer."""

from __future__ import annotations

import os
import re
from pathlib import Path


class UnusableAnswerError(ValueError):
    """An answer that cannot be used; the text says why, and what to write."""


def file_of(text: str) -> Path | None:
    """Return the path that a text names, also as terminals paste it: in quotes, or with a backslash before spaces."""
    bare = text.strip()
    if len(bare) > 1 and bare[0] == bare[-1] and bare[0] in "\"'":
        bare = bare[1:-1]
    elif os.name == "posix":
        bare = re.sub(r"\\(.)", r"\1", bare)
    return Path(bare).expanduser() if bare else None


def bytes_of(path: Path) -> bytes:
    """Return the content of a file."""
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnusableAnswerError(f'there is no file "{path}"; write its path from here, {Path.cwd()}') from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnusableAnswerError(f'the file "{path}" cannot be read ({reason}); name another one') from error
