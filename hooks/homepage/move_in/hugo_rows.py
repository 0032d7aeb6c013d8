"""Rows in which HugoBlox has education, experience and the like, as items of lists or as lines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from .values import clean_day, years

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .records import Item


def row_text(row: object) -> str:
    """Return one row of such a list."""
    if not isinstance(row, dict):
        return plain_text(row)
    if isinstance(row.get("items"), list):
        return f"{plain_text(row.get('name'))}: {', '.join(row_text(each) for each in row['items'])}"
    looks = ("icon", "icon_pack", "percent", "color", "color_border", "logo", "company_logo", "button")
    return ", ".join(filter(None, (plain_text(value) for key, value in row.items() if key not in looks)))


def education_item(row: Mapping[str, object]) -> Item:
    """Return an item of education."""
    button = row.get("button")
    return {
        "degree": plain_text(row.get("course") or row.get("degree") or row.get("area")),
        "field": plain_text(row.get("area")) if row.get("degree") else "",
        "institution": plain_text(row.get("institution")),
        **_when(row, "year"),
        "url": plain_text(row.get("url") or (button.get("url") if isinstance(button, dict) else "")),
        "text": _joined(row.get("summary") or row.get("description")),
    }


def experience_item(row: Mapping[str, object]) -> Item:
    """Return an item of positions."""
    return {
        "title": plain_text(row.get("title") or row.get("position") or row.get("role")),
        "organization": plain_text(
            row.get("company") or row.get("company_name") or row.get("organization") or row.get("org")
        ),
        **_when(row, "date"),
        "place": plain_text(row.get("location")),
        "url": plain_text(row.get("company_url") or row.get("url")),
        "text": _joined(row.get("description") or row.get("summary")),
    }


def award_item(row: Mapping[str, object]) -> Item:
    """Return an item of awards."""
    return {
        "date": clean_day(row.get("date") or row.get("date_start")),
        "title": plain_text(row.get("title")),
        "from": plain_text(row.get("awarder") or row.get("organization")),
        "url": plain_text(row.get("url") or row.get("certificate_url") or row.get("organization_url")),
        "text": _joined(row.get("summary") or row.get("description")),
    }


def _when(row: Mapping[str, object], single: str) -> Item:
    start, end = (
        clean_day(row.get("date_start") or row.get("start_date")),
        clean_day(row.get("date_end") or row.get("end_date")),
    )
    if start or end:
        return {"since": start, **({"until": end} if end else {})}
    return years(row.get(single))


def _joined(text: object) -> str:
    """Return a text of several lines, which may be a list in Markdown, as one line."""
    lines = [re.sub(r"^[-*+]\s+", "", line.strip()) for line in str(text or "").splitlines()]
    return " ".join(line for line in lines if line)
