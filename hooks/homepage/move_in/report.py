"""What a move took, and what it left and why, each with its place in the old site."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

_LOOKS = "for the looks of the old site, and means nothing here"


@dataclass
class Report:
    """Notes of a move, in the order in which they were made."""

    taken: list[tuple[str, str]] = field(default_factory=list)
    """Pairs of an old file and what became of it."""
    left: dict[tuple[str, int, str], int] = field(default_factory=dict)
    """How often something was left, by path, line and what it is with the reason."""
    looks: Counter[str] = field(default_factory=Counter)
    """Keys, tags and files that say only how the old site looked, with their number."""
    places: dict[str, str] = field(default_factory=dict)
    """The first place of each of these."""

    def take(self, path: str, into: str) -> None:
        """Note that an old file became a new one, or a part of it."""
        if (path, into) not in self.taken:
            self.taken.append((path, into))

    def leave(self, path: str, line: int, what: str, why: str) -> None:
        """Note what was left, and why."""
        key = (path, line, f"{_shortened(what)}: {why}")
        self.left[key] = self.left.get(key, 0) + 1

    def look(self, what: str, path: str, line: int) -> None:
        """Note something that says only how the old site looked."""
        self.looks[what] += 1
        self.places.setdefault(what, f"{path}:{line}")

    def lines(self) -> list[str]:
        """Return the report, a note on each line."""
        width = max((len(path) for path, _ in self.taken), default=0)
        lines = ["Taken:", *(f"  {path:{width}}  -> {into}" for path, into in self.taken)] if self.taken else []
        if self.left or self.looks:
            lines += ["", "Left, and why:"]
        for (path, line, what), count in sorted(self.left.items()):
            lines.append(f"  {path}:{line}: {what}{f' ({count} times)' if count > 1 else ''}")
        for what, count in sorted(self.looks.items()):
            lines.append(f"  {self.places[what]}: {what}: {_LOOKS}{f' ({count} times)' if count > 1 else ''}")
        return lines


def _shortened(text: str, longest: int = 160) -> str:
    line = " ".join(text.split())
    return line if len(line) <= longest else f"{line[: longest - 1]}…"
