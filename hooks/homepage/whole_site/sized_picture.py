"""A picture of the site with smaller copies, of which a browser takes the one that it needs."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote

LARGEST = 1280
"""A wider picture is never loaded where a copy can be."""


@dataclass(frozen=True, slots=True)
class SizedPicture:
    """The size of a picture, and its copies."""

    width: int
    height: int
    copies: tuple[tuple[int, str], ...] = ()
    """The width and the path on the site of each smaller copy."""

    def srcset(self, source: str, root: str) -> str:
        """Return the copies as HTML's `srcset` has them, as seen from a page; empty if there are none.

        `source` is the path of the picture itself, which is one more choice unless it is very large.
        """
        if not self.copies:
            return ""
        whole = [(self.width, quote(source))] if self.width <= LARGEST else []
        return ", ".join(f"{root}{path} {width}w" for width, path in (*self.copies, *whole))
