"""Marks and remarks beside a name, such as a star for equal contribution, which are no letters of it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from .braces import RAISED_DIGITS

if TYPE_CHECKING:
    from .records import Name

_SIGN_COMMANDS = {
    "dag": "†", "dagger": "†", "textdagger": "†", "ddag": "‡", "ddagger": "‡", "textdaggerdbl": "‡",
    "ast": "*", "star": "*", "textasteriskcentered": "*",
    "Letter": "✉", "Envelope": "✉", "faEnvelope": "✉",
}  # fmt: skip
_SIGN_VARIANTS = {"∗": "*", "⁎": "*", "＊": "*", "✱": "*"}
MEANINGS = {"*": "equal", "✉": "corresponding"}
_SIGN_PATTERN = rf"(?:\\?\*+|\\?\#|[∗⁎＊✱†‡§¶]|✉\ufe0f?|\\(?:{'|'.join(_SIGN_COMMANDS)})(?![A-Za-z])(?:\{{\}})?)"
SIGN = re.compile(_SIGN_PATTERN)
MARK = re.compile(
    "|".join(
        (
            rf"\\textsuperscript\s*\{{(?:{_SIGN_PATTERN}|[\d,;\s$^])+\}}",
            rf"\$(?:{_SIGN_PATTERN}|[\d,;\s^{{}}])+\$",
            rf"(?<!\\)\^(?:{_SIGN_PATTERN}|\{{(?:{_SIGN_PATTERN}|[\d,;\s])+\}})",
            r"[\[(][^\[\](){}]{1,80}[\])]",
            r"\\thanks\s*\{[^{}]*\}",
            f"[{RAISED_DIGITS}]+",
            _SIGN_PATTERN,
        )
    )
)
_EQUAL = re.compile(r"equal|(?:co-?|joint |shared )first|contributed", re.IGNORECASE)
_CORRESPONDING = re.compile(r"correspond", re.IGNORECASE)
_EDITORIAL = re.compile(r"(?:eds?|editors?|auth|authors?|hrsg|comps?|transl?)\.?", re.IGNORECASE)


def without_marks(piece: str, complaints: list[str], legend: dict[str, str]) -> tuple[str, tuple[str, ...]]:
    """Return a name without footnote marks and remarks, and the marks; a remark may explain a mark."""
    signs: list[str] = []

    def take(found: re.Match[str]) -> str:
        text = found[0]
        if text[0] in "([" or text.startswith(r"\thanks"):
            return _take_remark(text, signs, complaints, legend)
        signs.extend(_sign(sign) for sign in SIGN.findall(text))
        return ""

    return MARK.sub(take, piece).strip(), tuple(dict.fromkeys(signs))


def _take_remark(text: str, signs: list[str], complaints: list[str], legend: dict[str, str]) -> str:
    remark = text[text.find("{") + 1 : -1].strip() if text[0] == "\\" else text[1:-1].strip()
    sign = SIGN.match(remark)
    meaning = "equal" if _EQUAL.search(remark) else "corresponding" if _CORRESPONDING.search(remark) else ""
    if sign and meaning:
        legend[_sign(sign[0])] = meaning
    elif meaning:
        signs.append(meaning)
    elif sign and not SIGN.sub("", remark).strip(" ,;0123456789"):
        signs.extend(_sign(sign) for sign in SIGN.findall(remark))
    elif _EDITORIAL.fullmatch(remark):
        complaints.append(f'"{text}" is no part of a name; put editors in the field "editor".')
    elif text[0] != "\\":
        return text
    return ""


def _sign(text: str) -> str:
    bare = text.replace("{}", "").removesuffix("\ufe0f").lstrip("\\")
    return _SIGN_COMMANDS.get(bare) or _SIGN_VARIANTS.get(bare, bare)


def with_meanings(name: Name, legend: dict[str, str]) -> Name:
    """Return the name with its marks replaced by what the list says they mean."""
    if not name.roles:
        return name
    return replace(name, roles=tuple(dict.fromkeys(legend.get(sign, sign) for sign in name.roles)))
