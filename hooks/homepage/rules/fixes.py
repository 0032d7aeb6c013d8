"""Repairs .bib files if that is safe; every byte outside a repair stays the same."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ..bibtex.entries import EntryReader
from ..bibtex.keys import Keys
from ..bibtex.values import MONTHS
from ..cache.whole_files import write_whole
from ..text.encoding import decode, encoding_of
from .edits import Edit, edits_of, line_starts
from .entry_problems import silenced_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from pathlib import Path

    from ..bibtex.records import Entry
    from ..rule_names import RuleName

_GUESSED = frozenset(
    {"unclosed-brace", "unclosed-quote", "unclosed-entry", "quote-inside", "escaped-brace", "stray-brace", "stray-text"}
    | {"missing-brace", "missing-type"}
)
"""Problems after which the reader guesses what the author meant; such entries are not repaired."""
_READERS = frozenset({"bare-word", "doubled-comma", "missing-comma"})
"""Rules that the reader itself reports; after a repair it must report one problem less."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One repair: its line and column, its rule, and the new text."""

    path: str
    line: int
    column: int
    rule: RuleName
    written: str
    """The repaired field, such as `month = sep`; a comma if one was added, empty if one was removed."""
    message: str

    def __str__(self) -> str:
        """Return the repair as `path:line: fixed: message`."""
        return f"{self.path}:{self.line}: fixed: {self.message}"


def fix_file(
    file: Path, path: str, silence: Collection[str] = (), names: Mapping[str, str] = MONTHS
) -> tuple[Fix, ...]:
    """Repair a .bib file on disk, in its own encoding, and return the repairs."""
    data = file.read_bytes()
    text, _ = decode(data)
    encoding = encoding_of(data, text)
    if encoding is None:
        return ()
    mark, name = encoding
    fixed, fixes = fix_bib(text, path, silence, names)
    if fixes:
        write_whole(file.resolve(), [mark + fixed.encode(name)])
    return fixes


def fix_bib(
    text: str, path: str, silence: Collection[str] = (), names: Mapping[str, str] = MONTHS
) -> tuple[str, tuple[Fix, ...]]:
    """Return the repaired text of a .bib file and the repairs; silenced rules repair nothing.

    `names` are the @string names of other files, so that a bare word with such a name is not repaired.
    """
    fixes: list[Fix] = []
    while True:  # after a comma is added, the next field may need a repair, too
        text, found = _fixed_once(text, path, silence, names)
        if not found:
            return text, tuple(sorted(fixes, key=lambda fix: (fix.line, fix.column)))
        fixes += found


def _fixed_once(text: str, path: str, silence: Collection[str], names: Mapping[str, str]) -> tuple[str, list[Fix]]:
    reader = EntryReader.of(text, path, names)
    edits = [_safe_edits(entry.source, reader.values.macros, silence) for entry in reader.entries]
    uses = Counter(entry.key for entry in reader.entries)
    # Repairing one of two entries with the same key may make them equal, or equal ones different.
    with_own_key = [some if uses[entry.key] == 1 else [] for entry, some in zip(reader.entries, edits, strict=True)]
    for choice in (edits, with_own_key):
        fixed = _all_edited(text, reader.entries, choice)
        if fixed != text and _says(EntryReader.of(fixed, path, names).entries) == _says(reader.entries, choice):
            pairs = zip(reader.entries, choice, strict=True)
            return fixed, [fix for entry, some in pairs for fix in _fixes(entry, some)]
    return text, []


def _all_edited(text: str, entries: Sequence[Entry], edits: Sequence[Sequence[Edit]]) -> str:
    starts = line_starts(text)
    parts: list[str] = []
    end = 0
    for entry, some in zip(entries, edits, strict=True):
        start = starts[entry.line - 1] + entry.column - 1
        parts += [text[end:start], _edited(entry.source, some)]
        end = start + len(entry.source)
    return "".join([*parts, text[end:]])


def _says(entries: Sequence[Entry], edits: Sequence[Sequence[Edit]] | None = None) -> tuple[list[str], list[_Meaning]]:
    """Return the keys of the entries that are shown, and the contents of each entry (after the edits, if given)."""
    some = edits or [()] * len(entries)
    return [entry.key for entry in Keys.of(entries).entries], list(map(_meaning, entries, some))


_Meaning = tuple[str, str, dict[str, str]]


def _meaning(entry: Entry, edits: Sequence[Edit] = ()) -> _Meaning:
    """Return an entry's type, key and values (after the edits, if given)."""
    values = {name: field.value for name, field in entry.fields.items()}
    return entry.type, entry.key, values | {edit.name: edit.value for edit in edits if edit.name}


def _safe_edits(source: str, macros: Mapping[str, str], silence: Collection[str]) -> list[Edit]:
    """Return the edits of an entry, without those that would change more than they should."""
    reader = EntryReader.of(source, "")
    if len(reader.entries) != 1 or any(problem.rule in _GUESSED for problem in reader.problems):
        return []
    quiet = silenced_rules(reader.entries[0]).union(silence)
    edits = sorted(edit for edit in edits_of(reader, source, macros) if edit.rule not in quiet)
    for rules in (None, *sorted({edit.rule for edit in edits})):
        some = [edit for edit in edits if rules in (None, edit.rule)]
        if some and _does_no_harm(reader, source, some):
            return some
    return []


def _does_no_harm(reader: EntryReader, source: str, edits: list[Edit]) -> bool:
    after = EntryReader.of(_edited(source, edits), "")
    unanswered = len(reader.problems) - sum(edit.rule in _READERS for edit in edits)
    says = [_meaning(entry) for entry in after.entries]
    return says == [_meaning(reader.entries[0], edits)] and len(after.problems) == unanswered


def _edited(source: str, edits: Sequence[Edit]) -> str:
    parts: list[str] = []
    end = 0
    for edit in edits:
        parts += [source[end : edit.start], edit.new]
        end = edit.end
    return "".join([*parts, source[end:]])


def _fixes(entry: Entry, edits: Sequence[Edit]) -> Iterator[Fix]:
    """Yield a fix for each edit; positions of edits count from the entry's beginning."""
    starts = line_starts(entry.source)
    for edit in edits:
        line = bisect_right(starts, edit.at)
        column = edit.at - starts[line - 1] + (entry.column if line == 1 else 1)
        written = f"{edit.name} = {edit.new}" if edit.name else edit.new
        yield Fix(entry.path, entry.line + line - 1, column, edit.rule, written, _message(entry, edit, written))


def _message(entry: Entry, edit: Edit, written: str) -> str:
    if edit.name:
        return f"{written} (was {entry.source[edit.start : edit.end]})"
    return "added the comma that was missing" if edit.new else "removed one of two commas"
