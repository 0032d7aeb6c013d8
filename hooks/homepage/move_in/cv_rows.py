"""Rows of a curriculum vitae that was kept as data: as items of lists, or as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.plain_values import plain_text
from .values import clean_day, years

if TYPE_CHECKING:
    from .records import Item

FIELDS = {
    "education": (
        {"degree": "degree studyType title", "field": "area field", "institution": "institution school"},
        "degree",
    ),
    "positions": ({"title": "position title name", "organization": "company institution organization"}, "title"),
    "awards": (
        {"title": "title name bullet label", "from": "awarder institution organization issuer details"},
        "title",
    ),
    "grants": (
        {"title": "title name bullet label", "funder": "funder institution organization", "amount": "amount"},
        "title",
    ),
    "talks": ({"title": "title name bullet", "event": "event institution company", "slides": "slides"}, "title"),
    "teaching": ({"course": "title name position bullet", "role": "role", "place": "institution company"}, "course"),
    "service": (
        {"role": "position title name bullet label", "venue": "organization institution company details"},
        "role",
    ),
    "projects": ({"title": "title name bullet label"}, "title"),
    "software": ({"name": "title name bullet label"}, "name"),
}
_WHEN = {"talks": "date", "awards": "date", "teaching": "term", "service": "years"}
"""The lists whose items have one date, with the field for it."""
_TEXTS = ("summary", "description", "highlights", "items", "details", "score", "courses", "keywords", "roles")


def items_of_row(name: str, row: object) -> list[tuple[Item, list[str]]]:
    """Return the items that a row is; an empty list if it cannot be one."""
    if isinstance(row, str):
        row = {"bullet": row}
    if not isinstance(row, dict):
        return []
    if isinstance(row.get("items"), list) and not row.get("title"):
        return [
            found
            for each in row["items"]
            for found in items_of_row(name, {"year": row.get("year"), "title": plain_text(each)})
        ]
    given = {key: value for key, value in row.items() if value not in (None, "", [], {})}
    values: Item = {}
    for field, sources in FIELDS[name][0].items():
        source = next((key for key in sources.split() if key in given), "")
        values[field] = plain_text(given.pop(source)) if source else ""
    if name == "education" and not values["degree"]:
        values["title"], values["field"] = values.get("field") or values.get("institution"), ""
    values |= _time(name, given)
    values["place"] = plain_text(given.pop("location", "")) if name in ("education", "positions", "talks") else ""
    values["url"] = _url(given)
    texts = _texts(given)
    values["text"] = " · ".join(texts)
    needs_date = name in ("awards", "talks", "teaching")
    if (not values.get(FIELDS[name][1]) and not values.get("title")) or (needs_date and not values.get(_WHEN[name])):
        return []
    return [({key: value for key, value in values.items() if value}, texts)]


def _time(name: str, given: dict[str, object]) -> Item:
    start = clean_day(given.pop("start_date", None) or given.pop("startDate", None))
    end = clean_day(given.pop("end_date", None) or given.pop("endDate", None))
    single = given.pop("date", None) or given.pop("year", None) or given.pop("releaseDate", None)
    end = "" if end.lower() in ("present", "now", "current") else end
    if name in _WHEN:
        when = clean_day(single) if single else f"{start}/{end}".strip("/") if end else start
        return {_WHEN[name]: years(when).get("date", "")}
    if start:
        return {"since": start, **({"until": end} if end else {})}
    return years(clean_day(single) or end)


def _url(given: dict[str, object]) -> str:
    url = plain_text(given.pop("url", None) or given.pop("website", None) or "")
    if doi := plain_text(given.pop("doi", "")):
        url = url or f"https://doi.org/{doi}"
    return url


def _texts(given: dict[str, object]) -> list[str]:
    """Return all that is left of an entry as sentences, so that nothing is lost."""
    found: list[str] = []
    for key in [*(name for name in _TEXTS if name in given), *(name for name in given if name not in _TEXTS)]:
        value = given[key]
        for each in value if isinstance(value, list) else [value]:
            text = _flat(each)
            if text and text not in found:
                found.append(text if key in _TEXTS else f"{key.replace('_', ' ').capitalize()}: {text}")
    return found


def _flat(value: object) -> str:
    if isinstance(value, dict):
        return ", ".join(filter(None, map(_flat, value.values())))
    if isinstance(value, list):
        return ", ".join(filter(None, map(_flat, value)))
    return plain_text(value)


def as_list(rows: list[object], depth: int = 0) -> list[str]:
    """Return any data as a list in Markdown."""
    lines: list[str] = []
    indent = "    " * depth
    for row in rows:
        if isinstance(row, dict):
            plain = [
                plain_text(value) for value in row.values() if not isinstance(value, list | dict) and plain_text(value)
            ]
            lines.append(f"{indent}- {': '.join([*plain[:1], ', '.join(plain[1:])] if len(plain) > 1 else plain)}")
            for value in row.values():
                lines += (
                    as_list(value, depth + 1)
                    if isinstance(value, list)
                    else as_list([value], depth + 1)
                    if isinstance(value, dict)
                    else []
                )
        elif isinstance(row, list):
            lines += as_list(row, depth)
        elif text := plain_text(row):
            lines.append(f"{indent}- {text}")
    return lines
