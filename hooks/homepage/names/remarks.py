"""Remarks next to a name that are not part of it, such as "(equal contribution)", an ORCID iD or `[cre]`."""

from __future__ import annotations

import re
from itertools import chain

from ..latex import to_text
from ..text.orcids import wrong_orcid
from ..text.word_sets import word_set
from .author_signs import SIGN, SIGN_PATTERN, AuthorSigns, signs_in, usual_sign
from .braces import RAISED_DIGITS, shown

SIGN_OR_REMARK = re.compile(
    "|".join(
        (
            rf"\\textsuperscript\s*\{{(?:{SIGN_PATTERN}|[\da-z,;\s$^])+\}}(?![A-Za-z])",
            rf"\$\^(?:{SIGN_PATTERN}|[\da-z,;\s{{}}])+\$(?![A-Za-z])|\$(?:{SIGN_PATTERN}|[\d,;\s^{{}}])+\$",
            rf"(?<!\\)\^(?:{SIGN_PATTERN}|\{{(?:{SIGN_PATTERN}|[\d,;\s])+\}})",
            r"[\[(（][^\[\](){}（）]{1,80}[\])）]",
            r"\\(?:thanks|footnote|orcid[A-Za-z]*)\s*\{[^{}]*\}",
            f"[{RAISED_DIGITS}]+",
            SIGN_PATTERN,
        )
    )
)
BRACKETS = "([（"
_EQUAL = re.compile(r"equal|(?:co-?|joint |shared )first|contributed", re.IGNORECASE)
_CORRESPONDING = re.compile(r"correspond", re.IGNORECASE)
_EDITORIAL = re.compile(r"(?:eds?|editors?|auth|authors?|hrsg|comps?|transl?)\.?", re.IGNORECASE)
_ORCID = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dXx]")
_NICKNAME = re.compile(r"[^\W\d_][\w.'’‐-]*")
_FAR = 300
_STATES = word_set(
    "deceased retired emeritus emerita student postdoc presenter speaker chair lead supervisor advisor mentor phd md"
    " translator illustrator author authors contributor verstorben"
)
_ROLES = word_set("aut com cph cre ctb ctr dtc edt fnd ill led rev ths trl")
"""The codes of the Library of Congress for what somebody did, which R writes into `citation()`."""


def without_signs(piece: str) -> tuple[str, AuthorSigns]:
    """Return a name without author signs and remarks, and these signs and remarks; a remark may explain a sign."""
    found: list[AuthorSigns] = []

    def take(match: re.Match[str]) -> str:
        signs = _read(match)
        if signs is None:
            return match[0]
        found.append(signs)
        return ""

    text = SIGN_OR_REMARK.sub(take, piece).strip()
    return text, _together(found) if found else AuthorSigns()


def _together(found: list[AuthorSigns]) -> AuthorSigns:
    signs, legends, problems, remarks, orcids = zip(*found, strict=True)
    return AuthorSigns(
        tuple(dict.fromkeys(chain.from_iterable(signs))),
        tuple(chain.from_iterable(legends)),
        tuple(chain.from_iterable(problems)),
        ", ".join(filter(None, remarks)),
        next(filter(None, orcids), ""),
    )


def _read(match: re.Match[str]) -> AuthorSigns | None:
    """Return the signs in a text next to a name, or None for a text in brackets that may be part of the name."""
    text = match[0]
    if text[0] not in BRACKETS and not text.startswith(("\\thanks", "\\footnote", "\\orcid")):
        return AuthorSigns(signs_in(text))
    remark = text[text.find("{") + 1 : -1].strip() if text[0] == "\\" else text[1:-1].strip()
    return _with_meaning(remark) or _of_person(match, remark)


def _with_meaning(remark: str) -> AuthorSigns | None:
    """Return the author sign that a remark is, or the meaning that it gives to one; None for any other remark."""
    sign = SIGN.match(remark)
    meaning = "equal" if _EQUAL.search(remark) else "corresponding" if _CORRESPONDING.search(remark) else ""
    if sign and meaning:
        return AuthorSigns(legend=((usual_sign(sign[0]), meaning),))
    if meaning:
        return AuthorSigns((meaning,))
    is_sign = sign and not SIGN.sub("", remark).strip(" ,;0123456789")
    return AuthorSigns(signs_in(remark)) if is_sign else None


def _of_person(match: re.Match[str], remark: str) -> AuthorSigns | None:
    """Return what a remark says about the person; a problem says that it is left out if the site cannot use it."""
    if (found := _ORCID.search(remark)) and not wrong_orcid(found[0].upper()):
        return AuthorSigns(orcid=found[0].upper())
    if _EDITORIAL.fullmatch(remark):
        return AuthorSigns(problems=(f'"{match[0]}" is not part of a name; put editors in the field "editor".',))
    before, after = _around(match)
    if before.count("{") > before.count("}"):  # braces say that it is a part of the name
        return None
    if _in_another_script(before + after, remark):
        return AuthorSigns(remark=to_text(remark))
    if match[0][0] != "\\" and not _is_aside(before, remark, after):
        return None
    left_out = f'"{shown(match[0])}" is not part of a name and is left out; write remarks in the field "note".'
    return AuthorSigns(problems=(left_out,))


def _around(match: re.Match[str]) -> tuple[str, str]:
    """Return the text before and after a remark; only a part of a very long one, which is not a name."""
    text, start, end = match.string, match.start(), match.end()
    return text[max(0, start - _FAR) : start], text[end : end + _FAR]


def _in_another_script(name: str, remark: str) -> bool:
    return any(map(str.isalpha, remark)) and any(map(str.isalpha, name)) and _is_latin(name) != _is_latin(remark)


def _is_latin(text: str) -> bool:
    return any(letter.isalpha() and (letter < "\u0250" or "\u1e00" <= letter < "\u1f00") for letter in text)


def _is_aside(before: str, remark: str, after: str) -> bool:
    """Return whether a text in brackets is certainly a remark: "Robert (Bob) Smith" and "L[eslie] Doe" are names."""
    if not before[-1:].isspace():
        return False
    if not _NICKNAME.fullmatch(remark) or remark.casefold() in _ROLES | _STATES or remark.islower():
        return True
    return not after.strip("{} ") and "," not in before
