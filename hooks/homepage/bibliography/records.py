"""The record of all publications of a site, with the problems in their entries."""

from __future__ import annotations

from dataclasses import dataclass, field
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
    """The number of entries that begin in the files: shown + folded + refused."""
    folded: int = 0
    refused: int = 0

    volumes: tuple[Entry, ...] = ()
    """The volumes that contain papers and are not shown on their own."""
    folded_as: tuple[str, ...] = ()
    """The reasons why entries are not shown on their own, as text."""

    fingerprints: Mapping[str, str] = field(default_factory=dict)
    """A hash of all that an entry says, by its key."""

    @property
    def account(self) -> str:
        """A summary in one line: how many entries are shown, folded and refused."""
        parts = [f"{len(self.publications)} shown"]
        if self.folded:
            parts.append(f"{self.folded} folded ({'; '.join(self.folded_as)})")
        if self.refused:
            parts.append(f"{self.refused} refused (see their problems)")
        return f"{self.opened} entries read, {', '.join(parts)}"

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries of all shown publications, of their versions and of their volumes."""
        shown = [publication.entry for publication in self.publications]
        return (
            *shown,
            *self.volumes,
            *(version.entry for publication in self.publications for version in publication.versions),
        )

    @property
    def by_key(self) -> Mapping[str, Publication]:
        """The publications by citation key; a version's key gives the publication it is folded into.

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
