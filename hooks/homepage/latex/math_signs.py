r"""Mends the tree that the library makes of a formula: signs and letters are what they are in TeX.

The library mixes up operators and letters, as for `\pm` and `≤`, and draws `\not p` and arrows with words by boxes
that browsers do not have.
"""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

if TYPE_CHECKING:
    from collections.abc import Iterator

_VALUES = frozenset("∞∂∇∅∀∃¬℘…⋯⊥⊤□◇∠∁")
"""Signs that stand for something, so that they have no space around them as operators have."""
_ELSE_ITALIC = frozenset("∂∇")
CAPITALS = frozenset("ΓΔΘΛΞΠΣΥΦΨΩ")
"""Greek letters that TeX sets upright."""
_UPRIGHT = {None: "normal", "bold-italic": "bold"}
_INSTEAD = {"◻": "□", r"\{": "{", r"\}": "}", r"\|": "‖"}
_BARS = frozenset("|‖∣∥")
_STROKE = "⧸"
_ROOM = "0.3em"
"""On each side of the words above an arrow."""


def mend_signs(formula: Element) -> None:
    """Change the library's tree of a formula in TeX."""
    for node in formula.iter():
        node[:] = _mended(node)
        sign = node.text or " "
        if sign in _INSTEAD:
            sign = node.text = _INSTEAD[sign]
        if node.tag == "mi" and _is_operator(sign):
            node.tag = "mo"
        elif sign in _VALUES:
            node.tag, node.attrib = "mi", {"mathvariant": "normal"} if sign in _ELSE_ITALIC else {}
        elif sign in CAPITALS and (variant := _UPRIGHT.get(node.get("mathvariant"))):
            node.set("mathvariant", variant)
        elif node.tag == "mo" and sign == ":":  # \colon, not a typed colon, which is a relation
            node.set("lspace", "0")
        if node.tag == "mo":
            _set_height(node, sign)


def _is_operator(sign: str) -> bool:
    is_sign = len(sign) == 1 and unicodedata.category(sign) in ("Sm", "Ps", "Pe")
    return sign in ":;" or (is_sign and sign not in _VALUES)


def _set_height(operator: Element, sign: str) -> None:
    r"""Let a bracket or bar grow only if it is written so, as `\Big|`."""
    if sign in _BARS or unicodedata.category(sign[0]) in ("Ps", "Pe"):
        operator.attrib.setdefault("stretchy", "true" if "minsize" in operator.attrib else "false")


def _mended(node: Element) -> Iterator[Element]:
    r"""Yield the parts of a node without negative spaces; with `\not` in the struck letter, and with long arrows."""
    is_struck = False
    for child in node:
        if child.tag == "mpadded" and child.get("width") == "0":
            is_struck = "".join(child.itertext()) == _STROKE
        elif child.tag == "mpadded":
            child.tag = "mrow"
            child[:] = [Element("mspace", {"width": _ROOM}), *child[:1], Element("mspace", {"width": _ROOM})]
            yield child
        elif child.tag == "mstyle" and len(child) == 1 and child[0].tag == "mo":
            child[0].set("stretchy", "true")
            yield child[0]
        elif not child.get("width", "").startswith("negative"):
            if is_struck:
                _strike(child)
                is_struck = False
            yield child


def _strike(part: Element) -> None:
    """Put a stroke through the first letter or sign of a part."""
    for token in part.iter():
        if token.text and token.text.strip():
            token.text = unicodedata.normalize("NFC", f"{token.text[0]}\u0338{token.text[1:]}")
            return
