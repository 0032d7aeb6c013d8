"""The publications of a site, with what is wrong with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
            parts.append(f"{self.refused} refused (see their problems)")
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
