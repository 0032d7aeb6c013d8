"""Links from a chart to the full list of publications, with filters set to show what the chart counted."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from ..text.slugs import slug
from .coauthors import coauthors
from .selection import year_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from ..bibliography.publication import Publication
    from .coauthors import Coauthor
    from .years import Segment, Series, Year


class FullListLinks:
    """Returns addresses of the full list, filtered by year, area or name.

    An address is empty if the site has no full list, or if the filters would show other publications than those
    counted: readers always find as many publications as the link says.
    """

    def __init__(
        self, publications: Sequence[Publication], areas: Collection[str], href: Callable[[Mapping[str, str], str], str]
    ) -> None:
        """Find what each choice of a year and an area shows; `href` returns the list's address with filters set."""
        self.publications = publications
        self.href = href
        self._shown: dict[tuple[str, str], set[str]] = defaultdict(set)
        for publication in publications:
            own_areas = [keyword for keyword in publication.keywords if keyword in areas]
            for year in ("", _year_value(publication.date.year, year_heading(publication))):
                for area in ("", *own_areas):
                    self._shown[year, area].add(publication.key)
        self._by_name: dict[str, frozenset[str]] | None = None

    def of_year(self, year: Year) -> str:
        """Return the address of a year's publications."""
        return self._href(year.keys, _year_value(year.number, year.heading), "", year.heading)

    def of_series(self, series: Series) -> str:
        """Return the address of an area's publications."""
        return self._href(series.keys, "", series.keyword, "")

    def of_segment(self, year: Year, segment: Segment) -> str:
        """Return the address of an area's publications in a year."""
        return self._href(segment.keys, _year_value(year.number, year.heading), segment.series.keyword, year.heading)

    def of_coauthor(self, coauthor: Coauthor) -> str:
        """Return the address of the publications with a co-author: a search for the full name."""
        if self._by_name is None:
            everyone = coauthors(self.publications)
            self._by_name = {one.name.full: one.keys for one in everyone if one.one_spelling}
        name = coauthor.name.full
        if '"' in name or self._by_name.get(name) != coauthor.keys:
            return ""
        return self.href({"find": f'"{name}"'}, "")

    def _href(self, keys: frozenset[str], year: str, area: str, heading: str) -> str:
        if self._shown[year, area] != keys:
            return ""
        chosen = {name: value for name, value in (("year", year), ("area", area)) if value}
        return self.href(chosen, f"year-{slug(heading)}" if heading else "")


def _year_value(number: int | None, heading: str) -> str:
    """Return the value of a year in the list's filter."""
    return heading if number is None else str(number)
