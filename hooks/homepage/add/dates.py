"""The year and month in the dates of sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def first_date(data: Mapping[str, Any], names: Sequence[str]) -> tuple[str, str]:
    """Return the year and the month (1 to 12) of the first of these dates of CSL that has a year, as digits."""
    for name in names:
        year, month = _parts(data.get(name))
        if year:
            return year, month
    return "", ""


def _parts(date: Any) -> tuple[str, str]:
    parts = date.get("date-parts") if isinstance(date, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        return _year(first[0]), _month(first[1]) if len(first) > 1 else ""
    return in_text(str(date.get("raw") or date.get("literal") or "")) if isinstance(date, dict) else ("", "")


def in_text(text: str) -> tuple[str, str]:
    """Return the year and the month in a text such as `2024-07-18` or `July 2024`."""
    if found := re.match(r"(\d{4})(?:-(\d{2}))?(?!\d)", text.strip()):
        return _year(found[1]), _month(found[2] or "")
    found = re.search(r"(?<!\d)(\d{4})(?!\d)", text)
    return (_year(found[1]) if found else ""), ""


def _year(value: Any) -> str:
    text = str(value)
    return text if re.fullmatch(r"[12]\d{3}", text) else ""


def _month(value: Any) -> str:
    text = str(value)
    return str(int(text)) if re.fullmatch(r"\d{1,2}", text) and 1 <= int(text) <= 12 else ""
