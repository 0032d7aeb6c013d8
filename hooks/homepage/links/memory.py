"""What was tried when, in `.cache/links.json`; the file may be deleted at any time."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from ..cache.whole_files import write_if_possible

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = ".cache/links.json"
_DAYS = {"fine": 14, "dead": 1, "unsure": 1}
"""After how many days an address is tried again."""


@dataclass(frozen=True, slots=True)
class Result:
    """What became of the last try of an address."""

    state: str
    """`fine`, `dead`, or `unsure` if the server would not say."""
    why: str
    """The reason for people; empty if all is fine."""
    tried: str
    """The day, such as 2024-07-18."""
    since: str
    """The first day on which it was in this state."""
    archived: str = ""
    """The address of a copy in the Internet Archive."""

    def is_fresh(self, today: date) -> bool:
        """Return whether it need not be tried again yet."""
        return 0 <= (today - date.fromisoformat(self.tried)).days < _DAYS[self.state]


def remembered(root: Path) -> dict[str, Result]:
    """Return the results of earlier tries by address; a damaged file counts as none."""
    if not (root / FILE).is_file():
        return {}
    try:
        data = json.loads((root / FILE).read_text(encoding="utf-8"))
        return {address: _result(each) for address, each in data.items()}
    except (OSError, ValueError, TypeError, AttributeError, KeyError):
        return {}


def _result(data: Any) -> Result:
    result = Result(**data)
    date.fromisoformat(result.tried)
    if result.state not in _DAYS or not all(isinstance(value, str) for value in asdict(result).values()):
        raise ValueError
    return result


def remember(results: Mapping[str, Result], root: Path) -> None:
    """Write the results, in the order of the addresses."""
    data = {address: asdict(results[address]) for address in sorted(results)}
    write_if_possible(root / FILE, [json.dumps(data, ensure_ascii=False, indent=1).encode()])
