"""A `.bib` file as publications: read, understood, and accounted for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .bibtex import read_bib
from .inheritance import inherit
from .labels import LabelSource, make_labels
from .latex import to_text
from .problems import Problem
from .publications import draft, publication
from .slugs import make_slugs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from .bibtex import BibFile, Entry
    from .people import People, Person
    from .publications import Draft, Publication


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The publications of one or more `.bib` files, in the files' order."""

    publications: tuple[Publication, ...] = ()
    problems: tuple[Problem, ...] = ()
    opened: int = 0
    """The entries that the files open; equals shown + folded + refused."""
    folded: int = 0
    refused: int = 0

    @property
    def account(self) -> str:
        """What became of every entry, in one line."""
        parts = [f"{len(self.publications)} shown"]
        parts += [
            f"{number} {what}"
            for number, what in ((self.folded, "folded"), (self.refused, "refused"))
            if number
        ]
        return f"{self.opened} entries read, {', '.join(parts)}"

    @property
    def by_key(self) -> Mapping[str, Publication]:
        """The publications by citation key."""
        return {publication.key: publication for publication in self.publications}


def load_bibliography(files: Iterable[tuple[Path, str]], people: People, owner: Person) -> Bibliography:
    """Return the bibliography of `.bib` files, each given with its path as messages should name it."""
    read = [read_bib(file, path) for file, path in files]
    return make_bibliography(read, people, owner)


def make_bibliography(files: Sequence[BibFile], people: People, owner: Person) -> Bibliography:
    """Return the bibliography of `.bib` files already read."""
    entries, inherited = inherit([entry for file in files for entry in file.entries])
    drafts = [draft(entry, people, owner) for entry in entries]
    labels = make_labels([_label_source(item) for item in drafts])
    slugs = make_slugs([entry.key for entry in entries])
    publications = tuple(map(publication, drafts, labels, slugs))
    problems = [problem for file in files for problem in file.problems]
    problems += inherited
    problems += [problem for item in drafts for problem in _name_problems(item)]
    return Bibliography(
        publications,
        tuple(problems),
        opened=sum(file.opened for file in files),
        folded=sum(file.folded for file in files),
        refused=sum(file.refused for file in files),
    )


def _label_source(item: Draft) -> LabelSource:
    entry = item.entry
    return LabelSource(
        names=[author.name for author in item.authors],
        own_position=item.own_position,
        date=item.date,
        shorthand=to_text(entry.get("shorthand")),
        fallback=to_text(entry.get("title")) or entry.key,
    )


def _name_problems(item: Draft) -> Iterable[Problem]:
    entry: Entry = item.entry
    field = entry.fields.get("editor" if item.edited else "author")
    for complaint in item.names.complaints:
        assert field is not None
        yield Problem(
            entry.path,
            field.line,
            f'entry "{entry.key}": {complaint}',
            rule="author-names",
            column=field.column,
        )
