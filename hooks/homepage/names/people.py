"""Finds the known person that a name in a file means."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from . import Name, fold
from .cuts import other_cuts
from .initials import are_initials

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Person:
    """A person that the site knows, with all spellings of the name."""

    name: Name
    aliases: tuple[Name, ...] = ()
    url: str = ""
    orcid: str = ""
    groups: tuple[str, ...] = ()

    @property
    def href(self) -> str:
        """Return the address of the person's own page, or else of the ORCID record, or an empty string."""
        return self.url or (f"https://orcid.org/{self.orcid}" if self.orcid else "")


class People:
    """The people that a site knows; they are found by the parts of a name, never by a piece of its text."""

    def __init__(self, people: Iterable[Person]) -> None:
        self._by_family: dict[str, list[_Known]] = defaultdict(list)
        self._by_text: dict[str, list[Person]] = defaultdict(list)
        self._found: dict[tuple[str, str, str, str, bool, str], tuple[Person, ...]] = {}
        for person in people:
            self._add(person)

    def find(self, name: Name) -> Person | None:
        """Return the only known person that this name can mean, or None if there is none or more than one."""
        found = self.candidates(name)
        return found[0] if len(found) == 1 else None

    def candidates(self, name: Name) -> tuple[Person, ...]:
        """Return all people that this name can mean; people who declare this spelling take precedence."""
        spelling = (name.given, name.prefix, name.family, name.suffix, name.guessed, name.orcid)
        if spelling not in self._found:
            self._found[spelling] = self._search(name)
        return self._found[spelling]

    def _add(self, person: Person) -> None:
        names = (person.name, *person.aliases)
        forms = [_form(name) for name in names]
        others = [_form(cut) for name in names for cut in other_cuts(name)]
        spelled_out = [form for form in forms if not form.short]
        for family in dict.fromkeys(form.family for form in (*forms, *others)):
            declared = [form for form in forms if form.family == family]
            here = declared + [form for form in others if form.family == family]
            decisive = [form for form in here if not form.short] or spelled_out or here
            self._by_family[family].append(_Known(person, declared, decisive))
        for text in dict.fromkeys(_bare(name.full) for name in names):
            self._by_text[text].append(person)

    def _search(self, name: Name) -> tuple[Person, ...]:
        forms = [form for form in map(_form, (name, *other_cuts(name))) if form.given]
        namesakes = [(known, form) for form in forms for known in self._by_family.get(form.family, ())]
        declared = _each_once(known for known, form in namesakes if known.declares(form))
        fitting = declared or _each_once(known for known, form in namesakes if known.may_be(form))
        found = tuple(known.person for known in fitting) or tuple(self._by_text.get(_bare(name.full), ()))
        return _with_orcid(found, name.orcid) if name.orcid else found


def _with_orcid(people: tuple[Person, ...], orcid: str) -> tuple[Person, ...]:
    """Return the people with this ORCID iD, or else those of whom none is known."""
    return tuple(person for person in people if person.orcid == orcid) or tuple(
        person for person in people if not person.orcid
    )


class _Given(NamedTuple):
    """One given name, folded; it is short if it is an initial or an abbreviation, such as `B` or `Ch.`."""

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
    """A name in the form in which names are compared."""

    family: str
    given: tuple[_Given, ...]
    suffix: str

    @property
    def short(self) -> bool:
        """Whether no given name is spelled out."""
        return all(given.short for given in self.given)

    @property
    def letters(self) -> str:
        """The given names joined without spaces, so that `Bang-Hua` equals `Banghua`."""
        return "".join(given.letters for given in self.given)

    def same(self, other: _Form) -> bool:
        """Whether the two spellings differ only in hyphens, dots and spaces."""
        return (self.letters, self.short) == (other.letters, other.short) and self._same_lineage(other)

    def fits(self, other: _Form) -> bool:
        """Whether both can mean one person: given names match in order, and only initials may be missing at the end."""
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
    """The spellings of a person's name with one family name."""

    person: Person
    forms: list[_Form]
    decisive: list[_Form]
    """The spelled-out ones if there are any: the alias `B.` of Banghua must not match Bin."""

    def declares(self, form: _Form) -> bool:
        """Whether the person has declared exactly this spelling."""
        return any(form.same(known) for known in self.forms)

    def may_be(self, form: _Form) -> bool:
        """Whether the spelling can mean the person."""
        return any(form.fits(known) for known in self.decisive)


def _each_once(known: Iterable[_Known]) -> list[_Known]:
    return list({id(each.person): each for each in known}.values())


_GIVEN = re.compile(r"[^\s.\-‐–,]+\.?")
_APOSTROPHES = re.compile(r"['’ʼ`]")
_WORD = re.compile(r"\w+")


def spelling(name: Name) -> tuple[str, str, bool, str]:
    """Return a key that is equal for spellings that differ only in case, accents, hyphens, dots and spaces."""
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
    return _Form(family, _given(given, name.family), _bare(name.suffix))


def _given(text: str, family: str) -> tuple[_Given, ...]:
    """Return the given names one by one; `SY` is two initials unless the whole name is in capitals."""
    found: list[_Given] = []
    for part in _GIVEN.findall(text):
        word = part.rstrip(".")
        if are_initials(word, family):
            found += (_Given(fold(letter), True) for letter in word)
        else:
            cased = word.upper() != word.lower()
            short = cased and (len(word) == 1 or (len(word) <= 3 and part.endswith(".")))
            found.append(_Given(fold(word), short))
    return tuple(found)


def _bare(text: str) -> str:
    return " ".join(_WORD.findall(fold(_APOSTROPHES.sub("", text))))
