"""What owners write that has another name now: options, fields, blocks, files and styles, in one table.

`check`, builds and upgrades read it. A row stays for ever, since somebody may come from a very old version.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["option", "list field", "field", "front matter", "block option", "style", "file"]
"""Where a name is written; `field` is one of an entry in a .bib file."""


@dataclass(frozen=True, slots=True)
class Renamed:
    """One name that changed."""

    kind: Kind
    old: str
    """An option with its sections, `extra.homepage.author.name`; a list's field with its list, `talks.event`; a
    block's option with its block, `publications.sort`; a style with its hyphens, `--accent`; a file from docs/."""
    new: str
    """The new name, without sections; empty if there is none, since it is no longer needed."""
    since: str
    """The version that changed it."""

    @property
    def name(self) -> str:
        """The old name as the owner wrote it, without its sections."""
        return self.old if self.kind in ("style", "file", "front matter", "field") else self.old.rpartition(".")[2]

    @property
    def advice(self) -> str:
        """What to do instead of the old name."""
        if self.new:
            return f'It is called "{self.new}" since version {self.since}; write "{self.new}" instead.'
        return f"It is no longer needed since version {self.since}; delete it."


RENAMED = (
    Renamed("file", "assets/publications.css", "", "1.0.0"),
    Renamed("file", "assets/models.css", "", "1.0.0"),
    Renamed("file", "assets/lists.css", "", "1.0.0"),
    Renamed("file", "assets/print.css", "", "1.0.0"),
    Renamed("file", "assets/publications.js", "", "1.0.0"),
    Renamed("file", "assets/models.js", "", "1.0.0"),
)


def new_name_hint(kind: Kind, old: str) -> str:
    """Return ` It is called "x" since …`, or an empty string if the name never had this meaning."""
    return next((f" {row.advice}" for row in RENAMED if row.kind == kind and row.old == old), "")
