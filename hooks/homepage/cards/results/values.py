"""Reads the values that authors write for a metric, as numbers and as text."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ...text.plain_values import plain_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,30})?(?:\.\d{0,30})?(?:[eE][-+]?\d{1,2})?"
_MEASURE = re.compile(rf"(?P<value>{_NUMBER})\s*(?P<unit>%?)(?:\s*(?:\+/-|\+-|±)\s*(?P<spread>{_NUMBER})\s*%?)?")
_OFFSETS = re.compile(r"[\[(]?\s*([-+]?[\d.]{1,30})\s*%?\s*[/,;]\s*([-+]?[\d.]{1,30})\s*%?\s*[\])]?")
_BASELINE = re.compile(r"(?P<name>[^:;]{1,80}):\s*(?P<value>[^;]{1,40})")
_SPREAD = re.compile(r"(?:\+/-|\+-|±)?\s*([\d.]{1,30})\s*%?")
_MISSING = frozenset({"", "na", "n/a", "n.a.", "nan", ".nan", ".inf", "none", "null", "-", "–", "—"})


@dataclass(frozen=True, slots=True)
class Measure:
    """A metric's value: the number (None if it is not one), the text for readers, and the unit."""

    value: float | None
    text: str
    unit: str = ""


def measure(value: object) -> Measure:
    """Return what an author wrote as a metric's value; its scale is not changed, since cards mix 0.93 and 93."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Measure(float(value), rounded(value)) if math.isfinite(value) else Measure(None, "n/a")
    text = plain_text(value).replace("−", "-")
    if text.lower() in _MISSING:
        return Measure(None, "n/a")
    found = _MEASURE.fullmatch(text)
    number = _number(found["value"]) if found else None
    if not found or number is None:
        return Measure(None, text)
    unit = found["unit"] or ("%" if text.endswith("%") else "")
    spread = _number(found["spread"]) if found["spread"] else None
    if spread is None:
        return Measure(number, f"{_shown(found['value'])}{unit}", unit)
    # Authors mean a standard deviation, a standard error or an interval; only `ci` says which.
    return Measure(number, f"{_shown(found['value'])}{unit} ± {_shown(found['spread'])}{unit}", unit)


def baselines(written: str) -> Iterator[tuple[str, Measure]]:
    """Yield the names and values that a result is compared with, as in "GPT-4: 8.99; Mistral: 6.84"."""
    for match in _BASELINE.finditer(written):
        yield match["name"].strip(), measure(match["value"])


def interval(value: float, ci: object) -> tuple[float, float] | None:
    """Return the bounds of a confidence interval that is written as offsets from the value, or None if unreadable."""
    text = plain_text(ci).replace("−", "-")
    if spread := _SPREAD.fullmatch(text):
        offset = _number(spread[1])
        return _span(value, -offset, offset) if offset is not None else None
    pair = _OFFSETS.fullmatch(text)
    low, high = (_number(pair[1]), _number(pair[2])) if pair else (None, None)
    if low is None or high is None or not low <= 0 <= high:
        return None
    return _span(value, low, high)


def rounded(value: float) -> str:
    """Return a number as text, rounded to four significant digits but to not fewer than two decimals."""
    shown = repr(value)
    if value == 0 or "e" in shown or "." not in shown:
        return shown
    decimals = max(2, 3 - math.floor(math.log10(abs(value))))
    return shown if len(shown.partition(".")[2]) <= decimals else f"{value:.{decimals}f}"


def _span(value: float, low: float, high: float) -> tuple[float, float]:
    # Decimal fractions have no exact binary form: 12.8 - 1.6 must not become 11.200000000000001.
    return round(value + low, 10), round(value + high, 10)


def _shown(text: str) -> str:
    """Return a number as the author wrote it, but rounded if it has more than four decimals."""
    number = _number(text)
    return rounded(number) if number is not None and len(text.partition(".")[2]) > 4 else text


def _number(text: str) -> float | None:
    try:
        return float(text.replace(",", ""))
    except ValueError:
        return None
