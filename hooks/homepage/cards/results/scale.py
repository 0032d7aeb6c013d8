"""A scale for results, with the place of each value on it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EDGE = 4.0
"""The space at both ends of the scale, in percent, so that no dot is cut."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The least and the greatest value of a scale."""

    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float | None]) -> Scale:
        """Return the scale that has just these values."""
        known = [value for value in values if value is not None]
        return cls(min(known, default=0.0), max(known, default=0.0))

    @classmethod
    def around(cls, values: Iterable[float]) -> Scale:
        """Return a scale with round numbers as its ends, so that readers can tell how far apart the values are."""
        known = cls.of(values)
        span = known.high - known.low or abs(known.high) or 1.0
        step = 10 ** math.ceil(math.log10(span) - 1e-9) / 2
        low, high = math.floor(known.low / step), math.ceil(known.high / step)
        return cls(round(low * step, 10), round(high * step, 10)) if low < high else cls(low - 1, high + 1)

    @property
    def ends(self) -> tuple[str, str]:
        """The ends as text."""
        return f"{self.low:.10g}", f"{self.high:.10g}"

    def place(self, value: float) -> float:
        """Return the place of a value in percent of the width."""
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.5
        return round(EDGE + share * (100 - 2 * EDGE), 2)

    def end(self, bound: float | None) -> float | None:
        """Return the place of an end of an interval, or None if it has none."""
        return None if bound is None else self.place(bound)
