"""BibTeX exports: entries as their author wrote them, or without what only this site reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ..bibliography.once_each import once_each
from .clean_bib import clean_entry, without_marks

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from ..bibliography.publication import Publication
    from ..bibtex import Entry

_OPENING = re.compile(r"@\s*+\w[\w-]*+\s*+[{(]\s*")
_DAMAGED_OPENING = re.compile(r"@\s*+(?:\w[\w-]*+)?+\s*+[{\[]?+\s*+")


def bib(publications: Iterable[Publication], *, whole: bool = True, areas: Collection[str] = ()) -> str:
    """Return the text of a `.bib` file with unchanged entries, or with clean ones unless `whole` is true.

    The file also contains what other programs need to read the entries: the entries of folded versions, the entries
    that fields are inherited from, and the `@string` definitions that they use.
    """
    publications = list(publications)
    clean = None if whole else {each.key: clean_entry(each, areas) for each in publications}
    return "".join(_parts(publications, clean, areas))


def bib_parts(publications: Iterable[Publication]) -> Iterator[str]:
    """Yield the text of a `.bib` file with unchanged entries in pieces."""
    yield from _parts(publications, None, ())


def _parts(
    publications: Iterable[Publication], clean: Mapping[str, str] | None, areas: Collection[str]
) -> Iterator[str]:
    entries = [entry for each in publications for entry in (each.entry, *(other.entry for other in each.versions))]
    yield from (f"{text}\n\n" for text in _texts(_with_parents(entries), clean, areas))


def bibtex(publication: Publication, areas: Collection[str] = ()) -> str:
    """Return the publication's entry as readers copy it, with the entries and `@string` definitions that it uses.

    `areas` are the keywords of research areas, which only this site reads.
    """
    own, inherited = bibtex_in_parts(publication, areas)
    return "\n\n".join([*own, *inherited])


def bibtex_in_parts(publication: Publication, areas: Collection[str] = ()) -> tuple[list[str], list[str]]:
    """Return the same as texts: those up to the entry, and those of the entries that it inherits from."""
    clean = {publication.key: clean_entry(publication, areas)}
    own = list(_texts([publication.entry], clean, areas))
    if not publication.entry.parents:
        return own, []
    return own, list(_texts(_with_parents([publication.entry]), clean, areas))[len(own) :]


def _with_parents(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries, followed (BibTeX requires this order) by the entries they inherit fields from."""
    found = {entry.key: entry for entry in entries}
    waiting = list(found.values())
    while waiting:
        new = {parent.key: parent for entry in waiting for parent in entry.parents if parent.key not in found}
        found |= new
        waiting = list(new.values())
    return list(found.values())


def _texts(entries: Iterable[Entry], clean: Mapping[str, str] | None, areas: Collection[str]) -> Iterator[str]:
    """Yield the texts of the entries, each after the `@string` definitions that it uses and that are new or changed.

    `clean` contains clean texts by key; if it is None, the texts are not changed.
    """
    defined: dict[str, str] = {}
    for entry in entries:
        text = entry.source if clean is None else clean.get(entry.key) or _clean_parent(entry, tuple(areas))
        for name, value in entry.strings.items():
            if defined.get(name.lower()) != value and re.search(rf"[=#]\s*{re.escape(name)}(?!\w)", text):
                defined[name.lower()] = value
                yield f"@string{{{name} = {{{value}}}}}"
        yield _under_its_key(entry, text)


@once_each
def _clean_parent(entry: Entry, areas: tuple[str, ...]) -> str:
    return without_marks(entry, areas)


def _under_its_key(entry: Entry, text: str) -> str:
    """Return the text with the key that the site uses if its own is missing or taken; adds a missing brace."""
    opening = _OPENING.match(text)
    if opening and entry.written_key is None:
        return text
    head = opening or _DAMAGED_OPENING.match(text)
    rest = text[head.end() if head else 0 :]
    rest = rest.removeprefix(entry.key if entry.written_key is None else entry.written_key)
    comma = "" if rest.lstrip().startswith((",", "}", ")")) else ","
    return f"{opening[0] if opening else f'@{entry.type}{{'}{entry.key}{comma}{rest}"
