"""Talks: how an entry says that it is one, and the event that it names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..latex import to_text

if TYPE_CHECKING:
    from ..bibtex import Entry

_TALK = (
    r"(?:talk|lecture(?!\s+notes)|keynote|presentation|seminar(?!\s+f)|colloquium|poster|presented|tutorial|webinar"
    r"|(?:gast|plenar)?vortrag|exposé|ponencia)"
)
_FIRST = re.compile(
    rf"(?:[^\W\d]+[\s-]+){{0,2}}{_TALK}(?:\s+presented)?\b(?!\s+(?:paper|series|notes)\b)", re.IGNORECASE
)
_EVENT = re.compile(r"\s*(?:[,:]|\b(?:(?:given|held)\s+)?(?:at|in|bei|beim|à|en)\b)\s*(?:the\s+)?(?=\w)", re.IGNORECASE)
_MAY_BE_TALKS = frozenset({"misc", "unpublished"})


def kind_of_talk(entry: Entry) -> str:
    """Return "talk" or "poster" if the entry says so in `type` or `howpublished`, as Zotero does, else ""."""
    if entry.type not in _MAY_BE_TALKS:
        return ""
    said = (to_text(entry.get(field)) for field in ("type", "howpublished") if field in entry.fields)
    words = next((found[0] for text in said if (found := _FIRST.match(text))), "")
    return ("poster" if "poster" in words.casefold() else "talk") if words else ""


def kind_and_event(howpublished: str) -> tuple[str, str]:
    """Return the two parts of words such as "Invited talk at the Newton Institute"; all is the event if unclear."""
    kind = _FIRST.match(howpublished)
    event = _EVENT.match(howpublished, kind.end()) if kind else None
    if not kind or not event:
        return "", howpublished
    words = re.sub(r"\s*\bpresented$", "", kind[0], flags=re.IGNORECASE)
    return words, howpublished[event.end() :]
