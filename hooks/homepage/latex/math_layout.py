"""Sets formulas as TeX does: spaces beside names of functions, limits of sums, signs, accents and letters in bold.

Browsers know no more than MathML Core: it has no spaces beside names, and only one value of `mathvariant`.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from .math_text import ARITY

if TYPE_CHECKING:
    from collections.abc import Collection

_WITH_LIMITS = frozenset(
    ("lim", "limsup", "liminf", "max", "min", "sup", "inf", "argmax", "argmin", "det", "gcd", "Pr", "∑", "∏", "∐")
) | frozenset("⋀⋁⋂⋃⨀⨁⨂⨄⨆")
"""What has its limits below and above in a formula on a line of its own, beside the author's `\\operatorname*`."""
_LIMITS = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
_OPENING, _CLOSING = frozenset("([{⟨⌈⌊"), frozenset(")]}⟩⌉⌋!′")
_SIGNS = frozenset("+−±∓")
_WITHOUT_SPACE = frozenset("|‖/")
"""Ordinary characters in TeX, operators with space around them in MathML."""
_VALUES = frozenset("∞∂∇∅∀∃¬℘…⋯")
"""Signs that stand for something, so that they have no space around them as operators have."""
_ELSE_ITALIC = frozenset("∂∇")
_DOTS = frozenset("…⋯")
_WITH_ACCENT = frozenset(("mover", "munder"))
_ACCENTS = frozenset("^~¯→˙¨ˇ˘´`―")
_WIDE = {"^": "\u0302", "~": "\u0303", "―": "‾"}
"""Accents over several letters: the ones that a font for formulas can draw in any width."""
_NAME = re.compile(r"[A-Za-z][\w\s-]*")
_STYLES = {
    "bold": "BOLD", "italic": "ITALIC", "bold-italic": "BOLD ITALIC", "double-struck": "DOUBLE-STRUCK",
    "script": "SCRIPT", "bold-script": "BOLD SCRIPT", "fraktur": "FRAKTUR", "bold-fraktur": "BOLD FRAKTUR",
    "sans-serif": "SANS-SERIF", "bold-sans-serif": "SANS-SERIF BOLD", "sans-serif-italic": "SANS-SERIF ITALIC",
    "sans-serif-bold-italic": "SANS-SERIF BOLD ITALIC", "monospace": "MONOSPACE",
}  # fmt: skip
"""Values of MathML's `mathvariant`, with the word that Unicode's names have for them."""
_THIN = "0.167em"
_APART = {("name", "name"), ("name", "value"), ("value", "name"), ("closing", "name")}
_SCRIPTED = ARITY.keys() - {"mfrac", "mroot"}


def name_operators(formula: Element) -> None:
    r"""Tell operators from letters, which the library mixes up, as for `\\pm` and `≤`; ∞ and the like are values."""
    for node in formula.iter():
        sign = node.text or " "
        if node.tag == "mi" and _is_operator(sign):
            node.tag = "mo"
            if unicodedata.category(sign) in ("Ps", "Pe"):
                node.set("stretchy", "false")
        elif sign in _VALUES:
            node.tag, node.attrib = "mi", {"mathvariant": "normal"} if sign in _ELSE_ITALIC else {}
        elif node.tag == "mo" and sign == ":":
            node.set("lspace", "0")


def _is_operator(sign: str) -> bool:
    is_sign = len(sign) == 1 and unicodedata.category(sign) in ("Sm", "Ps", "Pe")
    return sign in ":;" or (is_sign and sign not in _VALUES)


def set_as_tex(node: Element, names: Collection[str] = ()) -> None:
    r"""Change the tree of a formula in TeX; `names` are those that the formula itself has in `\operatorname*`."""
    for child in node:
        set_as_tex(child, names)
    for child in node[:1] if node.tag in _WITH_ACCENT else node:
        if child.tag == "mo" and child.text == "~":
            child.text = "∼"
    if node.tag == "mo":
        _set_operator(node)
    elif node.tag in _LIMITS:
        _set_limits(node, names)
    elif node.tag in _WITH_ACCENT:
        _set_accent(node)
    if node.tag not in ARITY and len(node) > 1:
        _set_signs(node)
        node[:] = _spaced(node)


def write_out_variants(node: Element) -> None:
    """Replace letters with a `mathvariant` by the letters of mathematics that look so; `normal` stays."""
    for token in node.iter():
        if style := _STYLES.get(token.get("mathvariant", "")):
            del token.attrib["mathvariant"]
            token.text = "".join(_styled(letter, style) for letter in token.text or "")


def _styled(letter: str, style: str) -> str:
    """Return a letter or digit in a style, or unchanged where Unicode has no such letter."""
    name = re.sub("LATIN |GREEK | LETTER", "", unicodedata.name(letter, ""))
    for styled in (f"MATHEMATICAL {style} {name}", f"{style.replace('FRAKTUR', 'BLACK-LETTER')} {name}"):
        with suppress(KeyError):
            return unicodedata.lookup(styled)
    return letter


def _set_operator(node: Element) -> None:
    """Turn the name of a function into an identifier, which has no space of its own around it."""
    name = "".join(node.itertext())
    if _is_name(name):
        node[:] = []
        node.tag, node.text, node.attrib = "mi", name, {"mathvariant": "normal"} if len(name) == 1 else {}
    elif len(node):
        node.tag = "mrow"
    elif name in _WITHOUT_SPACE and "lspace" not in node.attrib:
        node.attrib |= {"lspace": "0", "rspace": "0"}


def _is_name(text: str) -> bool:
    return bool(_NAME.fullmatch(text))


def _set_limits(node: Element, names: Collection[str]) -> None:
    base, scripts = node[0], "".join("".join(script.itertext()) for script in node[1:])
    name = "".join("".join(base.itertext()).split())
    if (name in _WITH_LIMITS or name in names) and scripts.strip("′"):
        node.tag = _LIMITS[node.tag]
        if base.tag == "mi":
            base.tag, base.attrib = "mo", {"movablelimits": "true", "lspace": "0", "rspace": "0"}


def _set_accent(node: Element) -> None:
    accent = node[1]
    if accent.tag != "mo" or not accent.text or accent.text not in _ACCENTS or node[0].tag == "mo":
        return
    is_below, is_line = node.tag == "munder", accent.text == "―"
    is_wide = is_line or not (node.get("accent") or accent.get("stretchy"))
    node.attrib = {} if is_line else {"accentunder" if is_below else "accent": "true"}
    accent.attrib = {} if is_wide else {"stretchy": "false"}
    if is_wide:
        accent.text = "_" if is_line and is_below else _WIDE.get(accent.text, accent.text)


def _set_signs(row: Element) -> None:
    """Mark a plus or minus that does not join two values: it has no space after it."""
    for before, sign in pairwise(row):
        if sign.tag == "mo" and sign.text in _SIGNS and _kind(before, -1) in ("name", "opening", "operator"):
            sign.set("form", "prefix")


def _spaced(row: Element) -> list[Element]:
    """Return the parts of a row with TeX's thin space between the name of a function and a value beside it."""
    parts = list(row[:1])
    for before, after in pairwise(row):
        if (_kind(before, -1), _kind(after, 0)) in _APART:
            parts.append(Element("mspace", {"width": _THIN}))
        parts.append(after)
    return parts


def _kind(node: Element, end: int) -> str:
    """Return what stands at the beginning (0) or the end (-1) of a part, as far as it decides about space there."""
    if node.tag == "mrow" and len(node):
        return _kind(node[end], end)
    if node.tag in _SCRIPTED:
        return _kind(node[0], end)
    text = node.text or ""
    if "movablelimits" in node.attrib or text in _DOTS or (node.tag == "mi" and len(text) > 1 and _is_name(text)):
        return "name"
    if node.tag == "mspace":
        return "space"
    if node.tag != "mo" or text in _WITHOUT_SPACE:
        return "value"
    return "opening" if text in _OPENING else "closing" if text in _CLOSING else "operator"
