"""Who is who: the known person behind a name in a file."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from . import Name, fold

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Person:
    """Someone the site knows, with every spelling of the name that is theirs."""

    name: Name
    aliases: tuple[Name, ...] = ()
    url: str = ""
    orcid: str = ""
    groups: tuple[str, ...] = ()

    @property
    def href(self) -> str:
        """Return where to read about the person: the own page, else the ORCID record, else an empty string."""
        return self.url or (f"https://orcid.org/{self.orcid}" if self.orcid else "")


class People:
    """The people a site knows, found by parsed name and never by a part of its text."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_family: dict[str, list[_Known]] = defaultdict(list)
        self._by_text: dict[str, list[Person]] = defaultdict(list)
        self._found: dict[tuple[str, str, str, str], tuple[Person, ...]] = {}
        for person in people:
            self._add(person)

    def find(self, name: Name) -> Person | None:
        """Return the one known person this name can mean, or None if there is none or more than one."""
        found = self.candidates(name)
        return found[0] if len(found) == 1 else None

    def candidates(self, name: Name) -> tuple[Person, ...]:
        """Return everyone this name can mean; a spelling someone declares outdoes one that merely fits."""
        spelling = (name.given, name.prefix, name.family, name.suffix)
        if spelling not in self._found:
            self._found[spelling] = self._search(name)
        return self._found[spelling]

    def _add(self, person: Person) -> None:
        names = (person.name, *person.aliases)
        forms = [_form(name) for name in names]
        spelled_out = [form for form in forms if not form.short]
        for family in dict.fromkeys(form.family for form in forms):
            here = [form for form in forms if form.family == family]
            decisive = [form for form in here if not form.short] or spelled_out or here
            self._by_family[family].append(_Known(person, here, decisive))
        for text in dict.fromkeys(_bare(name.full) for name in names):
            self._by_text[text].append(person)

    def _search(self, name: Name) -> tuple[Person, ...]:
        form = _form(name)
        namesakes = self._by_family.get(form.family, ()) if form.given else ()
        declared = tuple(known.person for known in namesakes if known.declares(form))
        fitting = declared or tuple(known.person for known in namesakes if known.may_be(form))
        return fitting or tuple(self._by_text.get(_bare(name.full), ()))


class _Given(NamedTuple):
    """One given name, folded; it is short if it is an initial or an abbreviation: `B`, `Ch.`."""

    letters: str
    short: bool

    def fits(self, other: _Given) -> bool:
        """Whether the two are equal or one abbreviates the other."""
        if self.letters == other.letters:
            return True
        return (self.short and other.letters.startswith(self.letters)) or (
            other.short and self.letters.startswith(other.letters)
        )


@dataclass(frozen=True, slots=True)
class _Form:
    """A name made comparable."""

    family: str
    given: tuple[_Given, ...]
    suffix: str

    @property
    def short(self) -> bool:
        """Whether no given name is spelled out."""
        return all(given.short for given in self.given)

    @property
    def letters(self) -> str:
        """The given names run together, so that `Bang-Hua` is `Banghua`."""
        return "".join(given.letters for given in self.given)

    def same(self, other: _Form) -> bool:
        """Whether the two are one spelling but for hyphens, dots and spaces."""
        return (self.letters, self.short) == (other.letters, other.short) and self._same_lineage(other)

    def fits(self, other: _Form) -> bool:
        """Whether both can be one person: name by name from the first, initials alone at the end."""
        if not (self.given and other.given and self._same_lineage(other)):
            return False
        if not all(one.fits(two) for one, two in zip(self.given, other.given, strict=False)):
            return self.letters == other.letters and not self.short and not other.short
        shorter, longer = sorted((self, other), key=lambda form: len(form.given))
        return shorter.short or all(given.short for given in longer.given[len(shorter.given) :])

    def _same_lineage(self, other: _Form) -> bool:
        return not (self.suffix and other.suffix) or self.suffix == other.suffix


@dataclass(frozen=True, slots=True)
class _Known:
    """A person's spellings under one family name."""

    person: Person
    forms: list[_Form]
    decisive: list[_Form]
    """The spelled-out ones if there are any: `B.` as an alias of Banghua must not let Bin in."""

    def declares(self, form: _Form) -> bool:
        """Whether the person has declared this very spelling."""
        return any(form.same(known) for known in self.forms)

    def may_be(self, form: _Form) -> bool:
        """Whether the spelling can stand for the person."""
        return any(form.fits(known) for known in self.decisive)


_GIVEN = re.compile(r"[^\s.\-‐–,]+\.?")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_WORD = re.compile(r"\w+")


def spelling(name: Name) -> tuple[str, str, bool, str]:
    """Return what spellings of a name have in common that differ in case, accents, hyphens, dots and spaces only."""
    form = _form(Name("", name.full) if name.is_east_asian else name)
    return form.family, form.letters, form.short, form.suffix


def _form(name: Name) -> _Form:
    given, prefix = name.given, name.prefix
    words = given.split()
    if not prefix and words and not words[0].islower():
        while words[-1].islower():  # "Berg, Jan van der", the order of Dutch catalogues
            words.pop()
        prefix, given = given[len(" ".join(words)) :], " ".join(words)
    family = _bare(f"{prefix} {name.family}")
    return _Form(family, _given(given, name.family.isupper()), _bare(name.suffix))


def _given(text: str, shouting: bool) -> tuple[_Given, ...]:
    """Return the given names one by one; `SY` is two initials unless the whole name is in capitals."""
    found: list[_Given] = []
    for part in _GIVEN.findall(text):
        word = part.rstrip(".")
        if 1 < len(word) <= 3 and word.isupper() and not shouting:
            found += (_Given(fold(letter), True) for letter in word)
        else:
            cased = word.upper() != word.lower()
            short = cased and (len(word) == 1 or (len(word) <= 3 and part.endswith(".")))
            found.append(_Given(fold(word), short))
    return tuple(found)


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(fold(_APOSTROPHES.sub("", text))))
