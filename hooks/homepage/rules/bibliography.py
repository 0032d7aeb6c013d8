"""Checks a bibliography against all rules, and removes the problems that the author silences."""

from __future__ import annotations

import json
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from ..cache.build_cache import BuildCache, Pieces
from ..problems import did_you_mean, packed, unpacked
from ..rule_names import RULES
from .dates import check_dates
from .entry_problems import last_line, problem_of, silenced_rules
from .identifiers import check_identifiers, check_scholar_ids
from .keywords import check_keywords
from .people import check_people
from .required_fields import check_needs
from .single_values import check_values
from .spelling import check_names
from .unread_fields import check_unread_fields
from .venues import check_venues, venues_in
from .wording import check_wording

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from ..bibliography.reader import Bibliography
    from ..bibtex.records import Entry
    from ..problems import Problem

__all__ = ["RULES", "check_bibliography", "silenced"]


def check_bibliography(
    bibliography: Bibliography,
    areas: Collection[str] = (),
    cache: BuildCache = BuildCache(),  # noqa: B008 - it holds nothing
) -> tuple[Problem, ...]:
    """Return a bibliography's problems, sorted by file and line; `areas` are the keywords of research areas."""
    entries, known = bibliography.entries, bibliography.fingerprints
    with cache.pieces("rules", "") as pieces:
        found = _of_each(entries, known, pieces, lambda entry: (_problems_of(entry), venues_in(entry)))
    problems = [problem for entry, (data, _) in found for problem in unpacked(data, entry.path, entry.line)]
    problems += (*check_unread_fields(entries), *check_scholar_ids(entries))
    problems += check_venues((entry, venues) for entry, (_, venues) in found)
    if areas:
        with cache.pieces("keyword-rules", tuple(areas)) as pieces:
            found = _of_each(entries, known, pieces, lambda entry: packed(check_keywords([entry], areas), entry.line))
        problems += [problem for entry, data in found for problem in unpacked(data, entry.path, entry.line)]
    return tuple(sorted(problems, key=lambda problem: (problem.path, problem.line, problem.column)))


def _problems_of(entry: Entry) -> list[tuple[object, ...]]:
    """Return the problems that follow from one entry alone, as data."""
    return packed([problem for check in _CHECKS for problem in check(entry)], entry.line)


def _of_each(
    entries: Sequence[Entry], fingerprints: Mapping[str, str], pieces: Pieces, look: Callable[[Entry], object]
) -> list[tuple[Entry, Any]]:
    """Return each entry with what a function says of it, as data of JSON."""
    keys = [fingerprints[entry.key] for entry in entries]
    known = pieces.data(keys, lambda indexes: (json.dumps(look(entries[index])) for index in indexes))
    return list(zip(entries, known, strict=True))


def silenced(problems: Iterable[Problem], entries: Iterable[Entry], site_wide: Collection[str]) -> list[Problem]:
    """Return the problems except those whose rule is silenced for the site or by the entry's field `silence`.

    Errors cannot be silenced, because they stop the build.
    """
    quiet = _QuietEntries(entries)
    return [
        problem
        for problem in problems
        if problem.severity == "error" or not (problem.rule in site_wide or quiet.silence(problem))
    ]


class _QuietEntries:
    """The entries that silence rules; a problem's line says which entry it belongs to."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        silent = (entry for entry in entries if silenced_rules(entry))
        self.entries = sorted(silent, key=_start)
        self.starts = [_start(entry) for entry in self.entries]

    def silence(self, problem: Problem) -> bool:
        index = bisect_right(self.starts, (problem.path, problem.line, problem.column)) - 1
        if index < 0:
            return False
        entry = self.entries[index]
        return entry.path == problem.path and problem.line <= last_line(entry) and problem.rule in silenced_rules(entry)


def _start(entry: Entry) -> tuple[str, int, int]:
    return entry.path, entry.line, entry.column


def _check_silence(entry: Entry) -> Iterator[Problem]:
    for name in sorted(silenced_rules(entry)):
        if name not in RULES:
            hint = did_you_mean(name, RULES) or " The rules are listed by: python -m hooks.homepage check --rules"
            yield problem_of(entry, "silence", f'no rule is named "{name}".{hint}', "unknown-rule")


_CHECKS = (
    check_names, check_needs, check_people, check_dates, check_identifiers, check_wording, check_values, _check_silence
)  # fmt: skip
