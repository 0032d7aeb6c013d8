"""Reports misspelled keywords of research areas: the publication is missing from the area's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..bibliography.entry_values import split_keywords
from ..text.nearest_names import by_stump, nearest_in
from .entry_problems import own_field, problem_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from ..bibtex.records import Entry
    from ..problems import Problem


def check_keywords(entries: Iterable[Entry], areas: Collection[str]) -> Iterator[Problem]:
    """Yield a problem for each keyword that differs by one letter from an area's keyword that the entry lacks."""
    known = {area.casefold(): area for area in areas}
    stumps = by_stump(known)
    for entry in entries if known else ():
        name = "keywords" if entry.says("keywords") else "keyword"
        if field := own_field(entry, name):
            written = {word.casefold(): word for word in split_keywords(field.value)}
            for folded in sorted(written.keys() - known.keys()):
                meant = nearest_in(folded.replace(" ", "-"), stumps)
                if meant and meant not in written:
                    message = f'no area has the keyword "{written[folded]}". Did you mean "{known[meant]}"?'
                    yield problem_of(entry, name, message, "keyword-spelling")
