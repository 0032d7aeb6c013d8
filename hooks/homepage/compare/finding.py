"""One difference between the site and what others say, and what would be written if it is accepted."""

from __future__ import annotations

import re
from dataclasses import dataclass

_PLAIN = re.compile(r"[\w./:+~-]+")
_HARMLESS_IN_QUOTES = re.compile(r"[\w./:+~;,()<>\[\] -]+")
"""What no shell reads as anything but text between double quotes, in POSIX, PowerShell and `cmd`."""


@dataclass(frozen=True, slots=True)
class Edit:
    """One value in a file that becomes another one."""

    path: str
    line: int
    """The line on which the field begins."""
    name: str
    old: str
    """The value as it is written, without its delimiters."""
    new: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One difference."""

    key: str
    """What `--accept` takes: the key of an entry, the id of a card, or the number of a paper that is missing."""
    lines: tuple[str, ...]
    add: str = ""
    """The identifier of a paper to add; with its preprint, if that is there."""
    edit: Edit | None = None

    @property
    def may_be_accepted(self) -> bool:
        """Whether there is something to write."""
        return bool(self.add or self.edit)

    @property
    def typed(self) -> str:
        """The key as it may be typed in a terminal; empty if a shell could run a part of it."""
        if _PLAIN.fullmatch(self.key):
            return self.key
        return f'"{self.key}"' if _HARMLESS_IN_QUOTES.fullmatch(self.key) else ""
