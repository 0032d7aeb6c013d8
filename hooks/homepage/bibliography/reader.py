"""Makes publications from `.bib` files and says what became of each entry."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from ..bibtex.keys import Keys
from ..bibtex.records import fingerprint_of_entry
from ..cache.build_cache import BuildCache, fingerprint
from ..text.slugs import make_slugs
from .authors import author_list
from .inheritance import inherit, is_mere_set, is_volume
from .labels import make_labels
from .links import names_reader
from .publication import Publication
from .records import Bibliography
from .relations import relation_notes
from .summaries import Summary, summary
from .type_names import with_known_type
from .versions import fold_versions, look_alikes
from .whole_titles import with_title

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from ..bibtex import BibFile, Entry
    from ..latex import Rich
    from ..names.people import People, Person
    from ..problems import Problem
    from .authors import AuthorList
    from .versions import Folding

__all__ = ["Bibliography", "make_bibliography"]


def make_bibliography(
    files: Sequence[BibFile],
    people: People,
    owner: Person,
    scholar: str = "",
    cache: BuildCache = BuildCache(),  # noqa: B008 - it holds nothing
) -> Bibliography:
    """Return the bibliography of `.bib` files that are already parsed.

    `scholar` is the site's author on Google Scholar: al-folio's `google_scholar_id` names only the work. `cache` has
    the summaries of entries that an earlier build made for the same people.
    """
    all_entries, key_problems = _with_keys_of_their_own(files)
    entries, inherited = inherit([_on_scholar(with_known_type(entry), scholar) for entry in all_entries])
    entries = tuple(map(with_title, entries))
    folding = fold_versions(entries)
    by_key = {entry.key: entry for entry in entries}
    fingerprints = {entry.key: fingerprint_of_entry(entry) for entry in entries}
    read_authors = partial(author_list, people=people, owner=owner)
    name = f"summaries-{'-'.join(file.path for file in files)}"
    shown = _summaries(name, folding.shown, fingerprints, cache, lambda entry: summary(entry, people, owner))
    parents = {parent.key for entry in entries for parent in entry.parents if is_volume(parent)}
    volumes = [entry for entry, _ in shown if entry.key in parents and not _is_signed(entry, read_authors)]
    hidden = {entry.key for entry in volumes}
    shown = [(entry, known) for entry, known in shown if entry.key not in hidden]
    labels = make_labels([known.label_source for _, known in shown])
    slugs = make_slugs([entry.key for entry, _ in shown])
    publications = tuple(
        Publication(
            entry.key,
            slug,
            label,
            known,
            entry,
            partial(read_authors, entry),
            versions := folding.versions.get(entry.key, ()),
            relations := tuple(relation_notes(entry, by_key, [version.key for _, version in versions])),
            _fingerprint(fingerprints[entry.key], versions, relations, fingerprints),
        )
        for (entry, known), label, slug in zip(shown, labels, slugs, strict=True)
    )
    problems = [problem for file in files for problem in file.problems]
    problems += (*key_problems, *inherited, *folding.problems)
    problems += look_alikes([entry for entry, _ in shown], [known.identities for _, known in shown])
    problems += [problem for _, known in shown for problem in known.problems]
    refused = sum(file.refused for file in files)
    opened = sum(file.opened for file in files)
    return Bibliography(
        publications,
        tuple(problems),
        opened=opened,
        folded=opened - refused - len(publications),
        refused=refused,
        volumes=tuple(volumes),
        folded_as=_folded_as(problems, all_entries, folding, [entry.key for entry in volumes]),
        fingerprints=fingerprints,
    )


def _summaries(
    name: str,
    entries: Sequence[Entry],
    fingerprints: Mapping[str, str],
    cache: BuildCache,
    summarize: Callable[[Entry], Summary],
) -> list[tuple[Entry, Summary]]:
    """Return each entry with its summary."""

    def make(indexes: Sequence[int]) -> Iterator[str]:
        return (summarize(entries[index]).to_json(entries[index].line) for index in indexes)

    if cache.folder is None:
        return [(entry, summarize(entry)) for entry in entries]
    with cache.pieces(name, "") as pieces:
        known = pieces.data([fingerprints[each.key] for each in entries], make)
    return [
        (entry, Summary.from_data(data, entry.path, entry.line)) for entry, data in zip(entries, known, strict=True)
    ]


def _fingerprint(
    own: str, versions: Sequence[tuple[str, Entry]], relations: Sequence[Rich], fingerprints: Mapping[str, str]
) -> str:
    """Return the fingerprint of a publication: that of its entry, and of the others that it shows something of."""
    if not versions and not relations:
        return own
    return fingerprint(own, [(kind, fingerprints[entry.key]) for kind, entry in versions], relations)


def _on_scholar(entry: Entry, scholar: str) -> Entry:
    """Return an entry whose `google_scholar_id` says whose list the work is in."""
    field = entry.fields.get("google_scholar_id")
    if not field or not scholar or names_reader(field.value):
        return entry
    return replace(entry, fields={**entry.fields, field.name: field._replace(value=f"{scholar}:{field.value}")})


def _is_signed(volume: Entry, read_authors: Callable[[Entry], AuthorList]) -> bool:
    """Return whether a volume that papers are in is also a work of its own: it has authors, or a known editor."""
    return volume.says("author") or any(author.person for author in read_authors(volume).authors)


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
