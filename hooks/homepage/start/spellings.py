"""The ways in which BibTeX writes the owner's name, as far as they are certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from ..latex import to_text
from ..names import fold, parse_names

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..bibtex.records import BibFile
    from ..names import Name

_GROUP_WORDS = """
    arbeitsgruppe center centre centro chair collaboration collective college consortium department
    équipe group groupe grupo gruppe gruppo initiative institut institute instituto istituto lab labor
    laboratoire laboratorio laboratorium laboratory laboratório labs lehrstuhl network project research
    school society team universidad universität université university
"""
"""Words in names of groups, not of people."""
_LINEAGE = re.compile(r"(?:jr|sr)\.?|[ivx]+", re.IGNORECASE)
_INITIAL = re.compile(r"[^\W\d_]\.?|(?:[^\W\d_]\.)+")


class _Parts(NamedTuple):
    given: str
    family: str


def spellings(name: str, bib: BibFile | None = None) -> list[str]:
    """Return spellings such as "Zhu, Banghua" and "Zhu, B."; nothing if it is not certain what the family name is.

    The author's own `.bib` file is asked first: there, the family name stands before the comma.
    """
    if is_group(name):
        return [f"{{{name}}}"]
    parts = next(_written_in(bib, name), None) if bib else None
    parts = parts or _certain(name)
    if parts is None:
        return []
    forms = [f"{parts.family}, {parts.given}"]
    if _has_capitals(parts.given):
        forms.append(f"{parts.family}, {_initials(parts.given)}")
    return list(dict.fromkeys(forms))


def is_group(name: str) -> bool:
    """Return whether a name is certainly that of a lab or of another group, not of a person."""
    words, group_words = re.findall(r"[\w&]+", name), _GROUP_WORDS.split()
    return any(word.casefold() in group_words or word == "&" or re.search(r"[a-z]Lab$", word) for word in words)


def _written_in(bib: BibFile, name: str) -> Iterator[_Parts]:
    """Yield the parts of the name wherever the file writes it with a comma."""
    for value in _name_fields(bib):
        for written in parse_names(value).names:
            comma = f"{written.prefix} {written.family},".lstrip()
            if written.given and _same(written, name) and comma in to_text(value):
                yield _Parts(written.given, f"{written.prefix} {written.family}".lstrip())


def _name_fields(bib: BibFile) -> Iterable[str]:
    return (entry.get(field) for entry in bib.entries for field in ("author", "editor"))


def _same(written: Name, name: str) -> bool:
    orders = (f"{written.given} {written.prefix} {written.family}", f"{written.family} {written.given}")
    return _joined(name) in map(_joined, orders)


def _joined(text: str) -> str:
    return "".join(fold(text).split())


def _certain(name: str) -> _Parts | None:
    """Return the parts of a name by BibTeX's own rules, if its words leave no choice."""
    words = name.split()
    if len(words) < 2 or not all(map(_is_usual, words)) or any(map(_LINEAGE.fullmatch, words[1:])):
        return None
    if words[0].islower() or words[-1].islower() or _INITIAL.fullmatch(words[-1]):
        return None
    particle = next((place for place, word in enumerate(words) if word.islower()), 0)
    if particle:
        return _Parts(" ".join(words[:particle]), " ".join(words[particle:]))
    if all(map(_INITIAL.fullmatch, words[1:-1])):
        return _Parts(" ".join(words[:-1]), words[-1])
    return None


def _is_usual(word: str) -> bool:
    """Return whether a word is written as names are in scripts with capitals: Zhu, van, O'Neil, B., Jean-Luc."""
    letters = re.sub(r"['’.\-‐]", "", word)
    return letters.isalpha() and (word.islower() or bool(_INITIAL.fullmatch(word)) or _has_one_capital_first(word))


def _has_one_capital_first(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _has_capitals(given: str) -> bool:
    return any(map(str.isupper, given))


def _initials(given: str) -> str:
    return " ".join("-".join(f"{part[0]}." for part in word.split("-") if part) for word in given.split())
