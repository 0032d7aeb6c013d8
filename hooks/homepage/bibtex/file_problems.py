"""What is wrong in the text of a .bib file, reported at its line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..problems import Problem
from .key_texts import key_after

if TYPE_CHECKING:
    from ..problems import Severity
    from ..rule_names import RuleName
    from .body import Assignment, Body
    from .pieces import TextProblem
    from .records import Field
    from .source_text import BibText, Command

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
class FileProblems:
    """The problems of one file, found so far."""

    path: str
    bib: BibText
    problems: list[Problem] = field(default_factory=list, kw_only=True)

    def look_between(self, start: int, end: int) -> None:
        """Report entries without their `@`: BibTeX takes them for comments."""
        if end - start > _SHORTEST:
            for found in _NO_AT.finditer(self.bib.text, start, end):
                message = f'"{found[1]}" has no "@" before it, so this entry is not read; write @{found[1]}'
                self.report(found.start(1), message, "missing-at")

    def report_other_format(self) -> None:
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

    def report_head(self, command: Command) -> None:
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

    def report_unreadable(self, command: Command) -> None:
        """Report a command of which nothing can be read."""
        message = (
            f'nothing can be read in the entry that "@{command.type}" opens; '
            f"write @{command.type}{{key, title = {{...}}}}, or leave it out"
        )
        self.report(command.at, message, "unreadable-entry", "error")

    def report_repeated(self, assignment: Assignment, first: Field, name: str) -> None:
        """Report a field that an entry has twice."""
        message = (
            f'{name}: the field "{assignment.name}" is already on line {first.line}, and that value is used; '
            "leave one of the two out"
        )
        self.report(assignment.at, message, "repeated-field")

    def report_body(self, body: Body, name: str, at: int) -> None:
        """Report what is wrong with the fields of an entry or an `@string`."""
        self.report_all(body.problems, name)
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

    def report_all(self, problems: list[TextProblem], name: str) -> None:
        """Report the problems in an entry with a name."""
        for each in problems:
            self.report(each.at, f"{name}: {each.message}", each.rule)

    def report(self, at: int, message: str, rule: RuleName, severity: Severity = "warning") -> None:
        """Report a problem at a position of the text."""
        line, column = self.bib.line_and_column(at)
        self.problems.append(Problem(self.path, line, message, rule, severity, column))
