"""Turns keys and words into slugs for addresses and ids."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


LONGEST = 120
"""The maximum number of bytes in a slug: file names can have 255, with extensions and numbers."""
RESERVED = ("index",)
_DEVICES = re.compile(r"con|prn|aux|nul|(?:com|lpt)[0-9]")
"""Names that no file can have on Windows, whatever its ending is."""


def slug(text: str) -> str:
    """Return a text as lower-case letters, digits and single hyphens, without accents; other scripts stay.

    Slugs are equal if a file system takes them for equal, and each can be the name of a file.
    """
    plain = text.casefold()
    if not plain.isascii():
        folded = unicodedata.normalize("NFKD", plain)
        plain = "".join(character for character in folded if not unicodedata.combining(character))
    words = re.sub(r"[\W_]+", "-", plain).strip("-")
    if _DEVICES.fullmatch(words):
        return f"{words}-"
    return words if len(words) <= LONGEST // 4 else words.encode()[:LONGEST].decode(errors="ignore").rstrip("-")


def is_device(name: str) -> bool:
    """Return whether a name is that of a device on Windows, where no file or folder can have it."""
    return bool(_DEVICES.fullmatch(name.partition(".")[0].strip().casefold()))


def folded(path: str) -> str:
    """Return a path as file systems compare it that ignore case, the form of accents, and dots and spaces at an end."""
    bare = "/".join(step.rstrip(". ") for step in path.split("/"))
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", bare).casefold())


def make_slugs(keys: Sequence[str]) -> tuple[str, ...]:
    """Return a different slug for each key."""
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
