"""Writes an entry as a file writes its own."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..bibtex.values import MONTHS
from ..names import parse_names
from .markup import escaped

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..names.records import Name
    from .file_style import FileStyle

_ACCENTS = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0302": "^",
    "\u0303": "~",
    "\u0304": "=",
    "\u0306": "u ",
    "\u0307": ".",
    "\u0308": '"',
    "\u030a": "r ",
    "\u030b": "H ",
    "\u030c": "v ",
    "\u0327": "c ",
    "\u0328": "k ",
}
_LETTERS = {
    "ß": r"{\ss}", "ø": r"{\o}", "Ø": r"{\O}", "æ": r"{\ae}", "Æ": r"{\AE}", "œ": r"{\oe}", "Œ": r"{\OE}",
    "å": r"{\aa}", "Å": r"{\AA}", "ł": r"{\l}", "Ł": r"{\L}", "ı": r"{\i}", "đ": r"{\dj}", "–": "--", "—": "---",
    "‘": "`", "’": "'", "“": "``", "”": "''", "\u00a0": "~",
}  # fmt: skip
_NUMBERS = ("year", "volume", "number", "month", "day")
_LISTS = ("author", "editor", "translator")


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry to be written: its values are LaTeX, and complete."""

    type: str
    key: str
    fields: Mapping[str, str]
    names: Mapping[str, tuple[Name, ...]] = field(default_factory=dict)
    others: bool = False
    """Whether the list of authors ends with `and others`."""

    def value(self, name: str, style: FileStyle) -> str:
        """Return what a field says, with its names as the file writes names."""
        if name not in self.names:
            return self.fields[name]
        written = [name_text(each, family_first=style.family_first) for each in self.names[name]]
        return " and ".join([*written, *(["others"] if self.others and name == "author" else [])])


def entry_text(entry: NewEntry, style: FileStyle) -> str:
    """Return the text of an entry, from the `@` to its end, in the style of a file."""
    names = style.in_order([*entry.fields, *entry.names])
    width = max(map(len, names), default=0) if style.column < 0 else 0
    lines = [_field_text(entry, name, width, style) for name in names]
    opening = "(" if style.closing == ")" else "{"
    end = f"{',' if style.comma_at_end else ''}{style.before_end}{style.closing}"
    text = f"@{_cased(entry.type, style.types)}{opening}{entry.key}{''.join(lines)}{end}"
    return text.replace("\n", style.newline)


def name_text(name: Name, *, family_first: bool) -> str:
    """Return a name as BibTeX reads it; one whose family name is a guess stays in the order of the source."""
    given, suffix = _part(name.given).replace(",", " "), _part(name.suffix).replace(",", " ")
    if name.corporate or not given:
        whole = _part(" ".join(filter(None, (name.prefix, name.family))))
        return f"{{{whole}}}" if name.corporate or re.search(r"[\s,]", whole) else whole
    family = " ".join(filter(None, (_part(name.prefix), _in_braces(_part(name.family)))))
    with_commas = ", ".join(filter(None, (family, suffix, given)))
    if family_first:
        return f"{given} {family}" if name.guessed and not suffix and not _is_plain(name) else with_commas
    in_order = f"{given} {family}"
    return in_order if not suffix and _is_read_as(in_order, name) else with_commas


def _is_read_as(text: str, name: Name) -> bool:
    """Return whether a name in reading order is cut where the source cuts it."""
    read = parse_names(text).names
    return name.guessed or (len(read) == 1 and (read[0].prefix, read[0].family) == (name.prefix, name.family))


def _part(text: str) -> str:
    """Return a part of a name in LaTeX; the word that divides names is in braces."""
    return re.sub(r"\b(and)\b", r"{\1}", escaped(text), flags=re.IGNORECASE)


def _in_braces(family: str) -> str:
    return f"{{{family}}}" if "," in family else family


def _is_plain(name: Name) -> bool:
    """Return whether all middle names are initials, so that the last word is the family name: `Joseph E. Lee`."""
    return " " not in name.family and all(len(word.strip(".")) == 1 for word in name.given.split()[1:])


def _field_text(entry: NewEntry, name: str, width: int, style: FileStyle) -> str:
    written = _cased(name, style.names)
    if style.column > 0:
        space = " " * max(1, style.column - len(written))
    else:
        space = " " * max(0, width - len(written)) + style.before_equals
    start = f"{style.before_field}{written}{space}={style.after_equals}"
    return start + _value_text(entry, name, start, style)


def _value_text(entry: NewEntry, name: str, start: str, style: FileStyle) -> str:
    value = entry.value(name, style)
    if name == "month" and value.lower() in MONTHS:
        return value.lower() if style.month_form == "macro" else _delimited(_month(value.lower(), style), style)
    if value in style.strings:
        return style.strings[value]
    if style.bare_numbers and name in _NUMBERS and value.isdecimal() and value.isascii():
        return value
    if style.latex_accents:
        value = in_latex(value)
    if name in _LISTS and style.one_name_a_line:
        indent = style.name_indent if style.name_indent >= 0 else len(start.rpartition("\n")[2].expandtabs(8)) + 1
        value = value.replace(" and ", f" and\n{' ' * indent}")
    return _delimited(value, style)


def _month(macro: str, style: FileStyle) -> str:
    if style.month_form == "number":
        return str(list(MONTHS).index(macro) + 1)
    return MONTHS[macro] if style.month_form == "name" else macro.capitalize()


def _delimited(value: str, style: FileStyle) -> str:
    if style.opening == '"' and '"' not in value:
        return f'"{value}"'
    return f"{{{value}}}"


def _cased(word: str, written: Mapping[str, str]) -> str:
    """Return a type or a name of a field as the file writes it, or else in the case that most others have."""
    if word in written:
        return written[word]
    case = written.get("", "lower")
    return word.upper() if case == "upper" else word.capitalize() if case == "capital" else word


def in_latex(text: str) -> str:
    """Return a text with its accented Latin letters in LaTeX; letters that LaTeX has no command for stay."""
    return text if text.isascii() else "".join(map(_letter, unicodedata.normalize("NFC", text)))


def _letter(character: str) -> str:
    if character.isascii() or character in _LETTERS:
        return _LETTERS.get(character, character)
    parts = unicodedata.normalize("NFD", character)
    if len(parts) != 2 or parts[1] not in _ACCENTS or not parts[0].isascii():
        return character
    base = r"\i" if parts[0] == "i" else parts[0]
    return f"{{\\{_ACCENTS[parts[1]]}{base}}}"
