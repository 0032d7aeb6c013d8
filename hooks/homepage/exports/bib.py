"""One entry as its author wrote it, without the fields that only this site reads."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..bibliography.fields import OWN_FIELDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..bibliography.publication import Publication
    from ..bibtex import Entry

_OPENING = re.compile(r"@\s*+\w[\w-]*+\s*+[{(]\s*")
_HEAD = re.compile(r"@\s*+\w[\w-]*+\s*+([{(])(?:[^,{}]*,)?")
_DAMAGED_OPENING = re.compile(r"@\s*+(?:\w[\w-]*+)?+\s*+[{\[]?+\s*+")
_NAME = re.compile(r"""([^\s=,{}"()#%']+)\s*=\s*""")
_WORD = re.compile(r"""[^\s,{}"()#%=]+""")
_HASH = re.compile(r"\s*#\s*")
_DELIMITER = re.compile(r'[{}"]')
_BETWEEN_FIELDS = re.compile(r"(?:[\s,]|%[^\r\n]*)*")
_SEPARATOR = re.compile(r"\s*,?\s*")
_COMMA = re.compile(r"\s*,")
_SPACE = re.compile(r"\s*")
_BLANKS = re.compile(r"[ \t]*")
_LINE_END = re.compile(r"[ \t]*(?:\r\n?|\n)")


class _Field(NamedTuple):
    """A field, or a run of fields, and where it stands in the source."""

    name: str
    start: int
    end: int
    """Behind the value, before the comma."""


class _Cut(NamedTuple):
    """A piece of the source that is left out."""

    start: int
    end: int


def bib(publications: Iterable[Publication], *, whole: bool = True) -> str:
    """Return a `.bib` file: the entries letter for letter, unless `whole` without `OWN_FIELDS`.

    With them comes what they need to be read elsewhere: the entries of folded versions, those that they take fields
    from, and the `@string` names in them.
    """
    return "".join(bib_parts(publications, whole=whole))


def bib_parts(publications: Iterable[Publication], *, whole: bool = True) -> Iterator[str]:
    """Yield what `bib` returns, piece by piece."""
    entries = [entry for each in publications for entry in (each.entry, *(other.entry for other in each.versions))]
    yield from (f"{text}\n\n" for text in _texts(_with_parents(entries), whole=whole))


def bibtex(publication: Publication) -> str:
    """Return the publication's entry letter for letter, less `OWN_FIELDS`, with what it needs to be read elsewhere."""
    return "\n\n".join(_texts(_with_parents([publication.entry]), whole=False))


def _with_parents(entries: Iterable[Entry]) -> list[Entry]:
    """Return the entries and, behind them, as BibTeX wants it, those that they take fields from."""
    found = {entry.key: entry for entry in entries}
    waiting = list(found.values())
    while waiting:
        new = {parent.key: parent for entry in waiting for parent in entry.parents if parent.key not in found}
        found |= new
        waiting = list(new.values())
    return list(found.values())


def _texts(entries: Iterable[Entry], *, whole: bool) -> Iterator[str]:
    """Yield the entries, each after those of its `@string` names that mean nothing or something else so far."""
    defined: dict[str, str] = {}
    for entry in entries:
        text = entry.source if whole else without_own_fields(entry)
        for name, value in entry.strings.items():
            if defined.get(name.lower()) != value and re.search(rf"[=#]\s*{re.escape(name)}(?!\w)", text):
                defined[name.lower()] = value
                yield f"@string{{{name} = {{{value}}}}}"
        yield _under_its_key(entry, text)


def _under_its_key(entry: Entry, text: str) -> str:
    """Return the text with the key that the entry goes by, where its own is missing or taken, and with its brace."""
    opening = _OPENING.match(text)
    if opening and entry.written_key is None:
        return text
    head = opening or _DAMAGED_OPENING.match(text)
    behind = text[head.end() if head else 0 :]
    behind = behind.removeprefix(entry.key if entry.written_key is None else entry.written_key)
    comma = "" if behind.lstrip().startswith((",", "}", ")")) else ","
    return f"{opening[0] if opening else f'@{entry.type}{{'}{entry.key}{comma}{behind}"


def without_own_fields(entry: Entry) -> str:
    """Return an entry letter for letter, less `OWN_FIELDS`; one that BibTeX could not read stays whole."""
    source = entry.source
    kept, position = [], 0
    for cut in sorted(_cuts(source, _fields(source))):
        kept.append(source[position : cut.start])
        position = cut.end
    return "".join([*kept, source[position:]])


def _fields(source: str) -> Sequence[_Field]:
    """Return the fields of an entry by BibTeX's rules, or none where it breaks them."""
    head = _HEAD.match(source)
    if head is None:
        return ()
    closer = "}" if head[1] == "{" else ")"
    fields: list[_Field] = []
    at = _behind(_BETWEEN_FIELDS, source, head.end())
    while not source.startswith(closer, at):
        name = _NAME.match(source, at)
        end = _value_end(source, name.end()) if name else None
        if name is None or end is None:
            return ()
        fields.append(_Field(name[1].lower(), at, end))
        at = _behind(_BETWEEN_FIELDS, source, end)
    return fields if at == len(source) - 1 else ()


def _value_end(source: str, at: int) -> int | None:
    """Return where a value ends, all its pieces joined by `#` included."""
    while True:
        if source.startswith(("{", '"'), at):
            end = _delimited_end(source, at)
        else:
            word = _WORD.match(source, at)
            end = word.end() if word else None
        joint = _HASH.match(source, end) if end is not None else None
        if joint is None:
            return end
        at = joint.end()


def _delimited_end(source: str, at: int) -> int | None:
    """Return where the text ends that a brace or quote opens; in both, BibTeX counts the braces."""
    closing = "}" if source[at] == "{" else '"'
    depth = 0
    for mark in _DELIMITER.finditer(source, at + 1):
        if depth == 0 and mark[0] == closing:
            return mark.end()
        depth += (mark[0] == "{") - (mark[0] == "}")
        if depth < 0:
            return None
    return None


def _cuts(source: str, fields: Sequence[_Field]) -> Iterator[_Cut]:
    """Yield what is left out: each unbroken run of own fields with its comma."""
    end_of_kept = 0
    run: _Field | None = None
    for field in fields:
        own = field.name in OWN_FIELDS
        if run and own and _SEPARATOR.fullmatch(source, run.end, field.start):
            run = run._replace(end=field.end)
            continue
        if run:
            yield _run_with_comma(source, run)
        run = field if own else None
        end_of_kept = end_of_kept if own else field.end
    if run:
        yield from _last_run(source, run, end_of_kept)


def _last_run(source: str, run: _Field, end_of_kept: int) -> Iterator[_Cut]:
    """Yield the run that ends an entry; where no comma follows it, none may be left before it either."""
    comma = _COMMA.match(source, end_of_kept) if end_of_kept else None
    if comma and not _COMMA.match(source, run.end):
        if _SPACE.fullmatch(source, comma.end(), run.start):
            yield _Cut(end_of_kept, run.end)
            return
        yield _Cut(end_of_kept, comma.end())
    yield _run_with_comma(source, run)


def _run_with_comma(source: str, run: _Field) -> _Cut:
    """Return a run and its comma with the lines that only they fill, or with the blanks beside them."""
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
    """Return where the text ends that a pattern, which may be empty, finds at a position."""
    found = pattern.match(source, at)
    return found.end() if found else at


def _before(source: str, at: int) -> int:
    """Return where the blanks before a position begin."""
    while source[at - 1] in " \t":
        at -= 1
    return at
