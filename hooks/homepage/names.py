"""Personal and corporate names, read from the name lists of BibTeX and biblatex."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from .latex import to_text


@dataclass(frozen=True, slots=True)
class Name:
    """One name in the four parts of BibTeX, as plain Unicode text."""

    given: str
    family: str
    """With a corporate name: the whole name."""
    prefix: str = ""
    """The particle: von, van der, de la."""
    suffix: str = ""
    """The lineage: Jr., III."""
    corporate: bool = False
    roles: tuple[str, ...] = ()
    """`equal`, `corresponding`, or the mark itself where nothing says what it means."""

    @property
    def full(self) -> str:
        """Return the name in reading order: given names, particle, family name, lineage."""
        return " ".join(filter(None, (self.given, self.prefix, self.family, self.suffix)))

    @property
    def sort_key(self) -> tuple[str, str, str, str]:
        """Return what to sort by: the family name without its particle, as biblatex does by default."""
        return fold(self.family), fold(self.given), fold(self.prefix), fold(self.suffix)

    @property
    def initials(self) -> str:
        """Return the given names abbreviated, hyphens kept: `J.-P. W.`; a script without case stays whole."""
        spaced = _GIVEN_WORD.sub(lambda word: _initial(word[0]), self.given).replace(".", ". ")
        return " ".join(spaced.replace(". -", ".-").split())


@dataclass(frozen=True, slots=True)
class NameList:
    """The people of one field, in its order, and what was odd about how they are written."""

    names: tuple[Name, ...]
    truncated: bool
    """The list ends in "and others" or its like."""
    complaints: tuple[str, ...]
    """Sentences for the author of the file."""


def parse_names(value: str) -> NameList:
    """Return everyone in a name field, by BibTeX's rules and in biblatex's extended name format."""
    text, complaints = _tidy(value)
    pieces = [piece.strip() for piece in _split(text, _AND)]
    readings = [_read(piece, len(pieces) == 1) for piece in pieces if piece.strip(_BLANK)]
    if len(readings) < len(pieces) and len(pieces) > 1:
        complaints.append('An "and" has no name on one side; remove it.')
    legend = dict(_MEANINGS)
    for reading in readings:
        legend.update(reading.legend)
        complaints += reading.complaints
    names = tuple(_with_meanings(name, legend) for reading in readings for name in reading.names)
    return NameList(names, any(reading.truncated for reading in readings), tuple(dict.fromkeys(complaints)))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return text for comparison: no case, no accents on Latin and Greek letters, `ø` as `o`, `ß` as `ss`."""
    if text.isascii():
        return text.casefold()
    bare = _ACCENTS.sub("", unicodedata.normalize("NFKD", text.casefold()))
    return unicodedata.normalize("NFC", bare.translate(_PLAIN_LETTERS))


_ACCENTS = re.compile(r"(?<=[a-zA-Z\u00c0-\u024f\u0370-\u03ff])[\u0300-\u036f]+")
_PLAIN_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "þ": "th", "æ": "ae", "œ": "oe"}
)
_GIVEN_WORD = re.compile(r"[^\W\d_][\w'’]*\.?")


def _initial(word: str) -> str:
    letters = word.rstrip(".")
    if letters.upper() == letters.lower():
        return word
    together = len(letters) <= 3 and letters.isupper()
    return "".join(f"{letter}." for letter in (letters if together else letters[0]))


# --- the list ---------------------------------------------------------------------------------------

# BibTeX counts braces, takes "and" in any case between white space, and knows no escaped brace.
# An "and" glued to a full stop ("B.and Doe, K.") is a slip no name can explain.
_AND = re.compile(r"[{}]|(?:(?<!\S)|(?<=\.))and(?!\S)", re.IGNORECASE)
_GLUED_AND = re.compile(r"\.and(?!\S)", re.IGNORECASE)
_OTHER_SEPARATORS = re.compile(r"[{};]|(?<=\s)\\?&(?=\s)")
_COMMA = re.compile(r"[{},]")
_SPACE = re.compile(r"[{}]|(?:\\ |\s|(?<!\\)~)+")
_BLANK = "{}~,; \t\r\n\f\v"
_TAG = re.compile(r"</?[A-Za-z][^<>]*>")
_ENTITY = re.compile(r"&#?\w{2,30};")


def _split(text: str, separator: re.Pattern[str]) -> list[str]:
    """Split at a separator outside braces; its pattern also finds the braces."""
    if "{" not in text:
        return separator.split(text)
    pieces, start, depth = [], 0, 0
    for found in separator.finditer(text):
        mark = found[0]
        if mark == "{":
            depth += 1
        elif mark == "}":
            depth -= 1
        elif depth == 0:
            pieces.append(text[start : found.start()])
            start = found.end()
    pieces.append(text[start:])
    return pieces


def _tidy(value: str) -> tuple[str, list[str]]:
    """Return the field without HTML and without braces that have no partner."""
    complaints = []
    if "<" in value:
        value = _TAG.sub("", value)
    if "&" in value:
        value = _ENTITY.sub(lambda entity: html.unescape(entity[0]), value)
    if "{" in value or "}" in value:
        lonely = _lonely_braces(value)
        if lonely:
            complaints.append("A brace in the names has no partner; close or remove it.")
            value = "".join(char for at, char in enumerate(value) if at not in lonely)
    if _GLUED_AND.search(value):
        complaints.append('An "and" stands directly after a full stop; write a space before it.')
    return value, complaints


def _lonely_braces(text: str) -> set[int]:
    opened, lonely = [], set()
    for brace in _BRACE.finditer(text):
        if brace[0] == "{":
            opened.append(brace.start())
        elif opened:
            opened.pop()
        else:
            lonely.add(brace.start())
    return lonely.union(opened)


_BRACE = re.compile(r"[{}]")

# --- one piece between two "and" --------------------------------------------------------------------


class _Reading(NamedTuple):
    names: tuple[Name, ...] = ()
    truncated: bool = False
    complaints: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()


_RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LETTER = rf"[^\W{_RAISED_DIGITS}]"
_ORDINARY = re.compile(rf"(?:{_LETTER}++|[\s.,'’‐–-]++)*+")
_REST = re.compile(r"others|et\.?\s*al\.?|\.{3}|…", re.IGNORECASE)
_TRAILING_REST = re.compile(r"[\s,~](?:et\.?[\s~]*al\.?|\.{3}|…|\\l?dots(?:\{\})?)\Z", re.IGNORECASE)
_USUAL_WORD = rf"{_LETTER}+(?:[-'’]{_LETTER}+)*"
_USUAL = re.compile(rf"({_USUAL_WORD}), ({_USUAL_WORD}\.?(?: {_USUAL_WORD}\.?)*)")
_LONGEST_REMEMBERED = 200


def _read(piece: str, alone: bool) -> _Reading:
    return (_remembered if len(piece) <= _LONGEST_REMEMBERED else _read_piece)(piece, alone)


def _read_piece(piece: str, alone: bool) -> _Reading:
    """Read what stands between two "and": one name, or several if other separators were used."""
    if len(piece) < 30 and _is_rest(piece):
        return _Reading(truncated=True)
    rest = _TRAILING_REST.search(piece, len(piece) - 12)
    # Most names are "Last, First" without any LaTeX, and the rules below come to the same.
    if not rest and (usual := _USUAL.fullmatch(piece)) and not _is_lineage([usual[2]]):
        return _Reading((Name(usual[2], usual[1]),))
    complaints: list[str] = []
    legend: dict[str, str] = {}
    body = piece[: rest.start()] if rest else piece
    people = _people(body, alone)
    if len(people) > 1:
        complaints.append(f'"{_shown(body)}" is read as {len(people)} names; write "and" between people.')
    names = [_read_name(person, complaints, legend) for person in people]
    found = tuple(name for name in names if name)
    return _Reading(found, bool(rest), tuple(complaints), tuple(legend.items()))


_remembered = lru_cache(maxsize=32768)(_read_piece)


def _is_rest(piece: str) -> bool:
    return bool(_REST.fullmatch(piece) or ("\\" in piece and _REST.fullmatch(to_text(piece).strip())))


def _shown(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


def _people(piece: str, alone: bool) -> list[str]:
    """Return the people in a piece whose author separated them by something other than "and"."""
    if _ORDINARY.fullmatch(piece):
        return _comma_list(piece, alone) if "," in piece else [piece]
    parts = [part.strip() for part in _split(piece, _OTHER_SEPARATORS) if part.strip(_BLANK)]
    if len(parts) > 1:
        return parts
    grouped = _inside(piece)
    if grouped is not None:
        # {A*, B*}: braces around several people who share a mark
        parts = [part.strip() for part in _split(grouped, _COMMA)]
        return parts if len(parts) > 1 and all(map(_SIGN.search, parts)) else [piece]
    return _comma_list(piece, alone) if "," in piece else [piece]


def _comma_list(piece: str, alone: bool) -> list[str]:
    parts = [part.strip() for part in _split(piece, _COMMA) if part.strip()]
    if len(parts) < 2 or (len(parts) == 2 and " " not in parts[0]) or _EXTENDED.search(piece):
        return [piece]
    words = [_words(part if _ORDINARY.fullmatch(part) else _MARK.sub("", part)) for part in parts]
    if all(map(_family_then_initials, words)) or all(map(_initials_then_family, words)):
        return parts
    listing = (alone and len(parts) > 2) or (
        piece.rstrip().endswith(",") and not any(_is_initials(name[-1]) for name in words if name)
    )
    if not listing:
        return [piece]
    if len(parts) % 2 == 0 and all(given and all(map(_is_initials, given)) for given in words[1::2]):
        return [f"{last}, {first}" for last, first in zip(parts[::2], parts[1::2], strict=True)]
    several = all(len(name) > 1 or part.startswith("{") for name, part in zip(words, parts, strict=True))
    return parts if several else [piece]


def _inside(piece: str) -> str | None:
    """Return what a pair of braces around the whole piece encloses, or None."""
    if not (piece.startswith("{") and piece.endswith("}")):
        return None
    depth = 0
    for brace in _BRACE.finditer(piece):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return piece[1:-1] if brace.end() == len(piece) else None
    return None


# --- marks ------------------------------------------------------------------------------------------

_SIGN_COMMANDS = {
    "dag": "†", "dagger": "†", "textdagger": "†", "ddag": "‡", "ddagger": "‡", "textdaggerdbl": "‡",
    "ast": "*", "star": "*", "textasteriskcentered": "*",
    "Letter": "✉", "Envelope": "✉", "faEnvelope": "✉",
}  # fmt: skip
_SIGN_VARIANTS = {"∗": "*", "⁎": "*", "＊": "*", "✱": "*"}
_MEANINGS = {"*": "equal", "✉": "corresponding"}
_SIGN_PATTERN = rf"(?:\\?\*+|\\?\#|[∗⁎＊✱†‡§¶]|✉\ufe0f?|\\(?:{'|'.join(_SIGN_COMMANDS)})(?![A-Za-z])(?:\{{\}})?)"
_SIGN = re.compile(_SIGN_PATTERN)
_MARK = re.compile(
    "|".join(
        (
            rf"\\textsuperscript\s*\{{(?:{_SIGN_PATTERN}|[\d,;\s$^])+\}}",
            rf"\$(?:{_SIGN_PATTERN}|[\d,;\s^{{}}])+\$",
            rf"(?<!\\)\^(?:{_SIGN_PATTERN}|\{{(?:{_SIGN_PATTERN}|[\d,;\s])+\}})",
            r"[\[(][^\[\](){}]{1,80}[\])]",
            r"\\thanks\s*\{[^{}]*\}",
            f"[{_RAISED_DIGITS}]+",
            _SIGN_PATTERN,
        )
    )
)
_EQUAL = re.compile(r"equal|(?:co-?|joint |shared )first|contributed", re.IGNORECASE)
_CORRESPONDING = re.compile(r"correspond", re.IGNORECASE)
_EDITORIAL = re.compile(r"(?:eds?|editors?|auth|authors?|hrsg|comps?|transl?)\.?", re.IGNORECASE)


def _without_marks(piece: str, complaints: list[str], legend: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return a name without footnote marks and remarks, and the marks; a remark may explain a mark."""
    signs: list[str] = []

    def take(found: re.Match[str]) -> str:
        text = found[0]
        if text[0] in "([" or text.startswith(r"\thanks"):
            return _take_remark(text, signs, complaints, legend)
        signs.extend(_sign(sign) for sign in _SIGN.findall(text))
        return ""

    return _MARK.sub(take, piece).strip(), tuple(dict.fromkeys(signs))


def _take_remark(text: str, signs: list[str], complaints: list[str], legend: dict[str, str]) -> str:
    remark = text[text.find("{") + 1 : -1].strip() if text[0] == "\\" else text[1:-1].strip()
    sign = _SIGN.match(remark)
    meaning = "equal" if _EQUAL.search(remark) else "corresponding" if _CORRESPONDING.search(remark) else ""
    if sign and meaning:
        legend[_sign(sign[0])] = meaning
    elif meaning:
        signs.append(meaning)
    elif sign and not _SIGN.sub("", remark).strip(" ,;0123456789"):
        signs.extend(_sign(sign) for sign in _SIGN.findall(remark))
    elif _EDITORIAL.fullmatch(remark):
        complaints.append(f'"{text}" is no part of a name; put editors in the field "editor".')
    elif text[0] != "\\":
        return text
    return ""


def _sign(text: str) -> str:
    bare = text.replace("{}", "").removesuffix("\ufe0f").lstrip("\\")
    return _SIGN_COMMANDS.get(bare) or _SIGN_VARIANTS.get(bare, bare)


def _with_meanings(name: Name, legend: dict[str, str]) -> Name:
    if not name.roles:
        return name
    return replace(name, roles=tuple(dict.fromkeys(legend.get(sign, sign) for sign in name.roles)))


# --- one name ---------------------------------------------------------------------------------------

_EXTENDED = re.compile(r'(?:\A|,)\s*"?(?:family|given)\s*=')
_LINEAGE = re.compile(r"(?:[JS]r|JR|SR|jr|sr)\.?|I{2,3}|IV|2nd|3rd|Ph\.?D\.?")
_DOTTED = re.compile(r"(?:[^\W\d_]\.-?){1,4}[^\W\d_]?")
_NO_INITIALS = frozenset({"AI", "ML", "NLP", "LLC", "USA", "UK", "EU", "UN"})
_FONT = re.compile(r"\\(?:text(?:bf|it|rm|sf|sc|normal)|u(?:nder)?line|ul|emph|mathbf)\s*\{|[{}]")
_FONT_SWITCH = re.compile(r"\\(?:bf|it|em|sc|bfseries|itshape|scshape)(?![A-Za-z])\s*")
_LATEX = re.compile(r"[\\{}$~%]|--|``|''")


def _read_name(piece: str, complaints: list[str], legend: dict[str, str]) -> Name | None:
    """Return the name in a piece, or None if nothing but marks is there."""
    text, signs = piece, tuple[str, ...]()
    if not _ORDINARY.fullmatch(piece):
        text, signs = _without_marks(piece, complaints, legend)
        text = _without_fonts(text)
    if not text.strip(_BLANK):
        if not legend:
            complaints.append(f'"{_shown(piece)}" is no name and is left out.')
        return None
    name = _extended(text) if "=" in text and _EXTENDED.search(text) else _classic(text, complaints)
    if not name.family:
        name = replace(name, family=name.given or piece, given="")
    return replace(name, roles=signs) if signs else name


def _without_fonts(text: str) -> str:
    """Return a name without the font commands around it or its parts, so that its words can be seen."""
    if "\\" not in text:
        return text
    if (inside := _inside(text)) and (switch := _FONT_SWITCH.match(inside)):
        text = inside[switch.end() :]
    opened: list[bool] = []

    def drop(brace: re.Match[str]) -> str:
        if brace[0] != "}":
            opened.append(brace[0] == "{")
            return "{" if opened[-1] else ""
        return "}" if not opened or opened.pop() else ""

    return _FONT.sub(drop, text)


def _extended(text: str) -> Name:
    """Read biblatex's extended name format: `family=Berg, given=Jan, prefix={van der}`."""
    values: dict[str, str] = {}
    pending = ""
    for part in _split(text, _COMMA):
        pending += part
        if (pending.count('"') - pending.count('\\"')) % 2:
            pending += ","
            continue
        key, _, value = pending.strip().strip('"').partition("=")
        values[key.strip()] = value.strip().strip('"')
        pending = ""
    family, given = values.get("family", ""), values.get("given", "")
    return Name(
        _plain(given),
        _plain(family),
        _plain(values.get("prefix", "")),
        _plain(values.get("suffix", "")),
        corporate=not given and _inside(family) is not None,
    )


def _classic(text: str, complaints: list[str]) -> Name:
    """Read "First von Last", "von Last, First" or "von Last, Jr, First", the three forms BibTeX knows."""
    if (whole := _inside(text)) is not None:
        return Name("", " ".join(_plain(whole).split()), corporate=True)
    parts = [words for part in _split(text, _COMMA) if (words := _words(part))]
    if text.endswith(","):
        complaints.append(f'"{_shown(text)}" ends in a comma; remove it.')
    if len(parts) > 3:
        complaints.append(f'"{_shown(text)}" has too many commas for one name; write "and" between people.')
    if len(parts) < 2:
        return _reading_order(parts[0] if parts else [text])
    last, second, *more = parts
    rest = [word for words in more for word in words]
    if not rest and _is_lineage(second):
        return replace(_reading_order(last), suffix=_joined(second))
    given, suffix = (rest, second) if rest else (second, [])
    if _is_lineage(given) and not _is_lineage(suffix):
        given, suffix = suffix, given
    if not suffix and len(last) > 1 and _is_lineage(last[-1:]):
        last, suffix = last[:-1], last[-1:]
    prefix, family = _particle(last)
    return Name(_joined(given), _joined(family), _joined(prefix), _joined(suffix))


def _reading_order(words: list[str]) -> Name:
    """Read "First von Last"; also "Last F" with the initials at the end, and "First Last Jr."."""
    suffix: list[str] = []
    if len(words) > 1 and _is_lineage(words[-1:]):
        words, suffix = words[:-1], words[-1:]
    if _family_then_initials(words):
        prefix, family = _particle(words[:-1])
        return Name(_joined(words[-1:]), _joined(family), _joined(prefix), _joined(suffix))
    first = next((at for at, word in enumerate(words) if _is_particle(word)), len(words) - 1)
    prefix, family = _particle(words[first:])
    return Name(_joined(words[:first]), _joined(family), _joined(prefix), _joined(suffix))


def _particle(words: list[str]) -> tuple[list[str], list[str]]:
    """Split "von Last" after its last lower-case word; the final word is always the family's."""
    for at in range(len(words) - 2, -1, -1):
        if _is_particle(words[at]):
            return words[: at + 1], words[at + 1 :]
    return [], words


def _is_particle(word: str) -> bool:
    r"""Whether the first letter that BibTeX looks at is lower case: outside braces, or in `{\...}`."""
    if word[0].isalpha():
        return word[0].islower()
    depth = 0
    for at, char in enumerate(word):
        if char == "\\" and depth == 0:
            return to_text(word[at:])[:1].islower()
        if char == "{":
            depth += 1
            if depth == 1 and word[at + 1 : at + 2] == "\\":
                return next((letter for letter in to_text(word[at:]) if letter.isalpha()), "").islower()
        elif char == "}":
            depth -= 1
        elif depth == 0 and char.isalpha():
            return char.islower()
    return False


def _is_lineage(words: list[str]) -> bool:
    return len(words) == 1 and _LINEAGE.fullmatch(words[0]) is not None


def _is_initials(word: str) -> bool:
    if not word[0].isupper():
        return False
    bare = len(word) <= 3 and word.isalpha() and word.isupper() and word not in _NO_INITIALS
    return bare or _DOTTED.fullmatch(word) is not None


def _family_then_initials(words: list[str]) -> bool:
    return len(words) > 1 and _is_initials(words[-1]) and not any(map(_is_initials, words[:-1]))


def _initials_then_family(words: list[str]) -> bool:
    return len(words) > 1 and _is_initials(words[0]) and not _is_initials(words[-1])


def _words(text: str) -> list[str]:
    if _LATEX.search(text) is None:
        return text.split()
    return [word for word in _split(text.strip(), _SPACE) if word.strip("{}")]


def _joined(words: list[str]) -> str:
    return _plain(" ".join(words))


def _plain(text: str) -> str:
    return " ".join(to_text(text).split()) if text and _LATEX.search(text) else text
