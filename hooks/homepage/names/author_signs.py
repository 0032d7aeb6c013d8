"""Author signs next to a name that are not part of it, such as `*` for equal contribution."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from .records import Name

_SIGN_COMMANDS = {
    "dag": "†", "dagger": "†", "textdagger": "†", "ddag": "‡", "ddagger": "‡", "textdaggerdbl": "‡",
    "ast": "*", "star": "*", "textasteriskcentered": "*",
    "Letter": "✉", "Envelope": "✉", "faEnvelope": "✉",
}  # fmt: skip
_SIGN_VARIANTS = {"∗": "*", "⁎": "*", "＊": "*", "✱": "*"}
ROLES = {"*": "equal", "✉": "corresponding"}
SIGN_PATTERN = rf"(?:\\?\*+|\\?\#|[∗⁎＊✱†‡§¶]|✉\ufe0f?|\\(?:{'|'.join(_SIGN_COMMANDS)})(?![A-Za-z])(?:\{{\}})?)"
SIGN = re.compile(SIGN_PATTERN)


class AuthorSigns(NamedTuple):
    """The author signs and remarks written next to a name, and the problems in them."""

    signs: tuple[str, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    """Author signs with the meanings that remarks give them."""
    problems: tuple[str, ...] = ()
    remark: str = ""
    """The name in another script."""
    orcid: str = ""


def signs_in(text: str) -> tuple[str, ...]:
    """Return the author signs in a text, each in its usual form."""
    return tuple(map(usual_sign, SIGN.findall(text)))


def usual_sign(text: str) -> str:
    r"""Return the usual form of an author sign: `*` for `∗` and for `\ast`."""
    bare = text.replace("{}", "").removesuffix("\ufe0f").lstrip("\\")
    return _SIGN_COMMANDS.get(bare) or _SIGN_VARIANTS.get(bare, bare)


def with_meanings(name: Name, legend: dict[str, str]) -> Name:
    """Return the name with its author signs replaced by their meanings in `legend`, by sign."""
    if not name.roles:
        return name
    return replace(name, roles=tuple(dict.fromkeys(legend.get(sign, sign) for sign in name.roles)))
