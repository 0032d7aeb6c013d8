"""Compares two states of a bibliography by what readers see."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from ..bibliography.paper_addresses import aliases

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from ..bibliography.publication import Publication
    from ..bibliography.reader import Bibliography


class Difference(NamedTuple):
    """One thing that readers see otherwise."""

    what: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one paper."""

    kind: Literal["added", "removed", "renamed", "changed", "joined"]
    """`joined` is a paper that is now shown as a version of another one."""
    before: Publication | None
    after: Publication | None
    differences: tuple[Difference, ...] = ()
    old_page: str = ""
    """The former address of the paper's page, if it is another one now."""
    leads_on: bool = False
    """Whether that address leads to the paper."""


HasPage: TypeAlias = "Callable[[Publication], bool]"


def changes(old: Bibliography, new: Bibliography, had_page: HasPage, has_page: HasPage) -> list[Change]:
    """Return what became of the papers, in the order of the new files, those that are gone last."""
    pairs = _pairs(old, new)
    leads = aliases(new)
    found = [_change(pairs.get(each.key), each, had_page, has_page, leads) for each in new.publications]
    kept = {before.key for before in pairs.values()}
    gone = [_gone(each, new, had_page, leads) for each in old.publications if each.key not in kept]
    return [each for each in (*found, *gone) if each is not None]


def _pairs(old: Bibliography, new: Bibliography) -> dict[str, Publication]:
    """Return the former state of papers by their present key: that with the same key, or with the same numbers."""
    by_key = {each.key: each for each in old.publications}
    pairs = {each.key: by_key[each.key] for each in new.publications if each.key in by_key}
    left = [each for each in old.publications if each.key not in pairs]
    for each in new.publications:
        if each.key not in pairs and (same := _same(each, left)):
            pairs[each.key] = same
            left.remove(same)
    return pairs


def _same(publication: Publication, others: Sequence[Publication]) -> Publication | None:
    """Return the other paper that names this one's key as its own, or has one of its numbers or its title."""
    named = {key.strip() for key in publication.entry.get("ids").split(",")}
    mine = _known_by(publication)
    ranked = [(each.key not in named, each) for each in others if each.key in named or mine & _known_by(each)]
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def _known_by(publication: Publication) -> set[tuple[str, ...]]:
    return {tuple(each) for each in publication.summary.identities}


def _change(
    before: Publication | None,
    after: Publication,
    had_page: HasPage,
    has_page: HasPage,
    leads: Mapping[str, Publication],
) -> Change | None:
    if before is None:
        return Change("added", None, after)
    differences = tuple(_differences(before, after))
    moved = before.slug if had_page(before) and (before.slug != after.slug or not has_page(after)) else ""
    if before.key == after.key and not differences and not moved:
        return None
    kind: Literal["renamed", "changed"] = "renamed" if before.key != after.key else "changed"
    target = leads.get(before.slug)
    return Change(kind, before, after, differences, moved, target is not None and target.key == after.key)


def _gone(before: Publication, new: Bibliography, had_page: HasPage, leads: Mapping[str, Publication]) -> Change:
    """Return what became of a paper that no list shows any longer."""
    whole = new.by_key.get(before.key)
    old_page = before.slug if had_page(before) else ""
    leads_on = before.slug in leads
    return Change("joined" if whole else "removed", before, whole, (), old_page, leads_on)


def _differences(before: Publication, after: Publication) -> Iterator[Difference]:
    for what, said in _SEEN.items():
        old, new = said(before), said(after)
        if old != new:
            yield Difference(what, old, new)


def _authors(publication: Publication) -> str:
    names = [author.name.full for author in publication.authors]
    return ", ".join([*names, *(["and others"] if publication.truncated else [])])


_SEEN: Mapping[str, Callable[[Publication], str]] = {
    "title": lambda publication: publication.title.text,
    "authors": _authors,
    "venue": lambda publication: publication.venue.text,
    "year": lambda publication: str(publication.date.year or publication.date.text or ""),
}
