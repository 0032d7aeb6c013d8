"""Years of other calendars, such as 令和2年, 1441 هـ or พ.ศ. 2563, as years of our own."""

from __future__ import annotations

import re
from itertools import permutations
from typing import NamedTuple

_ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}
"""The year before the first one of each era of Japan, and of the Republic of China."""
_OF_ERA = re.compile(rf"({'|'.join(_ERAS)})\s*(\d{{1,3}}|元)\s*年?")
_BUDDHIST = re.compile(r"(?:พ\.\s?ศ\.|พุทธศักราช)\s*(2[45]\d\d)")
_YEAR = r"(1[0-4]\d\d)\s*"
_SOLAR = re.compile(_YEAR + r"(?:هـ?\s?\.?\s?ش\b|ش\b|هجری شمسی|خورشیدی|A\.?\s?P\.?(?!\w)|S\.?\s?H\.?(?!\w))")
_LUNAR = re.compile(_YEAR + r"(?:هـ|ه\b|ق\b|هجري|هجرية|A\.?\s?H\.?(?!\w))")
_FOUR_DIGITS = re.compile(r"(?<!\d)\d{4}(?!\d)")
_OUR_OWN = range(1600, 2200)
_IN_PERSIAN_DIGITS = re.compile("[۰-۹]{4}")
_IN_ARABIC_DIGITS = re.compile("[٠-٩]{4}")
_RECENT = range(1250, 1500)
"""The years of the Islamic calendars in which most of what is cited appeared."""


class OtherYear(NamedTuple):
    """A year that is written in another calendar."""

    year: int
    """The year of our own calendar."""
    certain: bool
    """Whether no other year may be meant: years of the Islamic calendars begin in the course of ours."""


def other_year(written: str) -> OtherYear | None:
    """Return the year that a text names in another calendar, or None; of two years, one may be of our own."""
    text = written.strip(" {}\n")
    if text.isascii() and len(text) <= 4:
        return None
    if era := _OF_ERA.search(text):
        return OtherYear(_ERAS[era[1]] + (1 if era[2] == "元" else int(era[2])), certain=True)
    if buddhist := _BUDDHIST.search(text):
        return OtherYear(int(buddhist[1]) - 543, certain=True)
    years = [int(year) for year in _FOUR_DIGITS.findall(text)]
    if len(years) == 2:
        both = (own for other, own in permutations(years) if own in _OUR_OWN and own in _years_of(other))
        own = next(both, None)
        return OtherYear(own, certain=True) if own else None
    if (solar := _SOLAR.search(text)) or (_IN_PERSIAN_DIGITS.fullmatch(text) and years[0] in _RECENT):
        return OtherYear((int(solar[1]) if solar else years[0]) + 621, certain=False)
    if (lunar := _LUNAR.search(text)) or (_IN_ARABIC_DIGITS.fullmatch(text) and years[0] in _RECENT):
        return OtherYear(_from_lunar(int(lunar[1]) if lunar else years[0]), certain=False)
    return None


def _from_lunar(year: int) -> int:
    """Return the year in which a year of the lunar calendar began."""
    return int(year * 0.970224 + 621.5774)


def _years_of(other: int) -> set[int]:
    """Return the years that a year of either Islamic calendar has a part of."""
    return {_from_lunar(other), _from_lunar(other) + 1, other + 621, other + 622}
