"""Makes publications from `.bib` files and says what became of each entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..bibtex.keys import Keys
from ..latex import to_text
from ..problems import Problem
from ..text.slugs import make_slugs
from .inheritance import inherit, is_mere_set, is_volume
from .labels import LabelSource, make_labels
from .links import names_reader
from .publication import draft, publication
from .records import Bibliography
from .relations import relation_notes
from .type_names import with_known_type
from .versions import fold_versions, look_alikes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..bibtex import BibFile, Entry
    from ..names.people import People, Person
    from .publication import Draft
    from .versions import Folding

__all__ = ["Bibliography", "make_bibliography"]


def make_bibliography(files: Sequence[BibFile], people: People, owner: Person, scholar: str = "") -> Bibliography:
    """Return the bibliography of `.bib` files that are already parsed.

    `scholar` is the site's author on Google Scholar: al-folio's `google_scholar_id` names only the work.
    """
    all_entries, key_problems = _with_keys_of_their_own(files)
    entries, inherited = inherit([_on_scholar(with_known_type(entry), scholar) for entry in all_entries])
    folding = fold_versions(entries)
    by_key = {entry.key: entry for entry in entries}
    parents = {parent.key for entry in entries for parent in entry.parents if is_volume(parent)}
    drafts = [draft(entry, people, owner) for entry in folding.shown]
    volumes = [item for item in drafts if item.entry.key in parents and not _is_signed(item)]
    hidden = {item.entry.key for item in volumes}
    drafts = [item for item in drafts if item.entry.key not in hidden]
    labels = make_labels([_label_source(item) for item in drafts])
    slugs = make_slugs([item.entry.key for item in drafts])
    publications = tuple(
        publication(
            item,
            label,
            slug,
            versions := folding.versions.get(item.entry.key, ()),
            tuple(relation_notes(item.entry, by_key, [version.key for _, version in versions])),
        )
        for item, label, slug in zip(drafts, labels, slugs, strict=True)
    )
    problems = [problem for file in files for problem in file.problems]
    problems += (*key_problems, *inherited, *folding.problems)
    authors = [() if item.edited else item.names.names for item in drafts]
    problems += look_alikes([item.entry for item in drafts], authors)
    problems += [problem for item in drafts for problem in _name_problems(item, people)]
    refused = sum(file.refused for file in files)
    opened = sum(file.opened for file in files)
    return Bibliography(
        publications,
        tuple(problems),
        opened=opened,
        folded=opened - refused - len(publications),
        refused=refused,
        volumes=tuple(item.entry for item in volumes),
        folded_as=_folded_as(problems, all_entries, folding, [item.entry.key for item in volumes]),
    )


def _on_scholar(entry: Entry, scholar: str) -> Entry:
    """Return an entry whose `google_scholar_id` says whose list the work is in."""
    field = entry.fields.get("google_scholar_id")
    if not field or not scholar or names_reader(field.value):
        return entry
    return replace(entry, fields={**entry.fields, field.name: field._replace(value=f"{scholar}:{field.value}")})


def _is_signed(volume: Draft) -> bool:
    """Return whether a volume that papers are in is also a work of its own: it has authors, or a known editor."""
    return volume.entry.says("author") or any(author.person for author in volume.authors)


def _with_keys_of_their_own(files: Sequence[BibFile]) -> tuple[Sequence[Entry], Sequence[Problem]]:
    """Return the entries of all files with unique keys, and the problems; keys in one file are already unique."""
    if len(files) == 1:
        return files[0].entries, ()
    keys = Keys.of([entry for file in files for entry in file.entries])
    return keys.entries, keys.problems


def _folded_as(
    problems: Iterable[Problem], entries: Sequence[Entry], folding: Folding, volumes: Sequence[str]
) -> tuple[str, ...]:
    repeated = [f"{problem.path}:{problem.line}" for problem in problems if problem.rule == "repeated-entry"]
    reasons = [f"repeated word for word: {', '.join(repeated)}"] if repeated else []
    data = [entry.key for entry in entries if entry.type == "xdata"]
    if data:
        reasons.append(f"data for other entries: {', '.join(data)}")
    sets = [entry.key for entry in entries if is_mere_set(entry)]
    if sets:
        reasons.append(f"sets of other entries: {', '.join(sets)}")
    if volumes:
        reasons.append(f"volumes that papers are in: {', '.join(volumes)}")
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


def _which(namesakes: Sequence[Person]) -> str:
    names = list(dict.fromkeys(person.name.full for person in namesakes))
    if len(names) == 1:
        return f"any of {len(namesakes)} people named {names[0]}; write an alias, or the ORCID iD in brackets after it"
    return f"{' or '.join(names)}; write the given name out"


def _name_problems(item: Draft, people: People) -> Iterator[Problem]:
    entry: Entry = item.entry
    field = entry.fields.get("editor" if item.edited else "author")
    if field is None:
        return
    for problem in item.names.problems:
        message = f'entry "{entry.key}": {problem}'
        yield Problem(entry.path, field.line, message, "author-names", column=field.column)
    for author in item.authors:
        namesakes = people.candidates(author.name)
        if len(namesakes) > 1:
            message = f'entry "{entry.key}": "{author.name.full}" may be {_which(namesakes)}'
            yield Problem(entry.path, field.line, message, "ambiguous-name", column=field.column)
