"""Converts values of any type in front matter into plain text, lists and mappings."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .characters import tidy

_ISO_DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?:[T ][\d:.]+\S*)?")
_LETTER = re.compile(r"[^\W_]")


def plain_text(value: object) -> str:
    """Return a value as text on one line: lists and mappings with commas, and an empty text for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return ", ".join(filter(None, map(plain_text, value)))
    if isinstance(value, Mapping):
        return ", ".join(_entry(key, held) for key, held in value.items())
    return " ".join(tidy(str(value)).split())


def _entry(key: object, value: object) -> str:
    text = plain_text(value)
    return f"{plain_text(key)}: {text}" if text else plain_text(key)


def text_list(value: object) -> tuple[str, ...]:
    """Return the texts of a list without empty and repeated texts; a string with commas is also a list."""
    if isinstance(value, str):
        value = value.split(",")
    items = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(filter(None, map(plain_text, items))))


def mapping(value: object) -> Mapping[str, object]:
    """Return a mapping unchanged, and an empty mapping for any other value."""
    return value if isinstance(value, Mapping) else {}


def mappings(value: object) -> list[Mapping[str, object]]:
    """Return the mappings in a list; a single mapping is read as a list of one."""
    items = value if isinstance(value, list) else [value]
    return [item for item in items if isinstance(item, Mapping)]


def iso_date(value: object) -> str:
    """Return a date in ISO form (year, month or day), or an empty string if the value is not a date."""
    found = _ISO_DATE.fullmatch(plain_text(value))
    return "-".join(filter(None, found.groups())) if found else ""


def shortened(text: str, length: int) -> str:
    """Return the text; if it has more than `length` characters, it is cut at a word, with an ellipsis."""
    if len(text) <= length:
        return text
    start, space, _ = text[:length].rpartition(" ")
    return (start if space else text[: length - 1]).rstrip(" ,;:.–—-") + "…"


def quotable(text: str) -> str:
    """Return the text shortened for a quotation in a message."""
    return shortened(text, 60)


def filled(values: Mapping[str, object]) -> dict[str, object]:
    """Return the names and values without empty values."""
    return {name: value for name, value in values.items() if value}


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name, which may have marks of Markdown."""
    letters = [found[0] for word in name.split() if (found := _LETTER.search(word))] or list(name.strip()[:1])
    return "".join(letters[:1] + letters[1:][-1:])
