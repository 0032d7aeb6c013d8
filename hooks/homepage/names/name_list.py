"""Reads the list of names in a field, separated by "and"."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from typing import NamedTuple

from ..latex import to_text
from ..latex.conditions import in_text
from ..text.braces import lonely_braces
from .author_signs import ROLES, SIGN, with_meanings
from .braces import BLANK, COMMA, LETTER, ORDINARY, inside, shown, split
from .comma_lists import may_be_two, people_in
from .parts import PARTICLES, begins_with_title, ends_in_comma, read_name
from .records import Name, NameList
from .words import is_lineage


def parse_names(value: str) -> NameList:
    """Return all names in a field, by BibTeX's rules or in biblatex's extended name format."""
    if not value:
        return NameList((), False, ())
    text, problems = _tidy(value)
    pieces = [piece.strip() for piece in split(text, _AND)]
    readings = [_read(piece, len(pieces) == 1) for piece in pieces if piece.strip(BLANK)]
    if len(readings) < len(pieces) and len(pieces) > 1:
        problems.append('An "and" has no name on one side; remove it.')
    if "," in value and len(pieces) > 1:
        problems += map(_one_of_two, may_be_two(pieces))
    legend = dict(ROLES)
    for reading in readings:
        legend.update(reading.legend)
        problems += reading.problems
    names = tuple(with_meanings(name, legend) for reading in readings for name in reading.names)
    return NameList(names, any(reading.truncated for reading in readings), tuple(dict.fromkeys(problems)))


# In BibTeX, an "and" in any case separates names if white space is around it; escaped braces count as braces.
# An "and" directly after a full stop ("B.and Doe, K.") cannot be part of a name, so it separates names, too.
_AND = re.compile(r"[{}]|(?:(?<!\S)\\?|(?<=\.))and(?!\S)", re.IGNORECASE)
_GLUED_AND = re.compile(r"\.and(?!\S)", re.IGNORECASE)
_OTHER_SEPARATORS = re.compile(r"[{};、，]|(?<=\s)\\?&(?=\s)")
_CONJUNCTION = re.compile(
    r"[{}]|(?<=\s)(?:und|et|og|och|en|ve|és|ja|i|y|e|a|și|şi|in|ir|un|eta|agus|dan|và|и|і|та|και|و)(?=\s)"
)
"""Words for "and" in other languages; some may be in a name, such as "Ortega y Gasset"."""
_ARABIC = str.maketrans("،؛", ",;")
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ADDRESS = re.compile(r"<([^<>\s]+(?:@|://)[^<>\s]+)>")
_ENTITY = re.compile(r"&#?\w{2,30};")


def _tidy(value: str) -> tuple[str, list[str]]:
    """Return the field without HTML and without unmatched braces, and the problems in it."""
    problems = []
    value = in_text(value)
    if "{" not in value:
        value = value.translate(_ARABIC)
    if "<" in value:
        value = _TAG.sub("", _ADDRESS.sub(r"(\1)", value))
    if "&" in value:
        value = _ENTITY.sub(lambda entity: html.unescape(entity[0]), value)
    if "{" in value or "}" in value:
        lonely = lonely_braces(value)
        if lonely:
            problems.append("A brace in the names has no matching brace; close or remove it.")
            lonely |= {at - 1 for at in lonely if value[at - 1 : at] == "\\"}
            value = "".join(char for at, char in enumerate(value) if at not in lonely)
    if _GLUED_AND.search(value):
        problems.append('An "and" follows a full stop without a space; write a space before it.')
    return value, problems


class _Reading(NamedTuple):
    names: tuple[Name, ...] = ()
    truncated: bool = False
    problems: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()


_REST = re.compile(r"others\.?|et\.?\s*al(?:ii|ia)?\.?|etc\.?|co-?workers|\.{3}|…", re.IGNORECASE)
_TRAILING_REST = re.compile(r"[\s,~](?:et\.?[\s~]*al\.?|\.{3}|…|\\l?dots(?:\{\})?)\Z", re.IGNORECASE)
_USUAL_WORD = rf"{LETTER}+(?:[-'’]{LETTER}+)*"
_USUAL = re.compile(rf"({_USUAL_WORD}), ({_USUAL_WORD}\.?(?: {_USUAL_WORD}\.?)*)")
_NAMESAKE = re.compile(r"(?<=\w)[\s~]+0\d{3}(?=\s*(?:,|$))|^\s*0\d{3}[\s~]*(?:,\s*|(?=\w))")
"""The number by which DBLP distinguishes people with the same name: "Wei Wang 0001"."""
_LONGEST_REMEMBERED = 200


def _read(piece: str, alone: bool) -> _Reading:
    return (_remembered if len(piece) <= _LONGEST_REMEMBERED else _read_piece)(piece, alone)


def _read_piece(piece: str, alone: bool) -> _Reading:
    """Read the text between two "and": one name, or several if other separators are used."""
    if len(piece) < 30 and _is_rest(piece):
        return _Reading(truncated=True, problems=ends_in_comma(piece))
    if " 0" in piece or "~0" in piece or piece.startswith("0"):
        piece = _NAMESAKE.sub("", piece)
    rest = _TRAILING_REST.search(piece, len(piece) - 12)
    # Most names are "Last, First" without LaTeX; for these, the slower rules below give the same result.
    if (
        not rest
        and (usual := _USUAL.fullmatch(piece))
        and not is_lineage([usual[2]])
        and not begins_with_title(usual[2])
    ):
        return _Reading((Name(usual[2], usual[1]),))
    body = piece[: rest.start()] if rest else piece
    people = _people(body, alone)
    problems: list[str] = []
    if len(people) > 1:
        problems.append(_several(body, len(people)))
    readings = [read_name(person) for person in people]
    problems += (problem for _, signs in readings for problem in signs.problems)
    legend = tuple(explained for _, signs in readings for explained in signs.legend)
    return _Reading(tuple(name for name, _ in readings if name), bool(rest), tuple(problems), legend)


_BRACES = 'braces around a family name of two words, as in "{Soto Marín}, Ana Eva"'


def _several(body: str, number: int) -> str:
    advice = f", or {_BRACES}" if body.count(",") == 1 else ""
    return f'"{shown(body)}" is read as {number} names; write "and" between people{advice}.'


def _one_of_two(piece: str) -> str:
    return f'"{shown(piece)}" is read as one name; write "and" if it is two people, else {_BRACES}.'


_remembered = lru_cache(maxsize=32768)(_read_piece)


def _is_rest(piece: str) -> bool:
    bare = piece.strip("{}, ")  # Zotero exports {others}
    return bool(_REST.fullmatch(bare) or ("\\" in piece and _REST.fullmatch(to_text(piece).strip())))


def _joined_otherwise(piece: str) -> list[str]:
    """Return the names that a word such as "und" or "et" joins; none if it may be a part of one name."""
    if not _CONJUNCTION.search(piece):
        return []
    parts = [part.strip() for part in split(piece, _CONJUNCTION)]
    are_names = all(part.count(",") == 1 for part in parts) or all(map(_is_whole_name, parts))
    return parts if len(parts) > 1 and are_names else []


def _is_whole_name(text: str) -> bool:
    words = text.split()
    is_usual = 2 <= len(words) <= 4 and not (words[0][0].islower() or words[-1][0].islower())
    return is_usual and all(word[0].isalpha() and (not word[0].islower() or word in PARTICLES) for word in words)


def _people(piece: str, alone: bool) -> list[str]:
    """Return the names in a piece, which may be separated by something other than "and"."""
    if joined := _joined_otherwise(piece):
        return joined
    if ORDINARY.fullmatch(piece):
        return people_in(piece, alone=alone) if "," in piece else [piece]
    parts = [part.strip() for part in split(piece, _OTHER_SEPARATORS) if part.strip(BLANK)]
    if len(parts) > 1:
        return [name for part in parts for name in (people_in(part, alone=False) if "," in part else [part])]
    grouped = inside(piece)
    if grouped is not None:
        # {A*, B*}: braces around several people with the same sign
        parts = [part.strip() for part in split(grouped, COMMA)]
        return parts if len(parts) > 1 and all(map(SIGN.search, parts)) else [piece]
    return people_in(piece, alone=alone) if "," in piece else [piece]
