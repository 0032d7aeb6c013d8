"""BibTeX exports: entries as their author wrote them, without the fields that only this site reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..bibliography.fields import OWN_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..bibliography.publication import Publication
    from ..bibtex import Entry

_OPENING = re.compile(r"@\s*+\w[\w-]*+\s*+[{(]\s*")
_DAMAGED_OPENING = re.compile(r"@\s*+(?:\w[\w-]*+)?+\s*+[{\[]?+\s*+")
_SEPARATOR = re.compile(r"\s*,?\s*")
_COMMA = re.compile(r"\s*,")
_SPACE = re.compile(r"\s*")
_BLANKS = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)")


class _Cut(NamedTuple):
    """The start and end of a piece of text to leave out."""

    start: int
    end: int


def bib(publications: Iterable[Publication], *, whole: bool = True) -> str:
    """Return the text of a `.bib` file with unchanged entries; `OWN_FIELDS` are left out unless `whole` is true.

    The file also contains what other programs need to read the entries: the entries of folded versions, the entries
    that fields are inherited from, and the `@string` definitions that they use.
    """
    return "".join(bib_parts(publications, whole=whole))


def bib_parts(publications: Iterable[Publication], *, whole: bool = True) -> Iterator[str]:
    """Yield the text that `bib` returns in pieces."""
    entries = [entry for each in publications for entry in (each.entry, *(other.entry for other in each.versions))]
    yield from (f"{text}\n\n" for text in _texts(_with_parents(entries), whole=whole))


def bibtex(publication: Publication) -> str:
    """Return the publication's entry without `OWN_FIELDS`, with the entries and `@string` definitions that it uses."""
    return "\n\n".join(_texts(_with_parents([publication.entry]), whole=False))


def _with_parents(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries, followed (BibTeX requires this order) by the entries they inherit fields from."""
    found = {entry.key: entry for entry in entries}
    waiting = list(found.values())
    while waiting:
        new = {parent.key: parent for entry in waiting for parent in entry.parents if parent.key not in found}
        found |= new
        waiting = list(new.values())
    return list(found.values())


def _texts(entries: Iterable[Entry], *, whole: bool) -> Iterator[str]:
    """Yield the texts of the entries, each after the `@string` definitions that it uses and that are new or changed."""
    defined: dict[str, str] = {}
    for entry in entries:
        text = entry.source if whole else without_own_fields(entry)
        for name, value in entry.strings.items():
            if defined.get(name.lower()) != value and re.search(rf"[=#]\s*{re.escape(name)}(?!\w)", text):
                defined[name.lower()] = value
                yield f"@string{{{name} = {{{value}}}}}"
        yield _under_its_key(entry, text)


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


def without_own_fields(entry: Entry) -> str:
    """Return an entry's text without `OWN_FIELDS`; an entry that breaks BibTeX's rules is not changed."""
    source = entry.source
    remaining, position = [], 0
    for cut in sorted(_cuts(entry)):
        remaining.append(source[position : cut.start])
        position = cut.end
    return "".join([*remaining, source[position:]])


def _cuts(entry: Entry) -> Iterator[_Cut]:
    """Yield the pieces to leave out: each sequence of adjacent own fields, with its comma."""
    source = entry.source
    end_of_kept = 0
    run: _Cut | None = None
    for field in entry.written:
        own = field.name in OWN_FIELDS
        if run and own and _SEPARATOR.fullmatch(source, run.end, field.start):
            run = run._replace(end=field.end)
            continue
        if run:
            yield _run_with_comma(source, run)
        run = _Cut(field.start, field.end) if own else None
        end_of_kept = end_of_kept if own else field.end
    if run:
        yield from _last_run(source, run, end_of_kept)


def _last_run(source: str, run: _Cut, end_of_kept: int) -> Iterator[_Cut]:
    """Yield the pieces to leave out at the end of an entry; without a comma after the run, also the one before it."""
    comma = _COMMA.match(source, end_of_kept) if end_of_kept else None
    if comma and not _COMMA.match(source, run.end):
        if _SPACE.fullmatch(source, comma.end(), run.start):
            yield _Cut(end_of_kept, run.end)
            return
        yield _Cut(end_of_kept, comma.end())
    yield _run_with_comma(source, run)


def _run_with_comma(source: str, run: _Cut) -> _Cut:
    """Return a run and its comma, with the lines that contain nothing else, or with the blanks next to them."""
    comma = _COMMA.match(source, run.end)
    end = comma.end() if comma else run.end
    line_end = _LINE_END.match(source, end)
    before = _before(source, run.start)
    if line_end:
        return _Cut(before, line_end.end() if source[before - 1] in "\r\n" else end)
    after = _behind(_BLANKS, source, end)
    if after == len(source) - 1:
        return _Cut(before, end)
    return _Cut(run.start, after)


def _behind(pattern: re.Pattern[str], source: str, at: int) -> int:
    """Return the end of the match of a pattern at a position, or the position if nothing matches."""
    found = pattern.match(source, at)
    return found.end() if found else at


def _before(source: str, at: int) -> int:
    """Return the position of the first of the blanks before a position."""
    while source[at - 1] in " \t":
        at -= 1
    return at
