"""A `.bib` file as publications: read, understood, and accounted for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from .bibtex import read_bib
from .bibtex.inheritance import inherit
from .bibtex.keys import Keys
from .labels import LabelSource, make_labels
from .latex import to_text
from .problems import Problem
from .publications import draft, publication
from .slugs import make_slugs
from .versions import fold_versions, look_alikes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from .bibtex import BibFile, Entry
    from .people import People, Person
    from .publications import Draft, Publication
    from .versions import Folding


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The publications of one or more `.bib` files, in the files' order."""

    publications: tuple[Publication, ...] = ()
    problems: tuple[Problem, ...] = ()
    opened: int = 0
    """The entries that the files open; equals shown + folded + refused."""
    folded: int = 0
    refused: int = 0

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
        """The entries of everything shown, versions included."""
        shown = [publication.entry for publication in self.publications]
        return (*shown, *(version.entry for publication in self.publications for version in publication.versions))

    @property
    def by_key(self) -> Mapping[str, Publication]:
        """The publications by citation key; a version's key leads to the publication it is folded into."""
        versions = {version.key: publication for publication in self.publications for version in publication.versions}
        return versions | {publication.key: publication for publication in self.publications}


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


def load_bibliography(files: Iterable[tuple[Path, str]], people: People, owner: Person) -> Bibliography:
    """Return the bibliography of `.bib` files, each given with its path as messages should name it."""
    read = [read_bib(file, path) for file, path in files]
    return make_bibliography(read, people, owner)


def make_bibliography(files: Sequence[BibFile], people: People, owner: Person) -> Bibliography:
    """Return the bibliography of `.bib` files already read."""
    keys = Keys.of([entry for file in files for entry in file.entries])
    entries, inherited = inherit(keys.entries)
    folding = fold_versions(entries)
    drafts = [draft(entry, people, owner) for entry in folding.shown]
    labels = make_labels([_label_source(item) for item in drafts])
    slugs = make_slugs([entry.key for entry in folding.shown])
    publications = tuple(
        publication(item, label, slug, folding.versions.get(item.entry.key, ()))
        for item, label, slug in zip(drafts, labels, slugs, strict=True)
    )
    problems = [problem for file in files for problem in file.problems]
    problems += (*keys.problems, *inherited, *folding.problems, *look_alikes(folding.shown))
    problems += [problem for item in drafts for problem in _name_problems(item, people)]
    refused = sum(file.refused for file in files)
    opened = sum(file.opened for file in files)
    return Bibliography(
        publications,
        tuple(problems),
        opened=opened,
        folded=opened - refused - len(publications),
        refused=refused,
        folded_as=_folded_as(problems, keys.entries, folding),
    )


def _folded_as(problems: Iterable[Problem], entries: Sequence[Entry], folding: Folding) -> tuple[str, ...]:
    repeated = [f"{problem.path}:{problem.line}" for problem in problems if problem.rule == "repeated-entry"]
    reasons = [f"repeated word for word: {', '.join(repeated)}"] if repeated else []
    data = [entry.key for entry in entries if entry.type == "xdata"]
    if data:
        reasons.append(f"data for other entries: {', '.join(data)}")
    reasons += [
        f"{', '.join(version.key for _, version in versions)} into {key}" for key, versions in folding.versions.items()
    ]
    return tuple(reasons)


def _label_source(item: Draft) -> LabelSource:
    entry = item.entry
    return LabelSource(
        names=[author.name for author in item.authors],
        own_position=item.own_position,
        date=item.date,
        shorthand=to_text(entry.get("shorthand")),
        fallback=to_text(entry.get("title")) or entry.key,
    )


def _name_problems(item: Draft, people: People) -> Iterator[Problem]:
    entry: Entry = item.entry
    field = entry.fields.get("editor" if item.edited else "author")
    if field is None:
        return
    for complaint in item.names.complaints:
        message = f'entry "{entry.key}": {complaint}'
        yield Problem(entry.path, field.line, message, "author-names", column=field.column)
    for author in item.authors:
        namesakes = people.candidates(author.name)
        if len(namesakes) > 1:
            who = " or ".join(person.name.full for person in namesakes)
            message = f'entry "{entry.key}": "{author.name.full}" may be {who}; write the given name out'
            yield Problem(entry.path, field.line, message, "ambiguous-name", column=field.column)
