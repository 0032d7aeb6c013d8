"""Reports titles in capital letters, and LaTeX commands that readers would see as they are written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..bibliography.fields import MARKUP_FIELDS
from ..latex import to_text, unknown_commands
from .entry_problems import own_field, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..bibtex.records import Entry
    from ..problems import Problem

_FEW_LETTERS = 10


def check_wording(entry: Entry) -> Iterator[Problem]:
    """Yield a problem for a title in capital letters and for each unknown LaTeX command."""
    field = own_field(entry, "title")
    if field and field.value.isupper() and _is_shouted(to_text(field.value)):
        message = "its title is all in capitals; write it in lower case, with braces around names that need capitals"
        yield problem_of(entry, "title", message, "title-in-capitals")
    for name in entry.fields.keys() & MARKUP_FIELDS:
        if (written := own_field(entry, name)) and "\\" in written.value:
            yield from _check_commands(entry, name, unknown_commands(written.value))


def _is_shouted(title: str) -> bool:
    return " " in title and sum(map(str.isalpha, title)) > _FEW_LETTERS


def _check_commands(entry: Entry, name: str, unknown: tuple[str, ...]) -> Iterator[Problem]:
    for command in unknown:
        message = f"its {name} uses the unknown command \\{command}; write the character or the words that it produces"
        yield problem_of(entry, name, message, "unknown-command")
