"""The .bib file that papers are added to: its text, its entries, and the file on disk."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..bibtex import parse_bib
from ..bibtex.entries import EntryReader
from ..bibtex.values import MONTHS
from ..cache.whole_files import write_whole
from ..dates import parse_date
from ..latex import to_text
from ..names import parse_names
from ..problems import shown_path
from ..text.encoding import decode, encoding_of
from .key_scheme import KeyFacts, scheme_of
from .learned_style import style_of
from .placing import with_entry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from ..bibtex import Entry
    from .entry_text import NewEntry
    from .file_style import FileStyle
    from .key_scheme import KeyScheme


class UnwritableError(Exception):
    """A file cannot be changed, or not safely; the text says why."""


@dataclass(slots=True)
class Target:
    """One file, and what was added to it so far; nothing is written to disk before `save`."""

    file: Path
    path: str
    text: str
    style: FileStyle
    scheme: KeyScheme
    entries: tuple[Entry, ...]
    names: Mapping[str, str]
    """The `@string` names of all files of the site."""
    before: str = ""
    _data: bytes = field(default=b"", repr=False)

    @classmethod
    def of(cls, file: Path, root: Path, names: Mapping[str, str] = MONTHS) -> Target:
        """Return a file with its style; one that does not exist yet is empty."""
        data = file.read_bytes() if file.is_file() else b""
        text, _ = decode(data)
        path = shown_path(file, root)
        entries = parse_bib(text, path, names).entries
        scheme = scheme_of([(entry.key, facts_of(entry)) for entry in entries])
        return cls(file, path, text, style_of(text, path, names), scheme, entries, names, text, data)

    def add(self, entry: NewEntry, written: str, year: str) -> int:
        """Add the text of an entry, and return its line; raise `UnwritableError` if it would change any other."""
        new = with_entry(self.text, self.path, written, year, self.style, self.names)
        read = parse_bib(new, self.path, self.names)
        added = [each for each in read.entries if each.key == entry.key and each.source.strip() == written.strip()]
        if len(added) != 1 or not self._holds(entry, added[0]) or not self._is_as_before(new, added[0]):
            raise UnwritableError(f"{entry.key} cannot be written into {self.path} without changing what is there")
        self.text, self.entries = new, read.entries
        return added[0].line

    def _holds(self, entry: NewEntry, added: Entry) -> bool:
        """Return whether a file says what was to be written: as many fields, each of them whole."""
        names = {*entry.fields, *entry.names}
        return (
            set(added.fields) == names
            and bool(added.written)
            and not EntryReader.of(added.source, self.path, {**self.names, **_strings(self.text, self.path)}).problems
        )

    def _is_as_before(self, text: str, added: Entry) -> bool:
        before = [entry.source for entry in EntryReader.of(self.text, self.path, self.names).entries]
        now = [entry.source for entry in EntryReader.of(text, self.path, self.names).entries]
        now.remove(added.source)
        return now == before

    def save(self) -> None:
        """Write the file in its own encoding."""
        encoding = encoding_of(self._data, self.before) or (b"", "utf-8")
        try:
            data = encoding[0] + self.text.encode(encoding[1])
        except UnicodeEncodeError as error:
            letter = self.text[error.start]
            raise UnwritableError(
                f'{self.path} is saved as {encoding[1]}, which has no "{letter}"; save it as UTF-8'
            ) from None
        self.file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(self.file.resolve(), [data])


def facts_of(entry: Entry) -> KeyFacts:
    """Return what the key of an entry may be made of."""
    year = parse_date(entry.get("date"), entry.get("year"), "", "").year
    names = parse_names(entry.get("author") or entry.get("editor")).names
    return KeyFacts(names, str(year or ""), to_text(entry.get("title")), to_text(entry.get("abbr")))


def names_of(files: Sequence[Path]) -> dict[str, str]:
    """Return the `@string` names that files define, by lower-case name, and those of the months."""
    found: dict[str, str] = dict(MONTHS)
    for file in files:
        found |= _strings(decode(file.read_bytes())[0], file.name)
    return found


def _strings(text: str, path: str) -> Mapping[str, str]:
    return EntryReader.of(text, path).strings
