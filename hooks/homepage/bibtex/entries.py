"""Reads a whole .bib file: finds the commands that open entries, and reads each entry."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..problems import Problem
from ..text.braces import matching_braces
from .body import Body
from .fast_fields import plain_fields
from .key_texts import key_after
from .outlines import LateFields, LateWritten, outlines
from .records import Entry, Field, label
from .source_text import BibText
from .values import MONTHS, Values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..cache.build_cache import BuildCache
    from ..problems import Severity
    from ..rule_names import RuleName
    from .body import Assignment
    from .fast_fields import PlainFields
    from .outlines import Outline
    from .pieces import TextProblem
    from .source_text import Command

_SHORTEST = len("misc{a,")
_NO_AT = re.compile(
    r"^[ \t]*((?:article|book|inbook|incollection|inproceedings|conference|manual|mastersthesis|misc|online|phdthesis"
    r"|proceedings|report|techreport|thesis|unpublished)[ \t]*\{[ \t]*[^\s,{}=]++[ \t]*,)",
    re.MULTILINE | re.IGNORECASE,
)
_CONTENT = re.compile(r"^[ \t\ufeff]*(?!---[ \t]*$)(%0 |[^\s%].*)", re.MULTILINE)
_FORMATS = {"TY  - ": "RIS", "PMID- ": "PubMed's own format", "%0 ": "EndNote's own format", "<": "HTML or XML"}
_FORMATS |= dict.fromkeys("[{", "JSON")


@dataclass(slots=True)
class EntryReader:
    """What has been read of one file so far; the key of an entry without a key is an empty string."""

    path: str
    bib: BibText
    values: Values
    entries: list[Entry] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
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
                reader._look_between(end, command.at)
                end = reader._read_command(command, end)
        reader._look_between(end, len(text))
        if not (reader.bib.commands or reader.problems):
            reader._report_other_format()
        return reader

    def _look_between(self, start: int, end: int) -> None:
        """Report entries without their `@`: BibTeX takes them for comments."""
        if end - start > _SHORTEST:
            for found in _NO_AT.finditer(self.bib.text, start, end):
                message = f'"{found[1]}" has no "@" before it, so this entry is not read; write @{found[1]}'
                self.report(found.start(1), message, "missing-at")

    def _report_other_format(self) -> None:
        """Report a file that is not empty but contains no entry."""
        found = _CONTENT.search(self.bib.text)
        if found is None:
            return
        format_name = next((name for sign, name in _FORMATS.items() if found[1].startswith(sign)), "")
        message = (
            f"this file is not BibTeX but {format_name}; export it as BibTeX from the program that it comes from"
            if format_name
            else "this file contains no entry; write entries that start with a type and a key, such as @article{key,"
        )
        self.report(found.start(1), message, "no-entries")

    def _read_command(self, command: Command, after: int) -> int:
        """Read a command and return where it ends."""
        line_start = max(self.bib.line_start(command.at), after)
        if self.bib.text.find("%", line_start, command.at) >= 0:
            return self.bib.line_end(command.at)
        if command.type in ("comment", "preamble"):
            return self.bib.closing.get(command.open, command.open) + 1
        self._report_head(command)
        if command.type == "string":
            return self._read_string(command)
        return self._read_entry(command)

    def _has_head(self, command: Command) -> bool:
        """Return whether a command has both a brace and a type."""
        text = self.bib.text
        return text[command.open] in "{(" and bool(text[command.at + 1 : command.open].strip())

    def _report_head(self, command: Command) -> None:
        """Report a command without a brace or without a type."""
        rule: RuleName
        if self.bib.text[command.open] not in "{(":
            message, rule = f'there is no brace after "@{command.type}"; write ', "missing-brace"
        elif not self.bib.text[command.at + 1 : command.open].strip():
            message = 'there is no type after "@", so this is read as @misc; write one, such as '
            rule = "missing-type"
        else:
            return
        self.report(command.at, f"{message}@{command.type}{{{key_after(self.bib, command.open)[0]}", rule)

    def _read_string(self, command: Command) -> int:
        body = self._read_body(command, command.open + 1, None)
        self._report_body(body, "@string", command.at)
        for assignment in body.assignments:
            value, problems = self.values.value(assignment)
            self.values.macros[assignment.name] = self.strings[assignment.name] = value
            self._report(problems, "@string")
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
            self._refuse(command)
            return body.pos
        self._report_body(body, name, command.at)
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
            Entry(command.type, known.key, fields, self.path, line, column, source, strings, (), written)
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

    def _refuse(self, command: Command) -> None:
        self.refused += 1
        message = (
            f'nothing can be read in the entry that "@{command.type}" opens; '
            f"write @{command.type}{{key, title = {{...}}}}, or leave it out"
        )
        self.report(command.at, message, "unreadable-entry", "error")

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
                self._report_repeated(each, first[each.name], name)
            else:
                self._report(problems, name)
                first[each.name] = written[-1]
        return written

    def _report_repeated(self, assignment: Assignment, first: Field, name: str) -> None:
        message = (
            f'{name}: the field "{assignment.name}" is already on line {first.line}, and that value is used; '
            "leave one of the two out"
        )
        self.report(assignment.at, message, "repeated-field")

    def _report_body(self, body: Body, name: str, at: int) -> None:
        self._report(body.problems, name)
        if body.escaped:
            message = (
                f'{name}: BibTeX counts "\\{{" and "\\}}" as braces, so here they do not balance; '
                "write \\lbrace or \\rbrace instead"
            )
            self.report(at, message, "escaped-brace")
        if not body.closed:
            last = f'the value of "{body.assignments[-1].name}"' if body.assignments else "its key"
            message = f'{name} is never closed; write the missing "{body.closer}" after {last}'
            self.report(at, message, "unclosed-entry")

    def _report(self, problems: list[TextProblem], name: str) -> None:
        for each in problems:
            self.report(each.at, f"{name}: {each.message}", each.rule)

    def report(self, at: int, message: str, rule: RuleName, severity: Severity = "warning") -> None:
        """Report a problem at a position of the text."""
        line, column = self.bib.line_and_column(at)
        self.problems.append(Problem(self.path, line, message, rule, severity, column))
