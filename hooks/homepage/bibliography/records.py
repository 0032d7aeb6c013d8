"""The publications of a site, with what was wrong with them; perhaps not read before something asks for them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..bibtex import Entry
    from ..problems import Problem
    from .publication import Publication


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The publications of one or more `.bib` files, in the files' order."""

    publications: tuple[Publication, ...] = ()
    problems: tuple[Problem, ...] = ()
    opened: int = 0
    """The entries that the files open; equals shown + folded + refused."""
    folded: int = 0
    refused: int = 0

    volumes: tuple[Entry, ...] = ()
    """The volumes that papers are in and that are not shown themselves."""
    folded_as: tuple[str, ...] = ()
    """Why entries are not shown on their own, in words."""

    @property
    def account(self) -> str:
        """What became of every entry, in one line."""
        parts = [f"{len(self.publications)} shown"]
        if self.folded:
            parts.append(f"{self.folded} folded ({'; '.join(self.folded_as)})")
        if self.refused:
            parts.append(f"{self.refused} refused (see their complaints)")
        return f"{self.opened} entries read, {', '.join(parts)}"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of everything shown, with its versions and volumes."""
        shown = [publication.entry for publication in self.publications]
        return (
            *shown,
            *self.volumes,
            *(version.entry for publication in self.publications for version in publication.versions),
        )

    @property
    def by_key(self) -> Mapping[str, Publication]:
        """The publications by citation key; a version's key leads to the publication it is folded into.

        biblatex's `ids` are further keys of an entry.
        """
        others = {
            key.strip(): publication
            for publication in self.publications
            if "ids" in publication.entry.fields
            for key in publication.entry.get("ids").split(",")
        }
        versions = {version.key: publication for publication in self.publications for version in publication.versions}
        return others | versions | {publication.key: publication for publication in self.publications}


class LateBibliography(Bibliography):
    """A bibliography that is read when it is first asked for something."""

    def __init__(self, read: Callable[[], Bibliography]) -> None:
        """Remember how it is read."""
        self._read: Callable[[], Bibliography]
        object.__setattr__(self, "_read", read)

    def __getattr__(self, name: str) -> object:
        """Fill in every field, the first time that one of them is missing."""
        if name not in self.__dataclass_fields__:
            raise AttributeError(name)
        bibliography = self._read()
        object.__setattr__(self, "_read", Bibliography)  # the other one holds the files
        for each in fields(Bibliography):
            object.__setattr__(self, each.name, getattr(bibliography, each.name))
        return getattr(self, name)
