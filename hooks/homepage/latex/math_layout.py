"""Sets formulas as TeX does: names of functions, limits of sums, accents and letters in bold.

Browsers know no more than MathML Core: it has no spaces beside names, and only one value of `mathvariant`.
"""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from .math_spaces import WITHOUT_SPACE, is_name, set_spaces, tighten
from .math_text import ARITY

if TYPE_CHECKING:
    from collections.abc import Collection

_WITH_LIMITS = frozenset(
    ("lim", "limsup", "liminf", "max", "min", "sup", "inf", "argmax", "argmin", "det", "gcd", "Pr", "∑", "∏", "∐")
) | frozenset("⋀⋁⋂⋃⨀⨁⨂⨄⨆")
"""What has its limits below and above in a formula on a line of its own, beside the author's `\\operatorname*`."""
_LIMITS = {"msub": "munder", "msup": "mover", "msubsup": "munderover"}
_WITH_ACCENT = frozenset(("mover", "munder"))
_ACCENTS = frozenset("^~¯→˙¨ˇ˘´`―")
_WIDE = {"^": "\u0302", "~": "\u0303", "―": "‾"}
"""Accents over several letters: the ones that a font for formulas can draw in any width."""
_STYLES = {
    "bold": "BOLD", "italic": "ITALIC", "bold-italic": "BOLD ITALIC", "double-struck": "DOUBLE-STRUCK",
    "script": "SCRIPT", "bold-script": "BOLD SCRIPT", "fraktur": "FRAKTUR", "bold-fraktur": "BOLD FRAKTUR",
    "sans-serif": "SANS-SERIF", "bold-sans-serif": "SANS-SERIF BOLD", "sans-serif-italic": "SANS-SERIF ITALIC",
    "sans-serif-bold-italic": "SANS-SERIF BOLD ITALIC", "monospace": "MONOSPACE",
}  # fmt: skip
"""Values of MathML's `mathvariant`, with the word that Unicode's names have for them."""


def set_as_tex(node: Element, names: Collection[str] = ()) -> None:
    r"""Change the tree of a formula in TeX; `names` are those that the formula itself has in `\operatorname*`."""
    for child in node:
        set_as_tex(child, names)
    for child in node[:1] if node.tag in _WITH_ACCENT else node:
        if child.tag == "mo" and child.text == "~":
            child.text = "∼"
    if node.tag in ARITY.keys() - {"mfrac"}:
        for script in node[1:]:
            tighten(script)
    if node.tag == "mo":
        _set_operator(node)
    elif node.tag in _LIMITS:
        _set_limits(node, names)
        _set_height(node)
    elif node.tag in _WITH_ACCENT:
        _set_accent(node)
    if node.tag not in ARITY and len(node) > 1:
        set_spaces(node)


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
    if is_name(name):
        node[:] = []
        node.tag, node.text, node.attrib = "mi", name, {"mathvariant": "normal"} if len(name) == 1 else {}
    elif len(node) and len(name) == 1:
        node[:] = []
        node.text = name
    elif len(node):
        node.tag = "mrow"
    elif (not name or name in WITHOUT_SPACE) and "lspace" not in node.attrib:
        node.attrib |= {"lspace": "0", "rspace": "0"}


def _set_limits(node: Element, names: Collection[str]) -> None:
    base, scripts = node[0], "".join("".join(script.itertext()) for script in node[1:])
    name = "".join("".join(base.itertext()).split())
    if (name in _WITH_LIMITS or name in names) and scripts.strip("′"):
        node.tag = _LIMITS[node.tag]
        if base.tag == "mi":
            base.tag, base.attrib = "mo", {"movablelimits": "true", "lspace": "0", "rspace": "0"}


def _set_height(node: Element) -> None:
    r"""Put a bracket of a given height into a row: Chromium draws `\Bigr)^n` low and small without one."""
    if "minsize" in node[0].attrib:
        row = Element("mrow")
        row[:] = [node[0], Element("mspace")]
        node[0] = row


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
