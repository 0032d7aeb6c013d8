"""Which publications a list shows, in which order and under which headings."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ..bibliography.entry_types import TYPE_NAMES
from ..bibliography.type_names import type_as_written
from ..text.slugs import slug
from ..words import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..bibliography.publication import Publication
    from ..names import Name

GROUPS = ("year", "type", "keyword", "none")
FILTERS = ("keywords", "type", "year", "author", "groups", "file", "keys", "selected", "since")
"""The options that choose publications; `not` leaves out what they choose."""
SORTS = ("newest", "oldest", "title", "author")

_YEARS = re.compile(r"(\d{1,4})?\s*[-–—]+\s*(\d{1,4})?")


@dataclass(frozen=True, slots=True)
class Selection:
    """The options of a `/// publications` block; by default, all publications are shown."""

    keywords: tuple[str, ...] = ()
    type: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    """Groups of people, as the option `people` names them."""
    file: tuple[str, ...] = ()
    """Names of `.bib` files."""
    keys: tuple[str, ...] = ()
    selected: bool | None = None
    since: int | None = None
    excluded: Selection | None = None
    """Publications that pass one of its filters are left out: the option `not`."""
    group: tuple[str, ...] = ("year",)
    """The levels of headings, the highest first."""
    sort: str = "newest"
    limit: int | None = None

    @property
    def is_everything(self) -> bool:
        """Whether all publications are shown, in any order and under any headings."""
        return replace(self, group=("year",), sort="newest") == Selection()


@dataclass(frozen=True, slots=True)
class Group:
    """Publications under one heading."""

    heading: str
    anchor: str
    publications: tuple[Publication, ...]
    """Empty if there are further groups below the heading."""
    depth: int = 0
    """How many headings are above its own."""


def select(publications: Iterable[Publication], selection: Selection) -> tuple[Publication, ...]:
    """Return the publications that pass every filter, sorted and cut to the limit."""
    tests = _tests(selection)
    found = [publication for publication in publications if all(test(publication) for test in tests)]
    if selection.keys and selection.sort == "newest" and selection.group == ("none",):
        found.sort(key=lambda publication: selection.keys.index(publication.key))
    else:
        found = in_order(found, selection.sort)
    return tuple(found[: selection.limit])


def grouped(
    publications: Sequence[Publication], selection: Selection, area_names: Mapping[str, str]
) -> tuple[Group, ...]:
    """Return the publications under their headings, in their order; with `none`, one group without a heading.

    With several levels, a group without publications stands before the groups below its heading.
    """
    if selection.group == ("none",):
        return (Group("", "", tuple(publications)),)
    return tuple(_levels(publications, selection, area_names, 0))


def _levels(
    publications: Sequence[Publication], selection: Selection, area_names: Mapping[str, str], depth: int
) -> Iterator[Group]:
    for group in _groups(publications, selection, area_names, selection.group[depth]):
        if depth + 1 == len(selection.group):
            yield replace(group, depth=depth)
        else:
            yield replace(group, depth=depth, publications=())
            yield from _levels(group.publications, selection, area_names, depth + 1)


def _groups(
    publications: Sequence[Publication], selection: Selection, area_names: Mapping[str, str], by: str
) -> Iterator[Group]:
    placed: dict[tuple[str, str], list[Publication]] = {}
    for publication in publications:
        for heading in _headings(publication, selection, area_names, by):
            placed.setdefault(heading, []).append(publication)
    order = list(placed)
    if by == "type":
        names = list(TYPE_NAMES.values())
        order.sort(key=lambda heading: names.index(heading[0]))
    elif by == "keyword":
        known = [*selection.keywords, *area_names]
        order.sort(key=lambda h: (known.index(h[1]) if h[1] in known else len(known), h[0] == "Other", h[0]))
    for place in order:
        yield Group(place[0], f"{by}-{slug(place[1])}", tuple(placed[place]))


def year_heading(publication: Publication) -> str:
    """Return the year as text, or what the entry says instead of one ("In press"), or "Undated"."""
    if publication.date.year is None:
        status = publication.date.status.capitalize()
        return Phrase(status, lambda words: words.state(status)) if status else Phrase.of("Undated")
    year = publication.date.year
    return str(year) if year > 0 else Phrase.of("{year} BCE", year=str(-year))


def _tests(selection: Selection) -> list[Callable[[Publication], bool]]:
    tests: list[Callable[[Publication], bool]] = []
    if selection.keywords:
        wanted = {keyword.casefold() for keyword in selection.keywords}
        tests.append(lambda p: any(keyword.casefold() in wanted for keyword in p.keywords))
    if selection.type:
        types = {each.casefold() for each in selection.type}
        tests.append(lambda p: not types.isdisjoint((p.type, p.entry.type, type_as_written(p.entry))))
    if selection.year:
        tests.append(lambda p: any(is_of_year(p, year) for year in selection.year))
    if selection.since:
        tests.append(lambda p: is_of_year(p, f"{selection.since}-"))
    if selection.excluded:
        refused = [_tests(one)[0] for one in _one_by_one(selection.excluded)]
        tests.append(lambda p: not any(test(p) for test in refused))
    if selection.keys:
        tests.append(lambda p: p.key in selection.keys)
    if selection.selected is not None:
        tests.append(lambda p: p.selected is selection.selected)
    if selection.groups:
        groups = {group.casefold() for group in selection.groups}
        tests.append(lambda p: any(group.casefold() in groups for group in groups_of(p)))
    if selection.file:
        tests.append(lambda p: any(is_in_file(p, name) for name in selection.file))
    if selection.author:
        wrote = _wrote(selection.author)
        tests.append(lambda p: any(wrote(author.name) for author in p.authors))
    return tests


def _one_by_one(selection: Selection) -> Iterator[Selection]:
    """Yield a selection for each filter of a selection."""
    for name in FILTERS:
        if (value := getattr(selection, name)) not in ((), None):
            yield Selection(**{name: value})


def groups_of(publication: Publication) -> Iterator[str]:
    """Yield the groups of a publication's authors."""
    for author in publication.authors:
        yield from author.person.groups if author.person else ()


def is_in_file(publication: Publication, name: str) -> bool:
    """Return whether an entry is in the `.bib` file with this name, which may be without ending or folder."""
    path = name if name.lower().endswith(".bib") else f"{name}.bib"
    return f"/{publication.entry.path}".endswith(f"/{path}")


def is_of_year(publication: Publication, years: str) -> bool:
    """Return whether a publication is of a year, or of a range such as 2022-2024, 2022- or -2024.

    What has no year yet, such as a work in press, is newer than all years.
    """
    span = _YEARS.fullmatch(years)
    if not span or year_heading(publication) == years:
        return year_heading(publication) == years
    start, end = span[1] or "", span[2] or ""
    first = int(start) if start else None
    last = int(start[: max(len(start) - len(end), 0)] + end) if end else None  # 2022-24
    year = publication.date.year
    if year is None:
        return last is None and bool(publication.date.status)
    return (first is None or first <= year) and (last is None or year <= last)


def _wrote(authors: Sequence[str]) -> Callable[[Name], bool]:
    """Return a test for the names of these authors; a family name alone matches everybody with this family name."""
    from ..names import fold, parse_names  # imported late: a cached list is selected without any names
    from ..names.people import People, Person

    names = [name for text in authors for name in parse_names(text).names]
    families = {fold(name.family) for name in names if not name.given}
    people = People(Person(name) for name in names if name.given or name.is_east_asian)
    return lambda name: fold(name.family) in families or bool(people.candidates(name))


def in_order(publications: Sequence[Publication], order: str) -> list[Publication]:
    """Return the publications sorted; equal ones stay in the file's order, and undated ones count as the newest."""
    if order == "title":
        return sorted(publications, key=lambda p: p.summary.title_key)
    if order == "author":
        return sorted(publications, key=lambda p: list(map(tuple, p.summary.author_keys)))
    if order == "oldest":
        return sorted(publications, key=lambda p: (p.date.year or 9999, p.date.month or 13, p.date.day or 32))
    return sorted(publications, key=lambda p: (-(p.date.year or 9999), -(p.date.month or 0), -(p.date.day or 0)))


def _headings(
    publication: Publication, selection: Selection, area_names: Mapping[str, str], by: str
) -> list[tuple[str, str]]:
    if by == "type":
        return [(Phrase.of(TYPE_NAMES[publication.type]), publication.type)]
    if by == "year":
        heading = year_heading(publication)
        return [(heading, heading)]
    chosen = {word.casefold(): word for word in selection.keywords}
    words = [chosen.get(word.casefold(), "") if chosen else word for word in publication.keywords]
    keywords = [word for word in dict.fromkeys(words) if word]
    return [(area_names.get(word, word), word) for word in keywords] or [(Phrase.of("Other"), "other")]
