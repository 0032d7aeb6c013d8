"""The author's options: what `extra.homepage` in `mkdocs.yml` says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..names import Name
    from ..names.people import Person

PaperPages = Literal["all", "selected", "none"]
STYLES = {"apa": "APA", "ieee": "IEEE", "chicago": "Chicago", "acm": "ACM"}
"""The citation styles that come along, by the name of their file, and what readers call them."""


@dataclass(frozen=True, slots=True)
class Position:
    """One line under the author's name: a title at an organization."""

    title: str
    organization: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """The author's account elsewhere."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose homepage it is."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    tagline: str = ""
    portrait: str = ""
    """A picture below `docs_dir`; a monogram stands in while the file is missing."""
    positions: tuple[Position, ...] = ()
    profiles: tuple[Profile, ...] = ()

    @property
    def person(self) -> Person:
        """The author as a person whose names can be recognised."""
        from ..names.people import Person

        return Person(*name_and_aliases(self.name, self.aliases))

    @property
    def monogram(self) -> str:
        """The initials of the first and the last word of the name."""
        words = self.name.split()
        return "".join(word[0] for word in dict.fromkeys((words[0], words[-1]))) if words else ""


@dataclass(frozen=True, slots=True)
class Options:
    """Everything the author can set; each has a default."""

    author: Owner = field(default_factory=Owner)
    people: tuple[Person, ...] = ()
    """Co-authors whose names are recognised and linked."""
    paper_pages: PaperPages = "all"
    citation_styles: tuple[str, ...] = tuple(STYLES)
    """The styles of the references on a paper's page: those that come along, or CSL files below `docs_dir`."""
    inline_citations: bool = False
    """Whether `@key` in a sentence is a citation."""
    other_bib: str = ""
    """A second `.bib` file below `docs_dir`: works of other people, for citations only."""
    silence: tuple[str, ...] = ()
    """Rules of the check that the whole site does without."""


def name_and_aliases(name: str, aliases: Iterable[str]) -> tuple[Name, tuple[Name, ...]]:
    """Return a person's name and aliases; one such as "Núñez Lindström, Åsa" says which words are the family name."""
    own, others = _name(name), tuple(map(_name, aliases))
    return next((other for other in others if other.full == own.full), own), others


def _name(text: str) -> Name:
    from ..names import Name, parse_names  # imported late: a build that reads no .bib file needs no names

    names = parse_names(text).names
    return names[0] if names else Name("", "")
