"""How the keys of a file are made, learned from the keys that are there, and a key of that kind for a new work.

A key is read as parts with signs between them: names, year, words of the title, the badge of the venue.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from ..latex import to_text
from ..names import fold

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from ..names.records import Name

_SMALL_WORD_TEXT = (
    "a an and are as at be beyond by can do does for from how if in into is it not of on or over the to toward towards"
    " under using via what when where which who why with without your our we"
    " der die das ein eine einer des dem den und von zu zur zum im am auf für mit wie über"
    " le la les un une du de et en sur pour dans el los las una y del il lo gli i"
)
_SMALL_WORDS = frozenset(_SMALL_WORD_TEXT.split())
_SIGNS = re.compile(r"[-_:./+]?")
_MOST_WORDS = 3
_PAIR = 2
_ENDS_IN_PAIR = re.compile(r"\d{4}[a-z]{2}\Z")
_NEWEST = 12
_USUAL = ("family", "", "year", "", "word")
"""Used if the file's keys follow no other scheme: `zhu2023principled`."""


class KeyFacts(NamedTuple):
    """What keys are made of."""

    names: Sequence[Name]
    year: str
    title: str
    """Plain text."""
    badge: str


@dataclass(frozen=True, slots=True)
class KeyScheme:
    """The parts of a key in their order; every second one is the sign between two parts."""

    parts: tuple[str, ...] = _USUAL
    ends_in_letters: bool = False
    """Whether each key ends in two letters that tell it from others, as BibDesk writes them: `Smith:2020aa`."""

    def key_for(self, facts: KeyFacts, taken: Collection[str]) -> str:
        """Return a key that no other entry has; letters tell equal ones apart, as in biblatex."""
        values = dict(_pairs(facts)) | {"anyword": _main_word(facts)}
        made = "".join(part if at % 2 else values.get(part, "") for at, part in enumerate(self.parts))
        if made[:1].isdecimal() and self.parts[0] not in ("year", "year2"):
            made = f"{_main_word(facts)}{facts.year}"  # nobody has a name in Latin letters
        key = made.strip("-_:./+") or "paper"
        used = {each.casefold() for each in taken}
        if self.ends_in_letters:
            pairs = (ending for ending in _endings() if len(ending) == _PAIR)
            return next(longer for ending in pairs if (longer := f"{key}{ending}").casefold() not in used)
        if key.casefold() not in used:
            return key
        return next(longer for ending in _endings() if (longer := f"{key}{ending}").casefold() not in used)


def scheme_of(entries: Iterable[tuple[str, KeyFacts]]) -> KeyScheme:
    """Return the scheme that most keys follow, or else most keys of the newest works, or else the usual one."""
    listed = list(entries)
    newest = sorted(listed, key=lambda entry: entry[1].year, reverse=True)[:_NEWEST]
    are_paired = sum(bool(_ENDS_IN_PAIR.search(key)) for key, _ in listed) * 2 > len(listed)
    return KeyScheme(_most(listed) or _most(newest) or _USUAL, are_paired)


def _most(entries: Sequence[tuple[str, KeyFacts]]) -> tuple[str, ...]:
    """Return the scheme of at least three keys and a third of all, or nothing."""
    found: Counter[tuple[str, ...]] = Counter()
    for key, facts in entries:
        found.update(set(_readings(key, list(_pairs(facts)))))
    best = max(found, key=lambda parts: (found[parts], -_rank(parts)), default=())
    is_enough = found[best] >= min(len(entries), 3) and found[best] * 3 >= len(entries)
    return best if is_enough else ()


def _endings() -> Iterator[str]:
    letters = "abcdefghijklmnopqrstuvwxyz"
    yield from letters
    yield from (f"{first}{second}" for first in letters for second in letters)
    yield from (f"-{number}" for number in range(2, 10_000))


def _readings(key: str, values: Sequence[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    """Yield the ways to read a key as parts; letters at its end, which tell equal keys apart, are left out."""
    for text in dict.fromkeys((key, re.sub(r"(?<=\d)[a-z]{1,2}$", "", key))):
        yield from _read(text, 0, (), values)


def _read(key: str, at: int, parts: tuple[str, ...], values: Sequence[tuple[str, str]]) -> Iterator[tuple[str, ...]]:
    for part, value in values:
        if not value or not key.startswith(value, at) or _group(part) in map(_group, parts[::2]):
            continue
        end = at + len(value)
        if end == len(key):
            yield (*parts, part)
        elif len(parts) < 6:
            sign = _SIGNS.match(key, end)
            signs = {sign[0] if sign else "", ""}
            for each in signs:
                yield from _read(key, end + len(each), (*parts, part, each), values)


def _group(part: str) -> str:
    """Return what a part is about: a key has each once."""
    if part.startswith(("year", "badge")):
        return part[:4]
    return "title" if part.startswith(("word", "first", "anyword")) else "names"


def _rank(parts: Sequence[str]) -> int:
    """Return how unusual a scheme is, for schemes that read the same keys."""
    return sum(map(_ORDER.index, parts[::2])) + 100 * len(parts)


def _pairs(facts: KeyFacts) -> Iterator[tuple[str, str]]:
    """Yield the texts of all parts that a key may have, the most usual first; any word may stand for a title."""
    yield from _values(facts).items()
    yield from (("anyword", word.lower()) for word in _main_words(facts.title) if len(word) > 2)


def _main_word(facts: KeyFacts) -> str:
    """Return the first word of a title that says something, in lower case."""
    words = _main_words(facts.title)
    return next((word for word in words if len(word) > 2), words[0] if words else "").lower()


def _main_words(title: str) -> list[str]:
    words = _all_words(title)
    return [word for word in words if word.casefold() not in _SMALL_WORDS] or words


def _all_words(title: str) -> list[str]:
    words = [letters(word) for word in re.findall(r"[^\W_]+(?:['’][^\W_]+)*", title)]
    return [word for word in words if word]


def _values(facts: KeyFacts) -> dict[str, str]:
    """Return the texts of the parts that each work has once."""
    families = [letters(f"{name.prefix} {name.family}") for name in facts.names]
    short = [letters(name.family) for name in facts.names]
    words, main = _all_words(facts.title), _main_words(facts.title)
    first = short[0] if short else ""
    family = families[0] if families else ""
    year = facts.year
    texts = {
        "family": first,
        "family-first": letters(re.split(r"[\s-]", facts.names[0].family)[0]) if facts.names else "",
        "family-particle": family,
        "initials": _initials(short),
        "alpha": _alpha(short),
        "families": "".join(short) if 1 < len(short) <= 4 else "",
        "families-etal": f"{first}etal" if len(short) > 2 else "".join(short[:2]) if len(short) == 2 else first,
        "year": year,
        "year2": year[-2:],
        "word": main[0] if main else "",
        "first": words[0] if words else "",
        **{f"words{count}": "".join(main[:count]) for count in range(2, _MOST_WORDS + 1) if len(main) >= count},
        "badge": letters(facts.badge),
    }
    return _in_cases(texts, main)


def _in_cases(texts: Mapping[str, str], main: Sequence[str]) -> dict[str, str]:
    """Return the texts in lower case, with a capital, and as they are written."""
    made: dict[str, str] = {}
    for name, text in texts.items():
        if name.startswith("year") or name in ("initials", "alpha"):
            made[name] = text
            continue
        made[name] = text.lower()
        made[f"{name}-capital"] = text[:1].upper() + text[1:].lower()
        made[f"{name}-written"] = text
        if name.startswith("words"):
            chosen = main[: int(name[5:])]
            made[f"{name}-capital"] = "".join(word[:1].upper() + word[1:].lower() for word in chosen)
            made[f"{name}-written"] = "".join(word[:1].upper() + word[1:] for word in chosen)
    made["initials-lower"] = texts["initials"].lower()
    return made


def _initials(families: Sequence[str]) -> str:
    """Return the first letters of the family names, as this site's labels have them: three and a plus above seven."""
    letters = "".join(family[:1].upper() for family in families)
    return letters if len(letters) < 8 else f"{letters[:3]}+"


def _alpha(families: Sequence[str]) -> str:
    """Return the names as BibTeX's style alpha writes them: `Knu`, `AH`, `ABC`, `ABC+`."""
    if len(families) == 1:
        return families[0][:3].capitalize()
    letters = "".join(family[:1].upper() for family in families)
    return letters if len(letters) <= 4 else f"{letters[:3]}+"


def letters(text: str) -> str:
    """Return the Latin letters and digits of a text; all that a key can have everywhere."""
    plain = unicodedata.normalize("NFC", to_text(text))
    return re.sub(r"[^A-Za-z0-9]", "", plain if plain.isascii() else "".join(map(_latin, plain)))


def _latin(character: str) -> str:
    folded = unicodedata.normalize("NFKD", "ss" if character == "ß" else fold(character))
    return folded[:1].upper() + folded[1:] if character.isupper() else folded


_ORDER = [*_values(KeyFacts((), "", "one two three", "")), "anyword"]
