"""Author signs and remarks next to a name that are not part of it, such as `*` for equal contribution."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from .braces import RAISED_DIGITS

if TYPE_CHECKING:
    from .records import Name

_SIGN_COMMANDS = {
    "dag": "†", "dagger": "†", "textdagger": "†", "ddag": "‡", "ddagger": "‡", "textdaggerdbl": "‡",
    "ast": "*", "star": "*", "textasteriskcentered": "*",
    "Letter": "✉", "Envelope": "✉", "faEnvelope": "✉",
}  # fmt: skip
_SIGN_VARIANTS = {"∗": "*", "⁎": "*", "＊": "*", "✱": "*"}
ROLES = {"*": "equal", "✉": "corresponding"}
_SIGN_PATTERN = rf"(?:\\?\*+|\\?\#|[∗⁎＊✱†‡§¶]|✉\ufe0f?|\\(?:{'|'.join(_SIGN_COMMANDS)})(?![A-Za-z])(?:\{{\}})?)"
SIGN = re.compile(_SIGN_PATTERN)
SIGN_OR_REMARK = re.compile(
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


class AuthorSigns(NamedTuple):
    """The author signs and remarks written next to a name, and the problems in them."""

    signs: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    """Author signs with the meanings that remarks give them."""
    problems: tuple[str, ...] = ()


def without_signs(piece: str) -> tuple[str, AuthorSigns]:
    """Return a name without author signs and remarks, and these signs and remarks; a remark may explain a sign."""
    found: list[AuthorSigns] = []

    def take(match: re.Match[str]) -> str:
        signs = _read_sign(match[0])
        if signs is None:
            return match[0]
        found.append(signs)
        return ""

    text = SIGN_OR_REMARK.sub(take, piece).strip()
    signs, legends, problems = (
        (chain.from_iterable(each) for each in zip(*found, strict=True)) if found else ((), (), ())
    )
    return text, AuthorSigns(tuple(dict.fromkeys(signs)), tuple(legends), tuple(problems))


def _read_sign(text: str) -> AuthorSigns | None:
    """Return the signs in a text next to a name, or None for a text in brackets that may be part of the name."""
    if text[0] in "([" or text.startswith(r"\thanks"):
        return _remark(text)
    return AuthorSigns(_signs(text))


def _remark(text: str) -> AuthorSigns | None:
    remark = text[text.find("{") + 1 : -1].strip() if text[0] == "\\" else text[1:-1].strip()
    sign = SIGN.match(remark)
    meaning = "equal" if _EQUAL.search(remark) else "corresponding" if _CORRESPONDING.search(remark) else ""
    if sign and meaning:
        return AuthorSigns(legend=((_sign(sign[0]), meaning),))
    if meaning:
        return AuthorSigns((meaning,))
    if sign and not SIGN.sub("", remark).strip(" ,;0123456789"):
        return AuthorSigns(_signs(remark))
    if _EDITORIAL.fullmatch(remark):
        return AuthorSigns(problems=(f'"{text}" is not part of a name; put editors in the field "editor".',))
    return AuthorSigns() if text[0] == "\\" else None


def _signs(text: str) -> tuple[str, ...]:
    return tuple(_sign(sign) for sign in SIGN.findall(text))


def _sign(text: str) -> str:
    bare = text.replace("{}", "").removesuffix("\ufe0f").lstrip("\\")
    return _SIGN_COMMANDS.get(bare) or _SIGN_VARIANTS.get(bare, bare)


def with_meanings(name: Name, legend: dict[str, str]) -> Name:
    """Return the name with its author signs replaced by their meanings in `legend`, by sign."""
    if not name.roles:
        return name
    return replace(name, roles=tuple(dict.fromkeys(legend.get(sign, sign) for sign in name.roles)))
