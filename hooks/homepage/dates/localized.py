"""Dates as readers of a language write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..words.dates import Day, day_text, period_text

if TYPE_CHECKING:
    from ..words import Words
    from .records import Point, PublicationDate


def date_in(words: Words, date: PublicationDate) -> str:
    """Return the text of a date in a language; what the author wrote in words of their own stays."""
    if words.is_english:
        return date.text
    before = date.text.removesuffix(f"({date.state})").strip() if date.state else date.text
    known = _period(words, *date.period) if date.period else words.state(before)
    return f"{known} ({words(date.state)})" if date.state and before != date.text else known


def year_in(words: Words, year: str) -> str:
    """Return a year, such as `2023`, `535 BCE` or `1990s`, in a language."""
    if year.endswith(" BCE"):
        return words("{year} BCE", year=year.removesuffix(" BCE"))
    if year.endswith("s"):
        return words("{decade}s", decade=year.removesuffix("s"))
    return year


def _period(words: Words, first: Point | None, last: Point | None) -> str:
    if first is None or last is None:
        return f"{_point(words, first) if first else ''}–{_point(words, last) if last else ''}"
    if first == last:
        return _point(words, first)
    if first.season or last.season or first.doubt or last.doubt:
        return f"{_point(words, first)} – {_point(words, last)}"
    return period_text(_day(words, first), _day(words, last), words)


def _day(words: Words, point: Point) -> Day:
    return Day(year_in(words, point.shown_year), point.month, point.day)


def _point(words: Words, point: Point) -> str:
    """Return a day, a month, a season or a year, with the doubt about it."""
    text = day_text(_day(words, point), words)
    if point.season:
        text = words("{season} {year}", season=words(point.season), year=year_in(words, point.shown_year))
    text = words("c. {date}", date=text) if point.doubt in ("~", "%") else text
    return words("{date}?", date=text) if point.doubt in ("?", "%") else text
