"""Publications counted by year and area; a publication in several areas counts in each of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..words import Phrase
from .selection import year_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from ..bibliography.publication import Publication

MOST_SERIES = 12
"""At most this many areas have a row; the publications of smaller areas count as "Other"."""


@dataclass(frozen=True, slots=True)
class Series:
    """The publications of one area, in all years."""

    keyword: str
    """The keyword of the publications in it; empty for the series of all others."""
    name: str
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Segment:
    """The publications of one area in one year."""

    series: Series
    keys: frozenset[str]


@dataclass(frozen=True, slots=True)
class Year:
    """The publications of one year, or the undated ones with the same words instead of a year ("In press")."""

    number: int | None
    heading: str
    keys: frozenset[str]
    segments: tuple[Segment, ...]
    """In the order of the series, without empty ones."""


@dataclass(frozen=True, slots=True)
class Years:
    """Publications by year and area; years without publications are left out."""

    series: tuple[Series, ...]
    """The largest first; the series of all other publications is last."""
    dated: tuple[Year, ...]
    """The oldest first."""
    undated: tuple[Year, ...]

    @property
    def overlap(self) -> bool:
        """Whether a publication is in several series."""
        keys = [series.keys for series in self.series]
        return sum(map(len, keys)) > len(frozenset().union(*keys))


def count_by_year(
    publications: Sequence[Publication], area_names: Mapping[str, str], keywords: Sequence[str] = ()
) -> Years:
    """Return the publications counted by year and area.

    The areas are the `keywords` if there are any, else those with a name; if none has one, each publication's first
    keyword is its area.
    """
    areas_of = _areas_of(keywords or area_names)
    shown = _largest(publications, areas_of)
    areas_by_key = {publication.key: _areas_shown(areas_of(publication), shown) for publication in publications}
    members: dict[str, set[str]] = {keyword: set() for keyword in (*shown, "")}
    for key, keywords_of_it in areas_by_key.items():
        for keyword in keywords_of_it:
            members[keyword].add(key)
    series = [
        Series(keyword, area_names.get(keyword, keyword) or Phrase.of("Other"), frozenset(keys))
        for keyword, keys in members.items()
        if keys
    ]
    years = [_year(heading, group, series) for heading, group in _by_heading(publications).items()]
    dated = sorted((year for year in years if year.number is not None), key=lambda year: year.number or 0)
    return Years(tuple(series), tuple(dated), tuple(year for year in years if year.number is None))


def _areas_of(known: Collection[str]) -> Callable[[Publication], tuple[str, ...]]:
    if not known:
        return lambda publication: publication.keywords[:1]
    return lambda publication: tuple(keyword for keyword in publication.keywords if keyword in known)


def _largest(publications: Iterable[Publication], areas_of: Callable[[Publication], tuple[str, ...]]) -> list[str]:
    """Return the areas with most publications, largest first; areas of the same size are sorted by keyword."""
    sizes = Counter(area for publication in publications for area in areas_of(publication))
    return sorted(sizes, key=lambda area: (-sizes[area], area))[:MOST_SERIES]


def _areas_shown(areas: Iterable[str], shown: Collection[str]) -> tuple[str, ...]:
    return tuple(area for area in areas if area in shown) or ("",)


def _by_heading(publications: Iterable[Publication]) -> dict[str, list[Publication]]:
    groups: dict[str, list[Publication]] = {}
    for publication in publications:
        groups.setdefault(year_heading(publication), []).append(publication)
    return groups


def _year(heading: str, group: Sequence[Publication], series: Iterable[Series]) -> Year:
    keys = frozenset(publication.key for publication in group)
    segments = tuple(Segment(one, keys & one.keys) for one in series if keys & one.keys)
    return Year(group[0].date.year, heading, keys, segments)
