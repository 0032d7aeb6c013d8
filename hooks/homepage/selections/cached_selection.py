"""What a `/// publications` block lists: headings, the publications below them, and values that nothing has."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from ..bibliography.entry_types import TYPE_NAMES
from ..problems import did_you_mean
from .selection import Selection, grouped, select, year_heading

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from ..bibliography.publication import Publication
    from ..rule_names import RuleName
    from ..site.site import Site
    from .selection import Group


class CachedSelection:
    """The publications that a selection asks for; what is kept of it needs no bibliography."""

    def __init__(self, site: Site, selection: Selection) -> None:
        """Select from a site's publications."""
        self.site = site
        self.selection = selection
        self._place = f"{site.page.path}-{len(site.page.in_markdown)}"

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
    def headings(self) -> list[tuple[str, str]]:
        """What stands above each group, which may be nothing, and its id."""
        return [(heading, anchor) for heading, anchor in self._kept["headings"]]

    @property
    def count(self) -> int:
        """How many publications there are."""
        return int(self._kept["count"])

    @property
    def complaints(self) -> list[tuple[str, str, str, RuleName]]:
        """What is wrong with the selection: an option, its value, a sentence, and the rule."""
        return [(option, value, message, rule) for option, value, message, rule in self._kept["complaints"]]

    @cached_property
    def _kept(self) -> Any:
        return self.site.cache.data(f"headings-{self._place}", (self.selection, self.site.areas), self._outline)

    def _outline(self) -> dict[str, object]:
        headings = [(group.heading, group.anchor) for group in self.groups]
        return {"headings": headings, "count": len(self.publications), "complaints": list(self._complaints())}

    def _complaints(self) -> Iterator[tuple[str, str, str, RuleName]]:
        """Yield complaints about keys that are unknown, and about other values that no publication has."""
        for key in self.selection.keys:
            if key not in self.site.publications:
                hint = did_you_mean(key, self.site.publications) or " Add its entry to the .bib file."
                yield "keys", key, f'no publication has the key "{key}".{hint}', "unknown-key"
        for option, used in used_values(self.site.bibliography.publications).items():
            for value in getattr(self.selection, option):
                if used(value):
                    continue
                hint = did_you_mean(value, used.names)
                if option == "type":
                    hint = hint or f" Known here: {', '.join(used.names)}."
                if hint or option != "keywords" or value not in self.site.areas:  # a new area may be empty yet
                    message = f'no publication has the {option.removesuffix("s")} "{value}".{hint}'
                    yield option, value, message, "unused-value"


class Used:
    """The values that publications have for one option."""

    def __init__(self, names: Iterable[str], has: Callable[[str], bool] | None = None) -> None:
        """Know values by name; `has` decides where equality does not."""
        self.names = tuple(dict.fromkeys(names))
        self._folded = {name.casefold() for name in self.names}
        self._has = has or (lambda value: value.casefold() in self._folded)

    def __call__(self, value: str) -> bool:
        """Return whether a publication has the value."""
        return self._has(value)


def used_values(publications: Sequence[Publication]) -> dict[str, Used]:
    """Return, for each option that chooses by a value, the values that publications have."""

    def has_author(value: str) -> bool:
        return bool(select(publications, Selection(author=(value,))))

    return {
        "keywords": Used(keyword for p in publications for keyword in p.keywords),
        "type": Used((*TYPE_NAMES, *(p.entry.type for p in publications))),
        "year": Used(year_heading(p) for p in publications),
        "author": Used((author.name.full for p in publications for author in p.authors), has_author),
    }
