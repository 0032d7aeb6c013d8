"""The options in `extra.homepage` of `mkdocs.yml`, as records."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, get_args

from ..text.plain_values import initials
from ..text.safe_urls import leads_elsewhere

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from ..front_matter.yaml_reader import Steps
    from ..names import Name
    from ..names.people import Person

PaperPages = Literal["all", "selected", "none"]
CitationStyle = Literal["label", "author-year", "number"]
MARKS: tuple[str, ...] = get_args(CitationStyle)
STYLES = {"apa": "APA", "ieee": "IEEE", "chicago": "Chicago", "acm": "ACM"}
"""The names of the citation styles that come with the engine: file name and name for readers."""


@dataclass(frozen=True, slots=True)
class Position:
    """One line under the author's name: a title at an organization."""

    title: str
    organization: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """The author's account on another site."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Owner:
    """The author of the homepage."""

    name: str = ""
    aliases: tuple[str, ...] = ()
    tagline: str = ""
    portrait: str = ""
    """The path of a picture below `docs_dir`; a monogram is shown while the file is missing."""
    orcid: str = ""
    """The ORCID iD, also if only a profile names it."""
    positions: tuple[Position, ...] = ()
    profiles: tuple[Profile, ...] = ()
    pronouns: str = ""
    pronunciation: str = ""
    """How the name is spoken, in the author's words or signs."""
    native_name: str = ""
    """The name in its own script."""
    looking_for: str = ""
    """Whom the author is looking for, such as students or partners, in a sentence."""
    short_biography: str = ""
    """In the third person, for those who introduce the author; as the long one, it may have several paragraphs."""
    biography: str = ""

    @property
    def lacks(self) -> tuple[str, ...]:
        """The options that are not set, of those that say what readers look for."""
        wanted = {"portrait": self.portrait, "tagline": self.tagline, "positions": self.positions}
        wanted |= {"profiles": self.profiles, "orcid": self.orcid, "short_biography": self.short_biography}
        return tuple(name for name, value in wanted.items() if not value)

    @property
    def person(self) -> Person:
        """The author as a person, so that the author's name is recognized in publications."""
        from ..names.people import Person

        return Person(*name_and_aliases(self.name, self.aliases), orcid=self.orcid)

    @property
    def scholar(self) -> str:
        """The author's id on Google Scholar, from the address of a profile there; else an empty string."""
        found = (
            re.search(r"//scholar\.google\.[^?]*\?(?:.*&)?user=([\w-]+)", profile.url) for profile in self.profiles
        )
        return next((match[1] for match in found if match), "")

    @property
    def monogram(self) -> str:
        """The initials of the first and the last word of the name."""
        return initials(self.name)

    def with_addresses(self, address: Callable[[str], str]) -> Owner:
        """Return the author with the addresses that `address` makes of those in the options."""
        return replace(
            self,
            positions=tuple(replace(each, url=address(each.url)) for each in self.positions),
            profiles=tuple(replace(each, url=address(each.url)) for each in self.profiles),
        )


@dataclass(frozen=True, slots=True)
class Options:
    """All options that the author can set; each has a default."""

    author: Owner = field(default_factory=Owner)
    people: tuple[Person, ...] = ()
    """Co-authors whose names are recognized and linked."""
    listed: tuple[Person, ...] = ()
    """The same of people in the author's list `people`."""
    paper_pages: PaperPages = "all"
    citation_styles: tuple[str, ...] = tuple(STYLES)
    """The styles of the references on a publication's page: keys of `STYLES`, or CSL files below `docs_dir`."""
    inline_citations: bool = False
    """Whether `@key` without brackets is a citation."""
    citations: str = "label"
    """What stands for a cited work in a text: one of `MARKS`, or a citation style as in `citation_styles`."""
    other_bib: str = ""
    """A second `.bib` file below `docs_dir`, with publications of other people that pages can cite."""
    publish_with_warnings: bool = True
    """Whether the tests of the site pass although the build warns or a link is dead, so that the site is published."""
    frame: Literal["own", "material"] = "own"
    """Whose frame the pages have: the engine's, which is small and fast, or Material's with all that it does."""
    allow: tuple[str, ...] = ()
    """The addresses of other sites whose files all pages may load."""
    policy: bool = True
    """Whether pages have a Content-Security-Policy, which blocks what is not allowed."""
    redirects: tuple[tuple[str, str], ...] = ()
    """Old addresses on the site, each with where it leads now: a page or file below `docs_dir`, or an address."""
    silence: tuple[str, ...] = ()
    """The names of rules whose problems are not reported."""

    @property
    def cites_by_style(self) -> bool:
        """Whether a citation style says what stands for a cited work."""
        return self.citations not in MARKS

    @property
    def addresses_on_site(self) -> Iterator[tuple[Steps, str]]:
        """Each address that leads to a page or file of the site, with the steps to its option before it."""
        items: dict[Steps, tuple[Position | Profile | Person, ...]] = {
            ("author", "positions"): self.author.positions,
            ("author", "profiles"): self.author.profiles,
            ("people",): self.people,
        }
        for steps, links in items.items():
            for number, link in enumerate(links):
                if link.url and not leads_elsewhere(link.url):
                    yield ("extra", "homepage", *steps, number, "url"), link.url
        for old, target in self.redirects:
            if not leads_elsewhere(target):
                yield ("extra", "homepage", "redirects", old), target


def name_and_aliases(name: str, aliases: Iterable[str]) -> tuple[Name, tuple[Name, ...]]:
    """Return a person's name and aliases; an alias like "Núñez Lindström, Åsa" shows which is the family name."""
    own, others = _name(name), tuple(map(_name, aliases))
    return next((other for other in others if other.full == own.full), own), others


def _name(text: str) -> Name:
    from ..names import Name, parse_names  # imported late to save time: cached builds do not need names

    names = parse_names(text).names
    return names[0] if names else Name("", "")
