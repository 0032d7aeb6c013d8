"""The spaces between the parts of a formula, as TeX has them."""

from __future__ import annotations

import re
from itertools import product
from xml.etree.ElementTree import Element

from .math_text import ARITY

WITHOUT_SPACE = frozenset("|‖/.")
"""Ordinary characters in TeX, operators with space around them in MathML."""
_SIGNS = frozenset("+−±∓")
_KINDS = {
    **dict.fromkeys("([{⟨⌈⌊", "opening"), **dict.fromkeys(")]}⟩⌉⌋!′", "closing"),
    **dict.fromkeys(",;", "comma"), **dict.fromkeys("∑∏∐∫∬∭∮⋀⋁⋂⋃⨀⨁⨂⨄⨆", "large"),
    **dict.fromkeys("+−±∓×÷·⋅∗*⋆∘∙•∧∨∩∪⊕⊖⊗⊘⊙∖⊔⊓⊎≀", "binary"),
}  # fmt: skip
"""What an operator is in TeX; all others are relations."""
_DOTS = frozenset("…⋯")
_NAME = re.compile(r"[A-Za-z][\w\s-]*")
_THIN, _THICK = "0.167em", "0.278em"
_NONE = {"lspace": "0", "rspace": "0"}
_APART = {
    *product(("name", "dots"), ("name", "dots", "value")), ("value", "name"), ("value", "dots"),
    ("closing", "name"), ("closing", "dots"),
}  # fmt: skip
_JOINS_NOTHING_BEFORE = frozenset(("start", "opening", "relation", "binary", "comma", "large", "name"))
_JOINS_NOTHING_AFTER = frozenset(("end", "closing", "relation", "comma"))
_SCRIPTED = ARITY.keys() - {"mfrac", "mroot"}
_STACKED = frozenset(("mover", "munder", "munderover"))


def set_spaces(row: Element) -> None:
    """Set the spaces between the parts of a row."""
    for place, part in enumerate(row):
        if part.tag == "mrow" and len(part) == 1 and part[0].tag == "mo":  # such as the comma in 1{,}000
            part[0].attrib |= _NONE
            row[place] = part[0]
    start, end = ("value", "value") if row.tag == "mtd" else ("start", "end")
    parts = [part for part in row if part.tag != "mspace"]
    before = [start, *(_kind(part, -1) for part in parts)]
    after = [*(_kind(part, 0) for part in parts), end]
    for place, part in enumerate(parts):
        if part.tag == "mo" and part.attrib != _NONE:
            _set_operator(part, before[place], after[place + 1])
    row[:] = _spaced(row)


def tighten(script: Element) -> None:
    """Remove the spaces around the operators and relations of a subscript, a superscript or a limit."""
    for row in script.iter():
        if row.tag not in ARITY and len(row) > 1:
            for part in row:
                if part.tag == "mo" and _kind(part, 0) not in ("large", "name"):
                    part.attrib |= _NONE


def is_name(text: str) -> bool:
    """Return whether the text of a part is the name of a function."""
    return bool(_NAME.fullmatch(text))


def _set_operator(sign: Element, before: str, after: str) -> None:
    """Set the spaces of one operator: where it joins nothing, or stands beside a relation, it has none."""
    kind = _kind(sign, 0)
    joins_nothing = before in _JOINS_NOTHING_BEFORE or after in _JOINS_NOTHING_AFTER
    if sign.text in _SIGNS and before in _JOINS_NOTHING_BEFORE - {"start"}:
        sign.set("form", "prefix")
    elif (kind == "binary" and sign.text not in _SIGNS and joins_nothing) or (
        sign.text == "∣" and (before == "start" or after == "end")
    ):
        sign.attrib |= _NONE
    elif kind == "relation":
        if after == "relation":
            sign.set("rspace", "0")
        if before == "relation":
            sign.set("lspace", "0")


def _spaced(row: Element) -> list[Element]:
    r"""Return the parts of a row with TeX's spaces beside the name of a function and beside `\overset{?}{=}`."""
    parts: list[Element] = []
    for before, after in zip([None, *row], row, strict=False):
        if before is not None and (_kind(before, -1), _kind(after, 0)) in _APART:
            parts.append(Element("mspace", {"width": _THIN}))
        if after.tag in _STACKED and "accent" not in after.attrib and _kind(after, 0) == "relation":
            next(after[0].iter("mo")).attrib |= _NONE
            parts += [Element("mspace", {"width": _THICK}), after, Element("mspace", {"width": _THICK})]
        else:
            parts.append(after)
    return parts


def _kind(node: Element, end: int) -> str:
    """Return what stands at the beginning (0) or the end (-1) of a part, as far as it decides about space there."""
    if node.tag == "mrow" and len(node):
        return _kind(node[end], end)
    if node.tag in _SCRIPTED:
        return _kind(node[0], end)
    text = node.text or ""
    if text in _DOTS:
        return "dots"
    if "movablelimits" in node.attrib or (node.tag == "mi" and len(text) > 1 and is_name(text)):
        return "name"
    if node.tag == "mspace":
        return "space"
    if node.tag != "mo" or text in WITHOUT_SPACE:
        return "value"
    return _KINDS.get(text, "relation")
