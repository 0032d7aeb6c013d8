"""Splits one name into given names, particle, family name and lineage."""

from __future__ import annotations

import re
from dataclasses import replace

from ..latex import to_text
from ..text.word_sets import word_set
from .author_signs import AuthorSigns
from .braces import BLANK, COMMA, ORDINARY, inside, shown, split
from .records import Name
from .remarks import without_signs
from .words import LATEX, family_then_initials, is_lineage, is_particle, last_initials, words_of

EXTENDED = re.compile(r'(?:\A|,)\s*"?(?:family|given)\s*=')
_FONT = re.compile(r"\\(?:text(?:bf|it|rm|sf|sc|normal)|u(?:nder)?line|ul|emph|mathbf)\s*\{|[{}]")
_FONT_SWITCH = re.compile(r"\\(?:bf|it|em|sc|bfseries|itshape|scshape)(?![A-Za-z])\s*")
_IN_FONT = re.compile(r"\\(?:text(?:bf|it)|u(?:nder)?line|emph)\s*\{[^{}]*\}")
PARTICLES = word_set("am auf aus da dal de dei del della den der di do dos du la las le lo los van ver vom von zu zum")
_JOINING = (["y"], ["i"])
"""The words between the two family names of a Spanish or Catalan name."""
_ORGANIZATIONS = word_set("collaboration collaborations consortium")
"""Words with which no person's name ends: "The ATLAS Collaboration"."""

_OF_TWO_SIGNS = word_set(
    "欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 夏侯 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 宇文 长孙 長孫 东方 東方 轩辕 軒轅"
    " 端木 南宫 南宮 西门 西門 独孤 獨孤 申屠 太史 澹台 澹臺 钟离 鍾離 呼延 拓跋 남궁 황보 제갈 선우 독고 사공 서문"
)
"""Chinese and Korean family names of two signs."""


def read_name(piece: str) -> tuple[Name | None, AuthorSigns]:
    """Return the name in a piece, or None if it has only author signs; and its signs, with all problems."""
    text, signs = piece, AuthorSigns()
    if not ORDINARY.fullmatch(piece):
        text, signs = without_signs(piece)
        text = _without_fonts(text)
    if not text.strip(BLANK):
        left_out = () if signs.legend else (f'"{shown(piece)}" is not a name and is left out.',)
        return None, signs._replace(problems=(*signs.problems, *left_out))
    is_extended = "=" in text and EXTENDED.search(text) is not None
    name, problems = (_extended(text), ()) if is_extended else _classic(text)
    if not name.family:
        name = replace(name, family=name.given or piece, given="")
    if signs.signs or signs.remark or signs.orcid:
        name = replace(name, roles=signs.signs, remark=signs.remark, orcid=signs.orcid)
    return name, signs._replace(problems=(*signs.problems, *problems))


def _without_fonts(text: str) -> str:
    """Return a name without font commands, which would hide its words."""
    if "\\" not in text:
        return text
    if (enclosed := inside(text)) and (switch := _FONT_SWITCH.match(enclosed)):
        text = enclosed[switch.end() :]
    elif enclosed and _IN_FONT.fullmatch(enclosed):
        text = enclosed
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
    for part in split(text, COMMA):
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
        corporate=not given and inside(family) is not None,
    )


def _classic(text: str) -> tuple[Name, tuple[str, ...]]:
    """Return a name written in one of BibTeX's three forms, and the problems with its commas."""
    if (whole := inside(text)) is not None:
        return Name("", " ".join(_plain(whole).split()), corporate=True), ()
    parts = [words for part in split(text, COMMA) if (words := words_of(part))]
    problems = [*ends_in_comma(text)]
    if len(parts) > 3:
        problems.append(f'"{shown(text)}" has too many commas for one name; write "and" between people.')
    name = _by_commas(text, parts)
    if begins_with_title(name.given):
        problems.append(f'"{shown(text)}" has a title, of which references would make an initial; leave it out.')
    return name, tuple(problems)


def begins_with_title(given: str) -> bool:
    """Return whether the first given name is none, such as "Prof." or "Sir"."""
    return given.partition(" ")[0].rstrip(".").casefold() in _TITLES


_TITLES = word_set("prof professor dr sir dame lord rev mr mrs ms mme herr frau")


def ends_in_comma(text: str) -> tuple[str, ...]:
    """Return the problem of a name with a comma at its end, if it has one."""
    return (f'"{shown(text)}" ends in a comma; remove it.',) if text.rstrip().endswith(",") else ()


def _by_commas(text: str, parts: list[list[str]]) -> Name:
    """Return the name from "First von Last", "von Last, First" or "von Last, Jr, First", split at its commas."""
    if len(parts) < 2:
        return _reading_order(parts[0] if parts else [text])
    last, second, *more = parts
    rest = [word for words in more for word in words]
    if not rest and is_lineage(second) and not (len(last) == 1 and second[0].isupper()):  # "Doe, JR": J. R. Doe
        return replace(_reading_order(last), suffix=_joined(second))
    given, suffix = (rest, second) if rest else (second, [])
    if rest and is_lineage(given) and not is_lineage(suffix):
        given, suffix = suffix, given
    if not suffix and len(last) > 1 and is_lineage(last[-1:]):
        last, suffix = last[:-1], last[-1:]
    prefix, family = _particle(last)
    return Name(_joined(given), _joined(family), _joined(prefix), _joined(suffix))


def _reading_order(words: list[str]) -> Name:
    """Read "First von Last"; also "Last F" with the initials at the end, "First Last Jr.", and 王 小明."""
    suffix: list[str] = []
    if len(words) > 1 and _plain(words[-1]).casefold() in _ORGANIZATIONS:
        return Name("", _joined(words), corporate=True)
    if len(words) == 2 and Name(words[0], words[1]).is_east_asian:
        # Written in BibTeX's order, given name first, unless the first word is a family name of two signs.
        first_is_given = len(words[1]) == 1 < len(words[0]) and words[0] not in _OF_TWO_SIGNS
        return Name(*(words if first_is_given else reversed(words)))
    if len(words) > 1 and is_lineage(words[-1:]):
        words, suffix = words[:-1], words[-1:]
    if family_then_initials(words):
        at = last_initials(words)
        prefix, family = _particle(words[:at])
        return Name(_joined(words[at:]), _joined(family), _joined(prefix), _joined(suffix))
    first = next((at for at, word in enumerate(words) if is_particle(word)), len(words) - 1)
    prefix, family = _particle(words[first:])
    guessed = first > 1 and inside(words[-1]) is None
    is_second = first > 1 and words[first - 1].casefold() in PARTICLES  # "Piet Van den Berghe"
    joins = first > 0 and prefix in _JOINING and words[first - 1][:1].isupper()  # "José Ortega y Gasset"
    if prefix and (is_second or joins):
        first, prefix, family = first - 1, [], words[first - 1 :]
    return Name(_joined(words[:first]), _joined(family), _joined(prefix), _joined(suffix), guessed=guessed)


def _particle(words: list[str]) -> tuple[list[str], list[str]]:
    """Split "von Last" before its first capitalized word; the final word is always part of the family name.

    BibTeX splits after the last word in lower case, which would cut the family name in "Llobet y Prats".
    """
    first = next((at for at, word in enumerate(words[:-1]) if not is_particle(word)), len(words) - 1)
    return words[:first], words[first:]


def _joined(words: list[str]) -> str:
    return _plain(" ".join(words))


def _plain(text: str) -> str:
    return " ".join(to_text(text).split()) if text and LATEX.search(text) else text
