"""One difference between the site and what others say, and what would be written if it is accepted."""

from __future__ import annotations

from dataclasses import dataclass


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
