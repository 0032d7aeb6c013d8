"""Tells a list of people with commas between them from one name with commas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..text.word_sets import word_set
from .braces import COMMA, ORDINARY, split
from .parts import EXTENDED
from .records import fold
from .remarks import BRACKETS, SIGN_OR_REMARK
from .words import family_then_initials, initials_then_family, is_initials, is_lineage, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_BEGIN_FAMILY_NAMES = word_set(
    "abd abu ait al ap bar bat ben bin bint bou da dal de del della des di dos du el fitz ibn la las le les lo los"
    " mac mc san santa ould st st. ter ten umm van vander von alonso alves araujo blanco cabrera castillo castro costa"
    " cruz delgado dias ferreira flores fuentes garcia garrido gil gomes guerrero gutierrez herrera iglesias leon lima"
    " lopes marin martin martins medina molina mora morales moreno munoz navarro nunes oliveira ortega ortiz pena"
    " pereira prieto ramos reyes ribeiro rios rivera rocha rodrigues rojas romero rubio ruiz salazar santos sanz"
    " serrano silva soto sousa souza suarez torres vargas vega vidal"
)
"""Words with which a family name of two words often begins: particles, and frequent names of Spain and Portugal."""


def people_in(piece: str, *, alone: bool) -> list[str]:
    """Return the names in a text with commas; `alone` means that the field has no other text."""
    parts = _parts(piece)
    if len(parts) < 2 or (len(parts) == 2 and " " not in parts[0]) or EXTENDED.search(piece):
        return [piece]
    words = [words_of(part if ORDINARY.fullmatch(part) else SIGN_OR_REMARK.sub("", part)) for part in parts]
    if all(map(family_then_initials, words)) or all(map(initials_then_family, words)):
        return parts
    ends_in_comma = piece.rstrip().endswith(",") and not any(is_initials(name[-1]) for name in words if name)
    are_pairs = len(parts) % 2 == 0 and all(given and all(map(is_initials, given)) for given in words[1::2])
    if are_pairs and (alone or ends_in_comma or len(parts) > 3):  # one name has three parts at most
        return _pairs(parts)
    if not (alone or ends_in_comma):
        return [piece]
    if len(parts) == 2 and not ends_in_comma:
        return [piece] if _is_one_name(*words) else parts
    if len(parts) > 3 and len(parts) % 2 == 0 and all(len(name) == 1 for name in words[::2]):
        return _pairs(parts)
    several = all(len(name) > 1 or part.startswith("{") for name, part in zip(words, parts, strict=True))
    return parts if several else [piece]


def _pairs(parts: list[str]) -> list[str]:
    return [f"{last}, {first}" for last, first in zip(parts[::2], parts[1::2], strict=True)]


def may_be_two(pieces: Sequence[str]) -> list[str]:
    """Return the only text with a comma if it may be two people: "Ann Lee, Bo Berg and Cy Roe"."""
    found = [piece for piece in pieces if "," in piece]
    if len(found) != 1 or EXTENDED.search(found[0]) or people_in(found[0], alone=False) != found:
        return []
    parts = _parts(found[0])
    return found if len(parts) == 2 and not _is_one_name(*map(words_of, parts)) else []


def _parts(piece: str) -> list[str]:
    """Return the parts between commas; a comma in a remark such as `[aut, cre]` separates nothing."""
    if any(bracket in piece for bracket in BRACKETS):
        piece = SIGN_OR_REMARK.sub(lambda remark: remark[0].replace(",", "\0"), piece)
    return [part.strip().replace("\0", ",") for part in split(piece, COMMA) if part.strip()]


def _is_one_name(family: list[str], given: list[str]) -> bool:
    """Return whether "Soto Marín, Gabriela M." is one name, not a list of two."""
    if min(len(family), len(given)) < 2 or is_lineage(family[-1:]) or is_initials(given[-1]):
        return True
    first = fold(family[0])
    return first in _BEGIN_FAMILY_NAMES or first.endswith("ez") or any(word[0].islower() for word in family)
