"""What the file itself suggests for a new entry: the badge of its venue, and the areas that its title fits."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from ..bibliography.entry_values import split_keywords
from ..latex import to_text
from ..names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from ..bibtex import Entry

_VENUES = ("journal", "journaltitle", "booktitle")
_NOT_A_NAME = re.compile(
    r"\b(?:proceedings|proc|of|the|annual|on|in|and|for|conference|advances|vol|volume|\d+(?:st|nd|rd|th)?|first|second|third"
    r"|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|\w+teenth|\w*tieth|(?:twenty|thirty|forty|fifty"
    r"|sixty|seventy)[- ]\w+)\b"
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_COMMON = 0.2
"""Words in more than this share of the titles say nothing about an area."""
_FEWEST_WORDS = 2


def badge_for(fields: Mapping[str, str], entries: Sequence[Entry]) -> str:
    """Return the badge (`abbr`) of all entries with the same venue, or an empty string if they differ or have none."""
    venue = venue_name(next((fields[name] for name in _VENUES if fields.get(name)), ""))
    alike = [entry for entry in entries if venue and venue_name(_venue(entry)) == venue]
    badges = {entry.get("abbr") for entry in alike if entry.says("abbr")}
    return badges.pop() if len(badges) == 1 else ""


def areas_for(title: str, entries: Sequence[Entry], areas: Collection[str]) -> list[str]:
    """Return the area whose papers have the most words of this title, if that is clear, or nothing."""
    titles = [(set(_words(entry.get("title"))), split_keywords(entry.get("keywords"))) for entry in entries]
    uses = Counter(word for words, _ in titles for word in words)
    telling = {word for word in _words(title) if 0 < uses[word] <= max(2, _COMMON * len(titles))}
    found: dict[str, set[str]] = defaultdict(set)
    for words, keywords in titles:
        for area in areas:
            if area in keywords:
                found[area] |= words & telling
    ranked = sorted(found, key=lambda area: -len(found[area]))
    if not ranked or len(found[ranked[0]]) < _FEWEST_WORDS:
        return []
    best = [area for area in ranked if len(found[area]) == len(found[ranked[0]])]
    return best if len(best) == 1 else []


def _venue(entry: Entry) -> str:
    return next((entry.get(name) for name in _VENUES if entry.says(name)), "")


def venue_name(venue: str) -> str:
    """Return what tells one venue from another: without number, year, and the words around its name."""
    text = re.sub(r"\([^()]*\)", " ", fold(to_text(venue)))
    before_comma = " ".join(re.findall(r"[^\W\d_]+", _NOT_A_NAME.sub(" ", text.partition(",")[0])))
    if before_comma.count(" ") > 0:  # DBLP writes the short name, place and days behind
        return before_comma
    return " ".join(re.findall(r"[^\W\d_]+", _NOT_A_NAME.sub(" ", text)))


def _words(title: str) -> Iterable[str]:
    return _WORD.findall(fold(to_text(title)))
