"""Turns formulas into readable plain text."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.etree.ElementTree import Element

ARITY = {"msup": 2, "msub": 2, "mfrac": 2, "mroot": 2, "mover": 2, "munder": 2, "msubsup": 3, "munderover": 3}
"""How many children each of these MathML elements must have to be valid."""

_SUPERSCRIPTS = str.maketrans(
    "0123456789+-−=()abcdefghijklmnoprstuvwxyzT∘", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵀ°"
)
_SUBSCRIPTS = str.maketrans("0123456789+-−=()aehijklmnoprstuvx", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ")
_OVER = {
    "¯": "\u0304",
    "^": "\u0302",
    "~": "\u0303",
    "˙": "\u0307",
    "¨": "\u0308",
    "→": "\u20d7",
    "ˇ": "\u030c",
    "˘": "\u0306",
    "´": "\u0301",
    "`": "\u0300",
    "―": "\u0304",
    "⏞": "",
}
_LINES_BELOW = frozenset("―⏟")
_RELATIONS = frozenset("=<>≤≥≈∼≃≅≡≠→←↔⇒⇐⇔∈∉⊂⊆∣≪≫∝↦⟶⟹:")


def read_out(formula: Element) -> str:
    """Return a MathML tree as text, with superscript and subscript characters if Unicode has them."""
    return " ".join(_row(formula).split())


def _row(node: Element) -> str:
    text, after_name = node.text or "", False
    for child in node:
        part = _text(child)
        is_name = child.tag in ("mi", "mo") and len(part) > 1 and part.isalpha()
        names_touch = (is_name or after_name) and text[-1:].isalnum() and part[:1].isalnum()
        if names_touch or (text.endswith(",") and part[:1].isalpha()):
            text += " "
        text, after_name = text + part, is_name
    return text


def _text(node: Element) -> str:
    if node.tag == "mo" and node.text in _RELATIONS:
        return f" {node.text} "
    if node.tag == "mspace":
        return "" if node.get("width", "").startswith("-") else " "
    if node.tag == "mphantom":
        return " "
    if len(node) == ARITY.get(node.tag):
        return _SCRIPTED[node.tag](*(" ".join(_text(child).split()) for child in node))
    if node.tag == "msqrt":
        return f"√{_grouped(_row(node))}"
    return _row(node) + {"mtr": "; ", "mtd": " "}.get(node.tag, "")


def _grouped(text: str) -> str:
    return text if len(text) == 1 or text.isalnum() else f"({text})"


def raised(script: str) -> str:
    """Return text in superscript characters, or unchanged if Unicode lacks one of them."""
    return _translated(script, _SUPERSCRIPTS)


def lowered(script: str) -> str:
    """Return text in subscript characters, or unchanged if Unicode lacks one of them."""
    return _translated(script, _SUBSCRIPTS)


def _translated(script: str, table: dict[int, int]) -> str:
    moved = script.replace(" ", "").translate(table)
    return script if set(moved) & set(script) else moved


def _above(base: str, script: str) -> str:
    if not script.strip("′″‴*∗†"):
        return base + script
    moved = raised(script)
    return f"{base}^{_grouped(script)}" if moved == script else base + moved


def _below(base: str, script: str) -> str:
    moved = lowered(script)
    return f"{base}_{_grouped(script)}" if moved == script else base + moved


def _under(base: str, script: str) -> str:
    return base if script in _LINES_BELOW else _below(base, script)


def _over(base: str, script: str) -> str:
    mark = _OVER.get(script)
    if mark is None:
        return _above(base, script)
    return unicodedata.normalize("NFC", base + mark) if len(base) == 1 else base


def _fraction(above: str, below: str) -> str:
    return f"{_grouped(above)}/{_grouped(below)}"


_SCRIPTED: dict[str, Callable[..., str]] = {
    "msup": _above,
    "msub": _below,
    "mover": _over,
    "munder": _under,
    "mfrac": _fraction,
    "mroot": lambda base, degree: f"{_above('', degree)}√{_grouped(base)}",
    "msubsup": lambda base, below, above: _above(_below(base, below), above),
    "munderover": lambda base, below, above: _above(_below(base, below), above),
}
