"""Problems in the author's files, each with path, line and rule."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator
    from pathlib import Path

    from .rule_names import RuleName

_PICTURES = ("jpg", "jpeg", "png", "webp", "gif", "avif", "svg")
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")
"""Signs that change a terminal, or what is read there, instead of being seen."""
Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem: where it is, which rule it breaks, and what to do about it."""

    path: str
    """The file, relative to the project."""
    line: int
    """1 is the first line; 1 also where the whole file is meant."""
    message: str
    """A sentence that says what is wrong and how to write it."""
    rule: RuleName
    """The rule's name, by which it can be silenced: lower case, words joined by hyphens."""
    severity: Severity = "warning"
    """An error ends the build; a warning fails only a strict one; a note is for the check alone and fails nothing."""
    column: int = 1
    """1 is the first character of the line."""

    def __str__(self) -> str:
        """Return the problem as `path:line: message`, followed by the column if YAML is broken."""
        position = f" ({self.path}:{self.line}:{self.column})" if self.rule == "yaml" else ""
        return seen(f"{self.path}:{self.line}: {self.message}{position}")


class Problems:
    """What is wrong, collected while a site is read."""

    def __init__(self, found: Iterable[Problem] = ()) -> None:
        """Start with the problems that were found before."""
        self._found = list(found)

    def report(self, *problems: Problem) -> None:
        """Add problems."""
        self._found += problems

    def __iter__(self) -> Iterator[Problem]:
        """Yield the problems in the order in which they were reported."""
        return iter(self._found)

    def __len__(self) -> int:
        """Return how many problems were reported."""
        return len(self._found)


def packed(problems: Iterable[Problem], line: int) -> list[tuple[object, ...]]:
    """Return problems in one file as data for JSON, with lines counted from this one."""
    return [(each.line - line, each.column, each.message, each.rule, each.severity) for each in problems]


def unpacked(data: Iterable[Any], path: str, line: int) -> tuple[Problem, ...]:
    """Return the problems that `packed` wrote, for a file and counted from a line."""
    return tuple(
        Problem(path, line + at, message, rule, severity, column) for at, column, message, rule, severity in data
    )


def seen(text: str) -> str:
    """Return a text for a terminal, with the names of signs that would not be seen there but change what is."""
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def shown_path(file: Path, root: Path) -> str:
    """Return a file's path as messages name it: relative to the project, with forward slashes."""
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()


def nearest(wrong: str, known: Iterable[str]) -> str:
    """Return the known name nearest to a wrong one, or an empty string where none is near."""
    folded = {name.casefold(): name for name in known}
    close = difflib.get_close_matches(wrong.casefold(), folded, n=1, cutoff=0.6)
    return folded[close[0]] if close else ""


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the known name nearest to a wrong one, or an empty string."""
    name = nearest(wrong, known)
    return f' Did you mean "{name}"?' if name else ""


MOST_COMPARISONS = 100_000
"""After so many comparisons no similar name is looked for: they are slow."""


class Hints:
    """Suggests known names for wrong ones; each wrong name is compared once, and none after too many comparisons."""

    def __init__(self, known: Collection[str]) -> None:
        """Take the known names."""
        self._known = known
        self._told: dict[str, str] = {}

    def did_you_mean(self, wrong: str) -> str:
        """Return ` Did you mean "x"?` or an empty string, as the function of this name does."""
        if wrong not in self._told:
            is_worth_it = len(self._told) * len(self._known) < MOST_COMPARISONS
            self._told[wrong] = did_you_mean(wrong, self._known) if is_worth_it else ""
        return self._told[wrong]


def near_file(wrong: str, files: Iterable[str]) -> str:
    """Return ` Did you mean "x"?` for the file nearest to a wrong path, or an empty string.

    It is of the same kind: a page for a page, a picture for a picture, a PDF for a PDF. A file of the same name in
    another folder is near, and so is one whose name differs only in case, or a picture in another format.
    """
    stem, kind = _stem_and_kind(wrong)
    files = sorted(file for file in files if _stem_and_kind(file)[1] == kind)
    same = [file for file in files if _stem_and_kind(file)[0] == stem]
    return did_you_mean(wrong, same) or did_you_mean(wrong, files) or (f' Did you mean "{same[0]}"?' if same else "")


def _stem_and_kind(file: str) -> tuple[str, str]:
    """Return a file's name and its ending, in lower case; pictures have one kind, and no ending means a page."""
    name = file.casefold().rpartition("/")[2]
    stem, dot, ending = name.rpartition(".")
    if not dot:
        return name, "md"
    return stem, "picture" if ending in _PICTURES else ending


def problems_by_place(problems: Iterable[Problem], silence: Container[str] = ()) -> list[Problem]:
    """Return the problems once each, sorted by file and line, without what the site silences.

    An error stays. Without a bibliography no key can be known; a page may name a file that is not there beside others.
    """
    found = [each for each in dict.fromkeys(problems) if each.severity == "error" or each.rule not in silence]
    missing = [problem for problem in found if problem.rule == "missing-bib" and problem.severity == "error"]
    if any(not problem.path.endswith(".md") for problem in missing):
        found = [problem for problem in found if problem.rule != "unknown-key"]
    return sorted(found, key=lambda problem: (problem.path, problem.line, problem.column))
