"""Reads a whole .bib file: finds the commands that open entries, and reads each entry."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..text.braces import matching_braces
from .body import Body
from .fast_fields import plain_fields
from .file_problems import FileProblems
from .key_texts import key_after
from .outlines import LateFields, LateWritten, outlines
from .records import Entry, Field, label
from .source_text import BibText
from .values import MONTHS, Values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..cache.build_cache import BuildCache
    from .fast_fields import PlainFields
    from .outlines import Outline
    from .source_text import Command


@dataclass(slots=True)
class EntryReader(FileProblems):
    """What has been read of one file so far; the key of an entry without a key is an empty string."""

    values: Values
    entries: list[Entry] = field(default_factory=list)
    escaped_closing: Mapping[int, int] | None = None
    r"""The matching braces if `\{` does not count as a brace; computed only for a broken entry."""
    known: Mapping[int, Outline] = field(default_factory=dict)
    """The outlines of entries that are written plainly, by their position."""
    opened: int = 0
    refused: int = 0
    strings: dict[str, str] = field(default_factory=dict)
    """The `@string` names that the file itself defines, in lower case."""

    @classmethod
    def of(
        cls, text: str, path: str, names: Mapping[str, str] = MONTHS, cache: BuildCache | None = None
    ) -> EntryReader:
        """Return a reader that has read the whole text; `names` are `@string` names defined before it."""
        reader = cls(path, BibText.of(text), Values(text, {**names, **MONTHS}))
        reader.known = outlines(reader.bib, path, cache) if cache else {}
        end = 0
        for command in reader.bib.commands:
            if command.at >= end:
                reader.look_between(end, command.at)
                end = reader._read_command(command, end)
        reader.look_between(end, len(text))
        if not (reader.bib.commands or reader.problems):
            reader.report_other_format()
        return reader

    def _read_command(self, command: Command, after: int) -> int:
        """Read a command and return where it ends."""
        line_start = max(self.bib.line_start(command.at), after)
        if self.bib.text.find("%", line_start, command.at) >= 0:
            return self.bib.line_end(command.at)
        if command.type in ("comment", "preamble"):
            return self.bib.closing.get(command.open, command.open) + 1
        self.report_head(command)
        if command.type == "string":
            return self._read_string(command)
        return self._read_entry(command)

    def _has_head(self, command: Command) -> bool:
        """Return whether a command has both a brace and a type."""
        text = self.bib.text
        return text[command.open] in "{(" and bool(text[command.at + 1 : command.open].strip())

    def _read_string(self, command: Command) -> int:
        body = self._read_body(command, command.open + 1, None)
        self.report_body(body, "@string", command.at)
        for assignment in body.assignments:
            value, problems = self.values.value(assignment)
            self.values.macros[assignment.name] = self.strings[assignment.name] = value
            self.report_all(problems, "@string")
        return body.pos

    def _read_entry(self, command: Command) -> int:
        self.opened += 1
        known = self.known.get(command.at)
        if known and all(word.isdecimal() or word.lower() in self.values.macros for word in known.words):
            return self._add_known(command, known)
        key, fields_at = key_after(self.bib, command.open)
        plain = plain_fields(self.bib, command.at, fields_at, self.values.macros) if key else None
        if plain and self.bib.text[command.open] == "{":
            return self._add_plain(command, key, plain)
        body = self._read_body(command, fields_at, "the key" if key else "")
        name = label(key)
        if not key and not any(assignment.pieces for assignment in body.assignments):
            self.refused += 1
            self.report_unreadable(command)
            return body.pos
        self.report_body(body, name, command.at)
        written = self._written(body, command.at, name)
        fields: dict[str, Field] = {}
        for each in written:
            fields.setdefault(each.name, each)
        if not fields:
            self.report(command.at, f"{name} has no fields; give it at least a title", "empty-entry")
        line, column = self.bib.line_and_column(command.at)
        source = self.bib.text[command.at : body.pos].rstrip()
        words = (piece for each in body.assignments for piece in each.pieces if isinstance(piece, str))
        strings = self.values.strings(words)
        sure = tuple(written) if body.is_sure and self._has_head(command) else ()
        self.entries.append(Entry(command.type, key, fields, self.path, line, column, source, strings, (), sure))
        return body.pos

    def _add_known(self, command: Command, known: Outline) -> int:
        line, column = self.bib.line_and_column(command.at)
        end = command.at + known.length
        source = self.bib.text[command.at : end]
        strings = self.values.strings(known.words) if known.words else {}
        macros = {word.lower(): self.values.macros.get(word.lower(), "") for word in known.words}
        if known.fields is None or any(
            not name.isdecimal() and text != MONTHS.get(name) for name, text in macros.items()
        ):
            late = LateFields(source, (line, column), known.names, macros)
            fields: Mapping[str, Field] = late
            written: Sequence[Field] = LateWritten(late)
        else:
            fields, written = known.fields, tuple(known.fields.values())
        self.entries.append(
            Entry(command.type, known.key, fields, self.path, line, column, source, strings, (), written, known.filled)
        )
        return end

    def _add_plain(self, command: Command, key: str, plain: PlainFields) -> int:
        line, column = self.bib.line_and_column(command.at)
        source = self.bib.text[command.at : plain.end]
        strings = self.values.strings(plain.words) if plain.words else {}
        written = tuple(plain.fields.values())
        self.entries.append(
            Entry(command.type, key, plain.fields, self.path, line, column, source, strings, (), written)
        )
        return plain.end

    def _read_body(self, command: Command, at: int, unended: str | None) -> Body:
        """Return the fields after a command's opening delimiter.

        The braces are matched as BibTeX does, then without escaped braces, and last as in a broken entry; the first
        reading that ends at the closing delimiter is used.
        """
        bib = self.bib
        limit = bib.next_command(command.at)
        closer = ")" if bib.text[command.open] == "(" else "}"

        def attempt(closing: Mapping[int, int], *, damaged: bool) -> Body:
            return Body(bib, at, closer, closing, limit, damaged, unended=unended).read()

        balanced = closer == ")" or command.open in bib.closing
        if balanced and (body := attempt(bib.closing, damaged=False)).closed and not body.doubtful:
            return body
        escaped = self._escaped_closing()
        if escaped.get(command.open, limit) < limit and (body := attempt(escaped, damaged=False)).closed:
            body.escaped = True
            return body
        return attempt(bib.closing, damaged=True)

    def _escaped_closing(self) -> Mapping[int, int]:
        if self.escaped_closing is None:
            self.escaped_closing = matching_braces(self.bib.text, escapes=True)
        return self.escaped_closing

    def _written(self, body: Body, zero: int, name: str) -> list[Field]:
        """Return the fields of an entry as they are written, with positions counted from its `@`."""
        written: list[Field] = []
        first: dict[str, Field] = {}
        for each in filter(lambda assignment: assignment.pieces, body.assignments):
            value, problems = self.values.value(each)
            positions = (*self.bib.line_and_column(each.at), each.at - zero, each.value_at - zero, each.end - zero)
            written.append(Field(each.name, value, *positions))
            if each.name in first:
                self.report_repeated(each, first[each.name], name)
            else:
                self.report_all(problems, name)
                first[each.name] = written[-1]
        return written
