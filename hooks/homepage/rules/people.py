"""Checks the names of editors, translators and other people beside the authors."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..names import parse_names
from .entry_problems import own_field, problem_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..bibtex.records import Entry
    from ..problems import Problem

_FIELDS = ("editor", "editora", "editorb", "editorc", "translator", "bookauthor", "holder")


def check_people(entry: Entry) -> Iterator[Problem]:
    """Yield a problem for each name that is not written as BibTeX reads it; those of authors are found earlier."""
    for name in _FIELDS:
        stands_for_authors = name == "editor" and not (entry.says("author") or entry.says("collaboration"))
        if not stands_for_authors and (field := own_field(entry, name)):
            for problem in parse_names(field.value).problems:
                yield problem_of(entry, name, f"its {name}: {problem}", "author-names")
