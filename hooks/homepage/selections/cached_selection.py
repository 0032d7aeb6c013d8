"""The publications of a `/// publications` block, their headings, and problems with the block's options."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any, Protocol

from ..bibliography.entry_types import TYPE_NAMES
from ..bibliography.type_names import type_as_written
from ..problems import did_you_mean
from ..words import ENGLISH
from .selection import Selection, grouped, groups_of, in_order, is_in_file, is_of_year, select, year_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..bibliography.publication import Publication
    from ..bibliography.records import Bibliography
    from ..cache.build_cache import BuildCache
    from ..rule_names import RuleName
    from ..words import Words
    from .selection import Group


class HasPublications(Protocol):
    """The properties of a site that a selection reads."""

    @property
    def bibliography(self) -> Bibliography:
        """The author's publications."""

    @property
    def publications(self) -> Mapping[str, Publication]:
        """The publications by key, including works of other people."""

    @property
    def areas(self) -> Mapping[str, Named]:
        """The research areas by keyword."""

    @property
    def cache(self) -> BuildCache:
        """Results of earlier builds."""

    def advice_on_key(self, wrong: str) -> str:
        """Return what to do about a key that no publication has."""


class Named(Protocol):
    """A research area, of which only the name is needed."""

    @property
    def name(self) -> str:
        """The name that readers see."""


_NOTHING = {"groups": "no publication is by a member of the group", "file": "no publication is in the file"}
"""The beginning of the message about a value that no publication has."""


class CachedSelection:
    """The publications that a selection asks for.

    Headings, count and problems are cached; if they are in the cache, no bibliography is read.
    """

    def __init__(self, site: HasPublications, selection: Selection, name: str, words: Words = ENGLISH) -> None:
        """Select from a site's publications; `name` is the name of the result in the cache."""
        self.site = site
        self.words = words
        self.selection = selection
        self.name = name

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The publications under their headings."""
        area_names = {keyword: area.name for keyword, area in self.site.areas.items()}
        return grouped(self.publications, self.selection, area_names)

    @cached_property
    def publications(self) -> tuple[Publication, ...]:
        """All publications, in order."""
        return select(self.site.bibliography.publications, self.selection)

    @property
    def headings(self) -> list[tuple[str, str, int, bool, str]]:
        """Each group's heading, which may be empty, its id, its depth, whether publications follow, and its English."""
        return [
            (heading, anchor, depth, has, english) for heading, anchor, depth, has, english in self._cached["headings"]
        ]

    @property
    def count(self) -> int:
        """How many publications there are."""
        return int(self._cached["count"])

    @property
    def orders(self) -> dict[str, list[int]]:
        """Other orders of the publications, which a script cannot know: their places as they are under the headings."""
        known: Any = self.site.cache.data(f"orders-{self.name}", (self.selection, self.site.areas), self._orders)
        return dict(known)

    @property
    def problems(self) -> list[tuple[str, str, str, RuleName]]:
        """The problems with the selection: for each, the option, its value, the message and the rule."""
        return [(option, value, message, rule) for option, value, message, rule in self._cached["problems"]]

    @cached_property
    def _cached(self) -> Any:
        return self.site.cache.data(
            f"headings-{self.name}", (self.selection, self.site.areas, self.words), self._outline
        )

    def _outline(self) -> dict[str, object]:
        headings = [
            (self.words.said(group.heading), group.anchor, group.depth, bool(group.publications), group.heading)
            for group in self.groups
        ]
        return {"headings": headings, "count": len(self.publications), "problems": list(self._problems())}

    def _orders(self) -> dict[str, list[int]]:
        shown = list({each.key: each for group in self.groups for each in group.publications}.values())
        places = {each.key: place for place, each in enumerate(shown)}
        found = {order: [places[each.key] for each in in_order(shown, order)] for order in ("newest", "author")}
        return {order: places for order, places in found.items() if places != sorted(places)}

    def _problems(self) -> Iterator[tuple[str, str, str, RuleName]]:
        """Yield a problem for each unknown key, and for each other value that no publication has."""
        yield from self._problems_of(self.selection)
        if self.selection.excluded:
            for _, value, message, rule in self._problems_of(self.selection.excluded):
                yield "not", value, message, rule

    def _problems_of(self, selection: Selection) -> Iterator[tuple[str, str, str, RuleName]]:
        for key in selection.keys:
            if key not in self.site.publications:
                advice = self.site.advice_on_key(key)
                yield "keys", key, f'no publication has the key "{key}".{advice}', "unknown-key"
        for option, used in used_values(self.site.bibliography.publications).items():
            for value in getattr(selection, option):
                if used(value):
                    continue
                hint = did_you_mean(value, used.names)
                if option in ("type", "groups", "file"):
                    known = f"Known here: {', '.join(used.names)}." if used.names else "Name groups under `people`."
                    hint = hint or f" {known}"
                if hint or option != "keywords" or value not in self.site.areas:  # a new area may still be empty
                    nothing = _NOTHING.get(option) or f"no publication has the {option.removesuffix('s')}"
                    message = f'{nothing} "{value}".{hint}'
                    yield option, value, message, "missing-bib" if option == "file" else "unused-value"


def _types(publication: Publication) -> tuple[str, str]:
    return publication.entry.type, type_as_written(publication.entry)


class Used:
    """The values that publications have for one option; they are collected when they are first needed."""

    def __init__(self, names: Iterable[str], has: Callable[[str], bool] | None = None) -> None:
        """Take the values; `has` replaces the usual test, which compares a value with them and ignores case."""
        self._all = names
        self._has = has or (lambda value: value.casefold() in self._folded)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The values, each once."""
        return tuple(dict.fromkeys(self._all))

    @cached_property
    def _folded(self) -> frozenset[str]:
        return frozenset(name.casefold() for name in self.names)

    def __call__(self, value: str) -> bool:
        """Return whether a publication has the value."""
        return self._has(value)


def used_values(publications: Sequence[Publication]) -> dict[str, Used]:
    """Return the values that publications have, for each option that selects publications by a value."""

    def has_author(value: str) -> bool:
        return bool(select(publications, Selection(author=(value,))))

    return {
        "keywords": Used(keyword for p in publications for keyword in p.keywords),
        "type": Used(chain(TYPE_NAMES, (name for p in publications for name in _types(p)))),
        "year": Used(map(year_heading, publications), lambda value: any(is_of_year(p, value) for p in publications)),
        "groups": Used(group for p in publications for group in groups_of(p)),
        "file": Used(
            (p.entry.path.rpartition("/")[2] for p in publications),
            lambda value: any(is_in_file(p, value) for p in publications),
        ),
        "author": Used((author.name.full for p in publications for author in p.authors), has_author),
    }
