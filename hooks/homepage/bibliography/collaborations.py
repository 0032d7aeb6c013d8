"""Collaborations, such as ATLAS, which entries from INSPIRE name in addition to the authors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..latex import Rich, to_text
from ..names import Name, NameList

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..bibtex import Entry

_BETWEEN = re.compile(r"\s*(?:[,;]|\band\b)\s*")


def collaborations(entry: Entry) -> NameList:
    """Return the collaborations that an entry names, as corporate names: "ATLAS Collaboration"."""
    named = dict.fromkeys(filter(None, _BETWEEN.split(to_text(entry.get("collaboration")))))
    return NameList(tuple(Name("", _whole(name), corporate=True) for name in named), False, ())


def collaboration_note(entry: Entry, names: Iterable[Name]) -> Rich:
    """Return the collaborations as a remark for the author list; empty if the authors already name one."""
    if "collaboration" not in entry.fields or any(name.corporate for name in names):
        return Rich("", "")
    text = ", ".join(name.family for name in collaborations(entry).names)
    return Rich.of_text(text)


def _whole(name: str) -> str:
    return name if "collab" in name.casefold() else f"{name} Collaboration"
