"""Keys and words as they stand in addresses and ids."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


LONGEST = 120
"""Bytes of a slug: names of files have 255, and endings and numbers follow."""
RESERVED = ("index",)


def slug(text: str) -> str:
    """Return a text in lower-case letters, digits and single hyphens; accents are dropped, other scripts stay."""
    plain = text.casefold()
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", plain)
        plain = "".join(character for character in folded if not unicodedata.combining(character))
    words = re.sub(r"[\W_]+", "-", plain).strip("-")
    return words if len(words) <= LONGEST // 4 else words.encode()[:LONGEST].decode(errors="ignore").rstrip("-")


def make_slugs(keys: Sequence[str]) -> tuple[str, ...]:
    """Return a slug for each key, all different."""
    uses = dict.fromkeys(RESERVED, 1)
    slugs: list[str] = []
    for key in keys:
        base = slug(key) or "entry"
        wanted = base
        while wanted in uses:
            uses[base] += 1
            wanted = f"{base}-{uses[base]}"
        uses[wanted] = 1
        slugs.append(wanted)
    return tuple(slugs)
