"""Works as lists of an author have them, and which of them are one work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..add.known import letters_of
from ..names import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..add.work import Work


@dataclass(frozen=True, slots=True)
class Found:
    """A work in the list of one source."""

    work: Work
    source: str
    certain: bool = True
    """Whether the list is one that the author keeps; others may contain papers of people with the same name."""
    notices: tuple[str, ...] = ()
    """Retractions and corrections, as sentences."""

    @property
    def doi(self) -> str:
        """The DOI in lower case, or an empty string."""
        return self.work.fields.get("doi", "").casefold()

    @property
    def arxiv(self) -> str:
        """The arXiv number without its version, or an empty string."""
        in_doi = re.fullmatch(r"10\.48550/arxiv\.(.+)", self.doi)
        return re.sub(r"v\d+$", "", in_doi[1] if in_doi else self.work.fields.get("arxiv", ""))

    @property
    def published_doi(self) -> str:
        """The DOI as it is written, unless it is arXiv's own."""
        return "" if self.doi.startswith("10.48550/arxiv") else self.work.fields.get("doi", "")

    @property
    def is_preprint(self) -> bool:
        """Whether it is in an archive of preprints alone."""
        return self.work.type == "preprint" or (bool(self.arxiv) and not self.published_doi)

    @property
    def identifier(self) -> str:
        """What the command `add` takes for it."""
        return self.published_doi or self.arxiv


Group = tuple[Found, ...]


def groups(found: Iterable[Found]) -> list[Group]:
    """Return the works of all lists, each with what every list says about it."""
    made: list[list[Found]] = []
    by_name: dict[str, list[Found]] = {}
    for each in found:
        names = list(_names(each))
        group = next((by_name[name] for name in names if name in by_name), None)
        if group is None:
            group = []
            made.append(group)
        group.append(each)
        for name in names:
            by_name.setdefault(name, group)
    return [tuple(group) for group in made]


def _names(found: Found) -> Iterator[str]:
    """Yield what tells a work from others: its numbers, and its title."""
    if found.doi:
        yield f"doi {found.doi}"
    if found.arxiv:
        yield f"arxiv {found.arxiv}"
    if len(title := letters_of(found.work.title)) > 8:
        yield f"title {title}"


def share_person(group: Sequence[Found], families: Iterable[str]) -> bool:
    """Return whether one of these family names, folded, is among the authors of a work."""
    theirs = {fold(name.family).rpartition(" ")[2] for each in group for name in each.work.people}
    return bool(theirs & set(families))
