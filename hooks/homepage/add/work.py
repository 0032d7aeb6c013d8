"""What a source says about one work, as an entry could say it: type, fields in LaTeX, and names."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..names import parse_names
from ..names.records import Name
from ..text.braces import lonely_braces
from ..text.characters import tidy
from ..text.safe_urls import is_on_the_web
from .markup import to_latex

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_RUNS_CODE = re.compile(
    r"\\(?:input|include|write\d*|immediate|openin|openout|read|catcode|def|gdef|edef|xdef|let|csname|usepackage|newcommand"
    r"|renewcommand|directlua|luaexec|special|loop|expandafter)(?![A-Za-z])"
)
"""Commands that a title never needs, and that would read files or run programs."""
_ORGANIZATION = re.compile(
    r"\b(?:collaborations?|consortium|team|group|project|organi[sz]ation|institute|university|society|committee|network)$",
    re.IGNORECASE,
)
_LONGEST = {"abstract": 20_000}
_LONGEST_FIELD = 2_000
_ADDRESSES = frozenset({"url", "pdf", "html", "openreview", "code", "website"})


@dataclass(frozen=True, slots=True)
class Work:
    """One work, as one source describes it."""

    source: str
    """The name of the source for the report, such as `Crossref`."""
    type: str
    """An entry type of BibTeX in lower case; `preprint` for what is in an archive of preprints only."""
    fields: Mapping[str, str]
    """LaTeX by name of the field, without the names of people."""
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    """The people in `author` and `editor`."""
    remarks: tuple[str, ...] = ()
    """What the report says about the source: what could not be read, or where another version is."""
    truncated: bool = False
    """Whether the source names only some of the authors."""

    @property
    def title(self) -> str:
        """The title in LaTeX."""
        return self.fields.get("title", "")

    @property
    def people(self) -> tuple[Name, ...]:
        """The authors, or else the editors."""
        written = self.fields.get("author", "")
        return self.names.get("author", ()) or parse_names(written).names or self.names.get("editor", ())


def made_work(
    source: str,
    type_: str,
    fields: Mapping[str, str],
    names: Mapping[str, Iterable[Name]],
    remarks: Iterable[str] = (),
    *,
    truncated: bool = False,
) -> Work:
    """Return a work without empty fields, and without values that cannot be right; the remarks name these."""
    said = list(remarks)
    kept: dict[str, str] = {}
    for name, value in zip(fields, map(tidy, fields.values()), strict=True):
        if why := _why_not(name, value):
            said.append(f"{name} of {source} is left out: {why}")
        elif value:
            kept[name] = value
    people = {role: tuple(each) for role, each in names.items()}
    return Work(source, type_, kept, {role: each for role, each in people.items() if each}, tuple(said), truncated)


def _why_not(name: str, value: str) -> str:
    if _RUNS_CODE.search(value):
        return "it has commands of TeX that do more than set text"
    if lonely_braces(value):
        return "its braces do not match"
    if len(value) > _LONGEST.get(name, _LONGEST_FIELD):
        return f"it is {len(value)} characters long"
    if value and name in _ADDRESSES and not is_on_the_web(value):
        return "it is not an address of the web"
    return ""


def text_of(value: Any, key: str | None = None) -> str:
    """Return a value of JSON as text: the first of a list, a number in digits, and nothing for all else."""
    if key is not None:
        value = value.get(key) if isinstance(value, dict) else None
    if isinstance(value, list):
        value = next(iter(value), "")
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return str(value).strip()


def latex_of(value: Any, key: str | None = None) -> str:
    """Return a value of JSON as LaTeX on one line."""
    return " ".join(to_latex(text_of(value, key)).split())


def name_of(given: str, family: str, particle: str = "", suffix: str = "") -> Name:
    """Return a name whose parts the source gives; without a given name it is one whole name."""
    words = _plain(family).split()
    while len(words) > 1 and words[0].islower():  # Crossref writes particles into the family name
        particle, words = f"{particle} {words[0]}", words[1:]
    return Name(_plain(given), " ".join(words), _plain(particle), _plain(suffix))


def whole_name(text: str) -> Name:
    """Return the name of an organization."""
    return Name("", _plain(text), corporate=True)


def name_in_words(text: str) -> Name | None:
    """Return a name that the source gives in one text, such as `Ada Lovelace`."""
    plain = _plain(text)
    if _ORGANIZATION.search(plain):
        return whole_name(plain)
    found = parse_names(plain.replace(" and ", " {and} ")).names if plain else ()
    return found[0] if found else None


def _plain(text: str) -> str:
    """Return a name as plain text: sources write entities, and sometimes stars or line ends, into names."""
    from ..latex import to_text

    return to_text(to_latex(text)[:300]).strip(" ,;*")
